// A reporter decides about their own report: satisfied or not, who may know, on to others.
import { actDoneBefore, actOnReport } from '../../app/act-on-report.ts'
import { addReply, replyDoneBefore } from '../../app/add-reply.ts'
import { reportKey } from '../../app/read-report.ts'
import type { Handled } from '../../app/handle.ts'
import { loadReport, type LoadedReport } from '../../store/load-reports.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import { publicNumber, type ReportId } from '../../report/numbers/public-number.ts'
import type { ReportState } from '../../report/state.ts'
import type { Settings } from '../../report/event.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { freshFormKey, formKey, sameFormKey } from '../form-key.ts'
import { text, ticked, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { CHOICE_TEXT_FIELD, ChoicePage } from './choice-page.tsx'
import { choicesOf, type Choice } from './choices.ts'
import { showReport } from './my-report-routes.tsx'
import { REPLY_FIELD } from './reply-form.tsx'
import { REPLY_LIMIT } from './report-form-values.ts'

export function choiceRoutes(web: Web, mount: Mount): void {
  mount('choice', async (c) => {
    const at = await choosing(web, c)
    return at.choice === null ? c.redirect(paths.myReport(at.number), 303) : showChoice(web, c, { ...at, choice: at.choice })
  })
  mount('choose', (c) => choose(web, c))
}

type Choosing = { readonly reportId: ReportId; readonly number: string; readonly report: LoadedReport; readonly state: ReportState; readonly choice: Choice | null }

async function choosing(web: Web, c: RequestContext): Promise<Choosing> {
  const reportId = c.get('reportId')
  const report = reportId === undefined ? null : await loadReport(web.database.pool, reportId)
  if (reportId === undefined || report === null) throw new Error('This address is for reporters, but its gate let somebody else in.')
  const { state } = report
  const choice = choicesOf(web.reference.get().worldAt(web.clock.now()), state)
    .find(({ holding, step, way }) => String(holding) === c.req.param('holding') && step.id === c.req.param('step') && way.id === c.req.param('way')) ?? null
  return { reportId, number: publicNumber(reportId, web.secrets.numberKey), report, state, choice }
}

type Shown = Choosing & { readonly choice: Choice; readonly fields?: Fields; readonly errors?: readonly FieldError[] }

function showChoice(web: Web, c: RequestContext, { number, state, choice, fields, errors = [] }: Shown, status: PageStatus = 200): Promise<Response> {
  const hides = fields === undefined ? state : { anonymous: ticked(fields, 'anonymous'), secret: ticked(fields, 'secret') }
  return privatePage(c, (
    <ChoicePage
      frame={frameOf(web, c)}
      number={number}
      choice={choice}
      address={paths.choice(number, { holding: choice.holding, step: choice.step.id, way: choice.way.id })}
      words={typed(fields ?? new Map(), CHOICE_TEXT_FIELD)}
      hides={choice.way.sets.includes('anonymous') || choice.way.sets.includes('secret') ? hides : null}
      errors={errors}
      hidden={{ ...(fields === undefined ? freshFormKey(web) : sameFormKey(web, fields)), version: String(choice.version) }}
    />
  ), status)
}

async function choose(web: Web, c: RequestContext): Promise<Response> {
  const at = await choosing(web, c)
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const { fields } = read
  const { t } = frameOf(web, c)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)
  const words = text(fields, CHOICE_TEXT_FIELD)
  const before = key === null ? 'no' : await chosenBefore(web, c, { reportId: at.reportId, key, fields, words })
  if (before === 'same') return c.redirect(`${paths.myReport(at.number)}?selesai=pilihan`, 303)
  if (at.choice === null || key === null) return noLongerAsked(web, c, at.number, words)
  if (words.length > REPLY_LIMIT) return showChoice(web, c, { ...at, choice: at.choice, fields, errors: [{ field: CHOICE_TEXT_FIELD, message: t.form.faults.textLong(REPLY_LIMIT) }] }, 422)
  const handled = await carryOut(web, { ...at, choice: at.choice, key, fields, words: isBlank(words) ? '' : words, isNew: before === 'no' })
  if (handled.outcome === 'refused') return showChoice(web, c, { ...at, choice: at.choice, fields, errors: [{ field: 'isi', message: t.choice.changed }] }, 409)
  if (handled.outcome === 'differs-from-before') return showChoice(web, c, { ...at, choice: at.choice, fields, errors: [{ field: 'isi', message: t.choice.sentBefore }] }, 409)
  return c.redirect(`${paths.myReport(at.number)}?selesai=pilihan`, 303)
}

type Sent = { readonly reportId: ReportId; readonly key: ReportKey; readonly fields: Fields; readonly words: string }

/** Whether this form was sent before: the same, which is done though its question is gone, or another under its key. */
async function chosenBefore(web: Web, c: RequestContext, { reportId, key, fields, words }: Sent): Promise<'no' | 'same' | 'other'> {
  const named = { step: c.req.param('step') ?? '', way: c.req.param('way') ?? '' }
  const sending = { reportId, commandKey: formKey(web, fields), key }
  const bare = await actDoneBefore(web.handling, { ...sending, sent: sentText(named, fields) })
  return bare !== 'other' || isBlank(words) ? bare : replyDoneBefore(web.handling, { ...sending, text: words, says: named })
}

/** What the form says by itself, whatever the report has become since. */
function sentText({ step, way }: { readonly step: string; readonly way: string }, fields: Fields): string {
  return JSON.stringify([step, way, ticked(fields, 'anonymous'), ticked(fields, 'secret')])
}

/** What was written goes into the reply on the report's page, to be sent from there. */
async function noLongerAsked(web: Web, c: RequestContext, number: string, words: string): Promise<Response> {
  if (isBlank(words)) return c.redirect(`${paths.myReport(number)}?selesai=berubah`, 303)
  return showReport(web, c, { reply: words, errors: [{ field: REPLY_FIELD, message: frameOf(web, c).t.choice.changed }] }, 409)
}

type Carrying = Choosing & { readonly choice: Choice; readonly key: ReportKey; readonly fields: Fields; readonly words: string; readonly isNew: boolean }

/** With words it is a reply that says so; without, the bare decision. */
function carryOut(web: Web, { reportId, report, state, choice, key, fields, words, isNew }: Carrying): Promise<Handled> {
  const commandKey = formKey(web, fields)
  const seen = isNew ? report : undefined
  const version = Number(typed(fields, 'version'))
  const expect = { holding: choice.holding, version: Number.isSafeInteger(version) ? version : -1 }
  const named = { expect, step: choice.step.id, way: choice.way.id }
  if (choice.says !== 'decides' && words !== '') return addReply(web.handling, { reportId, commandKey, key, text: words, evidence: [], says: named, seen })
  const settings = settingsOf(choice, fields, state)
  return actOnReport(web.handling, { reportId, commandKey, key, by: { who: 'reporter' }, ...named, givings: [], settings, targets: null, sent: sentText(named, fields), evidence: [], seen })
}

function settingsOf({ way }: Choice, fields: Fields, state: ReportState): Settings {
  const [anonymous, secret] = [ticked(fields, 'anonymous'), ticked(fields, 'secret')]
  return {
    ...(way.sets.includes('anonymous') && anonymous !== state.anonymous && { anonymous }),
    ...(way.sets.includes('secret') && secret !== state.secret && { secret }),
  }
}
