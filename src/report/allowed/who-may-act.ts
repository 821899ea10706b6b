// Whether somebody's post may act in a lane: the unit and office it names, unless a rule against judging in one's own cause says no.
import type { Lane, Way } from '../../sop/sop.ts'
import type { By } from '../event.ts'
import { unitsAt } from '../holdings/place.ts'
import type { Refusal } from '../refusal.ts'
import type { Holding, ReportState } from '../state.ts'
import type { UnitId, World } from '../world.ts'

export type Officer = Extract<By, { who: 'officer' }>

type Asked = { readonly holding: Holding; readonly lanes: readonly Lane[]; readonly way: Way }

/** Null when the post may act. */
export function whyNotOfficer(world: World, state: ReportState, by: Officer, { holding, lanes, way }: Asked): Refusal | null {
  if (isComplainedAbout(state, by.officer)) return 'complained-about'
  if (isBarred(state, by.unit)) return 'complained-about'
  const maker = way.notBy === null ? null : makerOf(holding, way.notBy)
  if (by.officer === maker) return 'own-draft'
  const seats = lanes.flatMap((lane) => unitsAt(state, holding, lane.at).map((unit) => seatOf(world, state, { unit, lane, maker })))
  const mine = seats.filter(({ unit }) => unit === by.unit)
  if (mine.length === 0) return 'not-your-unit'
  return mine.some(({ offices }) => offices.length === 0 || offices.includes(by.office)) ? null : 'not-your-office'
}

export function isComplainedAbout(state: ReportState, officer: number): boolean {
  return state.complainedAbout.some((one) => one.officer === officer)
}

/** Also where only a unit is named and they hold a post in it. */
export function isConcernedByPost(world: World, state: ReportState, officer: number): boolean {
  return isComplainedAbout(state, officer) || holdsPostIn(world, state.complainedAbout.map(({ unit }) => unit), officer)
}

export function holdsPostIn(world: World, units: readonly UnitId[], officer: number): boolean {
  return units.some((unit) => world.officers(unit).some(({ id }) => id === officer))
}

/** In oversight cases the unit complained about stays out of it altogether. */
export function isBarred(state: ReportState, unit: UnitId): boolean {
  return state.nature === 'with-oversight' && state.complainedAbout.some((one) => one.unit === unit)
}

type Seat = { readonly unit: UnitId; readonly offices: readonly string[] }
type Seating = { readonly unit: UnitId; readonly lane: Lane; readonly maker: number | null }

/** Where nobody else may act for a unit, it climbs one level: anyone of the unit above. */
function seatOf(world: World, state: ReportState, { unit, lane, maker }: Seating): Seat {
  const holders = world.officers(unit).filter(({ office }) => lane.offices.length === 0 || lane.offices.includes(office))
  const free = holders.filter(({ id }) => !isComplainedAbout(state, id) && id !== maker)
  const climbs = isBarred(state, unit) || (holders.length > 0 && free.length === 0)
  const { parent } = world.unit(unit)
  return climbs && parent !== null ? { unit: parent, offices: [] } : { unit, offices: lane.offices }
}

function makerOf(holding: Holding, artefact: string): number | null {
  return holding.artefacts.find((kept) => kept.artefact === artefact)?.by ?? null
}
