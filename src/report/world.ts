// What the pure core may know besides the report itself: reference data and the instant. No I/O behind these functions.
import type { CompiledCalendar } from '../calendar/calendar.ts'
import type { Sop, SopRef } from '../sop/sop.ts'
import type { Outage } from './clocks/outages.ts'
import type { UnreadMail } from './clocks/waits-for-mail.ts'
import type { Channel, Classification, Nature } from '../sop/vocabulary.ts'
import type { Over } from './messages/reach.ts'
import type { PrivacyRules } from './openings/why-not-open.ts'
import type { RetentionSchedule } from './erasure/retention.ts'

export type { Channel, Classification, Nature }

/** Number of a unit in the reference table `unit`; small, stable, never reused. */
export type UnitId = number

export type UnitKind = 'national' | 'government' | 'agency' | 'office' | 'oversight'

/** A government, an agency, an office or an outside body, as a node of one tree. */
export type Unit = {
  readonly id: UnitId
  /** Stable text for files and addresses, for example `rembang.dinkes`. */
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly parent: UnitId | null
  /** For a government: the unit that verifies and dispatches (Tim Admin, UPP). */
  readonly coordinator: UnitId | null
  /** Kemendagri code of the area it serves, for example `33.17`; null where it has none. */
  readonly region: string | null
  /** Id of the working calendar; inherited from the parent when null. */
  readonly calendar: string | null
  /** Whether citizens may name it in a report. */
  readonly addressable: boolean
}

/** A person by number and post, never by name. */
export type Officer = { readonly id: number; readonly office: string }

export type World = {
  /** The instant of the decision, epoch milliseconds. */
  readonly now: number
  readonly unit: (id: UnitId) => Unit
  readonly calendarOf: (unit: UnitId) => CompiledCalendar
  /** The pinned version; throws when it was never loaded (a fault, not a refusal). */
  readonly sop: (ref: SopRef) => Sop
  /** Who may act for a unit now, deputies with the office they stand in for; empty where nobody has been named. */
  readonly officers: (unit: UnitId) => readonly Officer[]
  /** The procedure in force for a holding opened now at this unit; null where it has none of its own. */
  readonly sopInForce: (unit: UnitId, classification: Classification) => SopRef | null
  /** Channels by which this installation sends messages to reporters; the report's page is always there. */
  readonly sends: readonly Over[]
  /** The internal oversight of a government; absent or null where it has none. */
  readonly oversightOf?: (government: UnitId) => UnitId | null
  /** How long a look at what a reporter hides lasts, and who consents to it; absent where a government has said nothing. */
  readonly privacyOf?: (government: UnitId) => PrivacyRules
  /** How long a government keeps what; absent, or null where it has entered no schedule of its own. */
  readonly retentionOf?: (government: UnitId) => RetentionSchedule | null
  /** Times in which the public could not reach us; absent where none is known. */
  readonly outages?: readonly Outage[]
  /** E-mails that came in and that nobody has read or sorted yet; absent where there are none. */
  readonly unreadMail?: UnreadMail
}
