// Everything that the example officers and the reporter may do with a report as it stands, complete with what it asks for.
import { allowed, stepsOffered } from '../../report/allowed/allowed.ts'
import type { Act } from '../../report/command.ts'
import type { By, Settings } from '../../report/event.ts'
import { unitsAt } from '../../report/holdings/place.ts'
import { laneOf, sopOf } from '../../report/holdings/sop-of.ts'
import type { ReportState } from '../../report/state.ts'
import type { UnitId, World } from '../../report/world.ts'
import type { Artefact, Way } from '../../sop/sop.ts'
import { CLASSIFICATIONS, NATURES } from '../../sop/vocabulary.ts'
import { MASKED_ARTEFACT } from '../../report/audience/masked-artefact.ts'
import type { Deed, Giving } from '../act-on-report.ts'
import type { DemoTopic } from './demo-topics.ts'
import { writtenFor } from './demo-wordings.ts'
import type { Random } from './seeded-random.ts'

/** How often a reporter has chosen another kind than the verifier. */
const MISTAKEN = 0.06
/** How often somebody finds that it was judged wrong; each is one of many looks at a report. */
const CORRECTED = 0.08
/** How often what may be made secret afterwards is. */
const HIDDEN = 0.15

export type PossibleDeed = { readonly name: string; readonly deed: Deed }

export type Telling = { readonly topic: DemoTopic; readonly random: Random; /** Units that a dispatch may name. */ readonly targets: readonly UnitId[]; /** Which of them comes first; else what fits the topic. */ readonly lead: UnitId | null }

export function possibleDeeds(world: World, state: ReportState, telling: Telling): readonly PossibleDeed[] {
  return actors(world, state).flatMap((by) =>
    allowed(world, state, by).filter(({ whyNot, way }) => whyNot === null && (way.corrects !== true || telling.random.chance(CORRECTED))).flatMap(({ holding: no, version, step, way }) => {
      const holding = state.holdings.find((one) => one.no === no)
      if (holding === undefined) return []
      const sop = sopOf(world, holding)
      const asked = [...new Set([...way.needs, ...way.makes])].flatMap((id) => sop.artefacts.filter((artefact) => artefact.id === id))
      const targets = asked.some(({ type }) => type === 'units') ? dispatchTo(telling, holding.unit) : null
      const deed: Deed = {
        by, expect: { holding: no, version }, step: step.id, way: way.id, targets, settings: settingsFor(way, telling),
        givings: asked.flatMap((artefact) => givingOf(artefact, world.now, telling) ?? []),
      }
      return [{ name: `${sop.id}/${step.id}/${way.id}`, deed }]
    }))
}

/** The reporter, and everybody with an office of a lane of a step that is offered. */
function actors(world: World, state: ReportState): By[] {
  const officers = state.holdings.flatMap((holding) => {
    const sop = sopOf(world, holding)
    const lanes = new Set(stepsOffered(world, state, holding).flatMap((step) => [...step.lanes, ...step.ways.flatMap((way) => way.lanes)]))
    return [...lanes].flatMap((id) => {
      const { at, offices } = laneOf(sop, id)
      return unitsAt(state, holding, at).flatMap((unit) =>
        world.officers(unit).filter(({ office }) => offices.length === 0 || offices.includes(office))
          .map(({ id: officer, office }): By => ({ who: 'officer', officer, unit, office })))
    })
  })
  return [{ who: 'reporter' }, ...new Map(officers.map((by) => [JSON.stringify(by), by])).values()]
}

function dispatchTo({ random, targets, topic, lead: wanted }: Telling, holder: UnitId): NonNullable<Act['targets']> {
  const others = targets.filter((unit) => unit !== holder)
  const fitting = topic.agencies.flatMap((unit) => others.filter((one) => one === unit))
  const lead = wanted !== null && others.includes(wanted) && random.chance(0.8) ? wanted : fitting.length > 0 && random.chance(0.8) ? random.pick(fitting) : random.pick(others)
  return { lead, supporters: random.chance(0.2) ? others.filter((unit) => unit !== lead).slice(0, random.whole(1, 2)) : [] }
}

function givingOf(artefact: Artefact, now: number, { topic, random }: Telling): Giving | null {
  const { id, type, options, parts } = artefact
  switch (type) {
    case 'report':
    case 'equipment':
    case 'register':
    case 'units':
      return null
    case 'choice':
      return { artefact: id, value: random.pick(options).id }
    case 'number':
      return { artefact: id, value: String(random.whole(1_000_000, 9_999_999)) }
    case 'moment':
      return { artefact: id, value: new Date(now).toISOString() }
    default:
      if (id === MASKED_ARTEFACT) return { artefact: id, text: JSON.stringify({ subject: topic.title, description: topic.masked }), parts }
      return { artefact: id, text: writtenFor(artefact, topic, random), parts }
  }
}

function settingsFor(way: Way, { random, topic }: Telling): Settings {
  return Object.assign({}, ...way.sets.map((setting): Settings => {
    switch (setting) {
      case 'nature':
        return { nature: topic.oversight ? 'with-oversight' : random.pick(NATURES.filter((nature) => nature !== 'with-oversight')) }
      case 'classification':
        return { classification: random.chance(MISTAKEN) ? random.pick(CLASSIFICATIONS) : topic.classification }
      case 'inspection':
        return { inspection: random.chance(0.4) }
      case 'systemic':
        return { systemic: random.chance(0.2) }
      case 'secret':
        return { secret: random.chance(HIDDEN) }
      default:
        return {}
    }
  })) as Settings
}
