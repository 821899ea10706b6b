// What can have happened to a report: past tense, small, numbers and hashes instead of words and names.
import type { Clock } from './clock.ts'
import type { Holding, Outcome } from './state.ts'
import type { Channel, Classification, UnitId } from './world.ts'

/** A text that somebody wrote, kept sealed elsewhere; the hash covers the sealed bytes (hex SHA-256). */
export type WordingRef = { readonly no: number; readonly kind: WordingKind; readonly hash: string }

export type WordingKind = 'report' | 'identity' | 'reply' | 'withdrawal-reason' | 'file-name'

/** An evidence file, kept sealed elsewhere; the hash covers the sealed bytes (hex SHA-256), size in bytes before sealing. */
export type FileRef = { readonly no: number; readonly kind: FileKind; readonly size: number; readonly hash: string }

export type FileKind = 'photo' | 'video' | 'document'

/** Clocks started and ended by an event; `ended` lists clock numbers. */
export type ClockChange = { readonly started?: readonly Clock[]; readonly ended?: readonly number[] }

export type ReportEvent =
  | {
      readonly kind: 'report-submitted'
      readonly channel: Channel
      readonly classification: Classification
      readonly government: UnitId
      readonly agencyWished: UnitId | null
      readonly region: string | null
      /** Day of what happened, `YYYY-MM-DD`; null when not given. */
      readonly occurredOn: string | null
      readonly anonymous: boolean
      readonly secret: boolean
      readonly contactGiven: boolean
      readonly wordings: readonly WordingRef[]
      readonly files: readonly FileRef[]
      /** The report's own clocks. */
      readonly clocks: ClockChange
    }
  | { readonly kind: 'holding-opened'; readonly holding: Holding; readonly watcher: UnitId; readonly clocks: ClockChange }
  | {
      readonly kind: 'reply-added'
      readonly by: 'reporter'
      readonly wordings: readonly WordingRef[]
      readonly files: readonly FileRef[]
    }
  | { readonly kind: 'clock-missed'; readonly clock: number; readonly due: number }
  | {
      readonly kind: 'report-closed'
      readonly outcome: Outcome
      readonly wordings: readonly WordingRef[]
      readonly clocks: ClockChange
    }
