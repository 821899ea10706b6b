// Recording what a reporter wrote where their report came from: it counts as their own word.
import { DAY } from '../../calendar/day-number.ts'
import { recordReaction } from '../../app/record-reaction.ts'
import { reportKey } from '../../app/read-report.ts'
import type { AddReply } from '../../report/command.ts'
import type { Recorded } from '../../report/event.ts'
import { reactions, type Reaction } from '../../report/allowed/reactions.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { freshFormKey, formKey, sameFormKey } from '../form-key.ts'
import { line, text, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import { evidenceIntake, type EvidenceIntake } from '../public/evidence-intake.ts'
import { localDay } from '../public/local-day.ts'
import { FILES_FIELD, REPLY_LIMIT } from '../public/report-form-values.ts'
import { isTooLarge, tooLargeFault } from '../public/too-large.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../web.ts'
import { caseAgain, caseAtHand, postTo, type CaseAtHand } from './case-at-hand.ts'
import { ENTRY_CHANNELS, SOURCE_LIMIT } from './entry-values.ts'
import { officeZone } from './office-zone.ts'
import { readInstant } from './read-instant.ts'
import { REACTION_FIELDS, ReactionPage, type ReactionPageProps, type ReactionValues } from './reaction-page.tsx'

export function reactionRoutes(web: Web, mount: Mount): void {
  mount('reaction', async (c) => {
    const at = caseAtHand(web, c)
    const values = ENTRY_CHANNELS.includes(at.state.channel) ? { channel: at.state.channel } : {}
    return show(web, c, at, { values })
  })
  mount('recordReaction', async (c) => {
    const at = caseAtHand(web, c)
    const key = await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)
    if (key === null) return erased(web, c, at)
    const intake = evidenceIntake(web, `reaction by ${at.reader.officer}`, () => ({ reportId: at.reportId, key }))
    return intake.answering(async () => {
      const read = await postedForm(c, intake.take)
      const tooLarge = isTooLarge(read)
      if ('problem' in read && !tooLarge) return unreadableResponse(web, c, read.problem)
      intake.finish(read.fields)
      return take(web, c, at, { fields: read.fields, tooLarge, intake, key })
    })
  })
}

type Shown = { readonly values: ReactionValues; readonly errors?: readonly FieldError[]; readonly hidden?: Hidden; readonly keptFiles?: ReactionPageProps['keptFiles'] }

function show(web: Web, c: RequestContext, { number, state, world }: CaseAtHand, { values, errors = [], hidden, keptFiles }: Shown, status: PageStatus = 200): Promise<Response> {
  const { t } = frameOf(web, c)
  const offered = reactions(world, state)
  return privatePage(c, (
    <ReactionPage
      frame={frameOf(web, c)}
      number={number}
      open={state.open}
      values={values}
      errors={errors}
      hidden={{ seen: seenOf(offered), ...(hidden ?? freshFormKey(web)) }}
      keptFiles={keptFiles}
      says={offered.map((one) => ({ value: nameOf(one), title: t.intake.reaction[`says_${one.says}`] }))}
      today={localDay(web, world.unit(state.government))}
    />
  ), status)
}

/** The turns that the reporter's ways belong to, as the form saw them. */
function seenOf(offered: readonly Reaction[]): string {
  return offered.map((one) => `${nameOf(one)}@${one.holding}.${one.version}`).join(' ')
}

function nameOf({ step, way }: Reaction): string {
  return `${step.id}/${way.id}`
}

async function erased(web: Web, c: RequestContext, at: CaseAtHand): Promise<Response> {
  const { fields } = await postedForm(c)
  return show(web, c, at, { values: valuesOf(fields), errors: [{ field: 'reaction', message: frameOf(web, c).t.intake.erased }] }, 422)
}

function valuesOf(fields: Fields): ReactionValues {
  return Object.fromEntries(REACTION_FIELDS.filter((name) => fields.has(name)).map((name) => [name, typed(fields, name)]))
}

type Posted = { readonly fields: Fields; readonly tooLarge: boolean; readonly intake: EvidenceIntake; readonly key: ReportKey }

