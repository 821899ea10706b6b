// What can happen to a report on its way to being forgotten, or kept from it.
import type { WarnedSeat } from '../clocks/rung-clock.ts'
import type { WishStage } from './wish-warnings.ts'
import type { By, Told, WordingRef, ClockChange } from '../event.ts'

export type ErasureEvent =
  /** The reporter wants it erased. */
  | { readonly kind: 'erasure-asked'; readonly wordings: readonly WordingRef[]; readonly told: readonly Told[] }
  /** The time in which it is decided ends soon, or is over; `to` are the lists on which that stands. */
  | { readonly kind: 'wish-warned'; readonly stage: WishStage; readonly to: readonly WarnedSeat[] }
  /** An officer said no, and why: for the reporter. `late`: after the time that the law gives. */
  | { readonly kind: 'erasure-refused'; readonly by: By; readonly late: boolean; readonly wordings: readonly WordingRef[]; readonly told: readonly Told[] }
  | {
      /** Its key is to be destroyed. By whose authority: the reporter's wish, or the time that its class is kept for, by a list that two persons approved. */
      readonly kind: 'erasure-ordered'
      readonly by: By
      readonly authority: 'reporter' | 'retention'
      readonly list: number | null
      readonly late: boolean
      readonly told: readonly Told[]
      readonly clocks: ClockChange
    }
  /** Its key is destroyed, with everything sealed under it and every plain text of it. */
  | { readonly kind: 'report-erased' }
  /** Kept because the law asks for it, and why. */
  | { readonly kind: 'hold-set'; readonly by: By; readonly wordings: readonly WordingRef[] }
  | { readonly kind: 'hold-lifted'; readonly by: By; readonly wordings: readonly WordingRef[] }
