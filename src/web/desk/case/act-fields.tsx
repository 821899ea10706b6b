// The fields of an act's form, in the order in which the procedure asks for them; and what was written for the reporter.
import type { Child } from 'hono/jsx'
import type { Deed } from '../../../app/act-on-report.ts'
import type { ReadReport } from '../../../app/read-report.ts'
import type { Judgement } from '../../../report/clocks/times-if.ts'
import { MASKED_ARTEFACT } from '../../../report/audience/masked-artefact.ts'
import { frameOf } from '../../frame-of.ts'
import type { FieldError } from '../../ui/field-error.ts'
import { officeZone } from '../office-zone.ts'
import { isAnswer, type ActAtHand } from './act-at-hand.ts'
import type { ActShowing } from './act-showing.ts'
import { LEAD_FIELD, LEAD_NAME_FIELD, SUPPORTER_FIELD } from './act-field-names.ts'
import { ArtefactInput, type Inputs } from './artefact-input.tsx'
import { complainableUnits } from './complainable.ts'
import { keptTexts, maskedOf, originalOf } from './case-words.ts'
import { readyShown } from './ready-text.ts'
import { SettingInput } from './setting-input.tsx'
import { startingTexts } from './starting-texts.ts'
import { timesIfShown } from './times-if-shown.ts'
import { TargetInputs } from './target-inputs.tsx'
import { optionsOf, targetUnits } from './target-options.ts'

export function actFields(showing: ActShowing, act: ActAtHand, errors: readonly FieldError[]): readonly Child[] {
  const { web, c, report, fields } = showing
  const { t } = frameOf(web, c)
  const inputs: Inputs = {
    t, errors, zone: officeZone(web, act.turn.unit), now: web.clock.now(),
    typed: (name) => (fields === null ? null : (fields.get(name)?.[0] ?? '')),
    starts: startingTexts(showing, act),
    toMask: maskedOf(report) ?? originalOf(report) ?? { subject: '', description: '' },
    ready: (kind) => readyShown(showing, act.turn, kind),
    act: act.way.label[t.units.language],
    isAnswer: (artefact) => isAnswer(act.step, artefact),
  }
  return [
    ...act.way.sets.filter((setting) => setting !== 'complained-about').map((setting) => settingOf(showing, act, inputs, setting)),
    ...act.asked.map((asked) => (asked.artefact.type === 'units' ? targetsOf(showing, act, inputs) : <ArtefactInput inputs={inputs} asked={asked} />)),
    ...act.way.sets.filter((setting) => setting === 'complained-about').map((setting) => settingOf(showing, act, inputs, setting)),
  ]
}

function settingOf({ web, report, world }: ActShowing, { way }: ActAtHand, { t, errors, typed, zone }: Inputs, setting: ActAtHand['way']['sets'][number]) {
  const { state } = report
  const units = complainableUnits(web, state)
  const about = state.complainedAbout.map(({ unit }) => world.unit(unit).name)
  const officers = units.flatMap(({ id, name }) => world.officers(id).map((officer) => ({ value: String(officer.id), label: `${officer.office}, ${name}` })))
  return <SettingInput t={t} setting={setting} state={state} errors={errors} typed={typed} units={optionsOf(units)} officers={officers} about={about} {...(way.corrects === true && { follows: (judgement: Judgement) => timesIfShown({ t, zone }, world, state, judgement) })} />
}

function targetsOf({ web, report: { state }, world, fields }: ActShowing, act: ActAtHand, { t, errors, typed }: Inputs) {
  const units = targetUnits(web, world, act.turn)
  const wished = units.find(({ id }) => id === state.agencyWished)
  const before = state.holdings.findLast(({ parent, role }) => parent === act.holding && role === 'lead')
  // Who answered before is the one to answer again; who gave it back is not offered anew.
  const likely = before === undefined ? wished?.id : before.outcome === 'answered' ? before.unit : null
  const lead = fields?.get(LEAD_FIELD)?.[0] ?? String(likely ?? '')
  return <TargetInputs t={t} units={units} lead={lead} leadName={typed(LEAD_NAME_FIELD) ?? ''} supporters={fields?.get(SUPPORTER_FIELD) ?? []} wished={wished?.name ?? null} errors={errors} />
}

/** What the reporter reads of it: the answer, or what the procedure marks for them; as written now, or as kept. */
export function writtenOf(report: ReadReport, act: ActAtHand, { givings }: Deed): string | null {
  const forReporter = act.asked.filter(({ artefact: { id, forReporter } }) => id === act.way.answers || (forReporter === true && id !== MASKED_ARTEFACT))
  const kept = keptTexts(report, act.turn)
  const words = forReporter.flatMap(({ artefact: { id } }) => givings.find(({ artefact }) => artefact === id)?.text ?? kept.get(id) ?? [])
  return words.length === 0 ? null : words.join('\n\n')
}
