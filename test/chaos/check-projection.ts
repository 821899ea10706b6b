// The rows of holders and deadlines are what the events say, also those of clocks that ended.
import { deadlineRow, holdingRow } from '../../src/app/projection.ts'
import { decisionsOf } from './decisions.ts'
import { differences, isSame } from './same.ts'
import type { StoredReport } from './stored-report.ts'

type Deadline = ReturnType<typeof deadlineRow>

export function projectionProblems(stored: StoredReport): string[] {
  return [...holdingProblems(stored), ...deadlineProblems(stored)]
}

function holdingProblems({ events, holdings }: StoredReport): string[] {
  const state = decisionsOf(events).at(-1)?.after
  if (state === undefined) return []
  const expected = state.holdings.map((holding) => holdingRow(state, holding)).sort((one, other) => one.holding_no - other.holding_no)
  if (!isSame(holdings.map(({ holding_no }) => holding_no), expected.map(({ holding_no }) => holding_no))) return [`its holders are numbered ${holdings.map(({ holding_no }) => holding_no).join(', ')}`]
  return expected.flatMap((row, index) => {
    const fault = differences(row, holdings[index] ?? {})
    return fault === '' ? [] : [`holder ${row.holding_no}: ${fault}`]
  })
}

function deadlineProblems({ report, events, deadlines }: StoredReport): string[] {
  const expected = expectedDeadlines(report.report_id, events)
  if (!isSame(deadlines.map(({ clock_id }) => clock_id), [...expected.keys()].sort((one, other) => one - other))) {
    return [`its deadlines are numbered ${deadlines.map(({ clock_id }) => clock_id).join(', ')}, not ${[...expected.keys()].join(', ')}`]
  }
  return deadlines.flatMap((row) => {
    const fault = differences(expected.get(row.clock_id) ?? {}, row)
    return fault === '' ? [] : [`deadline ${row.clock_id}: ${fault}`]
  })
}

/** Followed from decision to decision: a clock that a decision left running or ended has a row as that decision left it. */
function expectedDeadlines(reportId: string, events: StoredReport['events']): ReadonlyMap<number, Deadline> {
  const rows = new Map<number, Deadline>()
  for (const { before, after, rows: written } of decisionsOf(events)) {
    const at = written[0]?.at ?? 0
    for (const clock of before?.clocks ?? []) rows.set(clock.id, deadlineRow(reportId, clock, at))
    for (const clock of after.clocks) rows.set(clock.id, deadlineRow(reportId, clock, null))
  }
  return rows
}
