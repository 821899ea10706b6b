// What somebody may ask of a report: imperative; time comes from the world, words come as references.
import type { WishStage } from './erasure/wish-warnings.ts'
import type { ReportId } from './numbers/public-number.ts'
import type { By, FileRef, Recorded, Settings, WordingRef } from './event.ts'
import type { RecordedEvent } from './fold.ts'
import type { OpenedPart } from './openings/opening.ts'
import type { DeliveryOutcome, Reach } from './messages/reach.ts'
import type { Channel, Classification, UnitId } from './world.ts'

export type Submit = {
  readonly type: 'submit'
  readonly reportId: ReportId
  readonly channel: Channel
  readonly classification: Classification
  readonly government: UnitId
  readonly agencyWished: UnitId | null
  readonly region: string | null
  readonly occurredOn: string | null
  readonly anonymous: boolean
  readonly secret: boolean
  readonly contactGiven: boolean
  /** What the contact offers to reach them by; absent: nothing that a message could be sent to. */
  readonly offers?: readonly Reach[]
  readonly wordings: readonly WordingRef[]
  readonly files: readonly FileRef[]
  /** For what an officer enters by hand: when it came in at its source, epoch milliseconds. Absent: now. */
  readonly receivedAt?: number
  /** Who entered it; absent: the reporter. */
  readonly by?: By
}

/** The reporter adds words, evidence or both. */
export type AddReply = {
  readonly type: 'add-reply'
  readonly wordings: readonly WordingRef[]
  readonly files: readonly FileRef[]
  /** The reporter wrote it elsewhere, and an officer recorded it here. */
  readonly recorded?: Recorded
  /** What the reporter said by it, where the step offers them that: satisfied, or not. */
  readonly says?: { readonly expect: Act['expect']; readonly step: string; readonly way: string }
}

/** An officer writes something down for the offices that have the report. */
export type AddNote = { readonly type: 'add-note'; readonly by: By; readonly wordings: readonly WordingRef[] }

/** An officer takes back what they have just done; `history` is the whole of it, which says what that was. */
export type UndoAct = { readonly type: 'undo-act'; readonly by: By; readonly history: readonly RecordedEvent[]; /** The report's version as the officer saw it. */ readonly expect: number; /** The first event of the act that the officer means. */ readonly first: number }

/** The reporter opens a closed report again. */
export type Reopen = { readonly type: 'reopen'; readonly wordings: readonly WordingRef[]; readonly files: readonly FileRef[] }

export type Withdraw = { readonly type: 'withdraw'; readonly wordings: readonly WordingRef[] }

/** The sweep found that a clock's time has come. */
export type StrikeClock = { readonly type: 'strike-clock'; readonly clock: number }

/** The public could not reach us for a time: what the reporter lost by it is given back. */
export type AllowForOutages = { readonly type: 'allow-for-outages' }

/** An officer says that the date of receipt is wrong; `at` is the right one, epoch milliseconds. */
export type AskReceipt = { readonly type: 'ask-receipt'; readonly by: By; readonly at: number; readonly wordings: readonly WordingRef[] }

/** A second officer looks at it. */
export type DecideReceipt = { readonly type: 'decide-receipt'; readonly by: By; readonly verdict: 'corrected' | 'kept' }

/** A calendar changed; `change` is its number in the register of changes. */
export type RejudgeClocks = { readonly type: 'rejudge-clocks'; readonly change: number }

/** Takes a way out of a step, or does a duty. */
export type Act = {
  readonly type: 'act'
  readonly by: By
  /** The holding as the actor saw it. */
  readonly expect: { readonly holding: number; readonly version: number }
  readonly step: string
  readonly way: string
  readonly gives: readonly Given[]
  readonly settings: Settings
  /** For a way that dispatches. */
  readonly targets?: { readonly lead: UnitId; readonly supporters: readonly UnitId[] }
  readonly wordings: readonly WordingRef[]
  readonly files: readonly FileRef[]
}

/** What is given for an artefact: the number of a wording or file that comes along, or a value. */
export type Given = {
  readonly artefact: string
  readonly wording?: number
  readonly file?: number
  readonly value?: string
  /** Which parts of a document were filled in. */
  readonly parts?: readonly string[]
}

/** What became of a message on its way; `at` is when the receiving server said so, epoch milliseconds. */
export type RecordDelivery = { readonly type: 'record-delivery'; readonly message: number; readonly outcome: DeliveryOutcome; readonly at: number; /** What a mail server said, as a code; never words. */ readonly code?: string }

/** The reporter says whether a body outside may learn who they are: here, or elsewhere to an officer who records it, with a note of how it was said. */
export type AnswerConsent = { readonly type: 'answer-consent'; readonly given: boolean; readonly recorded?: Recorded; readonly wordings?: readonly WordingRef[] }

/** An officer opens the file for a body outside; what stands in it is as they were given it. */
export type OpenDossier = {
  readonly type: 'open-dossier'
  readonly by: By
  readonly holding: number
  readonly identity: boolean
  readonly words: 'original' | 'masked' | 'none'
  readonly evidence: readonly number[]
  readonly hash: string
}

/** An officer sends again what did not arrive; numbers of messages. */
export type Resend = { readonly type: 'resend'; readonly by: By; readonly messages: readonly number[] }

/** How to reach the reporter from now on: the new identity is sealed; an officer adds a note that says why. */
export type CorrectContact = {
  readonly type: 'correct-contact'
  readonly by: By
  readonly offers: readonly Reach[]
  readonly contactGiven: boolean
  readonly wordings: readonly WordingRef[]
}

/** An officer asks to look at what the reporter hides: a wording that says why, and one that says why the reporter is not to be told, where they are not. */
export type AskOpening = { readonly type: 'ask-opening'; readonly by: By; readonly what: OpenedPart; readonly wordings: readonly WordingRef[] }

/** A custodian decides: the look is allowed and the reporter told, allowed without telling them, or refused. */
export type DecideOpening = { readonly type: 'decide-opening'; readonly by: By; readonly no: number; readonly verdict: 'told' | 'quiet' | 'refused' }

/** The reporter wants the report erased; a wording may say why. */
export type AskErasure = { readonly type: 'ask-erasure'; readonly wordings: readonly WordingRef[] }

/** Nobody has decided on it, and its time ends soon or is over. */
export type WarnOfWish = { readonly type: 'warn-of-wish'; readonly stage: WishStage }

/** An officer decides on it; a wording says why it is kept. */
export type DecideErasure = { readonly type: 'decide-erasure'; readonly by: By; readonly verdict: 'erase' | 'keep'; readonly wordings: readonly WordingRef[] }

/** An approved list says that its time is over; `persons` wrote or approved it. */
export type DestroyReport = { readonly type: 'destroy-report'; readonly list: number; readonly persons: readonly number[] }

/** Its key was destroyed. */
export type RecordErasure = { readonly type: 'record-erasure' }

/** The law asks that it is kept, or does no longer. */
export type SetHold = { readonly type: 'set-hold'; readonly by: By; readonly on: boolean; readonly wordings: readonly WordingRef[] }

export type Command = AskErasure | WarnOfWish | DecideErasure | DestroyReport | RecordErasure | SetHold | AskOpening | DecideOpening | AnswerConsent | OpenDossier | AskReceipt | DecideReceipt | RejudgeClocks | RecordDelivery | Resend | CorrectContact | UndoAct | AllowForOutages | Submit | AddReply | AddNote | Reopen | Withdraw | StrikeClock | Act
