// What waits for a custodian: each request with its reason, and nothing else of the report that it is about.
import type { ReportId } from '../report/numbers/public-number.ts'
import { waitingOf, type Opening as Asked } from '../report/openings/opening.ts'
import { whyNotDecide } from '../report/openings/why-not-open.ts'
import type { Refusal } from '../report/refusal.ts'
import type { ReportState } from '../report/state.ts'
import { reportsForCustodian } from '../store/custodian-reports.ts'
import { readWordings } from '../store/report-contents.ts'
import { openText } from '../vault/report-key.ts'
import { reportKey, type Opening } from './read-report.ts'

export type OpeningRequest = {
  readonly reportId: ReportId
  readonly opening: Asked
  readonly reason: string
  /** Why the reporter is not to be told; null where they are. */
  readonly quiet: string | null
  /** Why this custodian may not decide it; null where they may. */
  readonly whyNot: Refusal | null
}

/** Oldest first, at most a hundred. What was erased meanwhile waits no more. */
export async function openingRequests(opening: Opening, government: number, custodian: number): Promise<readonly OpeningRequest[]> {
  const states = await reportsForCustodian(opening.pool, government)
  const found = await Promise.all(states.map((state) => requestsOf(opening, state, custodian)))
  return found.flat().toSorted((one, other) => one.opening.askedAt - other.opening.askedAt)
}

/** How many wait for this custodian's decision. */
export async function countOpeningRequests({ pool, world }: Pick<Opening, 'pool' | 'world'>, government: number, custodian: number): Promise<number> {
  const states = await reportsForCustodian(pool, government)
  return states.flatMap((state) => waitingOf(state).filter((asked) => whyNotDecide(world, state, custodian, asked) === null)).length
}

async function requestsOf({ pool, keys, world }: Opening, state: ReportState, custodian: number): Promise<readonly OpeningRequest[]> {
  const { reportId } = state
  const [key, wordings] = await Promise.all([reportKey({ pool, keys }, reportId), readWordings(pool, reportId)])
  if (key === null) return []
  const text = (no: number | null) => {
    const found = wordings.find((one) => one.no === no)
    return found === undefined ? null : openText(key, { reportId, table: 'wording', id: found.no }, found.sealed)
  }
  return waitingOf(state).map((asked) => ({ reportId, opening: asked, reason: text(asked.reason) ?? '', quiet: text(asked.quiet), whyNot: whyNotDecide(world, state, custodian, asked) }))
}
