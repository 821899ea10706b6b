// The first event of a report with the salt of its commitment: what its reporter may show to whoever checks.
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Queryable } from '../in-transaction.ts'

/** Its members are those that the commitment covers, besides the salt. */
export type SubmissionEvent = { readonly reportId: string; readonly seq: number; readonly at: number; readonly kind: string; readonly body: object; readonly salt: Buffer }

export async function submissionOf(from: Queryable, reportId: ReportId): Promise<SubmissionEvent | null> {
  const { rows } = await from.query<Omit<SubmissionEvent, 'reportId'>>({ name: 'submission-of', text: 'select seq, at, kind, body, salt from report_event where report_id = $1 and seq = 1', values: [reportId] })
  return rows[0] === undefined ? null : { reportId, ...rows[0] }
}
