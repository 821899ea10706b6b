// What a reporter does with an opened report: read it, see the receipt again, add to it, withdraw it, leave.
import { randomBytes } from 'node:crypto'
import { addReply } from '../../app/add-reply.ts'
import { readIdentity, readReport, reportKey, type ReadReport } from '../../app/read-report.ts'
import { withdrawReport } from '../../app/withdraw-report.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import { readMessages } from '../../store/message-log.ts'
import { mayReply, mayWithdraw } from '../../report/allowed/may-reporter.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { ReportState } from '../../report/state.ts'
import { formatSubmissionKey, newSubmissionKey, parseSubmissionKey } from '../../report/numbers/submission-key.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { TYPED_TITLE } from '../errors/typed-text.tsx'
import { text, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { openedReport } from '../opened-report.ts'
import { openingOf } from '../opening.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import { forgetReport, openedReports, rememberReport } from '../reporter-session.ts'
import { sessionSettings } from '../session-settings.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../web.ts'
import { evidenceIntake } from './evidence-intake.ts'
import { myReportPage, type MyReportShown } from './my-report-page-of.tsx'
import { receiptPage } from './receipt-page-of.tsx'
import { filesOf } from './receipt-response.tsx'
import { REPLY_FIELD } from './reply-form.tsx'
import { FILES_FIELD, REPLY_LIMIT, TEXT_LIMITS } from './report-form-values.ts'
import { isTooLarge, tooLargeFault } from './too-large.ts'
import { REASON_FIELD, WithdrawPage } from './withdraw-page.tsx'

export function myReportRoutes(web: Web, mount: Mount): void {
  mount('myReport', (c) => showReport(web, c, { done: doneOf(c.req.query('selesai')) }))
  mount('receipt', (c) => showReceipt(web, c))
  mount('addReplyAgain', (c) => c.redirect(paths.myReport(openedReport(web, c).number), 303))
  mount('addReply', (c) => takeReply(web, c))
  mount('confirmWithdrawal', (c) => askWithdrawal(web, c))
  mount('withdraw', (c) => withdraw(web, c))
  mount('leaveAgain', (c) => c.redirect(paths.myReport(openedReport(web, c).number), 303))
  mount('leave', (c) => {
    forgetReport(c, sessionSettings(web), openedReport(web, c).reportId, web.clock.now())
    c.header('Clear-Site-Data', '"cache"')
    return c.redirect(`${paths.track}?keluar`, 303)
  })
}

async function reportOf(web: Web, reportId: ReportId): Promise<ReadReport> {
  const report = await readReport(openingOf(web), reportId)
  if (report === null) throw new Error('An opened report is not in the database.')
  return report
}

export async function showReport(web: Web, c: RequestContext, more: Partial<MyReportShown>, status: PageStatus = 200): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  rememberReport(c, sessionSettings(web), { reportId, code: null, now: web.clock.now() })
  const [report, identity, messages] = await Promise.all([reportOf(web, reportId), readIdentity({ pool: web.database.pool, keys: web.keys }, reportId), readMessages(web.database.pool, reportId)])
  return privatePage(c, myReportPage(web, c, { number, report, identity, messages, hidden: commandField(web), ...more }), status)
}

/** Only for half an hour after filing, while this browser still carries the code; afterwards the report opens without it. */
async function showReceipt(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const code = openedReports(c, sessionSettings(web), web.clock.now()).find((report) => report.reportId === reportId)?.receipt?.code ?? null
  if (code === null) return c.redirect(paths.myReport(number), 303)
  const { state } = await reportOf(web, reportId)
  return privatePage(c, await receiptPage(web, c, { number, code, state, files: await filesOf(web, { reportId, number }) }))
}

