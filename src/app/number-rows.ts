// The rows of numbers at bodies outside that a change adds, and those that it takes back.
import { outsideNumbers, type OutsideNumber } from '../report/holdings/outside-numbers.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import type { ReportWrite } from '../store/report-write.ts'

export function changedNumbers(world: World, before: ReportState | null, after: ReportState): Pick<ReportWrite, 'numbers' | 'numbersNoMore'> {
  const [earlier, now] = [before === null ? [] : outsideNumbers(world, before), outsideNumbers(world, after)]
  const known = new Set(earlier.map(sameNumber))
  const still = new Set(now.map(samePlace))
  return {
    numbers: now.filter((one) => !known.has(sameNumber(one))).map(({ holding, artefact, number }) => ({ report_id: after.reportId, holding_no: holding, artefact, number })),
    numbersNoMore: earlier.filter((one) => !still.has(samePlace(one))).map(({ holding, artefact }) => ({ report_id: after.reportId, holding_no: holding, artefact })),
  }
}

/** However it was typed, it is the same number. */
function sameNumber({ holding, artefact, number }: OutsideNumber): string {
  return JSON.stringify([holding, artefact, number])
}

function samePlace({ holding, artefact }: OutsideNumber): string {
  return JSON.stringify([holding, artefact])
}
