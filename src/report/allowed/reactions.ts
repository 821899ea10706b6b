// What a reporter may say of an answer at the step where their report stands: that it does, or that it doesn't.
import { allowed, type Allowed } from './allowed.ts'
import type { Act } from '../command.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { whyIncomplete } from './why-incomplete.ts'
import type { World } from '../world.ts'
import type { Sop, Way } from '../../sop/sop.ts'

export type Reaction = Allowed & { readonly says: 'satisfied' | 'unsatisfied' }

/** Only what an officer may record for a reporter who said so elsewhere: nothing that asks for more than saying it. */
export function reactions(world: World, state: ReportState): readonly Reaction[] {
  if (!state.open || state.answeredAt === null) return []
  return allowed(world, state, { who: 'reporter' }).flatMap((one) => {
    const holding = state.holdings.find(({ no }) => no === one.holding)
    if (holding === undefined || one.whyNot !== null || one.way.sets.length > 0) return []
    if (whyIncomplete(world, state, { ...one, holding, command: actOf(one) }) !== null) return []
    const says = saying(sopOf(world, holding), one.way)
    return says === null ? [] : [{ ...one, says }]
  })
}

/** The reporter takes the way and gives nothing with it. */
export function actOf({ holding, version, step, way }: Allowed): Act {
  return { type: 'act', by: { who: 'reporter' }, expect: { holding, version }, step: step.id, way: way.id, gives: [], settings: {}, wordings: [], files: [] }
}

function saying(sop: Sop, way: Way): Reaction['says'] | null {
  if (way.unsatisfied) return 'unsatisfied'
  return way.then.some(({ effect }) => effect.do === 'finish' ? effect.outcome === 'settled' : effect.do === 'go' && endsSettled(sop, effect.step)) ? 'satisfied' : null
}

function endsSettled(sop: Sop, id: string): boolean {
  const step = sop.steps.find((one) => one.id === id)
  const ending = step?.automatic === true ? step.ways[0]?.then[0]?.effect : undefined
  return ending?.do === 'finish' && ending.outcome === 'settled'
}
