// The load generator's side of whole lives: each client sends a report in, dispatches it, answers it and is satisfied with it,
// four calls by three people, then begins the next.
import { randomFillSync } from 'node:crypto'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { reportDraft } from '../data/report-draft.ts'
import { readActForm } from './act-form.ts'
import { closedLoop } from './closed-loop.ts'
import type { Lived, LiveThrough } from './jobs.ts'
import type { RawAnswer } from './raw-answer.ts'
import { receiptIn } from './receipt-in.ts'
import { reportPost, withKey, type ReportPost } from './report-post.ts'

const BODIES = 500
const CALLS = ['report', 'dispatch', 'answer', 'satisfied'] as const

/** How far a client's report has come, and whose it is. */
type Life = { readonly call: number; readonly number: string; readonly cookie: string }

const BORN: Life = { call: 0, number: '', cookie: '' }

type Act = { readonly path: (number: string) => string; readonly cookie: (life: Life) => string; readonly fill: Readonly<Record<string, string>> }

export async function liveThrough(job: LiveThrough): Promise<Lived> {
  const posts = reportPosts(job)
  const acts = actsOf(job)
  const forms = await learnt(job, posts, acts)
  const lives: Life[] = Array.from({ length: job.clients }, () => BORN)
  const settled: string[] = []
  let sent = 0
  const { latencies, errors, elapsedMs } = await closedLoop<{ readonly client: number; readonly life: Life }>({
    port: job.port, clients: job.clients, seconds: job.seconds,
    next: (client) => {
      const life = lives[client] ?? BORN
      return { request: requestOf(job.port, life, { post: at(posts, sent++ % posts.length), act: acts[life.call - 1], form: forms[life.call - 1] }), ticket: { client, life } }
    },
    judge: ({ client, life }, answer) => {
      const next = lived(life, answer)
      lives[client] = next === null || next.call === CALLS.length ? BORN : next
      if (next?.call === CALLS.length) settled.push(next.number)
      return next === null ? `${CALLS[life.call]} was answered with status ${answer.status}` : null
    },
  })
  return { latencies: Float64Array.from(latencies).sort(), errors: [...errors], elapsedMs, settled }
}

function reportPosts({ port, form, seed }: LiveThrough): readonly ReportPost[] {
  const random = seededRandom(seed)
  const choices = { districts: form.districts, agencies: form.agencies, writtenAt: Date.now(), contactShare: 1 }
  // Open complaints: aspirations and hidden reporters ask for more acts before a dispatch.
  return Array.from({ length: BODIES }, () => reportPost(port, form, { ...reportDraft(random, choices), classification: 'complaint', anonymous: false, secret: false }, null))
}

/** Rembang's shortest way; whose acts the second, third and fourth call are. */
function actsOf({ verifier, liaison, agency }: LiveThrough): readonly Act[] {
  return [
    { path: (number) => `/meja/laporan/${number}/tindakan/1/verifikasi/disposisi`, cookie: () => verifier, fill: { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative', lead: String(agency) } },
    { path: (number) => `/meja/laporan/${number}/tindakan/2/tanggapan/jawab`, cookie: () => liaison, fill: { 'a-redaksi-jawaban': 'Sudah ditindaklanjuti. Terima kasih atas laporannya.' } },
    { path: (number) => `/laporan-saya/${number}/pilihan/1/pantau/puas`, cookie: ({ cookie }) => cookie, fill: {} },
  ]
}

/** One life by the pages' own forms: what they bring along is the same for every report, but for the key. */
async function learnt(job: LiveThrough, posts: readonly ReportPost[], acts: readonly Act[]): Promise<readonly Readonly<Record<string, string>>[]> {
  const forms: Readonly<Record<string, string>>[] = []
  let life = lived(BORN, await once(job.port, requestOf(job.port, BORN, { post: at(posts, 0) })))
  for (const act of acts) {
    if (life === null) break
    const form = await readActForm(job.port, act.path(life.number), act.cookie(life))
    if (form.status !== 200) throw new Error(`The form of ${CALLS[life.call]} was answered with status ${form.status}.`)
    forms.push(form.fields)
    const answer = await once(job.port, requestOf(job.port, life, { post: at(posts, 0), act, form: form.fields }))
    life = lived(life, answer)
    if (life === null) throw new Error(`A report could not be lived through to its end: act ${forms.length} was answered with status ${answer.status}.`)
  }
  if (life?.call !== CALLS.length) throw new Error('A report could not be lived through to its end.')
  return forms
}

async function once(port: number, request: Buffer): Promise<RawAnswer> {
  const answers: RawAnswer[] = []
  const { errors } = await closedLoop<true>({ port, clients: 1, seconds: 0, next: () => ({ request, ticket: true }), judge: (_, answer) => (answers.push(answer), null) })
  const [answer] = answers
  if (answer === undefined) throw new Error(`The first request was not answered: ${[...errors.keys()].join(', ')}.`)
  return answer
}

/** What follows from an answer; null where it is not as it should be. */
function lived(life: Life, answer: RawAnswer): Life | null {
  if (life.call > 0) return answer.status === 303 ? { ...life, call: life.call + 1 } : null
  const receipt = receiptIn(answer)
  const cookie = /^set-cookie: *((?:__Host-)?pelapor=[^;]*)/im.exec(answer.head)?.[1]
  return receipt === null || cookie === undefined ? null : { call: 1, number: receipt.number, cookie }
}

type Wanted = { readonly post: ReportPost; readonly act?: Act | undefined; readonly form?: Readonly<Record<string, string>> | undefined }

function requestOf(port: number, life: Life, { post, act, form }: Wanted): Buffer {
  if (act === undefined || life.call === 0) return withKey(post, Buffer.from(newSubmissionKey(Date.now(), randomFillSync(Buffer.alloc(16)))))
  const body = new URLSearchParams({ ...form, ...act.fill, kirim: 'ya', command: formatSubmissionKey(newSubmissionKey(Date.now(), randomFillSync(Buffer.alloc(16)))) }).toString()
  return Buffer.from([
    `POST ${act.path(life.number)} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Origin: http://127.0.0.1:${port}`, 'Sec-Fetch-Site: same-origin', `X-Forwarded-For: ${networkOf(life.number)}`,
    'Content-Type: application/x-www-form-urlencoded', `Content-Length: ${body.length}`, `Cookie: ${act.cookie(life)}`, '', body,
  ].join('\r\n'))
}

/** Each reporter writes from a network of their own, as the proxy in front says: what one network may send is not measured here. */
function networkOf(number: string): string {
  const hash = [...number].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) & 0xffffff, 7)
  return `10.${(hash >> 16) & 255}.${(hash >> 8) & 255}.${hash & 255}`
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError('There is nothing to send.')
  return item
}
