// One change of one report, as rows: what `app/handle.ts` hands to the store to be written all or not at all.
import type { Insertable, Selectable } from 'kysely'
import type {
  DeadlineRow, EvidenceRow, HoldingRow, IdentityRow, LeafPendingRow, MaskedTextRow, MessageRow, OutsideNumberRow, OwedStepRow, ReportEventRow, ReportKeyRow, ReportRow, ResponseRow, WarningRow, WordingRow,
} from './tables.ts'

export type ReportWrite = {
  /** The row after the change; `previous_version` is the version that was read, 0 for a new report. */
  readonly report: ReportRow
  readonly events: readonly Insertable<ReportEventRow>[]
  readonly leaves: readonly LeafPendingRow[]
  readonly holdings: readonly HoldingRow[]
  readonly owed: readonly OwedStepRow[]
  readonly owedNoMore: readonly Pick<OwedStepRow, 'report_id' | 'step_no' | 'seat'>[]
  readonly warnings: readonly WarningRow[]
  readonly warningsNoMore: readonly Pick<WarningRow, 'report_id' | 'of_clock' | 'unit_id' | 'seat'>[]
  readonly deadlines: readonly NewDeadline[]
  readonly messages: readonly NewMessage[]
  /** How messages sent earlier have fared. */
  readonly outcomes: readonly (Pick<MessageRow, 'report_id' | 'message_no' | 'delivered_at' | 'last_error'> & { readonly state: 'accepted' | 'bounced' | 'failed' })[]
  readonly wordings: readonly WordingRow[]
  /** At most one: what was masked by this change. */
  readonly masked: readonly Omit<MaskedTextRow, 'words'>[]
  /** At most one: where, and by whom, a text that was masked before is found from now on. */
  readonly places: readonly Pick<MaskedTextRow, 'report_id' | 'places' | 'kept_from'>[]
  readonly numbers: readonly OutsideNumberRow[]
  /** Numbers that an undone act had entered. */
  readonly numbersNoMore: readonly Pick<OutsideNumberRow, 'report_id' | 'holding_no' | 'artefact'>[]
  readonly responses: readonly ResponseRow[]
  /** Responses that were taken back. */
  readonly responsesNoMore: readonly Pick<ResponseRow, 'report_id' | 'seq'>[]
  readonly evidence: readonly EvidenceRow[]
  readonly keys: readonly ReportKeyRow[]
  readonly identities: readonly IdentityRow[]
}

/** Where it is counted is the figures' own. */
export type NewDeadline = Selectable<Omit<DeadlineRow, 'counted_in'>>

export type NewMessage = Pick<
  MessageRow,
  'report_id' | 'message_no' | 'event_seq' | 'recipient' | 'recipient_unit' | 'channel' | 'template' | 'params' | 'queued_at' | 'next_attempt_at' | 'delivered_at'
> & { readonly state: 'queued' | 'delivered' }
