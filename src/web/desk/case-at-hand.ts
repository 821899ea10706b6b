// The report that the gate let an officer at, and the posts in which they may write into it.
import type { LoadedReport } from '../../store/load-reports.ts'
import { publicNumber, type ReportId } from '../../report/numbers/public-number.ts'
import type { Deed } from '../../report/policy.ts'
import { openedTo, type Opened } from '../../report/openings/opening.ts'
import type { ReportState } from '../../report/state.ts'
import type { Officer } from '../../report/allowed/who-may-act.ts'
import { whyNotForOfficer } from '../../report/allowed/why-not-for-officer.ts'
import type { World } from '../../report/world.ts'
import type { RequestContext, Web } from '../web.ts'
import { officerAtWork } from './officer-at-work.ts'
import { postsAtHand } from './posts-at-hand.ts'

export type CaseAtHand = {
  readonly reportId: ReportId
  readonly number: string
  readonly audience: 'verifier' | 'handler'
  /** As the gate read it; who writes judges it by its version. */
  readonly report: LoadedReport
  readonly state: ReportState
  readonly world: World
  /** What this officer has open for a while, beyond what they see anyway. */
  readonly opened: Opened
  readonly reader: { readonly officer: number; readonly posts: readonly Officer[] }
  /** In which they may write a note into it; null where none of their posts may any more. */
  readonly post: Officer | null
}

export function caseAtHand(web: Web, c: RequestContext): CaseAtHand {
  const [report, audience] = [c.get('report'), c.get('audience')]
  if (report === undefined || audience === undefined) throw new Error('This address is for officers at a report, but its gate let somebody else in.')
  return standingAt(web, c, report, audience)
}

/** As it stands now, for the answer to somebody whose act came too late. */
export async function caseAgain(web: Web, c: RequestContext): Promise<CaseAtHand> {
  const { report, audience } = caseAtHand(web, c)
  return standingAt(web, c, (await web.handling.load(report.reportId)) ?? report, audience)
}

function standingAt(web: Web, c: RequestContext, report: LoadedReport, audience: CaseAtHand['audience']): CaseAtHand {
  const world = web.reference.get().worldAt(web.clock.now())
  const { reportId, state } = report
  const { officer, government } = officerAtWork(c)
  const posts = postsAtHand(web, { officer, government })
  const reader = { officer, posts }
  return { reportId, number: publicNumber(reportId, web.secrets.numberKey), audience, report, state, world, opened: openedTo(state, officer, world.now), reader, post: postTo({ world, state, reader }, 'note') }
}

/** The post in which they may do this; null where they may not in any. */
export function postTo({ world, state, reader }: Pick<CaseAtHand, 'world' | 'state' | 'reader'>, deed: Deed): Officer | null {
  return reader.posts.find((one) => whyNotForOfficer(world, state, one, deed) === null) ?? null
}
