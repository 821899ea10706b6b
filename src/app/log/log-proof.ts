// What a reporter is given of the public log: the promise at once, the proof as soon as the entry stands in the tree.
import type pg from 'pg'
import { canonical } from '../../log/canonical.ts'
import { inclusionProof } from '../../log/merkle-range.ts'
import { promiseText } from '../../log/promise-note.ts'
import { tlogProofText } from '../../log/tlog-proof.ts'
import { publicNumber, type ReportId } from '../../report/numbers/public-number.ts'
import { logFolder } from '../../store/log/log-folder.ts'
import { loggedEvent } from '../../store/log/log-leaves.ts'
import { newestCheckpoint, readHalt, readPublicLog, type PublicLog, type SignedCheckpoint } from '../../store/log/log-rows.ts'
import { submissionOf, type SubmissionEvent } from '../../store/log/submission-event.ts'
import type { LogSigning } from '../../vault/log-signing.ts'
import type { ServerSecrets } from '../../vault/server-secrets.ts'
import { tileTree } from './tile-tree.ts'

export type Proving = { readonly pool: pg.Pool; readonly dataDir: string; readonly signing: LogSigning; readonly secrets: Pick<ServerSecrets, 'numberKey'>; /** The name of a log that has not begun yet. */ readonly firstOrigin: string }

export type LogReceipt = {
  /** A signed note; null while signing stands still. */
  readonly promise: string | null
  /** The newest checkpoint; null before the first. */
  readonly checkpoint: SignedCheckpoint | null
  /** The file `NUMBER.tlog-proof`; null until the entry stands in the tree. */
  readonly proof: string | null
}

/** Null for a report that is not there. */
export async function logReceipt(proving: Proving, reportId: ReportId): Promise<LogReceipt | null> {
  const { pool } = proving
  const [event, submission, log, halt] = await Promise.all([loggedEvent(pool, reportId, 1), submissionOf(pool, reportId), readPublicLog(pool), readHalt(pool)])
  if (event === null || submission === null) return null
  const origin = log?.origin ?? proving.firstOrigin
  const number = publicNumber(reportId, proving.secrets.numberKey)
  const promise = halt === null ? proving.signing.promiseSigner(origin).sign(promiseText({ origin, number, at: submission.at, commitment: event.commitment })) : null
  const checkpoint = log === null ? null : await newestCheckpoint(pool, log.no)
  const isSealed = log !== null && checkpoint !== null && event.index !== null && event.index < checkpoint.size
  const proof = isSealed ? await proofFile(proving, { log, checkpoint, index: event.index ?? 0, promise, number, submission }) : null
  return { promise, checkpoint, proof }
}

type Sealed = { readonly log: PublicLog; readonly checkpoint: SignedCheckpoint; readonly index: number; readonly promise: string | null; readonly number: string; readonly submission: SubmissionEvent }

/** The `extra` line carries what hashes to the entry, so that the file shows what was logged and needs nothing beside it. */
async function proofFile({ dataDir }: Proving, { log, checkpoint, index, promise, number, submission: { salt, ...event } }: Sealed): Promise<string> {
  const hashes = await inclusionProof(index, checkpoint.size, tileTree(logFolder(dataDir, log.no), checkpoint.size))
  const extra = Buffer.from(canonical({ v: 1, number, salt: salt.toString('base64'), event: canonical(event), ...(promise !== null && { promise }) }))
  return tlogProofText({ extra, index, hashes, checkpoint: checkpoint.note })
}
