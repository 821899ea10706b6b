// The rows of the lists of warnings that follow from a report as it stands, and what a change adds to them and takes away.
import { isDeepStrictEqual } from 'node:util'
import { officersKept } from '../report/audience/audience-of.ts'
import type { ReportState } from '../report/state.ts'
import type { ReportWrite } from '../store/report-write.ts'
import type { WarningRow } from '../store/tables.ts'

export function changedWarnings(before: ReportState | null, after: ReportState): Pick<ReportWrite, 'warnings' | 'warningsNoMore'> {
  const earlier = warningRows(before)
  const now = warningRows(after)
  return {
    warnings: [...now].filter(([key, row]) => !isDeepStrictEqual(earlier.get(key), row)).map(([, row]) => row),
    warningsNoMore: [...earlier].filter(([key]) => !now.has(key)).map(([, { report_id, of_clock, unit_id, seat }]) => ({ report_id, of_clock, unit_id, seat })),
  }
}

/** One for each time and office, by the latest warning. */
function warningRows(state: ReportState | null): ReadonlyMap<string, WarningRow> {
  const rows = new Map<string, WarningRow>()
  for (const { of, rung, struckAt, warned } of state?.rungs ?? []) {
    const clock = state?.clocks.find(({ id }) => id === of)
    if (state === null || clock === undefined || struckAt === null) continue
    for (const { unit, seat } of warned) {
      rows.set(`${of} ${unit} ${seat}`, {
        report_id: state.reportId, of_clock: of, unit_id: unit, seat, kind: clock.kind, rung, holding_no: clock.holding, step: clock.step,
        due_at: clock.due, warned_at: struckAt, kept_from: officersKept(state),
      })
    }
  }
  return rows
}
