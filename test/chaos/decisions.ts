// The history of a report cut into the decisions that it was written by, with the report before and after each.
import { evolve } from '../../src/report/evolve.ts'
import type { ReportEvent } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import type { ReportState } from '../../src/report/state.ts'
import type { ReportEventRow } from '../../src/store/tables.ts'

export type Decision = { readonly before: ReportState | null; readonly after: ReportState; readonly rows: readonly ReportEventRow[] }

export function decisionsOf(events: readonly ReportEventRow[]): readonly Decision[] {
  const decisions: Decision[] = []
  let before: ReportState | null = null
  for (const rows of groups(events)) {
    let after: ReportState | null = before
    for (const row of rows) after = evolve(after, eventOf(row), { seq: row.seq, at: row.at, reportId: row.report_id as ReportId })
    if (after === null) return decisions
    decisions.push({ before, after, rows })
    before = after
  }
  return decisions
}

export function eventOf({ kind, body }: Pick<ReportEventRow, 'kind' | 'body'>): ReportEvent {
  return { kind, ...(body as object) } as ReportEvent
}

/** A decision begins with the sender's key of its command, with a clock that was missed or a warning that came, or at another instant. */
function groups(events: readonly ReportEventRow[]): readonly (readonly ReportEventRow[])[] {
  const groups: ReportEventRow[][] = []
  for (const row of events) {
    const last = groups.at(-1)
    const begins = last === undefined || row.command_key !== null || row.kind === 'clock-missed' || row.kind === 'clocks-rejudged' || row.kind === 'silence-warned' || row.kind === 'consent-asked' || row.kind === 'rung-reached' || row.at !== last[0]?.at
    if (begins) groups.push([row])
    else last.push(row)
  }
  return groups
}
