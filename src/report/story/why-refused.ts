// Why an act of a story is refused, in words that say what its author can add: the reason alone names no artefact, office or unit.
import type { Artefact, Sop, Words } from '../../sop/sop.ts'
import { isKnown, wasMadeHere } from '../allowed/why-incomplete.ts'
import type { Act } from '../command.ts'
import { unitsAt } from '../holdings/place.ts'
import { laneOf, sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Refusal } from '../refusal.ts'
import type { Holding, ReportState } from '../state.ts'
import type { World } from '../world.ts'

type Refused = { readonly world: World; readonly state: ReportState; readonly act: Act; readonly holding: Holding; readonly sop: Sop; readonly step: Sop['steps'][number]; readonly way: Sop['steps'][number]['ways'][number] }

/** Null where the reason says all there is to say. */
export function whyRefused(world: World, state: ReportState, act: Act, refusal: Refusal): Words | null {
  const holding = state.holdings.find(({ no }) => no === act.expect.holding)
  if (holding === undefined) return null
  const sop = sopOf(world, holding)
  const step = stepOf(sop, act.step)
  const way = step.ways.find(({ id }) => id === act.way)
  return way === undefined ? null : (words[refusal]?.({ world, state, act, holding, sop, step, way }) ?? null)
}

const words: Readonly<Partial<Record<Refusal, (refused: Refused) => Words>>> = {
  'artefact-missing': (refused) => list(lacking(refused).map(({ label }) => label.id), 'hasil ini belum ada, tulis pada "with"', 'these results are missing, give them under "with"'),
  'parts-missing': (refused) => list(incomplete(refused), 'bagian dokumen ini belum diisi', 'these parts of the document are missing'),
  'artefact-not-asked': (refused) => list(notAsked(refused), 'jalan ini tidak meminta hasil ini', 'this way doesn\'t ask for these results'),
  'setting-missing': ({ way }) => list(way.sets.flatMap((setting) => SETTING[setting] ?? []), 'tetapkan pada "with"', 'decide under "with"'),
  'targets-missing': ({ way, sop }) => list(labelled(sop, [...way.needs, ...way.makes]).filter(({ type }) => type === 'units').map(({ label }) => label.id), 'sebut unit yang dituju pada "with"', 'name the unit that gets it under "with"'),
  'not-your-office': (refused) => list(seats(refused), 'yang boleh', 'who may'),
  'not-your-unit': (refused) => list(seats(refused), 'yang boleh', 'who may'),
  'not-your-turn': (refused) => list(seats(refused), 'yang boleh', 'who may'),
  'not-in-this-case': ({ way, step }) => list([`steps.${step.id}.ways.${way.id}`], 'syarat "when" jalan ini tidak terpenuhi', 'the condition "when" of this way doesn\'t hold'),
  'own-draft': ({ way, sop }) => list(labelled(sop, [way.notBy ?? '']).map(({ label }) => label.id), 'orang ini sendiri yang membuat', 'the same person made'),
  'complained-about': (refused) => list(above(refused), 'dialah yang dilaporkan, atau unitnya dalam perkara pengawasan; bila tidak ada orang lain, yang menggantikan', 'they are complained about, or their unit is in an oversight case; where nobody else is there, in their place'),
  'needs-masking': () => ({ id: 'pelapornya anonim dan naskahnya belum disamarkan: "Samarkan naskah" dahulu', en: 'the reporter is anonymous and the wording isn\'t masked yet: "Samarkan naskah" first' }),
}

const SETTING: Readonly<Record<string, string>> = {
  nature: 'Sifat', classification: 'Klasifikasi', inspection: 'Perlu pemeriksaan', systemic: 'Sistemik', anonymous: 'Anonim', secret: 'Rahasia', 'complained-about': 'Yang dilaporkan',
}

function list(names: readonly string[], id: string, en: string): Words {
  return { id: `${id}: ${names.join(', ')}`, en: `${en}: ${names.join(', ')}` }
}

function labelled({ artefacts }: Sop, ids: readonly string[]): readonly Artefact[] {
  return artefacts.filter(({ id }) => ids.includes(id))
}

function lacking({ world, state, act, holding, sop, way }: Refused): readonly Artefact[] {
  const given = (id: string) => act.gives.some(({ artefact }) => artefact === id)
  const comes = ({ type }: Artefact) => ['report', 'equipment', 'register'].includes(type) || (type === 'units' && act.targets !== undefined)
  const missing = [...way.makes.filter((id) => !wasMadeHere(holding, id)), ...way.needs.filter((id) => !isKnown(world, state, holding, id))].filter((id) => !given(id))
  return labelled(sop, missing).filter((artefact) => !comes(artefact))
}

function incomplete({ act, sop }: Refused): readonly string[] {
  return act.gives.flatMap(({ artefact, parts = [] }) => labelled(sop, [artefact]).flatMap((one) => one.parts.filter((part) => !parts.includes(part))))
}

function notAsked({ act, sop, way }: Refused): readonly string[] {
  const asked = [...way.needs, ...way.makes]
  const given = act.gives.map(({ artefact }) => artefact).filter((id) => !asked.includes(id))
  return labelled(sop, given).map(({ label }) => label.id)
}

/** Units above those whose lane it is: their people act where nobody else may. */
function above({ world, state, holding, sop, step, way }: Refused): readonly string[] {
  const units = (way.lanes.length > 0 ? way.lanes : step.lanes).flatMap((lane) => unitsAt(state, holding, laneOf(sop, lane).at))
  return [...new Set(units.flatMap((unit) => { const { parent } = world.unit(unit); return parent === null ? [] : [`siapa pun di ${world.unit(parent).code}, tulis "Jabatan (Nama) di ${world.unit(parent).code}"`] }))]
}

/** `Kepala Dinas di kota.dinas` for everybody whose lane it is. */
function seats({ world, state, holding, sop, step, way }: Refused): readonly string[] {
  const lanes = (way.lanes.length > 0 ? way.lanes : step.lanes).map((lane) => laneOf(sop, lane))
  return [...new Set(lanes.flatMap(({ at, offices }) => unitsAt(state, holding, at).flatMap((unit) =>
    (offices.length === 0 ? ['siapa pun'] : offices.map((office) => sop.offices[office]?.id ?? office)).map((office) => `${office} di ${world.unit(unit).code}`))))]
}
