// Makes the command that a beat of a story means: finds the way by its words, the actor by post, the artefacts by their names.
import type { Artefact, Sop, Step, Way } from '../../sop/sop.ts'
import type { Beat } from '../../sop/story.ts'
import type { Nature } from '../../sop/vocabulary.ts'
import { stepsOffered, whyNot } from '../allowed/allowed.ts'
import type { Act, Given } from '../command.ts'
import type { By, Settings } from '../event.ts'
import { unitsAt } from '../holdings/place.ts'
import type { Refusal } from '../refusal.ts'
import { laneOf, sopOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import type { World } from '../world.ts'
import { actorIn, classifications } from './story-lines.ts'
import { StoryFault, type Stage } from './story-world.ts'

type Candidate = { readonly holding: Holding; readonly sop: Sop; readonly step: Step; readonly way: Way }

export function storyAct(stage: Stage, world: World, state: ReportState, { who, does, beat }: { readonly who: string; readonly does: string; readonly beat: Beat }): Act {
  const candidates = candidatesFor(world, state, does)
  const tried = candidates.map((candidate) => {
    const by = actorOf(stage, state, who, candidate)
    return { ...candidate, by, refused: whyNot(world, state, { ...candidate, by }) }
  })
  const chosen = tried.find(({ refused }) => refused === null) ?? tried.find(({ refused }) => refused !== null && !elsewhere.includes(refused)) ?? tried[0]
  if (chosen === undefined) throw notOffered(world, state, does)
  return { type: 'act', by: chosen.by, expect: { holding: chosen.holding.no, version: chosen.holding.version }, step: chosen.step.id, way: chosen.way.id, ...givenWith(stage, chosen, state, beat.with ?? {}) }
}

/** Reasons that mean another turn than the actor's own was tried. */
const elsewhere: readonly Refusal[] = ['not-your-unit', 'not-your-office', 'not-your-turn']

/** `Langkah › Tindakan` names the step as well. */
function candidatesFor(world: World, state: ReportState, does: string): Candidate[] {
  const [stepLabel, wayLabel] = does.includes(' › ') ? does.split(' › ') : [null, does]
  return state.holdings.toReversed().flatMap((holding) => {
    const sop = sopOf(world, holding)
    return stepsOffered(world, state, holding).filter((step) => stepLabel === null || step.label.id === stepLabel)
      .flatMap((step) => step.ways.filter((way) => way.label.id === wayLabel).map((way) => ({ holding, sop, step, way })))
  })
}

function notOffered(world: World, state: ReportState, does: string): StoryFault {
  const offered = [...new Set(state.holdings.flatMap((holding) => stepsOffered(world, state, holding)).flatMap(({ ways }) => ways.map(({ label }) => label.id)))]
  return new StoryFault(`Tidak ada yang bernama "${does}" pada langkah yang terbuka. Yang ada: ${offered.join(', ')}.`, `Nothing named "${does}" is offered by an open step. There are: ${offered.join(', ')}.`)
}

function actorOf(stage: Stage, state: ReportState, who: string, { holding, sop, step, way }: Candidate): By {
  if (who === 'Pelapor') return { who: 'reporter' }
  if (who === 'Sistem') return { who: 'system' }
  const { office: label, person, unit: code } = actorIn(who)
  const office = officeLabelled(stage, sop, label)
  const lanes = (way.lanes.length > 0 ? way.lanes : step.lanes).map((lane) => laneOf(sop, lane))
  const fitting = lanes.find(({ offices }) => offices.includes(office)) ?? lanes[0]
  const unit = code === null ? (fitting === undefined ? undefined : unitsAt(state, holding, fitting.at)[0]) : stage.unitCoded(code).id
  return { who: 'officer', officer: stage.officerNo(unit ?? holding.unit, office, person), unit: unit ?? holding.unit, office }
}

/** An office of the procedure at hand, else of any other on stage. */
function officeLabelled(stage: Stage, sop: Sop, label: string): string {
  const found = [sop, ...stage.sops].flatMap(({ offices }) => Object.entries(offices)).find(([, words]) => words.id === label)
  const known = ['Pelapor', 'Sistem', ...Object.values(sop.offices).map(({ id }) => id)].join(', ')
  if (found === undefined) throw new StoryFault(`Tidak ada jabatan "${label}". Yang ada: ${known}.`, `There is no office "${label}". There are: ${known}.`)
  return found[0]
}

type With = NonNullable<Beat['with']>
type Gives = Pick<Act, 'gives' | 'settings' | 'wordings' | 'files'> & Partial<Pick<Act, 'targets'>>

function givenWith(stage: Stage, { sop, holding, way }: Candidate, state: ReportState, entries: With): Gives {
  let gives: Given[] = []
  let settings: Settings = {}
  let targets: Act['targets']
  for (const [name, value] of Object.entries(entries)) {
    const artefact = artefactNamed(sop, name, [...way.needs, ...way.makes])
    if (artefact === undefined) settings = { ...settings, ...settingOf(stage, sop, name, value) }
    else if (artefact.type === 'units') targets = targetsOf(stage, value)
    else gives = [...gives, givenOf(artefact, value, state.nextWording + gives.length)]
  }
  const wordings = gives.flatMap(({ wording }) => (wording === undefined ? [] : [{ no: wording, kind: isMask(gives, wording) ? 'masked' as const : 'artefact' as const, hash: `${holding.no}` }]))
  return { gives, settings, wordings, files: [], ...(targets === undefined ? {} : { targets }) }
}

function isMask(gives: readonly Given[], wording: number): boolean {
  return gives.some((given) => given.wording === wording && given.artefact === 'naskah-samaran')
}

/** One that this way asks for, if two bear the same name. */
function artefactNamed(sop: Sop, name: string, asked: readonly string[]): Artefact | undefined {
  const named = sop.artefacts.filter(({ label }) => label.id === name)
  return named.find(({ id }) => asked.includes(id)) ?? named[0]
}

function targetsOf(stage: Stage, value: With[string]): NonNullable<Act['targets']> {
  const [lead, ...supporters] = (Array.isArray(value) ? value : [value]).map((code) => stage.unitCoded(String(code)).id)
  if (lead === undefined) throw new StoryFault('Tidak ada unit yang dituju.', 'No unit is named.')
  return { lead, supporters }
}

function givenOf(artefact: Artefact, value: With[string], wording: number): Given {
  switch (artefact.type) {
    case 'choice':
      return { artefact: artefact.id, value: artefact.options.find(({ label }) => label.id === value)?.id ?? String(value) }
    case 'number':
      return { artefact: artefact.id, value: String(value) }
    case 'moment':
      return { artefact: artefact.id, value: '2026-01-01T00:00Z' }
    default:
      return { artefact: artefact.id, wording, ...(artefact.parts.length === 0 ? {} : { parts: (Array.isArray(value) ? value : [value]).map(String) }) }
  }
}

const natures: Readonly<Record<string, Nature>> = { normatif: 'normative', 'tidak berkadar pengawasan': 'without-oversight', 'berkadar pengawasan': 'with-oversight' }
const booleans: Readonly<Record<string, 'anonymous' | 'secret' | 'systemic' | 'inspection'>> = { Anonim: 'anonymous', Rahasia: 'secret', Sistemik: 'systemic', 'Perlu pemeriksaan': 'inspection' }

function settingOf(stage: Stage, sop: Sop, name: string, value: With[string]): Settings {
  const flag = booleans[name]
  if (flag !== undefined) return { [flag]: value === 'ya' || value === true }
  if (name === 'Sifat') return { nature: known(natures, String(value)) }
  if (name === 'Klasifikasi') return { classification: known(classifications, String(value)) }
  if (name === 'Yang dilaporkan') return { complainedAbout: (Array.isArray(value) ? value : [value]).map((one) => accused(stage, sop, String(one))) }
  const there = [...sop.artefacts.filter(({ type }) => !['report', 'equipment', 'register'].includes(type)).map(({ label }) => label.id), ...Object.keys(booleans), 'Sifat', 'Klasifikasi', 'Yang dilaporkan'].join(', ')
  throw new StoryFault(`"${name}" bukan hasil maupun ketetapan pada SOP ini. Yang ada: ${there}.`, `"${name}" is neither an artefact nor a setting of this procedure. There are: ${there}.`)
}

/** `Kepala Dinas di mojokerto.dinkes`, or a unit alone. */
function accused(stage: Stage, sop: Sop, text: string): { officer: number | null; unit: number } {
  const { office, person, unit } = actorIn(text)
  if (unit === null && stage.units.every(({ code }) => code !== text)) {
    throw new StoryFault(`"${text}" bukan unit: tulis jabatan dan unitnya, misalnya "Kepala Seksi (Budi) di kelurahan", atau nama unitnya saja.`, `"${text}" is no unit: write the office and the unit, for example "Kepala Seksi (Budi) di kelurahan", or a unit alone.`)
  }
  if (unit === null) return { officer: null, unit: stage.unitCoded(text).id }
  const { id } = stage.unitCoded(unit)
  return { officer: stage.officerNo(id, officeLabelled(stage, sop, office), person), unit: id }
}

function known<Value>(table: Readonly<Record<string, Value>>, text: string): Value {
  const value = table[text]
  if (value === undefined) throw new StoryFault(`"${text}" tidak dikenal; pilihannya: ${Object.keys(table).join(', ')}.`, `"${text}" is not known; the choices are: ${Object.keys(table).join(', ')}.`)
  return value
}
