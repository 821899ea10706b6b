// Where a story comes to a step that nobody may work any more: all who could are complained about, or wrote what is to be approved, and nobody stands above.
import type { Step, Way, Words } from '../../sop/sop.ts'
import { isBarred, isComplainedAbout } from '../allowed/who-may-act.ts'
import { unitsAt } from '../holdings/place.ts'
import { laneOf, sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import type { World } from '../world.ts'

export type DeadEnd = { readonly message: Words; readonly remedy: Words }

/** Null as long as somebody is left for every turn that a unit owes. Only offices with named people can run out of them. */
export function nobodyLeft(world: World, state: ReportState): DeadEnd | null {
  const stuck = state.holdings.find((holding) => holding.open && holding.owes.who === 'unit' && isStuck(world, state, holding))
  return stuck === undefined ? null : told(world, stuck)
}

function isStuck(world: World, state: ReportState, holding: Holding): boolean {
  const step = stepOf(sopOf(world, holding), holding.step)
  const ways = step.ways.filter(({ then }) => then.some(({ effect }) => effect.do !== 'stay')).map((way) => seats(world, state, holding, step, way)).filter((list) => list.length > 0)
  return ways.length > 0 && ways.every((list) => list.every(({ isLeft }) => !isLeft))
}

/** The units and offices that could take a way, and whether anybody is left there. */
function seats(world: World, state: ReportState, holding: Holding, step: Step, way: Way): readonly { readonly isLeft: boolean }[] {
  const sop = sopOf(world, holding)
  const maker = holding.artefacts.find(({ artefact }) => artefact === way.notBy)?.by ?? null
  const lanes = (way.lanes.length > 0 ? way.lanes : step.lanes).map((lane) => laneOf(sop, lane)).filter(({ at }) => at !== 'reporter' && at !== 'system')
  return lanes.flatMap(({ at, offices }) => unitsAt(state, holding, at).map((unit) => {
    const people = world.officers(unit).filter(({ office }) => offices.length === 0 || offices.includes(office))
    const gone = isBarred(state, unit) || (people.length > 0 && people.every(({ id }) => isComplainedAbout(state, id) || id === maker))
    return { isLeft: !gone || world.unit(unit).parent !== null }
  }))
}

function told(world: World, holding: Holding): DeadEnd {
  const { code } = world.unit(holding.unit)
  const { label, id } = stepOf(sopOf(world, holding), holding.step)
  return {
    message: {
      id: `Pada langkah "${label.id}" di ${code} tidak ada lagi yang boleh bertindak: semua yang memegang jabatannya dilaporkan atau menyusun sendiri yang harus disetujui, dan tidak ada unit di atas ${code} yang mengambil alih.`,
      en: `In the step "${label.en}" at ${code} nobody may act any more: all who hold its office are complained about, or wrote what is to be approved, and no unit stands above ${code} to take over.`,
    },
    remedy: {
      id: `Sebut unit di atasnya ("under" pada ${code}), beri jabatan itu orang kedua ("people"), atau beri pelaksana langkah ${id} jabatan kedua ("offices"). Pada pemakaian sebenarnya demikian pula: unit atasan atau orang kedua harus terdaftar.`,
      en: `Name the unit above it ("under" at ${code}), give that office a second person ("people"), or give the lane of the step ${id} a second office ("offices"). So it is in real use, too: a unit above or a second person must be registered.`,
    },
  }
}
