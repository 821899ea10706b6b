// Records in a report's history what became of a message that was sent for it.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { DeliveryOutcome } from '../report/messages/reach.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'

export type Delivered = {
  readonly reportId: ReportId
  /** Number of the message inside the report. */
  readonly message: number
  readonly outcome: DeliveryOutcome
  /** When the receiving server said so, epoch milliseconds. */
  readonly at: number
  /** A code such as `smtp-550-5.1.1` or `5.1.1`; anything else is left out. */
  readonly code?: string | undefined
}

/** The same outcome is recorded once: the second time it is refused as `recorded-before`. */
export function recordDelivery(handling: Handling, { reportId, message, outcome, at, code }: Delivered): Promise<Handled> {
  return handle(handling, { reportId, build: () => ({ command: { type: 'record-delivery', message, outcome, at, ...(code !== undefined && { code }) }, content: noContent }) })
}
