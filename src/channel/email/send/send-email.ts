// Sends one message as an e-mail: opens address and words, hands it to the mail server, writes what became of it beside the message.
import type { LogReceipt } from '../../../app/log/log-proof.ts'
import type { KeyManager } from '../../../app/ports.ts'
import { readIdentity, reportKey } from '../../../app/read-report.ts'
import type { MailSetting } from '../../../mail-setting.ts'
import { localPartOf, messageIdOf } from '../../../mail/address-token.ts'
import { publicNumber, reportIdTime, type ReportId } from '../../../report/numbers/public-number.ts'
import type { World } from '../../../report/world.ts'
import type pg from 'pg'
import { putBack, writeFailedAttempt, writeOutcome, type LeasedEmail } from '../../../store/email-queue.ts'
import { loadReport } from '../../../store/load-reports.ts'
import { readWordings } from '../../../store/report-contents.ts'
import { readHistory } from '../../../store/report-history.ts'
import { openText } from '../../../vault/report-key.ts'
import type { ServerSecrets } from '../../../vault/server-secrets.ts'
import type { AddressBrake } from './address-brake.ts'
import { domainOf, isReserved } from './domain-of.ts'
import type { DomainLimits } from './domain-limits.ts'
import { emailOf } from './email-of.ts'
import type { OutgoingEmail, Smtp } from './smtp.ts'

export type EmailSending = {
  readonly pool: pg.Pool
  readonly world: () => World
  readonly keys: KeyManager
  readonly secrets: Pick<ServerSecrets, 'numberKey' | 'mailKey'>
  readonly mail: MailSetting
  readonly baseUrl: string
  readonly smtp: Smtp
  readonly limits: DomainLimits
  readonly brake: AddressBrake
  readonly now: () => number
  /** What proves that a report was taken in; absent where no log is signed. */
  readonly proof?: (reportId: ReportId) => Promise<Pick<LogReceipt, 'proof' | 'promise'> | null>
}

export type Sending = 'accepted' | 'bounced' | 'failed' | 'again' | 'put-back'

/** The proof is there within a minute: so long the receipt waits for it. */
const PROOF_MS = 90_000
const AGAIN_SECONDS = 5
const BRAKED_SECONDS = 600

export async function sendEmail(sending: EmailSending, leased: LeasedEmail): Promise<Sending> {
  const { pool, limits, brake, smtp, now } = sending
  const email = await outgoing(sending, leased)
  if (email === 'proof-soon') {
    await putBack(pool, leased, AGAIN_SECONDS)
    return 'put-back'
  }
  if ('failed' in email) {
    await writeOutcome(pool, leased, { outcome: email.failed === 'no-such-domain' ? 'bounced' : 'failed', at: now(), code: email.failed })
    return email.failed === 'no-such-domain' ? 'bounced' : 'failed'
  }
  if (!brake.passes(email.envelope.to, now())) {
    await putBack(pool, leased, BRAKED_SECONDS)
    return 'put-back'
  }
  const free = limits.take(domainOf(email.envelope.to))
  if (free === null) {
    await putBack(pool, leased, AGAIN_SECONDS)
    return 'put-back'
  }
  try {
    const answered = await smtp.send(email)
    if (answered.outcome === 'accepted') brake.sent(email.envelope.to, now())
    if (answered.outcome === 'again') await writeFailedAttempt(pool, leased, answered.code)
    else await writeOutcome(pool, leased, { outcome: answered.outcome, at: now(), code: answered.outcome === 'bounced' ? answered.code : null })
    return answered.outcome
  } finally {
    free()
  }
}

type Unsendable = { readonly failed: 'erased' | 'no-address' | 'no-such-domain' }

async function outgoing(sending: EmailSending, { reportId, message, seq, template, params }: LeasedEmail): Promise<OutgoingEmail | Unsendable | 'proof-soon'> {
  const { pool, world, keys, secrets, mail, baseUrl } = sending
  const [report, history, key, identity] = await Promise.all([loadReport(pool, reportId), readHistory(pool, reportId), reportKey({ pool, keys }, reportId), readIdentity({ pool, keys }, reportId)])
  if (report === null || key === null) return { failed: 'erased' }
  const to = identity?.email ?? ''
  if (domainOf(to) === '') return { failed: 'no-address' }
  if (isReserved(domainOf(to))) return { failed: 'no-such-domain' }
  const open = async (wanted: readonly number[]) => {
    const sealed = await readWordings(pool, reportId)
    return sealed.filter(({ no }) => wanted.includes(no)).map((one) => openText(key, { reportId, table: 'wording', id: one.no }, one.sealed))
  }
  const number = publicNumber(reportId, secrets.numberKey)
  const { state } = report
  const isHidden = state.secret || state.anonymous
  const proof = template === 'received' && !isHidden ? await proofFile(sending, reportId, number) : null
  if (proof === 'soon') return 'proof-soon'
  const text = await emailOf({ world: world(), state, history, number, baseUrl, mayReply: mail.domain !== null, message: { seq, template, params }, open })
  const token = { kind: 'message', reportId, message } as const
  return {
    ...text,
    envelope: { from: mail.domain === null ? mail.from : `${localPartOf(token, secrets)}@${mail.domain}`, to },
    from: { name: world().unit(state.government).name, address: mail.from },
    replyTo: mail.domain === null ? null : `${localPartOf({ kind: 'reply', reportId }, secrets)}@${mail.domain}`,
    messageId: messageIdOf(token, mail.domain ?? domainOf(mail.from), secrets),
    ...(proof !== null && { attachments: [proof] }),
  }
}

/** Null where none will come in good time: the report's page has it later. */
async function proofFile({ proof, now }: EmailSending, reportId: ReportId, number: string): Promise<{ readonly filename: string; readonly content: string } | 'soon' | null> {
  const receipt = (await proof?.(reportId)) ?? null
  if (receipt?.proof != null) return { filename: `${number}.tlog-proof`, content: receipt.proof }
  return receipt?.promise != null && now() - reportIdTime(reportId) < PROOF_MS ? 'soon' : null
}
