// An officer asks to look at what a reporter hides.
import { askOpening } from '../../../app/open-hidden.ts'
import { reportKey } from '../../../app/read-report.ts'
import { OPENED, type OpenedPart } from '../../../report/openings/opening.ts'
import { privacyRules, whyNotAsk } from '../../../report/openings/why-not-open.ts'
import type { Refusal } from '../../../report/refusal.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { formKey, freshFormKey, sameFormKey } from '../../form-key.ts'
import { text, typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { caseAgain, caseAtHand, type CaseAtHand } from '../case-at-hand.ts'
import { withFields } from '../posted-fields.ts'
import { saysSomething } from '../says-something.ts'
import { OPENING_REASON_LIMIT, OpenPage } from './open-page.tsx'

export function openRoutes(web: Web, mount: Mount): void {
  mount('openHiddenForm', (c) => show(web, c, caseAtHand(web, c), {}))
  mount('openHidden', (c) => withFields(web, c, (fields) => save(web, c, fields)))
}

/** Parts that this officer may ask for now, in whichever of their posts. */
export function partsToAsk(at: CaseAtHand): readonly OpenedPart[] {
  return OPENED.filter((what) => whyNotIn(at, what) === null)
}

function whyNotIn({ world, state, reader }: CaseAtHand, what: OpenedPart, quiet = false): Refusal | null {
  const refusals = reader.posts.map((post) => whyNotAsk(world, state, post, { what, quiet }))
  return refusals.includes(null) ? null : (refusals.find((one) => one !== 'not-your-unit') ?? 'not-your-unit')
}

type Again = { readonly fields?: Fields; readonly errors?: readonly FieldError[] }

function show(web: Web, c: RequestContext, at: CaseAtHand, { fields, errors = [] }: Again, status: PageStatus = 200): Promise<Response> {
  const { t } = frameOf(web, c)
  const { number, state, world } = at
  const parts = partsToAsk(at)
  const asked = c.req.query('apa') ?? ''
  const only = parts.length === 1 ? (parts[0] ?? '') : ''
  const value = (name: string) => (fields === undefined ? '' : typed(fields, name))
  const why = parts.length > 0 || fields !== undefined ? null : (OPENED.map((what) => whyNotIn(at, what)).find((one) => one !== null && one !== 'open-anyway') ?? 'open-anyway')
  return privatePage(c, (
    <OpenPage
      frame={frameOf(web, c)} number={number} minutes={privacyRules(world, state.government).openingMinutes} secret={state.secret} parts={parts.length > 0 ? parts : OPENED}
      why={why === null ? null : t.casework.refusals[why]} values={{ what: value('what') || (parts.some((part) => part === asked) ? asked : only), reason: value('reason'), tell: value('tell'), quiet: value('quiet') }}
      form={fields === undefined ? freshFormKey(web) : sameFormKey(web, fields)} errors={errors}
    />
  ), status)
}

async function save(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const at = caseAtHand(web, c)
  const { t } = frameOf(web, c)
  const errors = faultsOf(t.openings, fields)
  const what = OPENED.find((one) => one === typed(fields, 'what'))
  if (errors.length > 0 || what === undefined) return show(web, c, at, { fields, errors }, 422)
  const quiet = typed(fields, 'tell') === 'quiet' ? text(fields, 'quiet') : null
  const by = at.reader.posts.find((post) => whyNotAsk(at.world, at.state, post, { what, quiet: quiet !== null }) === null) ?? at.reader.posts[0]
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)
  if (key === null || by === undefined) return show(web, c, at, { fields, errors: [{ field: 'what', message: key === null ? t.intake.erased : t.intake.refused }] }, 422)
  const handled = await askOpening(web.handling, { reportId: at.reportId, commandKey: formKey(web, fields), key, by, what, reason: text(fields, 'reason'), quiet })
  if (handled.outcome === 'refused') return show(web, c, await caseAgain(web, c), { fields, errors: [{ field: 'what', message: t.casework.refusals[handled.refusal] }] }, 422)
  if (handled.outcome === 'differs-from-before') return show(web, c, await caseAgain(web, c), { fields, errors: [{ field: 'what', message: t.intake.sentBefore }] }, 409)
  return c.redirect(paths.deskReport(at.number), 303)
}

function faultsOf(words: ReturnType<typeof frameOf>['t']['openings'], fields: Fields): readonly FieldError[] {
  const told = typed(fields, 'tell')
  return [
    ...(OPENED.some((one) => one === typed(fields, 'what')) ? [] : [{ field: 'what', message: words.missingWhat }]),
    ...reasonFault(words, fields, 'reason', words.missingReason),
    ...(told === 'told' || told === 'quiet' ? [] : [{ field: 'tell', message: words.missingTell }]),
    ...(told === 'quiet' ? reasonFault(words, fields, 'quiet', words.missingQuiet) : []),
  ]
}

function reasonFault(words: { readonly long: string }, fields: Fields, field: 'reason' | 'quiet', missing: string): readonly FieldError[] {
  const written = text(fields, field)
  if (!saysSomething(written)) return [{ field, message: missing }]
  return written.length > OPENING_REASON_LIMIT ? [{ field, message: words.long }] : []
}
