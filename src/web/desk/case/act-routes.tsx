// An act at the desk: its form, a look at what the reporter will read, and the deed; whatever goes wrong, nothing typed is lost.
import { actDoneBefore, actOnReport, foreseeAct, type Acting, type Deed, type Foreseen, type Giving } from '../../../app/act-on-report.ts'
import { reportKey } from '../../../app/read-report.ts'
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { notFoundResponse, unreadableResponse } from '../../error-pages.tsx'
import { formKey } from '../../form-key.ts'
import { typed } from '../../form-values.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import { postedForm } from '../../posted-form.ts'
import { evidenceIntake, type EvidenceIntake } from '../../public/evidence-intake.ts'
import { FILES_FIELD } from '../../public/report-form-values.ts'
import { isTooLarge, tooLargeFault } from '../../public/too-large.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { FileItem } from '../../ui/file-list.tsx'
import { caseAgain, caseAtHand, type CaseAtHand } from '../case-at-hand.ts'
import type { RequestContext, Web } from '../../web.ts'
import { actAtHand, fileArtefact, takesFiles, type ActAtHand, type ActNamed } from './act-at-hand.ts'
import { complainable } from './complainable.ts'
import { CHANGE_FIELD, FIND_FIELD, SEEN_FIELD, SEND_FIELD, VERSION_FIELD } from './act-field-names.ts'
import { cannotResponse, conflictResponse, formResponse, previewResponse } from './act-answers.tsx'
import { showing, type ActStanding } from './act-showing.ts'
import type { ActReading } from './act-reading.ts'
import { readArtefact } from './read-artefact.ts'
import { readSettings } from './read-settings.ts'
import { readTargets } from './read-targets.ts'
import { startingTexts } from './starting-texts.ts'
import { targetUnits } from './target-options.ts'
import { officeZone } from '../office-zone.ts'
import { frameOf } from '../../frame-of.ts'

export function actRoutes(web: Web, mount: Mount): void {
  mount('actForm', (c) => showForm(web, c))
  mount('act', (c) => takeAct(web, c))
}

function named(c: RequestContext): ActNamed {
  return { holding: Number(c.req.param('holding')), step: c.req.param('step') ?? '', way: c.req.param('way') ?? '' }
}

async function showForm(web: Web, c: RequestContext): Promise<Response> {
  const standing = standingOf(web, c, caseAtHand(web, c))
  if (standing.act === null) return notFoundResponse(web, c)
  return standing.act.whyNot === null ? formResponse(await showing(standing), standing.act) : cannotResponse(await showing(standing), standing.act.whyNot)
}

function standingOf(web: Web, c: RequestContext, atHand: CaseAtHand, fields: Fields | null = null): ActStanding {
  const world = web.reference.get().worldAt(web.clock.now())
  return { web, c, atHand, world, act: actAtHand(world, atHand.state, atHand.reader, named(c)), fields }
}

async function takeAct(web: Web, c: RequestContext): Promise<Response> {
  const atHand = caseAtHand(web, c)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, atHand.reportId)
  if (key === null) return cannotResponse(await showing(standingOf(web, c, atHand, (await postedForm(c)).fields)), 'report-is-closed')
  const intake = evidenceIntake(web, `act ${c.req.param('holding')}/${c.req.param('step')}/${c.req.param('way')} by ${atHand.reader.officer}`, () => ({ reportId: atHand.reportId, key }))
  return intake.answering(async () => {
    const read = await postedForm(c, intake.take)
    const tooLarge = isTooLarge(read)
    if ('problem' in read && !tooLarge) return unreadableResponse(web, c, read.problem)
    intake.finish(read.fields)
    const sending = { reportId: atHand.reportId, commandKey: formKey(web, read.fields), key, sent: sentText(read.fields, intake.kept()) }
    const before = await actDoneBefore(web.handling, sending)
    if (before === 'same') return doneResponse(c, await caseAgain(web, c))
    const standing = standingOf(web, c, atHand, read.fields)
    if (before === 'other') return sentBeforeResponse(standing, intake)
    if (standing.act === null) return conflictResponse(await showing(standing), { refusal: 'not-at-this-step', intake })
    // The button that looks for a unit sends the form too: it comes back with those that are meant.
    if (typed(read.fields, FIND_FIELD) !== '' && !tooLarge) return formResponse(await showing(standing), standing.act, { intake })
    const { t } = frameOf(web, c)
    const deed = await readDeed(standing, standing.act, intake)
    const errors = [...(tooLarge ? [tooLargeFault(t)] : deed.errors), ...intake.faults(t)]
    if (errors.length > 0) return formResponse(await showing(standing), standing.act, { errors, intake, status: tooLarge ? 413 : 422 })
    return proceed(standing, standing.act, { deed: deed.deed, intake, sending })
  })
}

