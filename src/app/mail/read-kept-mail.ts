// Reads e-mails that were kept: what is clear takes its course by itself, everything else waits for somebody to look at it.
import { classifyMail, type Classified } from '../../mail/classify-mail.ts'
import { readLocalPart, readMessageId, type MailKeys } from '../../mail/address-token.ts'
import type { MailEnvelope, ReceivedMail } from '../../mail/received-mail.ts'
import { replyText } from '../../mail/reply-text.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { leaseMail, settleMail, type LeasedMail } from '../../store/mail/mail-queue.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import type { Handling } from '../handle.ts'
import type { Clock, Files } from '../ports.ts'
import { readIdentity, reportKey } from '../read-report.ts'
import { recordDelivery } from '../record-delivery.ts'
import { storedEvidence } from '../take-evidence.ts'
import { mailEvidence } from './mail-evidence.ts'
import { giveMailToReport, mailKey, openMailEnvelope, openRawMail, sealMailWords, type MailOpening, type MailWords } from './open-mail.ts'
import { takeMailReply } from './take-mail-reply.ts'

export type ReadMailParts = { readonly mail: ReceivedMail; readonly contents: readonly Uint8Array[] }

export type MailReading = MailOpening & {
  readonly handling: Handling
  readonly files: Files
  readonly clock: Clock
  readonly secrets: MailKeys
  readonly ownDomains: readonly string[]
  /** Never throws for what an e-mail holds. */
  readonly read: (raw: Uint8Array) => Promise<ReadMailParts | 'unreadable'>
  readonly fault: (error: unknown) => void
}

/** After so many attempts that ended in a fault, somebody looks at it instead. */
const MOST_ATTEMPTS = 6

/** Reads up to `most` that were kept, in their order; one that fails is tried again later and holds up no other. */
export async function readKeptMail(reading: MailReading, most: number): Promise<{ readonly leased: number }> {
  const leased = await leaseMail(reading.pool, most)
  for (const one of leased) {
    await readOne(reading, one).catch((error: unknown) => reading.fault(error))
  }
  return { leased: leased.length }
}

type Outcome = { readonly state: 'waiting' | 'taken' | 'noted'; readonly kind: string; readonly sign: string; readonly left?: readonly string[] }
type Judged = { readonly leased: LeasedMail; readonly envelope: MailEnvelope; readonly parts: ReadMailParts; readonly words: MailWords; readonly key: ReportKey }

async function readOne(reading: MailReading, leased: LeasedMail): Promise<void> {
  const { pool, read } = reading
  const { mailId } = leased
  const key = await mailKey(reading, mailId)
  const [raw, envelope] = key === null ? [null, null] : await Promise.all([openRawMail(pool, key, mailId), openMailEnvelope(pool, key, mailId)])
  if (key === null || raw === null || envelope === null) throw new Error('An e-mail was kept without its key or its content.')
  const parts = leased.attempts > MOST_ATTEMPTS ? 'unreadable' : await read(raw)
  if (parts === 'unreadable') return settle(reading, leased, key, { state: 'waiting', kind: 'unreadable', sign: 'none' }, null)
  const { text, cut } = replyText(parts.mail.text)
  const words: MailWords = { mail: parts.mail, own: text, cut, left: [] }
  const outcome = await outcomeOf(reading, { leased, envelope, parts, words, key })
  await settle(reading, leased, key, outcome, { ...words, left: outcome.left ?? [] })
}

async function settle({ pool, keys, clock }: MailReading, { mailId, token, reportId }: LeasedMail, key: ReportKey, { state, kind, sign }: Outcome, words: MailWords | null): Promise<void> {
  const ofReport = state === 'taken' && reportId !== null ? await reportKey({ pool, keys }, reportId as ReportId) : null
  await inTransaction(pool, async (transaction) => {
    const sealedRead = words === null ? null : sealMailWords(key, mailId, words)
    const settled = await settleMail(transaction, { mailId, token, state, kind, sign, reportId, sealedRead, at: clock.now() })
    if (settled && ofReport !== null && reportId !== null) await giveMailToReport(transaction, { mailId, mailKey: key, reportId: reportId as ReportId, reportKey: ofReport })
  })
}

async function outcomeOf(reading: MailReading, judged: Judged): Promise<Outcome> {
  const { parts: { mail }, envelope, leased } = judged
  const told = classifyMail({ mail, envelope, ownDomains: reading.ownDomains })
  const token = readLocalPart(envelope.recipient.slice(0, envelope.recipient.lastIndexOf('@')), reading.secrets)
  if (told.kind === 'bounce' || told.kind === 'delivered') await recordReported(reading, judged, told)
  const isMachine = told.kind !== 'person' && told.kind !== 'spam'
  if (isMachine) return { state: 'noted', ...told }
  if (token !== null && leased.reportId !== null) return takeReply(reading, judged, leased.reportId as ReportId)
  if (/^(?:[^@\s]+\+)?(?:balas|kirim)-/i.test(envelope.recipient)) return { state: 'waiting', kind: 'unknown-address', sign: told.sign }
  return { state: told.kind === 'spam' ? 'noted' : 'waiting', kind: told.kind === 'spam' ? 'spam' : 'new', sign: told.sign }
}

/** A report of failure that names none of our messages is noted and changes nothing. */
async function recordReported({ handling, secrets }: MailReading, { parts: { mail }, envelope, leased }: Judged, told: Classified): Promise<void> {
  const local = envelope.recipient.slice(0, envelope.recipient.lastIndexOf('@'))
  const named = [readLocalPart(local, secrets), ...mail.answers.map((id) => readMessageId(id, secrets))].find((token) => token?.kind === 'message')
  if (named?.kind !== 'message') return
  const code = mail.delivery?.recipients.find(({ status }) => status !== '')?.status
  await recordDelivery(handling, { reportId: named.reportId, message: named.message, outcome: told.kind === 'bounce' ? 'bounced' : 'accepted', at: leased.cameAt, ...(code !== undefined && { code }) })
}

async function takeReply(reading: MailReading, { leased, parts, words }: Judged, reportId: ReportId): Promise<Outcome> {
  const { pool, keys, files, handling } = reading
  const key = await reportKey({ pool, keys }, reportId)
  if (key === null) return { state: 'waiting', kind: 'reply', sign: 'erased' }
  const { taken, left } = await mailEvidence(files, { reportId, key }, parts.mail, parts.contents)
  await files.publish(taken.map(({ staged }) => staged))
  const handled = await takeMailReply(handling, {
    mailId: leased.mailId, reportId, key, text: isBlank(words.own) ? '' : words.own, evidence: taken.map(storedEvidence), by: { who: 'system' }, cameAt: leased.cameAt,
    sender: await senderOf(reading, reportId, parts.mail),
  })
  // The officer decides about what the report can't take by itself any more.
  if (handled.outcome === 'refused') return { state: 'waiting', kind: 'reply', sign: handled.refusal, left }
  return { state: 'taken', kind: 'reply', sign: left.length > 0 ? 'attachments-left' : 'none', left }
}

/** Whoever has the address may answer, as with the link; that the words came from elsewhere is told to who reads them. */
async function senderOf({ pool, keys }: MailReading, reportId: ReportId, { from }: ReceivedMail): Promise<'contact' | 'other'> {
  const identity = await readIdentity({ pool, keys }, reportId)
  return identity !== null && identity.email !== '' && identity.email.trim().toLowerCase() === from?.address ? 'contact' : 'other'
}
