// Keeps e-mails going out: leases as many as there is room for, sends them side by side, and waits a little when there are none.
import { setTimeout as pause } from 'node:timers/promises'
import type { ProcessLog } from '../../../process-log.ts'
import { leaseEmails, type LeasedEmail } from '../../../store/email-queue.ts'
import { sendEmail, type EmailSending } from './send-email.ts'

export type Outbox = EmailSending & { readonly log: ProcessLog; readonly signal: AbortSignal; readonly idleMs?: number; readonly most?: number }

const IDLE_MS = 1_000
const AFTER_FAULT_MS = 5_000
const MOST = 20

/** Ends once the signal is given and what was begun is done. */
export async function sendEmails(outbox: Outbox): Promise<void> {
  const { pool, log, signal, idleMs = IDLE_MS, most = MOST } = outbox
  const underWay = new Set<Promise<void>>()
  while (!signal.aborted) {
    const leased = await leaseEmails(pool, most - underWay.size).catch((error: unknown) => {
      log.error('e-mails could not be leased', { error })
      return null
    })
    for (const one of leased ?? []) {
      const sent = send(outbox, one).finally(() => underWay.delete(sent))
      underWay.add(sent)
    }
    const rest = pause(leased === null ? AFTER_FAULT_MS : idleMs, undefined, { signal }).catch(() => undefined)
    await (underWay.size >= most ? Promise.race([rest, ...underWay]) : leased?.length ? undefined : rest)
  }
  await Promise.all(underWay)
}

/** One that fails by a fault of ours keeps its lease and comes again when that ends. */
async function send(outbox: Outbox, leased: LeasedEmail): Promise<void> {
  const { reportId, token } = leased
  try {
    const became = await sendEmail(outbox, leased)
    if (became !== 'put-back') outbox.log.info('an e-mail was tried', { reportId, channel: 'email', attempt: Number(token), status: became })
  } catch (error) {
    outbox.log.error('an e-mail could not be sent and will be tried again', { reportId, channel: 'email', error })
  }
}
