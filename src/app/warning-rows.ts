// The rows of the lists of warnings that follow from a report as it stands, and what a change adds to them and takes away.
import { isDeepStrictEqual } from 'node:util'
import { officersKept } from '../report/audience/audience-of.ts'
import { ERASURE_MS, erasureOf } from '../report/erasure/erasure.ts'
import { WISH_CLOCK } from '../report/erasure/wish-warnings.ts'
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
  for (const [key, row] of wishRows(state)) rows.set(key, row)
  return rows
}

/** Of a wish to be forgotten that waits: where several warnings came, by the latest. */
function wishRows(state: ReportState | null): readonly (readonly [string, WarningRow])[] {
  const asked = state === null ? null : erasureOf(state).asked
  if (state === null || asked === null) return []
  return (asked.warned ?? []).flatMap(({ stage, at, to }) => to.map(({ unit, seat }): readonly [string, WarningRow] => [`${WISH_CLOCK} ${unit} ${seat}`, {
    report_id: state.reportId, of_clock: WISH_CLOCK, unit_id: unit, seat, kind: 'erasure', rung: stage, holding_no: null, step: null,
    due_at: asked.at + ERASURE_MS, warned_at: at, kept_from: officersKept(state),
  }]))
}
