// Takes a report in that an officer enters by hand, and remembers its source by a keyed hash, to warn of a second entry.
import { createHmac } from 'node:crypto'
import { comparableLink } from '../privacy/source-link.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { insertSourceLink, reportsOfSource } from '../store/source-links.ts'
import type { ServerSecrets } from '../vault/server-secrets.ts'
import { submitReport, type Entered, type Submission, type Submitted, type Taking } from './submit-report.ts'

export type Entering = Taking & { readonly database: Database }

/** A crash after the commit leaves a report without its hash: the warning is lost then, nothing else. */
export async function enterReport(entering: Entering, submission: Submission & { readonly entered: Entered }): Promise<Submitted> {
  const submitted = await submitReport(entering, submission)
  const { source } = submission.entered
  if (source !== '' && (submitted.outcome === 'taken-in' || submitted.outcome === 'taken-in-before')) {
    const link = { hash: sourceHash(entering.secrets, source), reportId: submitted.receipt.reportId, government: submission.government, enteredAt: entering.handling.world().now }
    await inTransaction(entering.database.writing, (transaction) => insertSourceLink(transaction, link))
  }
  return submitted
}

export type EnteredBefore = { readonly reportId: ReportId; readonly enteredAt: number }

/** Reports of the government that were entered from the same source. */
export async function enteredFrom({ secrets, database }: Pick<Entering, 'secrets' | 'database'>, government: number, source: string): Promise<readonly EnteredBefore[]> {
  return source === '' ? [] : reportsOfSource(database.pool, government, sourceHash(secrets, source))
}

function sourceHash({ digestKey }: ServerSecrets, source: string): Buffer {
  return createHmac('sha256', digestKey).update('tuntas source link\n').update(comparableLink(source)).digest()
}
