// The load generator's side of sending reports: bodies laid out beforehand, a new key for each request, receipts noted.
import { randomFillSync } from 'node:crypto'
import { newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { reportDraft } from '../data/report-draft.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { closedLoop } from './closed-loop.ts'
import type { Receipts, SendReports, Sent } from './jobs.ts'
import { headerOf } from './raw-answer.ts'
import { receiptIn, type ReceiptRead } from './receipt-in.ts'
import { reportPost, withKey, type ReportPost } from './report-post.ts'

/** Enough that lengths are spread as they should; each body is sent many times with another key. */
const BODIES = 1_000
const NEWEST_KEPT = 20

type Noted = { readonly key: Buffer; readonly receipt: ReceiptRead; readonly head: string }

export async function sendReports(job: SendReports): Promise<Sent> {
  const posts = reportPosts(job)
  const noted: Noted[] = []
  let sent = 0
  const { latencies, errors, elapsedMs } = await closedLoop<Buffer>({
    port: job.port,
    clients: job.clients,
    seconds: job.seconds,
    next: () => {
      const post = posts[sent % posts.length]
      if (post === undefined) throw new RangeError('There is nothing to send.')
      sent += 1
      const key = newKey()
      return { request: withKey(post, key), ticket: key }
    },
    judge: (key, answer) => {
      const receipt = receiptIn(answer)
      if (receipt === null) return `status ${answer.status}`
      noted.push({ key, receipt, head: answer.head })
      return null
    },
  })
  return { latencies: Float64Array.from(latencies).sort(), errors: [...errors], elapsedMs, receipts: receiptsOf(noted) }
}

function reportPosts({ port, form, seed, evidence }: SendReports): ReportPost[] {
  const random = seededRandom(seed)
  const file = evidence === null ? null : { ...evidence, bytes: Buffer.from(evidence.bytes) }
  const choices = { districts: form.districts, agencies: form.agencies, writtenAt: Date.now(), contactShare: 1 }
  // Large files are laid out a few times only: a thousand copies of a photo would fill the memory.
  return Array.from({ length: file === null ? BODIES : 8 }, () => reportPost(port, form, reportDraft(random, choices), file))
}

const randomBytes = Buffer.alloc(16)

function newKey(): Buffer {
  return Buffer.from(newSubmissionKey(Date.now(), randomFillSync(randomBytes)))
}

function receiptsOf(noted: readonly Noted[]): Receipts {
  return {
    keys: Buffer.concat(noted.map(({ key }) => key)),
    numbers: noted.map(({ receipt }) => receipt.number),
    codes: noted.map(({ receipt }) => receipt.code),
    newest: noted.slice(-NEWEST_KEPT).map(({ key, receipt, head }) => ({ key, number: receipt.number, cookie: headerOf(head, 'set-cookie').split(';')[0] ?? '' })),
  }
}