async function takeReply(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const { t } = frameOf(web, c)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, reportId)
  if (key === null) {
    const { fields } = await postedForm(c)
    return showReport(web, c, { reply: typed(fields, REPLY_FIELD), errors: [{ field: REPLY_FIELD, message: t.course.erased }] }, 422)
  }
  const intake = evidenceIntake(web, 'reply', () => ({ reportId, key }))
  return intake.answering(async () => {
    const read = await postedForm(c, intake.take)
    const tooLarge = isTooLarge(read)
    if ('problem' in read && !tooLarge) return unreadableResponse(web, c, read.problem)
    intake.finish(read.fields)
    const reply = text(read.fields, REPLY_FIELD)
    const again = { reply: typed(read.fields, REPLY_FIELD) }
    const errors = [...(tooLarge ? [tooLargeFault(t)] : replyErrors(web, c, reply, intake.kept().length)), ...intake.faults(t)]
    if (errors.length > 0) return showReport(web, c, { ...again, errors, hidden: { ...commandField(web), ...intake.keptField() }, keptFiles: intake.kept() }, tooLarge ? 413 : 422)
    const evidence = await intake.publish()
    if (evidence === null) return showReport(web, c, { ...again, errors: [{ field: FILES_FIELD, message: t.form.filesAgain }] }, 422)
    const handled = await addReply(web.handling, { reportId, key, text: isBlank(reply) ? '' : reply, evidence, commandKey: commandKey(web, read.fields) })
    if (handled.outcome === 'refused') return showReport(web, c, { ...again, errors: [{ field: TYPED_TITLE, message: t.report.replyRefused }] }, 422)
    if (handled.outcome === 'differs-from-before') {
      const hidden = { ...commandField(web), ...intake.keptField() }
      return showReport(web, c, { ...again, errors: [differing(web, c, handled.report.state)], hidden, keptFiles: intake.kept() }, 409)
    }
    const reopened = handled.outcome === 'done' && handled.events.some(({ kind }) => kind === 'report-reopened' || kind === 'silence-undone')
    return c.redirect(`${paths.myReport(number)}?selesai=${reopened ? 'dibuka' : 'balasan'}`, 303)
  })
}

/** The form was sent before with other content: what was written since comes back and must not pass for saved. */
function differing(web: Web, c: RequestContext, state: ReportState): FieldError {
  const { t } = frameOf(web, c)
  return mayReply(state, web.reference.get().worldAt(web.clock.now()))
    ? { field: REPLY_FIELD, message: t.report.replyDiffers }
    : { field: TYPED_TITLE, message: t.report.replyDiffersClosed }
}

function replyErrors(web: Web, c: RequestContext, reply: string, files: number): FieldError[] {
  const { t } = frameOf(web, c)
  if (isBlank(reply) && files === 0) return [{ field: REPLY_FIELD, message: t.report.replyMissing }]
  return reply.length > REPLY_LIMIT ? [{ field: REPLY_FIELD, message: t.form.faults.textLong(REPLY_LIMIT) }] : []
}

/** What is closed can't be withdrawn, so it isn't asked. */
async function askWithdrawal(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const { state } = await reportOf(web, reportId)
  return mayWithdraw(state) ? confirmWithdrawal(web, c, [], 200) : c.redirect(paths.myReport(number), 303)
}

function confirmWithdrawal(web: Web, c: RequestContext, errors: readonly FieldError[], status: PageStatus, reason = ''): Promise<Response> {
  return privatePage(c, <WithdrawPage frame={frameOf(web, c)} number={openedReport(web, c).number} reason={reason} errors={errors} hidden={commandField(web)} />, status)
}

async function withdraw(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const { t } = frameOf(web, c)
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const reason = text(read.fields, REASON_FIELD)
  if (reason.length > TEXT_LIMITS.hope) return confirmWithdrawal(web, c, [{ field: REASON_FIELD, message: t.form.faults.textLong(TEXT_LIMITS.hope) }], 422, reason)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, reportId)
  if (key === null) return showReport(web, c, {}, 422)
  const handled = await withdrawReport(web.handling, { reportId, key, reason, commandKey: commandKey(web, read.fields) })
  if (handled.outcome === 'refused' && (await reportOf(web, reportId)).state.outcome !== 'withdrawn') {
    return showReport(web, c, { reply: typed(read.fields, REASON_FIELD), errors: [{ field: TYPED_TITLE, message: t.report.withdrawRefused }] }, 422)
  }
  if (handled.outcome === 'differs-from-before') {
    return showReport(web, c, { reply: typed(read.fields, REASON_FIELD), errors: [{ field: TYPED_TITLE, message: t.report.withdrawDiffers }] }, 409)
  }
  return c.redirect(`${paths.myReport(number)}?selesai=ditarik`, 303)
}

/** What an address that is led to after an act says was done. */
const DONE: ReadonlyMap<string, MyReportShown['done']> = new Map([
  ['balasan', 'reply-added'], ['dibuka', 'reopened'], ['ditarik', 'withdrawn'], ['pilihan', 'chosen'], ['berubah', 'changed'], ['kontak', 'corrected'], ['izin', 'consented'], ['bukti', 'proof-soon'],
  ['hapus', 'erasure-asked'],
])

function doneOf(mark: string | undefined): MyReportShown['done'] {
  return DONE.get(mark ?? '')
}

/** A form's own key: sent twice, done once. */
function commandField(web: Web): Hidden {
  return { command: formatSubmissionKey(newSubmissionKey(web.clock.now(), randomBytes(16))) }
}

function commandKey(web: Web, fields: Parameters<typeof typed>[0]): string {
  const key = parseSubmissionKey(typed(fields, 'command'), web.clock.now()) ?? newSubmissionKey(web.clock.now(), randomBytes(16))
  return formatSubmissionKey(key)
}
