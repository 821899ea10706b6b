// The rows of holders and deadlines are what the events say, also those of clocks that ended.
import { deadlineRows, holdingRow } from '../../src/app/projection.ts'
import { owedRows } from '../../src/app/owed-rows.ts'
import type { World } from '../../src/report/world.ts'
import type { OwedStepRow } from '../../src/store/tables.ts'
import { decisionsOf, eventOf } from './decisions.ts'
import { differences, isSame } from './same.ts'
import type { StoredReport } from './stored-report.ts'

type Deadline = ReturnType<typeof deadlineRows>[number]

export function projectionProblems(world: World, stored: StoredReport): string[] {
  return [...holdingProblems(stored), ...owedProblems(world, stored), ...deadlineProblems(stored)]
}

/** What stands in the lists of work is what is owed now, and nothing besides. */
function owedProblems(world: World, { events, owed }: StoredReport): string[] {
  const state = decisionsOf(events).at(-1)?.after
  if (state === undefined) return []
  const inOrder = (rows: readonly OwedStepRow[]) => rows.toSorted((one, other) => one.step_no - other.step_no || (one.seat < other.seat ? -1 : 1))
  return isSame(inOrder(owed), inOrder(owedRows(world, state))) ? [] : ['what it owes is not what stands in the lists of work']
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

function deadlineProblems({ events, deadlines }: StoredReport): string[] {
  const expected = expectedDeadlines(events)
  if (!isSame(deadlines.map(({ clock_id }) => clock_id), [...expected.keys()].sort((one, other) => one - other))) {
    return [`its deadlines are numbered ${deadlines.map(({ clock_id }) => clock_id).join(', ')}, not ${[...expected.keys()].join(', ')}`]
  }
  return deadlines.flatMap((row) => {
    const { result: _result, to_count: _toCount, ...rest } = expected.get(row.clock_id) ?? {}
    const fault = differences(rest, row)
    return fault === '' ? [] : [`deadline ${row.clock_id}: ${fault}`]
  })
}

/** Followed from decision to decision: a clock that a decision left running or ended has a row as that decision left it. */
function expectedDeadlines(events: StoredReport['events']): ReadonlyMap<number, Deadline> {
  const rows = new Map<number, Deadline>()
  for (const { before, after, rows: written } of decisionsOf(events)) {
    const at = written[0]?.at ?? 0
    const struck = new Set(written.map(eventOf).flatMap((event) => (event.kind === 'clock-missed' ? [event.clock] : [])))
    const ended = (row: Deadline): Deadline => ({ ...row, struck_at: struck.has(row.clock_id) ? at : row.struck_at, ended_at: at, wake_at: null })
    for (const row of before === null ? [] : deadlineRows(before)) rows.set(row.clock_id, ended(row))
    for (const row of deadlineRows(after)) rows.set(row.clock_id, row)
  }
  return rows
}
