// The load generator's side of working reports: each client takes one from the form to its answer, then the next.
import { randomFillSync } from 'node:crypto'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { reportDraft, type ReportDraft } from '../data/report-draft.ts'
import { fieldsOf } from './act-form.ts'
import { receiptOnPage } from './receipt-in.ts'
import type { Worked, WorkReports } from './jobs.ts'

const BODIES = 200

type Run = { readonly job: WorkReports; readonly latencies: number[]; readonly errors: Map<string, number>; readonly answered: string[]; readonly drafts: readonly ReportDraft[]; next: number; readonly end: number }

export async function workReports(job: WorkReports): Promise<Worked> {
  const random = seededRandom(job.seed)
  const drafts = Array.from({ length: BODIES }, () => reportDraft(random, { districts: job.form.districts, agencies: job.form.agencies, writtenAt: Date.now(), contactShare: 1 }))
  const start = performance.now()
  const run: Run = { job, latencies: [], errors: new Map(), answered: [], drafts, next: 0, end: start + job.seconds * 1000 }
  await Promise.all(Array.from({ length: job.clients }, () => client(run)))
  return { latencies: Float64Array.from(run.latencies).sort(), errors: [...run.errors], elapsedMs: performance.now() - start, answered: run.answered }
}

/** Every report that was begun is worked to its answer, also past the end of the run. */
async function client(run: Run): Promise<void> {
  while (performance.now() < run.end) {
    try {
      run.answered.push(await work(run))
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      run.errors.set(why, (run.errors.get(why) ?? 0) + 1)
    }
  }
}

async function work(run: Run): Promise<string> {
  const { verifier, liaison, agency } = run.job
  const number = await report(run)
  await act(run, verifier, `/meja/laporan/${number}/tindakan/1/verifikasi/disposisi`, { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative', lead: String(agency) })
  await act(run, liaison, `/meja/laporan/${number}/tindakan/2/tanggapan/jawab`, { 'a-redaksi-jawaban': 'Sudah ditindaklanjuti. Terima kasih atas laporannya.' })
  return number
}

async function report(run: Run): Promise<string> {
  const draft = run.drafts[run.next % run.drafts.length]
  run.next += 1
  if (draft === undefined) throw new RangeError('There is nothing to send.')
  const key = formatSubmissionKey(newSubmissionKey(Date.now(), randomFillSync(Buffer.alloc(16))))
  const hidden = Object.fromEntries(run.job.form.controls.filter(({ type }) => type === 'hidden').map(({ name, value }) => [name, value]))
  const fields = { ...hidden, [run.job.form.keyField]: key, kind: draft.classification, subject: draft.title, description: draft.description, district: draft.district ?? '' }
  const answer = await asked(run, run.job.form.action, { fields, cookie: '' })
  const number = answer.status === 201 ? receiptOnPage(answer.body)?.number : undefined
  if (number === undefined) throw new Error(`a report was answered with status ${answer.status}`)
  return number
}

/** Opens the form of a way, fills it in and sends it, as an officer who has seen the message before would. */
async function act(run: Run, cookie: string, path: string, fill: Readonly<Record<string, string>>): Promise<void> {
  const form = await asked(run, path, { cookie })
  if (form.status !== 200) throw new Error(`the form of ${path.split('/').at(-1)} was answered with status ${form.status}`)
  const sent = await asked(run, path, { cookie, fields: { ...fieldsOf(form.body), ...fill, kirim: 'ya' } })
  if (sent.status !== 303) throw new Error(`${path.split('/').at(-1)} was answered with status ${sent.status}`)
}

type Asked = { readonly status: number; readonly body: string }

async function asked({ job, latencies }: Run, path: string, { fields, cookie }: { readonly fields?: Readonly<Record<string, string>>; readonly cookie: string }): Promise<Asked> {
  const start = performance.now()
  const answer = await fetch(`http://127.0.0.1:${job.port}${path}`, {
    redirect: 'manual', method: fields === undefined ? 'GET' : 'POST', ...(fields !== undefined && { body: new URLSearchParams(fields) }),
    headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie !== '' && { Cookie: cookie }) },
  })
  const body = await answer.text()
  latencies.push(performance.now() - start)
  return { status: answer.status, body }
}
