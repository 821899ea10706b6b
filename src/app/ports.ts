// What the application needs from outside where production has two implementations, or a test must hold it.
import type { ReportId } from '../report/public-number.ts'
import type { Epoch, WrappedKey } from '../vault/key-encryption.ts'
import type { ReportKey } from '../vault/report-key.ts'

export type Clock = {
  /** Epoch milliseconds. */
  readonly now: () => number
}

/**
 * Wraps and unwraps report keys. Both are synchronous because they stand on the way of every new report: an implementation
 * beside a key-management service has it unwrap each epoch's key once, and keeps that in memory.
 */
export type KeyManager = {
  /** The epoch that new keys are wrapped for; a new one is made first when it has become too old. */
  readonly currentEpoch: () => Epoch
  readonly wrap: (key: ReportKey, reportId: ReportId) => WrappedKey
  /** @throws VaultFault `epoch-missing`, `seal-broken` */
  readonly unwrap: (wrapped: WrappedKey, reportId: ReportId) => ReportKey
  /** Begins a new epoch now and returns it; the old ones stay until what they wrap is wrapped anew. */
  readonly turnEpoch: () => Epoch
}
