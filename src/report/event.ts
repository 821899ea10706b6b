// What can have happened to a report: past tense, small, numbers and hashes instead of words and names.
import type { Body, HoldingOutcome, Template } from '../sop/vocabulary.ts'
import type { Clock, Owes } from './clocks/clock.ts'
import type { DeliveryOutcome, Over, Proof, Reach } from './messages/reach.ts'
import type { ComplainedAbout, Holding, Kept, Outcome, ReportState } from './state.ts'
import type { ErasureEvent } from './erasure/erasure-event.ts'
import type { OpeningEvent } from './openings/opening-event.ts'
import type { RungClock, WarnedSeat } from './clocks/rung-clock.ts'
import type { Channel, Classification, Nature, UnitId } from './world.ts'

/** A text that somebody wrote, kept sealed elsewhere; the hash covers the sealed bytes (hex SHA-256). */
export type WordingRef = { readonly no: number; readonly kind: WordingKind; readonly hash: string }

/** `source` is where something came in first: a link or the mark of a letter, which may name a person. `artefact` is whatever a step of the procedure asked to be written; its name stands in the event that kept it. */
export type WordingKind = 'report' | 'identity' | 'source' | 'reply' | 'withdrawal-reason' | 'file-name' | 'masked' | 'note' | 'artefact' | 'opening-reason' | 'quiet-reason' | 'erasure-wish' | 'erasure-answer'

/** An evidence file, kept sealed elsewhere; the hash covers the sealed bytes (hex SHA-256), size in bytes before sealing. */
export type FileRef = { readonly no: number; readonly kind: FileKind; readonly size: number; readonly hash: string }

export type FileKind = 'photo' | 'video' | 'document'

/** Clocks started, replaced (paused, resumed, reckoned again) and ended by an event; `ended` lists clock numbers. */
export type ClockChange = { readonly started?: readonly Clock[]; readonly moved?: readonly Clock[]; readonly ended?: readonly number[]; /** All warnings as they stand then, where any of them changed. */ readonly rungs?: readonly RungClock[] }

/** Who did it: an officer's number and post (never a name), the reporter, or the system. */
export type By =
  | { readonly who: 'officer'; readonly officer: number; readonly unit: UnitId; readonly office: string }
  | { readonly who: 'reporter' }
  | { readonly who: 'system' }

/** What came in elsewhere: who entered it here, where it came in and when, in epoch milliseconds. */
export type Recorded = {
  readonly by: By
  readonly channel: Channel
  readonly at: number
  /** Of an e-mail to the report's own address: whether it came from the contact on record, or from another address. */
  readonly sender?: 'contact' | 'other'
}

/** What was decided about the report along with a way taken. */
export type Settings = {
  readonly classification?: Classification
  readonly nature?: Nature
  readonly anonymous?: boolean
  readonly secret?: boolean
  readonly systemic?: boolean
  readonly inspection?: boolean
  readonly complainedAbout?: readonly ComplainedAbout[]
}

/** A message that follows from an event: to whom, and which. */
export type Told = {
  readonly to: { readonly who: 'reporter' } | { readonly who: 'unit'; readonly unit: UnitId }
  readonly template: Template
  /** Channels that it goes out by, besides the page. */
  readonly over?: readonly Over[]
  /** It carries the answer: silence counts once it is known to have arrived. */
  readonly answers?: true
}