async function take(web: Web, c: RequestContext, at: CaseAtHand, { fields, tooLarge, intake, key }: Posted): Promise<Response> {
  const { t } = frameOf(web, c)
  const again = { values: valuesOf(fields), hidden: { ...sameFormKey(web, fields), ...intake.keptField() }, keptFiles: intake.kept() }
  const read = readReaction(web, c, at, fields, intake.kept().length)
  const errors = [...('errors' in read ? read.errors : []), ...(tooLarge ? [tooLargeFault(t)] : []), ...intake.faults(t)]
  if ('errors' in read || errors.length > 0) return show(web, c, at, { ...again, errors }, tooLarge ? 413 : 422)
  const evidence = await intake.publish()
  if (evidence === null) return show(web, c, at, { values: again.values, errors: [{ field: FILES_FIELD, message: t.form.filesAgain }] }, 422)
  const handled = await recordReaction(web.handling, { ...read, reportId: at.reportId, commandKey: formKey(web, fields), key, evidence })
  if (handled.outcome === 'done' || handled.outcome === 'done-before') return c.redirect(`${paths.deskReport(at.number)}?selesai=reaksi`, 303)
  const now = await caseAgain(web, c)
  if (handled.outcome === 'differs-from-before') return show(web, c, now, { values: again.values, errors: [{ field: 'reaction', message: t.intake.sentBefore }] }, 409)
  const { refusal } = handled
  const changed = refusal === 'changed-meanwhile' || refusal === 'says-nothing'
  const message = changed ? t.intake.changed : refusal === 'instant-impossible' ? t.intake.reaction.impossible : refusal === 'report-is-closed' ? t.intake.closed : t.intake.refused
  const field = refusal === 'instant-impossible' ? 'writtenDate' : 'reaction'
  return show(web, c, now, { values: { ...again.values, ...(changed && { says: 'nothing' }) }, errors: [{ field, message }] }, changed ? 409 : 422)
}

type Read = { readonly recorded: Recorded; readonly says: AddReply['says']; readonly text: string; readonly source: string }

function readReaction(web: Web, c: RequestContext, atHand: CaseAtHand, fields: Fields, files: number): Read | { readonly errors: readonly FieldError[] } {
  const { intake, form } = frameOf(web, c).t
  const { state } = atHand
  const post = postTo(atHand, 'record-reaction')
  const words = text(fields, 'reaction')
  const source = line(fields, 'source')
  const channel = ENTRY_CHANNELS.find((one) => one === typed(fields, 'channel'))
  const written = readInstant(fields, { date: 'writtenDate', time: 'writtenTime' }, officeZone(web, state.government))
  const errors: FieldError[] = []
  if (post === null) errors.push({ field: 'reaction', message: intake.refused })
  if (isBlank(words) && files === 0) errors.push({ field: 'reaction', message: intake.reaction.missing })
  if (words.length > REPLY_LIMIT) errors.push({ field: 'reaction', message: form.faults.textLong(REPLY_LIMIT) })
  if (channel === undefined) errors.push({ field: 'channel', message: intake.faults.channelMissing })
  if (source.length > SOURCE_LIMIT) errors.push({ field: 'source', message: intake.faults.sourceLong(SOURCE_LIMIT) })
  if (written === 'wrong') errors.push({ field: 'writtenDate', message: intake.faults.receivedWrong })
  if (written === null) errors.push({ field: 'writtenDate', message: intake.reaction.dateMissing })
  if (post === null || channel === undefined || written === null || written === 'wrong' || errors.length > 0) return { errors }
  // Of a day without a time, the first instant at which it could have been written.
  const at = typed(fields, 'writtenTime') === '' ? Math.max(written, Math.min(state.receivedAt, written + DAY)) : written
  return { recorded: { by: post, channel, at }, says: saidOf(fields), text: isBlank(words) ? '' : words, source }
}

/** As the form saw the turn; the core compares it with how it stands. */
function saidOf(fields: Fields): AddReply['says'] {
  const says = typed(fields, 'says')
  if (says === '' || says === 'nothing') return undefined
  const seen = typed(fields, 'seen').split(' ').map((one) => /^(.+)@(\d{1,6})\.(\d{1,6})$/.exec(one)).find((one) => one?.[1] === says)
  const [step = '', way = ''] = says.split('/')
  return { expect: { holding: Number(seen?.[2] ?? 0), version: Number(seen?.[3] ?? 0) }, step, way }
}
