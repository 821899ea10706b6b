// A rung of a ladder as a clock of its own: when somebody is warned of a time that runs out or was missed.
import type { UnitId } from '../world.ts'

/** A list of warnings: that of an office of a unit, or of all of it (`@unit`). */
export type WarnedSeat = { readonly unit: UnitId; readonly seat: string }

export type RungClock = {
  /** From the same series as clocks; never reused. */
  readonly id: number
  /** The clock that it warns of. It stands still with it, and ends with it. */
  readonly of: number
  /** Its name in the procedure of that clock. */
  readonly rung: string
  /** Epoch milliseconds. */
  readonly due: number
  readonly struckAt: number | null
  /** Who was warned, once it has struck. */
  readonly warned: readonly WarnedSeat[]
}
