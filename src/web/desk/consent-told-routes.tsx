// Recording whether a body outside may learn who the reporter is, as the reporter said it by telephone, by letter or at the counter.
import { DAY } from '../../calendar/day-number.ts'
import { recordConsent } from '../../app/answer-consent.ts'
import { reportKey } from '../../app/read-report.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import { whyNotAnswer } from '../../report/commands/answer-consent.ts'
import type { Recorded } from '../../report/event.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { notFoundResponse } from '../error-pages.tsx'
import { freshFormKey, formKey, sameFormKey } from '../form-key.ts'
import { line, text, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { localDay } from '../public/local-day.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../web.ts'
import { caseAgain, caseAtHand, postTo, type CaseAtHand } from './case-at-hand.ts'
import { CONSENT_FIELDS, ConsentToldPage, NOTE_LIMIT, type ConsentValues } from './consent-told-page.tsx'
import { ENTRY_CHANNELS } from './entry-values.ts'
import { withFields } from './posted-fields.ts'
import { officeZone } from './office-zone.ts'
import { readInstant } from './read-instant.ts'

export function consentTold(web: Web, mount: Mount): void {
  mount('consentTold', (c) => {
    const at = caseAtHand(web, c)
    return mayRecordConsent(at) ? show(web, c, at, {}) : Promise.resolve(notFoundResponse(web, c))
  })
  mount('recordConsent', (c) => {
    const at = caseAtHand(web, c)
    return mayRecordConsent(at) ? withFields(web, c, (fields) => take(web, c, at, fields)) : Promise.resolve(notFoundResponse(web, c))
  })
}

/** Who answers for the report, where the reporter said who they are. */
export function mayRecordConsent(at: CaseAtHand): boolean {
  return at.state.identified === true && postTo(at, 'record-consent') !== null
}

type Shown = { readonly values?: ConsentValues; readonly errors?: readonly FieldError[]; readonly hidden?: Hidden }

function show(web: Web, c: RequestContext, { number, state, world }: CaseAtHand, { values = {}, errors = [], hidden }: Shown, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const whyNot = whyNotAnswer(state)
  return privatePage(c, (
    <ConsentToldPage
      frame={frame}
      number={number}
      stands={t.handOver.told.states[state.consent === undefined ? 'open' : state.consent.given ? 'given' : 'refused']}
      whyNot={whyNot === null ? null : t.casework.refusals[whyNot]}
      values={values}
      errors={errors}
      hidden={hidden ?? freshFormKey(web)}
      today={localDay(web, world.unit(state.government))}
    />
  ), status)
}

async function take(web: Web, c: RequestContext, at: CaseAtHand, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const again = { values: valuesOf(fields), hidden: sameFormKey(web, fields) }
  const read = readAnswer(web, c, at, fields)
  if ('errors' in read) return show(web, c, at, { ...again, errors: read.errors }, 422)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)
  if (key === null) return show(web, c, at, { ...again, errors: [{ field: 'answer', message: t.intake.erased }] }, 422)
  const handled = await recordConsent(web.handling, { ...read, reportId: at.reportId, commandKey: formKey(web, fields), key })
  if (handled.outcome === 'differs-from-before') return show(web, c, await caseAgain(web, c), { values: again.values, errors: [{ field: 'answer', message: t.intake.sentBefore }] }, 409)
  if (handled.outcome !== 'refused' || handled.refusal === 'nothing-changed') return c.redirect(`${paths.deskReport(at.number)}?selesai=izin`, 303)
  const late = handled.refusal === 'instant-impossible'
  return show(web, c, await caseAgain(web, c), { values: again.values, errors: [{ field: late ? 'saidDate' : 'answer', message: late ? t.handOver.told.impossible : t.casework.refusals[handled.refusal] }] }, 422)
}

function valuesOf(fields: Fields): ConsentValues {
  return Object.fromEntries(CONSENT_FIELDS.filter((name) => fields.has(name)).map((name) => [name, typed(fields, name)]))
}

type Read = { readonly given: boolean; readonly recorded: Recorded; readonly note: string }

function readAnswer(web: Web, c: RequestContext, at: CaseAtHand, fields: Fields): Read | { readonly errors: readonly FieldError[] } {
  const { intake, handOver: { told } } = frameOf(web, c).t
  const [post, { state }] = [postTo(at, 'record-consent'), at]
  const [answer, note] = [typed(fields, 'answer'), text(fields, 'note')]
  const channel = ENTRY_CHANNELS.find((one) => one === typed(fields, 'channel'))
  const said = readInstant(fields, { date: 'saidDate', time: 'saidTime' }, officeZone(web, state.government))
  const errors: FieldError[] = []
  if (answer !== 'ya' && answer !== 'tidak') errors.push({ field: 'answer', message: told.answerMissing })
  if (channel === undefined) errors.push({ field: 'channel', message: told.channelMissing })
  if (said === null || said === 'wrong') errors.push({ field: 'saidDate', message: said === null ? told.dateMissing : intake.faults.receivedWrong })
  if (isBlank(note)) errors.push({ field: 'note', message: told.noteMissing })
  if (note.length > NOTE_LIMIT) errors.push({ field: 'note', message: told.noteLong(NOTE_LIMIT) })
  if (post === null || channel === undefined || said === null || said === 'wrong' || errors.length > 0) return { errors }
  // Of a day without a time, the first instant at which it can have been said: what the reporter answered here that day stands.
  const saidAt = line(fields, 'saidTime') === '' ? Math.max(said, Math.min(state.receivedAt, said + DAY)) : said
  return { given: answer === 'ya', recorded: { by: post, channel, at: saidAt }, note }
}
