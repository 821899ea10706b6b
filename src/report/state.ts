// The state of one report: all that a decision needs, and nothing that a person typed.
import type { SopRef } from '../sop/sop.ts'
import type { Clock, Owes } from './clock.ts'
import type { ReportId } from './public-number.ts'
import type { Channel, Classification, Nature, UnitId } from './world.ts'

/** How a closed report ended. */
export type Outcome = 'settled' | 'withdrawn' | 'archived' | 'not-followed-up' | 'handed-over'

/** A unit's turn with the report, run by its own procedure, pinned when it opens. */
export type Holding = {
  /** Number inside the report, from 1. */
  readonly no: number
  /** The holding that opened it; null for the first. */
  readonly parent: number | null
  readonly role: 'first' | 'lead' | 'supporter' | 'above' | 'outside'
  readonly unit: UnitId
  readonly sop: SopRef
  readonly step: string
  readonly owes: Owes
  readonly open: boolean
  readonly openedAt: number
  readonly enteredStepAt: number
  /** Grows with every event of this holding; what an officer saw is compared with it. */
  readonly version: number
}

export type ReportState = {
  readonly reportId: ReportId
  /** Number of events so far; the last event's `seq`. */
  readonly version: number
  readonly open: boolean
  readonly outcome: Outcome | null
  readonly closedAt: number | null
  readonly classification: Classification
  readonly nature: Nature | null
  readonly channel: Channel
  /** Identity hidden from agency and public. */
  readonly anonymous: boolean
  /** The whole report hidden from all but its handlers. */
  readonly secret: boolean
  readonly contactGiven: boolean
  readonly receivedAt: number
  readonly government: UnitId
  /** The agency that the reporter named; a wish, not a dispatch. */
  readonly agencyWished: UnitId | null
  readonly region: string | null
  /** The unit here that answers for the report until it is closed. */
  readonly watcher: UnitId
  readonly holdings: readonly Holding[]
  /** Clocks that still run or were missed and are still owed. */
  readonly clocks: readonly Clock[]
  readonly nextClock: number
  readonly nextWording: number
  readonly nextFile: number
}
