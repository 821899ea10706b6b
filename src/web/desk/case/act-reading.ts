// What the reading of an act's form goes by: the act, the report, what was sent.
import type { ReportState } from '../../../report/state.ts'
import type { Unit } from '../../../report/world.ts'
import type { Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import type { Fields } from '../../read-form.ts'
import type { ActAtHand } from './act-at-hand.ts'
import type { StartingTexts } from './starting-texts.ts'

export type ActReading = {
  readonly t: Text
  readonly act: ActAtHand
  readonly state: ReportState
  readonly fields: Fields
  readonly zone: Zone
  readonly now: number
  /** What stood in the fields of words when the form was opened. */
  readonly starts: StartingTexts
  /** Units that a dispatch may name. */
  readonly targets: readonly Unit[]
  /** Units that may be complained about, and the officers of each. */
  readonly complainable: ReadonlyMap<number, readonly number[]>
  /** Whether files came along. */
  readonly hasFiles: boolean
}

/** Notes what is wrong with a field. */
export type Fault = (field: string, message: string) => void
