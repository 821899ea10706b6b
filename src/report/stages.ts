// The five stages that the public knows a report by: tulis, verifikasi, tindak lanjut, tanggapan, selesai.
import { STAGES, type Stage } from '../sop/vocabulary.ts'
import { sopOf, stepOf } from './sop-of.ts'
import type { ReportState } from './state.ts'
import type { World } from './world.ts'

export type StageState = { readonly stage: Stage; readonly state: 'done' | 'current' | 'next' }

/** A report stands in the stage of its first holder's step; closed ones stand in the last. */
export function stages(world: World, state: ReportState): readonly StageState[] {
  const current = STAGES.indexOf(currentStage(world, state))
  return STAGES.map((stage, index) => ({ stage, state: index < current || !state.open ? 'done' : index === current ? 'current' : 'next' }))
}

function currentStage(world: World, state: ReportState): Stage {
  const first = state.holdings[0]
  if (!state.open || first === undefined) return 'settled'
  return stepOf(sopOf(world, first), first.resume?.step ?? first.step).stage
}
