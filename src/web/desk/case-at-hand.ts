// The report that the gate let an officer at, and the posts in which they may write into it.
import { publicNumber, type ReportId } from '../../report/public-number.ts'
import type { ReportState } from '../../report/state.ts'
import type { Officer } from '../../report/who-may-act.ts'
import { whyNotForOfficer } from '../../report/why-not-for-officer.ts'
import type { World } from '../../report/world.ts'
import type { RequestContext, Web } from '../web.ts'
import { officerAtWork } from './officer-at-work.ts'
import { postsAtHand } from './posts-at-hand.ts'

export type CaseAtHand = {
  readonly reportId: ReportId
  readonly number: string
  readonly audience: 'verifier' | 'handler'
  readonly state: ReportState
  readonly world: World
  readonly reader: { readonly officer: number; readonly posts: readonly Officer[] }
  /** Null where none of their posts may write into it any more. */
  readonly post: Officer | null
}

export async function caseAtHand(web: Web, c: RequestContext): Promise<CaseAtHand> {
  const [reportId, audience] = [c.get('reportId'), c.get('audience')]
  const report = reportId === undefined ? null : await web.handling.load(reportId)
  if (reportId === undefined || audience === undefined || report === null) throw new Error('This address is for officers at a report, but its gate let somebody else in.')
  const world = web.reference.get().worldAt(web.clock.now())
  const { state } = report
  const { officer, government } = officerAtWork(c)
  const posts = postsAtHand(web, { officer, government })
  const post = posts.find((one) => whyNotForOfficer(world, state, one) === null) ?? null
  return { reportId, number: publicNumber(reportId, web.secrets.numberKey), audience, state, world, reader: { officer, posts }, post }
}
