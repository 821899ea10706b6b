// What an act is judged by, and what every answer to it is drawn from.
import { readReport, type ReadReport } from '../../../app/read-report.ts'
import type { World } from '../../../report/world.ts'
import { openingOf } from '../../opening.ts'
import type { Fields } from '../../read-form.ts'
import type { CaseAtHand } from '../case-at-hand.ts'
import type { RequestContext, Web } from '../../web.ts'
import type { ActAtHand } from './act-at-hand.ts'

export type ActStanding = {
  readonly web: Web
  readonly c: RequestContext
  readonly atHand: CaseAtHand
  readonly world: World
  /** Null where nothing of the kind is offered any more. */
  readonly act: ActAtHand | null
  /** What was sent; null where the form is opened. */
  readonly fields: Fields | null
}

/** With the words of the report, which cost several reads: for what is shown. */
export type ActShowing = ActStanding & { readonly report: ReadReport }

export async function showing(standing: ActStanding): Promise<ActShowing> {
  const { reportId, audience, opened, report: known } = standing.atHand
  const report = await readReport(openingOf(standing.web), reportId, { audience, known, opened })
  if (report === null) throw new Error('A report that an officer was let in to is not in the database.')
  return { ...standing, report }
}
