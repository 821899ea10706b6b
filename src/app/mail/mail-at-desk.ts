// What an officer does with an e-mail that waits: made a report, attached to one, kept as none, or put back into the list.
import type { MailId } from '../../mail/mail-id.ts'
import type { ReceivedMail } from '../../mail/received-mail.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Refusal } from '../../report/refusal.ts'
import type { Officer } from '../../report/allowed/who-may-act.ts'
import type { Database } from '../../store/database.ts'
import { inTransaction, type Transaction } from '../../store/in-transaction.ts'
import { holdMail, settleMailAtDesk, type DeskSettlement, type MailRow } from '../../store/mail/mail-list.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import type { Handling } from '../handle.ts'
import type { Clock, Files, KeyManager } from '../ports.ts'
import { readIdentity, reportKey } from '../read-report.ts'
import { storedEvidence } from '../take-evidence.ts'
import { mailEvidence } from './mail-evidence.ts'
import { giveMailToReport, mailKey, openMailWords, openRawMail, type MailWords } from './open-mail.ts'
import type { ReadMailParts } from './read-kept-mail.ts'
import { takeMailReply } from './take-mail-reply.ts'

export type MailDesk = { readonly database: Database; readonly handling: Handling; readonly keys: KeyManager; readonly files: Files; readonly clock: Clock }

/** Null where it could not be read, or was erased. */
export async function wordsOfMail({ database, keys }: Pick<MailDesk, 'database' | 'keys'>, { mailId, sealedRead }: Pick<MailRow, 'mailId' | 'sealedRead'>): Promise<MailWords | null> {
  const key = sealedRead === null ? null : await mailKey({ pool: database.pool, keys }, mailId)
  return key === null || sealedRead === null ? null : openMailWords(key, mailId, sealedRead)
}

/** The whole once more, for its attachments. */
export async function rawOfMail({ database, keys }: Pick<MailDesk, 'database' | 'keys'>, mailId: MailId): Promise<Uint8Array | null> {
  const key = await mailKey({ pool: database.pool, keys }, mailId)
  return key === null ? null : openRawMail(database.pool, key, mailId)
}

export type SettlingMail = Omit<DeskSettlement, 'at'>

/** From when it belongs to a report it opens with that report's key alone. */
export function settleMailBy(desk: MailDesk, settling: SettlingMail): Promise<'done' | 'changed'> {
  return inTransaction(desk.database.writing, (transaction) => settleWithin(transaction, desk, settling))
}

async function settleWithin(transaction: Transaction, { database, keys, clock }: MailDesk, settling: SettlingMail): Promise<'done' | 'changed'> {
  const { mailId, reportId } = settling
  const [own, ofReport] = reportId === null ? [null, null] : await Promise.all([mailKey({ pool: database.pool, keys }, mailId), reportKey({ pool: database.pool, keys }, reportId as ReportId)])
  if (!(await settleMailAtDesk(transaction, { ...settling, at: clock.now() }))) return 'changed'
  if (own !== null && ofReport !== null) await giveMailToReport(transaction, { mailId, mailKey: own, reportId: reportId as ReportId, reportKey: ofReport })
  return 'done'
}

export type Attaching = { readonly row: MailRow; readonly words: MailWords; readonly read: ReadMailParts | 'unreadable'; readonly reportId: ReportId; readonly by: Officer }

/**
 * The e-mail's row is held until it is settled: of two officers who attach it at the same moment, to one report or to two, one does.
 * The command is keyed by the e-mail, so whoever attaches it to the same report again after a crash attaches it once.
 */
export function attachMail(desk: MailDesk, attaching: Attaching): Promise<'done' | 'changed' | Refusal> {
  const { mailId, version } = attaching.row
  return inTransaction(desk.database.pool, async (transaction) => ((await holdMail(transaction, mailId, version)) ? attachHeld(transaction, desk, attaching) : 'changed'))
}

async function attachHeld(transaction: Transaction, desk: MailDesk, { row, words, read, reportId, by }: Attaching): Promise<'done' | 'changed' | Refusal> {
  const key = await reportKey({ pool: desk.database.pool, keys: desk.keys }, reportId)
  if (key === null) return 'unknown-report'
  const { taken } = read === 'unreadable' ? { taken: [] } : await mailEvidence(desk.files, { reportId, key }, read.mail, read.contents)
  await desk.files.publish(taken.map(({ staged }) => staged))
  const text = isBlank(words.own) ? words.mail.subject : words.own
  const handled = await takeMailReply(desk.handling, { mailId: row.mailId, reportId, key, text, evidence: taken.map(storedEvidence), by, cameAt: row.cameAt, sender: await senderOf(desk, reportId, words.mail) })
  if (handled.outcome === 'refused') return handled.refusal
  return settleWithin(transaction, desk, { mailId: row.mailId, version: row.version, state: 'attached', reportId, why: null, by: by.officer })
}

async function senderOf({ database, keys }: MailDesk, reportId: ReportId, { from }: ReceivedMail): Promise<'contact' | 'other'> {
  const identity = await readIdentity({ pool: database.pool, keys }, reportId)
  return identity !== null && identity.email !== '' && identity.email.trim().toLowerCase() === from?.address ? 'contact' : 'other'
}
