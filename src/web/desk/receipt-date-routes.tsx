// Correcting a wrong date of receipt, with a second officer's look.
import { askReceiptCorrection, decideReceiptCorrection } from '../../app/correct-receipt.ts'
import { readNotes } from '../../app/read-notes.ts'
import { reportKey } from '../../app/read-report.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import { whyNotCorrect, whyNotDecide } from '../../report/commands/correct-receipt.ts'
import { officerById } from '../../store/accounts/officers.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { formKey, freshFormKey, sameFormKey } from '../form-key.ts'
import { text, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { caseAgain, caseAtHand, type CaseAtHand } from './case-at-hand.ts'
import { instantTyped } from './instant-typed.ts'
import { officeZone } from './office-zone.ts'
import { withFields } from './posted-fields.ts'
import { ReceiptDatePage, REASON_LIMIT } from './receipt-date-page.tsx'

export function receiptDateRoutes(web: Web, mount: Mount): void {
  mount('receiptDate', (c) => show(web, c, caseAtHand(web, c), {}))
  mount('correctReceiptDate', (c) => withFields(web, c, (fields) => save(web, c, fields)))
}

type Again = { readonly fields?: Fields; readonly errors?: readonly FieldError[] }

async function show(web: Web, c: RequestContext, at: CaseAtHand, { fields, errors = [] }: Again, status: PageStatus = 200): Promise<Response> {
  const { number, state, world, reader } = at
  const { t } = frameOf(web, c)
  const refusals = reader.posts.map((post) => ({ ask: whyNotCorrect(world, state, post), decide: whyNotDecide(world, state, post) }))
  const may = { ask: refusals.some(({ ask }) => ask === null), decide: refusals.some(({ decide }) => decide === null) }
  const own = state.receiptAsked?.by === reader.officer
  const why = own ? t.clockChange.waitsSecond : may.ask || may.decide ? null : t.casework.refusals[state.open ? 'not-your-unit' : 'report-is-closed']
  const values = { date: fields === undefined ? '' : typed(fields, 'date'), time: fields === undefined ? '' : typed(fields, 'time'), reason: fields === undefined ? '' : typed(fields, 'reason') }
  const form = fields === undefined ? freshFormKey(web) : sameFormKey(web, fields)
  return privatePage(c, (
    <ReceiptDatePage frame={frameOf(web, c)} zone={officeZone(web, state.watcher)} number={number} receivedAt={state.receivedAt} asked={may.ask ? await askedShown(web, at) : null} may={{ ...may, why }} values={values} form={form} errors={errors} />
  ), status)
}

async function askedShown(web: Web, { reportId, audience, state }: CaseAtHand) {
  const asked = state.receiptAsked ?? null
  if (asked === null) return null
  const notes = await readNotes({ pool: web.database.pool, keys: web.keys }, reportId, audience)
  return { at: asked.at, by: (await officerById(web.database.pool, asked.by))?.name ?? '', reason: notes.find(({ no }) => no === asked.wording)?.text ?? '' }
}

async function save(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const at = caseAtHand(web, c)
  const { t } = frameOf(web, c)
  const asking = typed(fields, 'do') === 'ask'
  const errors = asking ? faultsOf(web, c, at, fields) : []
  if (errors.length > 0) return show(web, c, at, { fields, errors }, 422)
  const [key, by] = [await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId), postFor(at, asking)]
  if (key === null || by === null) return show(web, c, at, { fields, errors: [{ field: 'date', message: key === null ? t.intake.erased : t.intake.refused }] }, 422)
  const sent = { reportId: at.reportId, commandKey: formKey(web, fields), key, by }
  const handled = asking
    ? await askReceiptCorrection(web.handling, { ...sent, at: instantOf(web, at, fields) ?? 0, reason: text(fields, 'reason') })
    : await decideReceiptCorrection(web.handling, { ...sent, verdict: typed(fields, 'do') === 'corrected' ? 'corrected' : 'kept' })
  if (handled.outcome === 'refused') return show(web, c, await caseAgain(web, c), { fields, errors: [{ field: 'date', message: t.casework.refusals[handled.refusal] ?? t.intake.refused }] }, handled.refusal === 'no-receipt-asked' ? 409 : 422)
  if (handled.outcome === 'differs-from-before') return show(web, c, await caseAgain(web, c), { fields, errors: [{ field: 'date', message: t.intake.sentBefore }] }, 409)
  return c.redirect(asking ? paths.receiptDate(at.number) : paths.deskReport(at.number), 303)
}

function postFor({ world, state, reader }: CaseAtHand, asking: boolean) {
  const whyNot = asking ? whyNotCorrect : whyNotDecide
  return reader.posts.find((post) => whyNot(world, state, post) === null) ?? reader.posts[0] ?? null
}

function faultsOf(web: Web, c: RequestContext, at: CaseAtHand, fields: Fields): readonly FieldError[] {
  const { clockChange } = frameOf(web, c).t
  const instant = instantOf(web, at, fields)
  const reason = text(fields, 'reason')
  return [
    ...(instant === null || instant > web.clock.now() ? [{ field: 'date', message: clockChange.wrongDate }] : []),
    ...(isBlank(reason) ? [{ field: 'reason', message: clockChange.missingReason }] : reason.length > REASON_LIMIT ? [{ field: 'reason', message: clockChange.long }] : []),
  ]
}

function instantOf(web: Web, { state }: CaseAtHand, fields: Fields): number | null {
  return instantTyped(typed(fields, 'date'), typed(fields, 'time'), officeZone(web, state.watcher))
}
