// The rows of the worklists that follow from a report as it stands, and what a change adds to them and takes away.
import { isDeepStrictEqual } from 'node:util'
import { officersKept } from '../report/audience/audience-of.ts'
import { owedSteps, watchedStep, type OwedStep } from '../report/holdings/owed-steps.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import type { ReportWrite } from '../store/report-write.ts'
import { SEATS } from '../store/seats.ts'
import type { OwedStepRow } from '../store/tables.ts'

export function changedOwed(world: World, before: ReportState | null, after: ReportState): Pick<ReportWrite, 'owed' | 'owedNoMore'> {
  const earlier = new Map((before === null ? [] : owedRows(world, before)).map((row) => [keyOf(row), row]))
  const now = owedRows(world, after)
  const still = new Set(now.map(keyOf))
  return {
    owed: now.filter((row) => !isDeepStrictEqual(earlier.get(keyOf(row)), row)),
    owedNoMore: [...earlier.values()].filter((row) => !still.has(keyOf(row))).map(({ report_id, step_no, seat }) => ({ report_id, step_no, seat })),
  }
}

export function owedRows(world: World, state: ReportState): readonly OwedStepRow[] {
  const watched = watchedStep(world, state)
  return [
    ...(watched === null ? [] : [rowOf(state, watched, 0, SEATS.watch)]),
    ...owedSteps(world, state).flatMap((owed, index) => seatsOf(owed).map((seat) => rowOf(state, owed, index + 1, seat))),
  ]
}

function seatsOf({ offices }: OwedStep): readonly string[] {
  return [SEATS.unit, ...(offices.length === 0 ? [SEATS.anyone] : offices)]
}

function rowOf(state: ReportState, { holding, step, unit, dueAt }: OwedStep, stepNo: number, seat: string): OwedStepRow {
  return {
    report_id: state.reportId, step_no: stepNo, seat, unit_id: unit, classification: state.classification, nature: state.nature ?? '',
    due_at: dueAt ?? Number.POSITIVE_INFINITY, holding_no: holding, step,
    kept_from: officersKept(state),
  }
}

function keyOf({ step_no, seat }: Pick<OwedStepRow, 'step_no' | 'seat'>): string {
  return `${step_no} ${seat}`
}
