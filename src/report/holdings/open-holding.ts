// Opens a unit's turn: picks the procedure it runs and the step it begins at.
import type { Level, Sop, Step } from '../../sop/sop.ts'
import { openDuties } from './duties.ts'
import { owesOf } from './owes.ts'
import { stepOf } from './sop-of.ts'
import type { Holding } from '../state.ts'
import { happen, holdingOf, reportOf, type Turn } from '../turn.ts'
import type { UnitId } from '../world.ts'

export type Opening = {
  readonly unit: UnitId
  readonly parent: Holding | null
  readonly role: Holding['role']
  readonly sop: Sop
  readonly level: Level
  readonly step: string
  readonly binding: boolean
}

export function openHolding(turn: Turn, opening: Opening): Holding {
  const { passed, step } = firstToWork(opening.sop, opening.step)
  const state = reportOf(turn)
  const no = state.holdings.length + 1
  const fresh: Holding = {
    no,
    parent: opening.parent?.no ?? null,
    role: opening.role,
    unit: opening.unit,
    body: null,
    sop: { id: opening.sop.id, version: opening.sop.version },
    level: opening.level,
    step: step.id,
    owes: { who: 'unit', unit: opening.unit },
    open: true,
    outcome: null,
    openedAt: turn.world.now,
    enteredStepAt: turn.world.now,
    version: 1,
    resume: null,
    duties: [],
    artefacts: [],
    binding: opening.binding,
  }
  const holding = { ...fresh, owes: owesOf(turn.world, state, fresh, step) }
  happen(turn, { kind: 'holding-opened', holding, watcher: opening.parent === null ? opening.unit : state.watcher, passed, clocks: {} })
  openDuties(turn, no, step.id)
  return holdingOf(reportOf(turn), no)
}

/** Steps that the system passes by itself, and the one that somebody must work. */
export function firstToWork(sop: Sop, id: string): { readonly passed: readonly string[]; readonly step: Step } {
  const passed: string[] = []
  let step = stepOf(sop, id)
  while (step.automatic) {
    const effect = step.ways[0]?.then[0]?.effect
    if (effect?.do !== 'go' || passed.includes(step.id)) break
    passed.push(step.id)
    step = stepOf(sop, effect.step)
  }
  return { passed, step }
}
