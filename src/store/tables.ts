// The rows of the database as TypeScript sees them; a test compares them with the migrated schema.
// Instants are epoch milliseconds; report ids are decimal text, because they exceed what a number holds exactly.
import type { Generated } from 'kysely'
import type { ReportEvent } from '../report/event.ts'
import type { ReportState } from '../report/state.ts'

type Bytes = Buffer

export type UnitRow = {
  unit_id: number
  code: string
  name: string
  kind: 'national' | 'government' | 'agency' | 'office' | 'oversight'
  parent_id: number | null
  coordinator_id: number | null
  region_code: string | null
  calendar_id: string | null
  addressable: boolean
  synthetic: boolean
  active: Generated<boolean>
  form: 'department' | 'district' | 'village' | 'school' | 'clinic' | 'hospital' | 'company' | 'other' | null
}

export type OfficerTableRow = { officer_id: number; government: number; administrator: Generated<boolean>; custodian: Generated<boolean>; active: Generated<boolean> }

export type PrivacyRuleRow = { government: number; opening_minutes: number }

/** `rows` as `report/erasure/retention.ts` has them. */
export type RetentionScheduleRow = { government: number; basis: string; rows: unknown }

export type PostTableRow = { officer_id: number; unit_id: number; office: string; duties: Generated<string[]> }

export type DeputyTableRow = { officer_id: number; unit_id: number; office: string; stand_in: number; from_at: number; until_at: number }

export type RegionRow = { code: string; name: string; parent_code: string | null }

export type SopVersionRow = { sop_id: string; version: number; digest: Bytes; source: string; published_at: Generated<number> }

export type SopInForceRow = { unit_id: number; classification: string; sop_id: string; version: number }

export type CalendarVersionRow = { calendar_id: string; version: number; digest: Bytes; source: unknown; published_at: Generated<number> }

export type ReferenceStampRow = { one: boolean; stamp: string }

export type HeartbeatRow = { part: string; beat_at: number }

export type OutageRow = {
  outage_id: Generated<string>
  began_at: number
  ended_at: number
  government: number | null
  declared_by: number | null
  reason: string
  noted_at: Generated<number>
  allowed_at: number | null
}

export type InstallationRow = { one: boolean; keys_fingerprint: string; first_started_at: Generated<number> }

export type ReportRow = {
  report_id: string
  version: number
  previous_version: number
  government: number
  watcher: number
  open: boolean
  outcome: string | null
  classification: string
  nature: string | null
  channel: string
  anonymous: boolean
  secret: boolean
  region_code: string | null
  received_at: number
  closed_at: number | null
  next_due_at: number | null
  code_hash: Bytes
  content_digest: Bytes
  state: ReportState
}

export type ReportEventRow = { report_id: string; seq: number; at: number; kind: ReportEvent['kind']; body: unknown; salt: Bytes; command_key: string | null; command_digest: Bytes | null }

export type LeafPendingRow = { report_id: string; seq: number; commitment: Bytes }

export type HoldingRow = {
  report_id: string
  holding_no: number
  unit_id: number
  role: string
  sop_id: string
  sop_version: number
  step: string
  owes: string
  owes_unit: number | null
  open: boolean
  opened_at: number
  entered_step_at: number
  due_at: number | null
  version: number
}

/** `due_at` is Infinity where nothing says until when. */
export type OwedStepRow = {
  report_id: string
  step_no: number
  seat: string
  unit_id: number
  classification: string
  nature: string
  due_at: number
  holding_no: number
  step: string
  kept_from: readonly number[]
}

