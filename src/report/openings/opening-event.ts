// What can happen around a look at what a reporter hides. `reason` and `quiet` are numbers of wordings.
import type { By, Told, WordingRef } from '../event.ts'
import type { UnitId } from '../world.ts'
import type { OpenedPart } from './opening.ts'

export type OpeningEvent =
  | {
      /** `consent`: a custodian decides. */
      readonly kind: 'opening-asked'
      readonly by: By
      readonly no: number
      readonly what: OpenedPart
      readonly consent: boolean
      readonly reason: number
      readonly quiet: number | null
      readonly wordings: readonly WordingRef[]
    }
  | {
      /** It is open to that officer until then. `by` is who allowed it: the custodian, or the officer themselves where none is needed. */
      readonly kind: 'opening-began'
      readonly by: By
      readonly no: number
      readonly what: OpenedPart
      readonly officer: number
      readonly unit: UnitId
      readonly reason: number
      readonly until: number
      /** The reporter is not told, as long as no custodian says otherwise. */
      readonly quiet: boolean
      readonly told: readonly Told[]
    }
  | { readonly kind: 'opening-refused'; readonly by: By; readonly no: number; readonly what: OpenedPart }
  | {
      /** A custodian looked at why the reporter was not told of a look. `unit`: whose look it was. */
      readonly kind: 'quiet-judged'
      readonly by: By
      readonly no: number
      readonly what: OpenedPart
      readonly unit: UnitId
      readonly reason: number
      readonly verdict: 'quiet' | 'told'
      readonly told: readonly Told[]
    }
