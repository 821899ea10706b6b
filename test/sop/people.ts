// Everything that anybody could do with a report as it stands: every way by somebody entitled to it, replies, and time going by.
import { deepest } from '../../src/report/commands/add-reply.ts'
import { allowed } from '../../src/report/allowed/allowed.ts'
import type { Act, Command, Given } from '../../src/report/command.ts'
import type { By, Settings } from '../../src/report/event.ts'
import { unitsAt } from '../../src/report/holdings/place.ts'
import { laneOf, sopOf, stepOf } from '../../src/report/holdings/sop-of.ts'
import type { Holding, ReportState } from '../../src/report/state.ts'
import type { UnitId, World } from '../../src/report/world.ts'
import type { Artefact, Lane, Sop, Way } from '../../src/sop/sop.ts'
import { CLASSIFICATIONS, NATURES } from '../../src/sop/vocabulary.ts'

/** Picks one of a list; a test makes it random. */
export type Choose = <Value>(list: readonly Value[]) => Value

export type Possible = { readonly command: Command; readonly name: string }

/** Units that a dispatch may name. */
export type Targets = readonly UnitId[]

export function possibleActs(world: World, state: ReportState, targets: Targets, pick: Choose): Possible[] {
  return actors(world, state).flatMap((by) =>
    allowed(world, state, by).filter(({ whyNot, way }) => whyNot === null && !hidesNothing(state, way)).map(({ holding: no, version, step, way }) => {
      const holding = holdingNumbered(state, no)
      const sop = sopOf(world, holding)
      const acting: Acting = { sop, way, state, targets: targets.filter((unit) => unit !== holding.unit), pick }
      return { name: `${sop.id}/${step.id}/${way.id}`, command: { type: 'act', by, expect: { holding: no, version }, step: step.id, way: way.id, ...givenFor(acting) } }
    }))
}

export function possibleWords(state: ReportState): Possible[] {
  const words = { wordings: [{ no: state.nextWording, kind: 'reply' as const, hash: '0' }], files: [] }
  if (!state.open) return [{ name: 'reopen', command: { type: 'reopen', ...words } }]
  return [{ name: 'reply', command: { type: 'add-reply', ...words } }]
}

/** The clock that falls due next. */
export function nextDue(state: ReportState) {
  return state.clocks.filter(({ struckAt, pausedSince }) => struckAt === null && pausedSince === null).toSorted((one, other) => one.due - other.due || one.id - other.id)[0]
}

/** Who could have a say: the reporter, and an officer of every lane of the steps that are open. */
function actors(world: World, state: ReportState): By[] {
  const officers = state.holdings.flatMap((holding) => {
    const sop = sopOf(world, holding)
    return lanesOf(sop, holding, state.open).flatMap((lane) => officersOf(state, holding, lane))
  })
  const distinct = new Map(officers.map((by) => [JSON.stringify(by), by]))
  return [{ who: 'reporter' }, ...distinct.values()]
}

function lanesOf(sop: Sop, holding: Holding, open: boolean): Lane[] {
  const steps = open ? [stepOf(sop, holding.step), ...holding.duties.map(({ step }) => stepOf(sop, step))] : sop.steps.filter(({ afterwards }) => afterwards)
  return [...new Set(steps.flatMap((step) => [...step.lanes, ...step.ways.flatMap(({ lanes }) => lanes)]))].map((id) => laneOf(sop, id))
}

/** Two persons for each office, so that a second can approve what the first drafted. */
function officersOf(state: ReportState, holding: Holding, { at, offices }: Lane): By[] {
  return unitsAt(state, holding, at).flatMap((unit) => (offices.length === 0 ? ['anyone'] : offices).flatMap((office) =>
    [1, 2].map((person): By => ({ who: 'officer', officer: unit * 100 + person, unit, office }))))
}

type Acting = { readonly sop: Sop; readonly way: Way; readonly state: ReportState; readonly targets: Targets; readonly pick: Choose }

function givenFor({ sop, way, state, targets, pick }: Acting): Part<Act, 'gives' | 'settings' | 'wordings' | 'files' | 'targets'> {
  const asked = [...new Set([...way.needs, ...way.makes])].flatMap((id) => sop.artefacts.filter((artefact) => artefact.id === id))
  const gives = asked.flatMap((artefact, index) => givenOf(artefact, state.nextWording + index, pick) ?? [])
  const wordings = gives.flatMap(({ wording, artefact }) => (wording === undefined ? [] : [{ no: wording, kind: artefact === 'naskah-samaran' ? 'masked' as const : 'artefact' as const, hash: '0' }]))
  const needsUnits = asked.some(({ type }) => type === 'units')
  return { gives, wordings, files: [], settings: settingsFor(way, state, pick), ...(needsUnits ? { targets: dispatchTo(targets, pick) } : {}) }
}

function dispatchTo(targets: Targets, pick: Choose): NonNullable<Act['targets']> {
  const lead = pick(targets)
  return { lead, supporters: targets.filter((unit) => unit !== lead).slice(0, pick([0, 0, 1, 2])) }
}

type Part<Type, Key extends keyof Type> = { readonly [key in Key]: Type[key] }

function givenOf({ id, type, options, parts }: Artefact, wording: number, pick: Choose): Given | null {
  switch (type) {
    case 'report':
    case 'equipment':
    case 'register':
    case 'units':
      return null
    case 'choice':
      return { artefact: id, value: pick(options).id }
    case 'number':
      return { artefact: id, value: '123' }
    case 'moment':
      return { artefact: id, value: '2020-01-01T00:00Z' }
    default:
      return { artefact: id, wording, parts }
  }
}

/** Whoever hides must hide something that is open. */
function hidesNothing({ anonymous, secret, chosen }: ReportState, { sets, lanes, opens }: Way): boolean {
  if (opens === true) return !secret || chosen.secret
  return sets.length > 0 && !lanes.includes('pelapor') && sets.every((setting) => (setting === 'secret' && secret) || (setting === 'anonymous' && anonymous))
}

function settingsFor(way: Way, state: ReportState, pick: Choose): Settings {
  return Object.assign({}, ...way.sets.map((setting): Settings => {
    switch (setting) {
      case 'nature':
        return { nature: pick(NATURES.filter((nature) => way.corrects !== true || nature !== state.nature)) }
      case 'classification':
        return { classification: pick(CLASSIFICATIONS) }
      case 'inspection':
        return { inspection: way.corrects === true ? state.inspection !== true : pick([true, false]) }
      case 'systemic':
        return { systemic: pick([true, false]) }
      case 'secret':
        return { secret: way.opens !== true }
      case 'anonymous':
        return way.lanes.length === 0 && state.secret ? { anonymous: true } : {}
      default:
        return {}
    }
  })) as Settings
}

function holdingNumbered(state: ReportState, no: number): Holding {
  const holding = state.holdings.find((one) => one.no === no) ?? deepest(state)
  if (holding === undefined) throw new Error('no such holding')
  return holding
}
