// What every answer to an act is drawn from.
import type { ReadReport } from '../../../app/read-report.ts'
import type { World } from '../../../report/world.ts'
import type { Fields } from '../../read-form.ts'
import type { CaseAtHand } from '../case-at-hand.ts'
import type { RequestContext, Web } from '../../web.ts'
import type { ActAtHand } from './act-at-hand.ts'

export type ActShowing = {
  readonly web: Web
  readonly c: RequestContext
  readonly atHand: CaseAtHand
  readonly report: ReadReport
  readonly world: World
  /** Null where nothing of the kind is offered any more. */
  readonly act: ActAtHand | null
  /** What was sent; null where the form is opened. */
  readonly fields: Fields | null
}
