// The load generator's side of sending reports: bodies laid out beforehand, a new key for each request, receipts noted.
import { randomFillSync } from 'node:crypto'
import { newSubmissionKey } from '../../src/report/submission-key.ts'
import { reportDraft } from '../data/report-draft.ts'
import { seededRandom } from '../data/random.ts'
import { closedLoop } from './closed-loop.ts'
import type { Receipts, SendReports, Sent } from './jobs.ts'
import { headerOf, type RawAnswer } from './raw-answer.ts'
import { reportPost, withKey, type ReportPost } from './report-post.ts'

/** Enough that lengths are spread as they should; each body is sent many times with another key. */
const BODIES = 1_000
const SESSIONS_KEPT = 20

export async function sendReports(job: SendReports): Promise<Sent> {
  const posts = reportPosts(job)
  const noted: { key: Buffer; head: string }[] = []
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
      const wrong = wrongWith(answer)
      if (wrong === null) noted.push({ key, head: answer.head })
      return wrong
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

/** A report is acknowledged by the way to its receipt and nothing else. */
function wrongWith({ status, head }: RawAnswer): string | null {
  if (status !== 303) return `status ${status}`
  return numberIn(head) === '' ? `redirected to ${headerOf(head, 'location')}` : null
}

function numberIn(head: string): string {
  return /\/([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5})(?:\/|$)/.exec(headerOf(head, 'location'))?.[1] ?? ''
}

function receiptsOf(noted: readonly { key: Buffer; head: string }[]): Receipts {
  return {
    keys: Buffer.concat(noted.map(({ key }) => key)),
    numbers: noted.map(({ head }) => numberIn(head)),
    sessions: noted.slice(-SESSIONS_KEPT).map(({ key, head }) => ({
      key, number: numberIn(head), cookie: headerOf(head, 'set-cookie').split(';')[0] ?? '',
    })),
  }
}
