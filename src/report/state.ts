// The state of one report: all that a decision needs, and nothing that a person typed.
import type { Level, SopRef } from '../sop/sop.ts'
import type { Body, HoldingOutcome } from '../sop/vocabulary.ts'
import type { Breach } from './clocks/breaches.ts'
import type { Clock, Owes } from './clocks/clock.ts'
import type { ReportId } from './numbers/public-number.ts'
import type { Contact } from './messages/reach.ts'
import type { Erasure } from './erasure/erasure.ts'
import type { Opening } from './openings/opening.ts'
import type { RungClock } from './clocks/rung-clock.ts'
import type { Channel, Classification, Nature, UnitId } from './world.ts'

/** How a closed report ended. */
export const OUTCOMES = ['settled', 'withdrawn', 'archived', 'not-followed-up', 'handed-over'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A unit's turn with the report, run by its own procedure, pinned when it opens. */
export type Holding = {
  /** Number inside the report, from 1. */
  readonly no: number
  /** The holding that opened it; null for the first. */
  readonly parent: number | null
  readonly role: 'first' | 'lead' | 'supporter'
  readonly unit: UnitId
  /** The body outside that the report was handed to while this unit watches it; else null. */
  readonly body: Body | null
  readonly sop: SopRef
  /** The lanes of the procedure that this unit works: its own procedure's, or those below in its opener's. */
  readonly level: Level
  readonly step: string
  readonly owes: Owes
  readonly open: boolean
  readonly outcome: HoldingOutcome | null
  readonly openedAt: number
  readonly enteredStepAt: number
  /** Grows with every event of this holding; what an officer saw is compared with it. */
  readonly version: number
  /** Where a hold goes back to. */
  readonly resume: { readonly step: string; readonly enteredAt: number } | null
  /** When it waited for the reporter, epoch milliseconds, oldest first; the last has no end while it waits. Absent where it never did since that was kept. */
  readonly waited?: readonly { readonly from: number; readonly to: number | null }[]
  /** Duties that run beside the step. */
  readonly duties: readonly Duty[]
  /** What its steps have left behind, the latest of each kind. */
  readonly artefacts: readonly Kept[]
  /** Dispatched by the coordinator's decision: can't be sent back. */
  readonly binding: boolean
}

export type Duty = { readonly step: string; readonly owes: Owes; readonly openedAt: number }

/** Something that a step left behind: a wording, a file, or a value that no person's words are in. */
export type Kept = {
  readonly artefact: string
  readonly step: string
  readonly at: number
  /** Number of the officer; null for the reporter and the system. */
  readonly by: number | null
  readonly wording: number | null
  readonly file: number | null
  /** A choice, a number at another body, an instant. */
  readonly value: string | null
}

/** `officer` is null where only the unit is known. */
export type ComplainedAbout = { readonly officer: number | null; readonly unit: UnitId }

/** `handedAt`: since when a body outside knows it; null while none does. Epoch milliseconds. */
export type Consent = { readonly given: boolean; readonly at: number; readonly handedAt: number | null }

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
  /** What the reporter chose; staff may hide more than that, and only undo their own. */
  readonly chosen: { readonly anonymous: boolean; readonly secret: boolean }
  readonly contactGiven: boolean
  /** Who the reporter is lies in the vault; absent where they never said. */
  readonly identified?: true
  /** Whether a body outside may learn who the reporter is; absent until they have said so. */
  readonly consent?: Consent
  /** How the reporter can be reached and what was sent; absent in reports that were taken in before it was kept. */
  readonly contact?: Contact
  /** When it was received, by us or where it came in first. */
  readonly receivedAt: number
  /** When the reporter last opened it again after it was closed; absent where they never did. */
  readonly reopenedAt?: number
  readonly government: UnitId
  /** Another date of receipt that somebody asks for, with the number of the wording that says why; absent or null where nobody does. */
  readonly receiptAsked?: { readonly at: number; readonly by: number; readonly wording: number | null } | null
  /** The agency that the reporter named; a wish, not a dispatch. */
  readonly agencyWished: UnitId | null
  readonly region: string | null
  /** The unit here that answers for the report until it is closed. */
  readonly watcher: UnitId
  readonly holdings: readonly Holding[]
  /** Clocks that still run or were missed and are still owed. */
  readonly clocks: readonly Clock[]
  /** Warnings of these clocks: those that have come and the next ones. Reports of before there were any don't say. */
  readonly rungs?: readonly RungClock[]
  /** Kinds of clocks ever recorded as missed. */
  readonly missed: readonly string[]
  /** Every miss that was recorded; absent where there was none since it was kept. */
  readonly breaches?: readonly Breach[]
  /** Asked before the outer time ran out whether a body outside may learn who they are; absent where they weren't. */
  readonly consentAsked?: true | null
  /** When the file was judged complete; null until then. */
  readonly completeAt: number | null
  /** From when the outer time counts: judged complete, at the latest the end of the time to verify. */
  readonly countsFrom: number | null
  readonly firstNoticeAt: number | null
  readonly answeredAt: number | null
  /** When the latest answer reached the reporter. */
  readonly deliveredAt: number | null
  /** The silence that ran to its end since the latest answer: until when, and in which step of which holding. */
  readonly silence: { readonly until: number; readonly holding: number; readonly step: string } | null
  /** The reporter wrote and nobody has answered yet. */
  readonly replyWaits: boolean
  /** Answers the reporter was not satisfied with. */
  readonly rounds: number
  /** Dispatches sent back as not one's own. */
  readonly bounces: number
  /** How often, and how many milliseconds in all, it waited for its reporter. */
  readonly holds: number
  readonly heldFor: number
  readonly systemic: boolean
  readonly inspection: boolean | null
  /** Whether a masked wording exists that the public may read. */
  readonly masked: boolean
  /** Who is complained about, as the verifier recorded it: they neither handle nor see it. */
  readonly complainedAbout: readonly ComplainedAbout[]
  /** Looks at what the reporter hides that last or wait; absent where nobody ever asked. */
  readonly openings?: readonly Opening[]
  /** A custodian has to look at one of them; null where none does any more. */
  readonly custodian?: true | null
  readonly nextOpening?: number
  /** Absent where nobody ever asked for erasure or a hold. */
  readonly erasure?: Erasure
  readonly nextClock: number
  readonly nextWording: number
  readonly nextFile: number
}
