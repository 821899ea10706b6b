// What a reporter may decide about their report where it stands: that an answer does or doesn't, who may know, that others take it up.
import { allowed, type Allowed } from '../../report/allowed/allowed.ts'
import { reactions } from '../../report/allowed/reactions.ts'
import type { ReportState } from '../../report/state.ts'
import type { World } from '../../report/world.ts'

export type Choice = Allowed & {
  /** What it says of the answer; `decides` for everything else. */
  readonly says: 'satisfied' | 'unsatisfied' | 'decides'
}

export function choicesOf(world: World, state: ReportState): readonly Choice[] {
  const said = reactions(world, state)
  return allowed(world, state, { who: 'reporter' }).filter(({ whyNot }) => whyNot === null).map((one) => ({
    ...one, says: said.find(({ holding, step, way }) => holding === one.holding && step.id === one.step.id && way.id === one.way.id)?.says ?? 'decides',
  }))
}
