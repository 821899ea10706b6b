// From when times that count from receipt count: a report that was opened again has come in once more, and nobody is late from the first day.
import type { ReportState } from '../state.ts'

/** Epoch milliseconds. `receivedAt` may be another date than the report's, where one is being corrected. */
export function countedReceipt({ receivedAt, reopenedAt = receivedAt }: Pick<ReportState, 'receivedAt' | 'reopenedAt'>): number {
  return Math.max(receivedAt, reopenedAt)
}
