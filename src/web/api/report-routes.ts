// Reports over the programming interface: taken in with a key of the client's, read as the public may read them.
import { randomBytes } from 'node:crypto'
import { submitReport, submittedBefore, type Receipt } from '../../app/submit-report.ts'
import { publicNumber, reportIdOf } from '../../report/numbers/public-number.ts'
import { formatSubmissionKey, newSubmissionKey, parseSubmissionKey } from '../../report/numbers/submission-key.ts'
import { viewFor } from '../../report/audience/view.ts'
import { loadPublicReport } from '../../store/load-reports.ts'
import { isoDay, isoInZone } from '../../text/format.ts'
import { newReportKey } from '../../vault/report-key.ts'
import type { Mount } from '../mount.ts'
import { currentStage, shownOf } from '../public/report-shown.ts'
import { localDay } from '../public/local-day.ts'
import { receiptLog } from '../public/receipt-log.ts'
import { nextStepShown } from '../public/next-step-shown.ts'
import { readSubmission } from '../public/read-submission.ts'
import { judgeProof, type Asked } from '../proof/judge-proof.ts'
import { BITS, PARTS } from '../proof/proof-shape.ts'
import type { RequestContext, Web } from '../web.ts'
import { fieldName, formFields } from './form-fields.ts'
import { problemResponse } from './problem.ts'
import { readJson } from './read-json.ts'
import { newReport, type NewReport } from './schemas.ts'

const PROOF_ASKED = 'Many reports come at once. Send this one again with its Idempotency-Key, Proof-Challenge and Proof-Solution, or with the challenge alone once Retry-After is over.'

export function apiReportRoutes(web: Web, mount: Mount): void {
  mount('apiSubmitReport', (c) => submit(web, c))
  mount('apiPublicReport', (c) => showPublic(web, c))
}

async function submit(web: Web, c: RequestContext): Promise<Response> {
  const read = await readJson(c)
  if ('status' in read) return problemResponse(c, read.status, { title: read.title })
  const parsed = newReport.safeParse(read.json)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
    return problemResponse(c, 422, { title: 'Some fields need correcting.', errors })
  }
  const key = c.req.header('idempotency-key')
  const submissionKey = key === undefined ? newSubmissionKey(web.clock.now(), randomBytes(16)) : parseSubmissionKey(key, web.clock.now())
  if (submissionKey === null) {
    return problemResponse(c, 422, { title: 'The Idempotency-Key must be a UUID of version 7, made within a day of now or earlier.' })
  }
  return takeIn(web, c, parsed.data, submissionKey)
}

async function takeIn(web: Web, c: RequestContext, report: NewReport, submissionKey: Uint8Array): Promise<Response> {
  const reference = web.reference.get()
  const government = reference.governments.find(({ code }) => code === report.government)
  if (government === undefined) return problemResponse(c, 422, { title: 'Some fields need correcting.', errors: [{ field: 'government', message: 'No such government here.' }] })
  const { t } = shownOf(web, c, { government: government.id }).frame
  const read = readSubmission({ fields: formFields(report), government, reference, today: localDay(web, government), t })
  if ('errors' in read) {
    const errors = read.errors.map(({ field, message }) => ({ field: fieldName(field), message }))
    return problemResponse(c, 422, { title: 'Some fields need correcting.', errors })
  }
  const form = formatSubmissionKey(submissionKey)
  const asked = await judgeProof(web, c, { form, challenge: c.req.header('proof-challenge') ?? '', proof: c.req.header('proof-solution') ?? '', identity: read.contents.identity })
  const submission = { ...read.contents, submissionKey, channel: 'api', government: government.id, key: newReportKey(), evidence: [] } as const
  const before = asked === null ? null : await submittedBefore(web, submission)
  if (asked !== null && before === null) return proofAsked(c, form, asked)
  const submitted = before ?? (await submitReport(web, submission))
  if (submitted.outcome === 'taken-in') return receiptResponse(web, c, submitted.receipt, 201)
  if (submitted.outcome === 'taken-in-before') return receiptResponse(web, c, submitted.receipt, 200)
  if (submitted.outcome === 'refused') {
    if (submitted.refusal !== 'government-has-no-procedure') throw new Error(`A report was refused: ${submitted.refusal}`)
    return problemResponse(c, 422, { title: 'Some fields need correcting.', errors: [{ field: 'classification', message: t.form.faults.kindNotHandled }] })
  }
  return problemResponse(c, 409, { title: 'This Idempotency-Key was used with other content, which stands. Send the new content with a new key.' })
}

function proofAsked(c: RequestContext, form: string, { challenge, waitMs }: Asked): Response {
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  return problemResponse(c, 428, { title: PROOF_ASKED, proof: { idempotencyKey: form, challenge, parts: PARTS, bits: BITS } })
}

async function receiptResponse(web: Web, c: RequestContext, { number, code, state }: Receipt, status: 200 | 201): Promise<Response> {
  const shown = shownOf(web, c, state)
  const next = nextJson(nextStepShown(shown, viewFor('reporter', state, shown.world)?.next ?? null), (at) => isoInZone(at, shown.zone))
  c.header('Cache-Control', 'no-store')
  const { promise } = await receiptLog(web, state.reportId)
  return c.json({ number, code, receivedAt: isoInZone(state.receivedAt, shown.zone), next, promise }, status)
}

/** Secret reports and numbers that never were get the same answer. */
async function showPublic(web: Web, c: RequestContext): Promise<Response> {
  const reportId = reportIdOf(c.req.param('number') ?? '', web.secrets.numberKey)
  const report = reportId === null ? null : await loadPublicReport(web.database.open, reportId)
  const shown = report === null ? null : shownOf(web, c, report.state, 'public')
  const view = report === null || shown === null ? null : viewFor('public', report.state, shown.world)
  if (reportId === null || shown === null || view === null) return problemResponse(c, 404, { title: 'No such report.' })
  c.header('Cache-Control', 'no-cache')
  return c.json({
    number: publicNumber(reportId, web.secrets.numberKey),
    classification: view.classification,
    government: shown.world.unit(view.government).code,
    unit: shown.world.unit(view.unit).name,
    stage: currentStage(view),
    outcome: view.outcome,
    area: view.area,
    receivedOn: isoDay(view.receivedAt, shown.zone),
    next: nextJson(nextStepShown(shown, view.next), (at) => isoDay(at, shown.zone)),
  })
}

function nextJson(next: ReturnType<typeof nextStepShown>, dueText: (at: number) => string) {
  return next === null ? null : { who: next.who, what: next.what, why: next.why, due: next.due === null ? null : dueText(next.due.at) }
}
