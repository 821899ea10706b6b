// The five stages that the public knows a report by: tulis, verifikasi, tindak lanjut, tanggapan, selesai.
import { STAGES, type Stage } from '../../sop/vocabulary.ts'
import { sopOf, stepOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'

export type StageState = { readonly stage: Stage; readonly state: 'done' | 'current' | 'next' }

/**
 * A report stands in the furthest stage that one of its holders has brought it to. One that was settled has passed them all;
 * one that ended otherwise (withdrawn, archived) has passed those it reached, and no other.
 */
export function stages(world: World, state: ReportState): readonly StageState[] {
  const reached = STAGES.indexOf(state.outcome === 'settled' ? 'settled' : reachedStage(world, state))
  return STAGES.map((stage, index) => ({ stage, state: index < reached || (index === reached && !state.open) ? 'done' : index === reached ? 'current' : 'next' }))
}

function reachedStage(world: World, state: ReportState): Stage {
  const holdings = state.open ? state.holdings.filter(({ open }) => open) : state.holdings
  const reached = holdings.map((holding) => stepOf(sopOf(world, holding), holding.resume?.step ?? holding.step).stage)
  return STAGES.findLast((stage) => reached.includes(stage)) ?? 'written'
}