export type ReportEvent =
  | OpeningEvent
  | ErasureEvent
  | {
      readonly kind: 'report-submitted'
      readonly channel: Channel
      readonly classification: Classification
      readonly government: UnitId
      readonly agencyWished: UnitId | null
      readonly region: string | null
      /** Day of what happened, `YYYY-MM-DD`; null when not given. */
      readonly occurredOn: string | null
      /** When it came in where it came in first; epoch milliseconds. */
      readonly receivedAt: number
      readonly anonymous: boolean
      readonly secret: boolean
      readonly contactGiven: boolean
      /** What the contact offers; absent where it was taken in before that was kept. */
      readonly offers?: readonly Reach[]
      /** Channels that the receipt goes out by. */
      readonly over?: readonly Over[]
      readonly by: By
      readonly wordings: readonly WordingRef[]
      readonly files: readonly FileRef[]
      /** The report's own clocks. */
      readonly clocks: ClockChange
    }
  | {
      readonly kind: 'holding-opened'
      readonly holding: Holding
      readonly watcher: UnitId
      /** Steps that the system passed on the way in. */
      readonly passed: readonly string[]
      readonly clocks: ClockChange
    }
  | {
      readonly kind: 'reply-added'
      readonly by: 'reporter'
      /** Absent where the reporter wrote it here. */
      readonly recorded?: Recorded
      readonly wordings: readonly WordingRef[]
      readonly files: readonly FileRef[]
      readonly told: readonly Told[]
    }
  | {
      readonly kind: 'clock-missed'
      readonly clock: number
      readonly due: number
      /** The outer time counts from `due`: the time to verify ended before the file was judged. */
      readonly counts: boolean
      /** The report remembers it, so that the same time is not missed again; absent in old events. */
      readonly remembered?: true
      readonly told: readonly Told[]
    }
  | {
      /** A warning of a time that runs out or was missed came up in the lists of those who are to know. */
      readonly kind: 'rung-reached'
      readonly rung: number
      /** Its name in the procedure. */
      readonly name: string
      /** The clock that it warns of. */
      readonly of: number
      readonly due: number
      readonly warned: readonly WarnedSeat[]
      readonly clocks: ClockChange
    }
  | {
      /** Somebody took a way out of a step, or did a duty. */
      readonly kind: 'way-taken'
      readonly holding: number
      readonly step: string
      readonly way: string
      readonly by: By
      /** The reporter took it elsewhere, and an officer recorded that. */
      readonly recorded?: Recorded
      readonly kept: readonly Kept[]
      readonly settings: Settings
      readonly wordings: readonly WordingRef[]
      readonly files: readonly FileRef[]
      /** The file was judged complete by it. */
      readonly complete: boolean
      readonly told: readonly Told[]
      readonly clocks: ClockChange
    }
  | {
      readonly kind: 'step-entered'
      readonly holding: number
      readonly step: string
      readonly owes: Owes
      readonly how: 'forward' | 'hold' | 'resume'
      /** The turn keeps from when to when it waits; only of holds, and absent in old events. */
      readonly remembered?: true
      /** The body outside that the report is with in this step, or on its way to. */
      readonly body: Body | null
      readonly passed: readonly string[]
      readonly clocks: ClockChange
    }
  | { readonly kind: 'duty-opened'; readonly holding: number; readonly step: string; readonly owes: Owes; readonly clocks: ClockChange }
  | { readonly kind: 'duty-ended'; readonly holding: number; readonly step: string; readonly how: 'done' | 'dropped'; readonly clocks: ClockChange }
  | { readonly kind: 'owed-by-another'; readonly holding: number; readonly owes: Owes }
  | {
      readonly kind: 'holding-closed'
      readonly holding: number
      readonly outcome: HoldingOutcome
      readonly passed: readonly string[]
      readonly clocks: ClockChange
    }
  | { readonly kind: 'answer-given'; readonly holding: number; readonly wording: number | null; readonly delivered: boolean; /** What must prove that it arrived; absent in old events. */ readonly awaits?: readonly Proof[]; readonly clocks: ClockChange }
  | { readonly kind: 'answer-delivered'; readonly clocks: ClockChange }
  | {
      /** What became of a message: the receiving server took it, it came back, or it was given up. */
      readonly kind: 'delivery-recorded'
      readonly message: number
      readonly over: Over
      readonly outcome: DeliveryOutcome
      /** When the receiving server said so, or it was given up. */
      readonly at: number
      /** What the server said, such as `smtp-550-5.1.1`; never words. */
      readonly code?: string
      /** It settles, for good or ill, whether the latest answer arrived this way. */
      readonly proves: boolean
      /** From when the answer counts as delivered; null while something else has to prove it; absent where nothing changes. */
      readonly deliveredAt?: number | null
      readonly told: readonly Told[]
      readonly clocks: ClockChange
    }
  /** What did not arrive was put on its way again; the new messages are numbered by this event, in this order. */
  | { readonly kind: 'messages-resent'; readonly by: By; readonly over: Over; readonly messages: readonly number[] }
  | { readonly kind: 'contact-corrected'; readonly by: By; readonly offers: readonly Reach[]; readonly contactGiven: boolean; readonly wordings: readonly WordingRef[] }
  /** The reporter was told that silence will close the report; outages of ours are added to the silence. */
  | { readonly kind: 'silence-warned'; readonly clock: number; readonly until: number; readonly told: readonly Told[]; readonly clocks: ClockChange }
  /** The reporter said whether a body outside may learn who they are. */
  /** `recorded`: said elsewhere, with a note of how; absent where the reporter answered here. */
  | { readonly kind: 'consent-answered'; readonly given: boolean; readonly recorded?: Recorded; readonly wordings?: readonly WordingRef[]; readonly told: readonly Told[]; readonly clocks: ClockChange }
  /** Nobody had asked them yet, and the outer time runs out: the reporter was asked. */
  | { readonly kind: 'consent-asked'; readonly clock: number; /** The report remembers it; absent in old events. */ readonly remembered?: true; readonly told: readonly Told[]; readonly clocks: ClockChange }
  | {
      /** An officer opened the file for the body outside that the report goes to, or is with. */
      readonly kind: 'dossier-opened'
      readonly by: By
      /** The turn that is outside. Reading changes nothing of it, so that no form that somebody has open is out of date by it. */
      readonly of: number
      readonly body: Body
      /** The reporter's identity stands in it, as they allowed. */
      readonly identity: boolean
      readonly words: 'original' | 'masked' | 'none'
      /** Numbers of the evidence files that go along. */
      readonly evidence: readonly number[]
      /** Of the page of the file as it was given, hex SHA-256. */
      readonly hash: string
    }
  | { readonly kind: 'not-satisfied' }
  /** Somebody other than the reporter made a remark that must be answered. */
  | { readonly kind: 'remark-made' }
  | {
      /** The reporter opened it again; its first holder works it anew, and the outer time counts anew. */
      readonly kind: 'report-reopened'
      readonly holding: number
      readonly recorded?: Recorded
      readonly wordings: readonly WordingRef[]
      readonly files: readonly FileRef[]
      readonly told: readonly Told[]
      readonly clocks: ClockChange
    }
  | {
      /** A reaction turned up that had come in time elsewhere: the report was closed over it and stands where it stood. */
      readonly kind: 'silence-undone'
      readonly holding: number
      readonly step: string
      readonly owes: Owes
      readonly told: readonly Told[]
      readonly clocks: ClockChange
    }
  /** For the offices that have the report; changes nothing of it. */
  | {
      /** What an officer did a moment before, from the event `first` on, was taken back. */
      readonly kind: 'act-undone'
      readonly by: By
      readonly first: number
      /** The report as it stood before; numbers of words, files and clocks given out since stay given out. */
      readonly restored: ReportState
    }
  | { readonly kind: 'note-added'; readonly by: By; readonly wordings: readonly WordingRef[] }
  /** Work began on it before anybody had judged it complete: the outer time counts from then. */
  | { readonly kind: 'outer-time-began' }
  | { readonly kind: 'clocks-changed'; readonly clocks: ClockChange }
  /** Somebody says that the date of receipt is wrong; a second officer will look at it. */
  | { readonly kind: 'receipt-questioned'; readonly by: By; readonly at: number; readonly wordings: readonly WordingRef[] }
  /** The date of receipt was another; times that count from it are counted anew. */
  | { readonly kind: 'receipt-corrected'; readonly by: By; readonly was: number; readonly at: number; readonly told: readonly Told[]; readonly clocks: ClockChange }
  | { readonly kind: 'receipt-kept'; readonly by: By }
  /** A calendar changed, and with it when some times fall due. */
  | { readonly kind: 'clocks-rejudged'; readonly change: number; readonly told: readonly Told[]; readonly clocks: ClockChange }
  /** A message to the reporter was put on its way: the notice that the law asks for. */
  | { readonly kind: 'reporter-told'; readonly clocks: ClockChange }
  | {
      readonly kind: 'report-closed'
      readonly outcome: Outcome
      readonly wordings: readonly WordingRef[]
      readonly told: readonly Told[]
      readonly clocks: ClockChange
    }
