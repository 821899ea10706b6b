// An officer decides on a reporter's wish for erasure, holds a report by law, and finds the wishes that wait.
import { decideErasure, setHold } from '../../../app/ask-erasure.ts'
import { readReport, reportKey } from '../../../app/read-report.ts'
import type { Handled } from '../../../app/handle.ts'
import { mayReadLists } from '../../../report/erasure/list-duties.ts'
import { ERASURE_MS, erasureOf } from '../../../report/erasure/erasure.ts'
import { publicNumber } from '../../../report/numbers/public-number.ts'
import { erasuresAsked } from '../../../store/erasures.ts'
import { formatDateTime } from '../../../text/format.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { formKey, freshFormKey, sameFormKey } from '../../form-key.ts'
import { text, typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { openingOf } from '../../opening.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { FieldError } from '../../ui/field-error.ts'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { RequestContext, Web } from '../../web.ts'
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { caseAgain, caseAtHand, postTo, type CaseAtHand } from '../case-at-hand.ts'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { dueShown } from '../due-shown.ts'
import { officeZone } from '../office-zone.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { withFields } from '../posted-fields.ts'
import { saysSomething } from '../says-something.ts'
import { ERASURE_WORDS_LIMIT, ErasurePage } from './erasure-page.tsx'

export function erasureRoutes(web: Web, mount: Mount): void {
  mount('erasures', (c) => showWishes(web, c))
  mount('erasure', (c) => (postTo(caseAtHand(web, c), 'decide-erasure') === null ? Promise.resolve(notFoundResponse(web, c)) : show(web, c, caseAtHand(web, c), {})))
  mount('decideErasure', (c) => (postTo(caseAtHand(web, c), 'decide-erasure') === null ? Promise.resolve(notFoundResponse(web, c)) : withFields(web, c, (fields) => save(web, c, fields))))
}

/** Of the units that this officer works in, and only what they may see. */
async function showWishes(web: Web, c: RequestContext): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const { officer, government } = officerAtWork(c)
  const posts = postsAtHand(web, { officer, government })
  const { world, pool } = openingOf(web)
  const states = (await erasuresAsked(pool, [...new Set(posts.map(({ unit }) => unit))])).filter((state) => audienceOf(world, state, { officer, posts }) === 'verifier')
  const words = t.erasure.desk
  return privatePage(c, (
    <DeskPageFrame frame={frame} title={words.listTitle} lead={words.listLead} wide>
      {mayReadLists(world, government, { officer, posts }) && <p><a href={paths.destructionLists}>{t.destruction.title}</a></p>}
      {states.length === 0 ? <EmptyState title={words.none} /> : (
        <Table caption={words.listTitle} captionHidden columns={[{ name: words.number }, { name: words.due }]} rows={states.map((state) => {
          const number = publicNumber(state.reportId, web.secrets.numberKey)
          const due = dueShown(t, { dueAt: (erasureOf(state).asked?.at ?? 0) + ERASURE_MS, now: world.now, zone: officeZone(web, state.watcher) })
          return [<a href={paths.erasure(number)}>{number}</a>, <><Tag tone={due.tone}>{due.words}</Tag> {due.at}</>]
        })} />
      )}
    </DeskPageFrame>
  ))
}

type Again = { readonly fields?: Fields; readonly errors?: readonly FieldError[] }

async function show(web: Web, c: RequestContext, at: CaseAtHand, { fields, errors = [] }: Again, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const { asked, hold, stands } = erasureOf(at.state)
  const report = await readReport(openingOf(web), at.reportId, { audience: at.audience, known: at.report, opened: at.opened })
  const value = (name: string) => (fields === undefined ? '' : typed(fields, name))
  return privatePage(c, (
    <ErasurePage
      frame={frame} number={at.number} held={hold !== null} erased={stands === 'none' ? null : stands === 'done' ? t.erasure.done : t.erasure.ordered}
      asked={asked === null ? null : { until: formatDateTime(t, asked.at + ERASURE_MS, officeZone(web, at.state.watcher)), why: report?.wordings.find(({ no }) => no === asked.why)?.text ?? null }}
      values={{ answer: value('answer'), hold: value('hold') }} form={fields === undefined ? freshFormKey(web) : sameFormKey(web, fields)} errors={errors}
    />
  ), status)
}

async function save(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const at = caseAtHand(web, c)
  const { t } = frameOf(web, c)
  const act = typed(fields, 'do')
  const field = act === 'hold' || act === 'lift' ? 'hold' : 'answer'
  const fault = (message: string, status: PageStatus = 422, now = at) => show(web, c, now, { fields, errors: [{ field, message }] }, status)
  const why = text(fields, field)
  if (act !== 'erase' && !saysSomething(why)) return fault(field === 'hold' ? t.erasure.desk.missingHold : t.erasure.desk.missingAnswer)
  if (why.length > ERASURE_WORDS_LIMIT) return fault(t.erasure.long)
  const [key, by] = [await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId), postTo(at, 'decide-erasure')]
  if (key === null || by === null) return fault(key === null ? t.intake.erased : t.intake.refused)
  const sent = { reportId: at.reportId, commandKey: formKey(web, fields), key, by }
  const handled: Handled = field === 'hold'
    ? await setHold(web.handling, { ...sent, on: act === 'hold', why })
    : await decideErasure(web.handling, { ...sent, verdict: act === 'erase' ? 'erase' : 'keep', why: act === 'erase' ? '' : why })
  if (handled.outcome === 'refused') return fault(t.casework.refusals[handled.refusal], handled.refusal === 'no-erasure-asked' ? 409 : 422, await caseAgain(web, c))
  if (handled.outcome === 'differs-from-before') return fault(t.intake.sentBefore, 409, await caseAgain(web, c))
  return c.redirect(paths.erasure(at.number), 303)
}
