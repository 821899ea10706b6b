// The rows of numbers at bodies outside that a change adds.
import { outsideNumbers, type OutsideNumber } from '../report/outside-numbers.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import type { ReportWrite } from '../store/report-write.ts'

export function changedNumbers(world: World, before: ReportState | null, after: ReportState): Pick<ReportWrite, 'numbers'> {
  const known = new Set((before === null ? [] : outsideNumbers(world, before)).map(keyOf))
  const fresh = outsideNumbers(world, after).filter((one) => !known.has(keyOf(one)))
  return { numbers: fresh.map(({ holding, artefact, number }) => ({ report_id: after.reportId, holding_no: holding, artefact, number })) }
}

/** However it was typed, it is the same number. */
function keyOf({ holding, artefact, number }: OutsideNumber): string {
  return JSON.stringify([holding, artefact, number])
}
