// What somebody may ask of a report: imperative; time comes from the world, words come as references.
import type { ReportId } from './public-number.ts'
import type { FileRef, WordingRef } from './event.ts'
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
  readonly wordings: readonly WordingRef[]
  readonly files: readonly FileRef[]
}

/** The reporter adds words, evidence or both. */
export type AddReply = { readonly type: 'add-reply'; readonly wordings: readonly WordingRef[]; readonly files: readonly FileRef[] }

export type Withdraw = { readonly type: 'withdraw'; readonly wordings: readonly WordingRef[] }

/** The sweep found that a clock's time has come. */
export type StrikeClock = { readonly type: 'strike-clock'; readonly clock: number }

export type Command = Submit | AddReply | Withdraw | StrikeClock
