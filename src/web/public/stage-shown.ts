// The stage of a procedure's step as the page draws it.
import type { Stage as ProcedureStage } from '../../sop/vocabulary.ts'
import type { Stage } from '../ui/stage-track.tsx'

const SHOWN: Record<ProcedureStage, Stage> = {
  written: 'written',
  verification: 'verified',
  'follow-up': 'handled',
  reply: 'answered',
  settled: 'closed',
}

export function stageShown(stage: ProcedureStage): Stage {
  return SHOWN[stage]
}
