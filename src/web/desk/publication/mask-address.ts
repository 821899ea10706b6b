// Where a settled report that nobody has masked is masked for publication.
import { publicNumber, type ReportId } from '../../../report/numbers/public-number.ts'
import { maskingWay } from '../../../report/allowed/publishing.ts'
import type { ReportState } from '../../../report/state.ts'
import type { Officer } from '../../../report/allowed/who-may-act.ts'
import type { World } from '../../../report/world.ts'
import { paths } from '../../paths.ts'
import type { Web } from '../../web.ts'

/** Null where none of the posts may. */
export function maskAddress({ secrets }: Pick<Web, 'secrets'>, world: World, { reportId, state }: { readonly reportId: ReportId; readonly state: ReportState }, posts: readonly Officer[]): string | null {
  const [found] = posts.flatMap((post) => maskingWay(world, state, post) ?? [])
  return found === undefined ? null : paths.act(publicNumber(reportId, secrets.numberKey), { holding: found.holding, step: found.step.id, way: found.way.id })
}