export type DeadlineRow = {
  report_id: string
  clock_id: number
  holding_no: number | null
  kind: string
  step: string | null
  owes: string
  owes_unit: number | null
  anchored_at: number
  budget: unknown
  due_at: number
  provisional: boolean
  calendar_id: string
  calendar_version: number
  source: string
  struck_at: number | null
  paused_since: number | null
  ended_at: number | null
  /** When it or its next warning falls due, epoch milliseconds. */
  wake_at: number | null
  counted_by: number | null
  ends: string | null
  pauses: unknown
  moved_by: number | null
  promise: Generated<boolean>
  result: 'met' | 'missed' | null
  sop_id: string | null
  to_count: Generated<boolean>
  /** Only the count of figures writes it. */
  counted_in: string | null
}

export type FigureRow = {
  figure_key: string
  government: number
  month: string
  unit_id: number
  sop_id: string
  step: string
  kind: string
  nature: string
  secret: boolean
  result: 'met' | 'missed'
  count: number
}

export type WarningRow = {
  report_id: string
  of_clock: number
  unit_id: number
  seat: string
  kind: string
  rung: string
  holding_no: number | null
  step: string | null
  due_at: number
  warned_at: number
  kept_from: readonly number[]
}

export type DigestRow = { unit_id: number; seat: string; day: string; made_at: number; warnings: number; fresh: number }

export type SweepLeaseRow = { report_id: string; token: Generated<string>; attempts: Generated<number>; leased_at: Generated<number>; free_at: number; fault: string | null }

export type MessageRow = {
  report_id: string
  message_no: number
  event_seq: number
  recipient: string
  recipient_unit: number | null
  channel: string
  template: string
  params: unknown
  state: Generated<'queued' | 'delivered' | 'accepted' | 'bounced' | 'failed'>
  queued_at: number
  next_attempt_at: number
  attempts: Generated<number>
  lease_until: number | null
  lease_token: Generated<string>
  delivered_at: number | null
  last_error: string | null
  outcome: 'accepted' | 'bounced' | 'failed' | null
  outcome_at: number | null
}

export type WordingRow = { report_id: string; wording_no: number; kind: string; written_at: number; sealed: Bytes }

/** `words` is made by the database. */
export type MaskedTextRow = { report_id: string; wording_no: number; subject: string; description: string; places: readonly number[]; kept_from: readonly number[]; words: Generated<string> }

export type ResponseRow = {
  report_id: string
  seq: number
  government: number
  unit_id: number
  office: string
  officer_id: number
  holding_no: number
  step: string
  way: string
  kind: 'answered' | 'returned' | 'other'
  dispatched_at: number
  responded_at: number
  due_at: number | null
}

export type OutsideNumberRow = { report_id: string; holding_no: number; artefact: string; number: string }

export type EvidenceRow = {
  report_id: string
  file_no: number
  kind: string
  media_type: string
  size: string
  sealed_size: string
  sealed_hash: Bytes
  sealed_name: Bytes
  file_id: string
  added_at: number
}

export type ReportKeyRow = { report_id: string; epoch: number; wrapped: Bytes }

export type IdentityRow = { report_id: string; wording_no: number; written_at: number; sealed: Bytes }

export type Tables = {
  unit: UnitRow
  region: RegionRow
  officer: OfficerTableRow
  privacy_rule: PrivacyRuleRow
  retention_schedule: RetentionScheduleRow
  post: PostTableRow
  deputy: DeputyTableRow
  sop_version: SopVersionRow
  sop_in_force: SopInForceRow
  calendar_version: CalendarVersionRow
  reference_stamp: ReferenceStampRow
  installation: InstallationRow
  heartbeat: HeartbeatRow
  outage: OutageRow
  report: ReportRow
  report_event: ReportEventRow
  leaf_pending: LeafPendingRow
  holding: HoldingRow
  owed_step: OwedStepRow
  deadline: DeadlineRow
  figure: FigureRow
  sweep_lease: SweepLeaseRow
  warning: WarningRow
  digest: DigestRow
  message: MessageRow
  wording: WordingRow
  masked_text: MaskedTextRow
  outside_number: OutsideNumberRow
  response: ResponseRow
  evidence: EvidenceRow
  'vault.report_key': ReportKeyRow
  'vault.identity': IdentityRow
}
