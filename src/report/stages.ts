// The five stages that the public knows a report by: tulis, verifikasi, tindak lanjut, tanggapan, selesai.
import { STAGES, type Stage } from '../sop/vocabulary.ts'
import { sopOf, stepOf } from './sop-of.ts'
import type { ReportState } from './state.ts'
import type { World } from './world.ts'

export type StageState = { readonly stage: Stage; readonly state: 'done' | 'current' | 'next' }

/** A report stands in the furthest stage that one of its holders has brought it to; closed ones stand in the last. */
export function stages(world: World, state: ReportState): readonly StageState[] {
  const current = STAGES.indexOf(currentStage(world, state))
  return STAGES.map((stage, index) => ({ stage, state: index < current || !state.open ? 'done' : index === current ? 'current' : 'next' }))
}

function currentStage(world: World, state: ReportState): Stage {
  if (!state.open) return 'settled'
  const reached = state.holdings.filter((holding) => holding.open).map((holding) => stepOf(sopOf(world, holding), holding.resume?.step ?? holding.step).stage)
  return STAGES.findLast((stage) => reached.includes(stage)) ?? 'written'
}