async function readDeed(standing: ActStanding, act: ActAtHand, intake: EvidenceIntake): Promise<ActRead> {
  const { web, c, atHand: { state }, fields, world } = standing
  const hasKept = act.turn.artefacts.some(({ wording }) => wording !== null)
  return readAct({
    t: frameOf(web, c).t, act, state, fields: fields ?? new Map(), zone: officeZone(web, act.turn.unit), now: web.clock.now(),
    starts: hasKept ? startingTexts(await showing(standing), act) : new Map(), targets: targetUnits(web, world, act.turn), complainable: complainable(web, world, state), hasFiles: takesFiles(act) && intake.kept().length > 0,
  })
}

type ActRead = { readonly deed: Deed; readonly errors: readonly FieldError[] }

/** What is given for each artefact, what is decided, to whom it goes; each fault beside its field. */
function readAct(reading: ActReading): ActRead {
  const { act, fields } = reading
  const errors: FieldError[] = []
  const fault = (field: string, message: string): void => void errors.push({ field, message })
  const filed = reading.hasFiles ? fileArtefact(act) : null
  const givings = act.asked.flatMap((asked): Giving[] => {
    const giving = readArtefact(reading, asked, { file: asked.artefact.id === filed, fault })
    return giving === null ? [] : [giving]
  })
  const version = Number(typed(fields, VERSION_FIELD))
  return {
    deed: {
      by: act.by,
      expect: { holding: act.holding, version: Number.isSafeInteger(version) ? version : -1 },
      step: act.step.id,
      way: act.way.id,
      givings,
      settings: readSettings(reading, fault),
      targets: readTargets(reading, fault),
    },
    errors,
  }
}

type Proceeding = Pick<ActRead, 'deed'> & { readonly intake: EvidenceIntake; readonly sending: Pick<Acting, 'reportId' | 'commandKey' | 'key' | 'sent'> }

/** A look first where the reporter is told; then the deed. */
async function proceed(standing: ActStanding, act: ActAtHand, { deed, intake, sending }: Proceeding): Promise<Response> {
  const { web, c, atHand: { report, state }, world, fields } = standing
  const wants = (name: string) => typed(fields ?? new Map(), name) !== ''
  if (!wants(SEND_FIELD)) {
    const foreseen = foreseeAct(world, state, deed, intake.kept())
    if ('refused' in foreseen) return refusedResponse(standing, act, foreseen.refused, intake)
    if (wants(CHANGE_FIELD)) return formResponse(await showing(standing), act, { intake })
    if (foreseen.tellings.some(({ to }) => to.who === 'reporter')) return previewResponse(await showing(standing), act, { deed, foreseen, intake })
  }
  const { t } = frameOf(web, c)
  const evidence = await intake.publish()
  if (evidence === null) return formResponse(await showing(standing), act, { errors: [{ field: FILES_FIELD, message: t.form.filesAgain }], intake, status: 422 })
  const handled = await actOnReport(web.handling, { ...deed, ...sending, evidence, seen: report })
  if (handled.outcome === 'refused') return refusedResponse(standingOf(web, c, await caseAgain(web, c), fields), act, handled.refusal, intake)
  if (handled.outcome === 'differs-from-before') return sentBeforeResponse(standing, intake)
  return doneResponse(c, { ...standing.atHand, state: handled.outcome === 'done' ? handled.state : handled.report.state })
}

async function sentBeforeResponse(standing: ActStanding, intake: EvidenceIntake): Promise<Response> {
  const { t } = frameOf(standing.web, standing.c)
  const { act } = standing
  if (act === null || act.whyNot !== null) return cannotResponse(await showing(standing), 'changed-meanwhile')
  return formResponse(await showing(standing), act, { errors: [{ field: 'isi', message: t.casework.sentBefore }], intake, status: 409 })
}

async function refusedResponse(standing: ActStanding, act: ActAtHand, refusal: Extract<Foreseen, { refused: unknown }>['refused'], intake: EvidenceIntake): Promise<Response> {
  const shown = await showing(standing)
  if (refusal === 'changed-meanwhile' || refusal === 'not-at-this-step' || refusal === 'report-is-closed' || standing.act?.whyNot !== null) return conflictResponse(shown, { refusal, intake })
  const { t } = frameOf(standing.web, standing.c)
  return formResponse(shown, act, { errors: [{ field: 'isi', message: t.casework.refusals[refusal] }], intake, status: 422 })
}

/** Who was just named as complained about, or a unit that gave it away, may have nothing more to see. */
function doneResponse(c: RequestContext, { number, world, state, reader }: CaseAtHand): Response {
  const stays = audienceOf(world, state, reader) !== null
  return c.redirect(stays ? `${paths.deskReport(number)}?selesai=ya` : paths.desk, 303)
}

/** Everything that was filled in, and the files by name and size. */
function sentText(fields: Fields, files: readonly FileItem[]): string {
  const own = new Set(['kept', FIND_FIELD, SEND_FIELD, CHANGE_FIELD, VERSION_FIELD, SEEN_FIELD])
  const values = [...fields].filter(([name]) => !own.has(name)).map(([name, list]) => [name, list.map((value) => value.replaceAll('\r\n', '\n'))] as const)
  return JSON.stringify([values.toSorted(([one], [other]) => (one < other ? -1 : 1)), files.map(({ name, size }) => [name, size])])
}
