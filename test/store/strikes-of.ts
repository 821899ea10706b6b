// Every strike in a report's history, with the report as it stood before: of a clock that was missed, a warning, a reminder.
import { comingClock } from '../../src/report/clocks/due-clock.ts'
import { isPromise } from '../../src/report/clocks/promises.ts'
import { isWarning, ruleWarnedOf } from '../../src/report/clocks/silence-warning.ts'
import type { ReportEvent } from '../../src/report/event.ts'
import type { ReportState } from '../../src/report/state.ts'
import { decisionsOf, eventOf } from '../chaos/decisions.ts'
import type { StoredReport } from '../chaos/stored-report.ts'

/** Sentences about what is wrong with when and in which order clocks were struck; none where all is well. */
export function strikeProblems({ report, events }: StoredReport): readonly string[] {
  const seen = new Set<number>()
  return decisionsOf(events).flatMap(({ before, rows }) => rows.flatMap((row) => {
    const id = struckBy(eventOf(row))
    if (id === null || before === null) return []
    const again = seen.has(id) ? [`${id} was struck twice`] : []
    seen.add(id)
    return [...again, ...whenProblems(before, id, row.at), ...silenceProblems(before, id)].map((problem) => `${report.report_id}, event ${row.seq} (${row.kind}): ${problem}`)
  }))
}

/** How many clocks were struck. */
export function strikesIn({ events }: StoredReport): number {
  return events.filter((row) => struckBy(eventOf(row)) !== null).length
}

/** What somebody's act ended of what an office owed, hours after its time and never missed. */
export function overlookedMisses({ report, events }: StoredReport): readonly string[] {
  return decisionsOf(events).flatMap(({ before, after, rows }) => {
    const [first] = rows
    if (before === null || first === undefined || first.command_key === null) return []
    const still = new Set(after.clocks.map(({ id }) => id))
    return before.clocks.filter((clock) => isPromise(clock) && !still.has(clock.id) && clock.struckAt === null && clock.pausedSince === null && clock.due + 3_600_000 < first.at)
      .map(({ rule }) => `${report.report_id}, event ${first.seq} (${first.kind}): ${rule} ended long after its time and was never missed`)
  })
}

function struckBy(event: ReportEvent): number | null {
  switch (event.kind) {
    case 'clock-missed':
    case 'silence-warned':
    case 'consent-asked':
      return event.clock
    case 'rung-reached':
      return event.rung
    default:
      return null
  }
}

function whenProblems(before: ReportState, id: number, at: number): string[] {
  const due = [...before.clocks, ...(before.rungs ?? [])].find((one) => one.id === id)?.due
  if (due === undefined) return [`there was no ${id}`]
  // Where somebody acts before a sweep has come, only what offices owe is struck.
  const first = [before, { ...before, clocks: before.clocks.filter(isPromise) }].map((state) => comingClock(state)?.id)
  return [...(at < due ? [`${id} was struck before its time`] : []), ...(first.includes(id) ? [] : [`${id} was struck before ${first.join(' or ')}`])]
}

/** Silence is over only where the answer had arrived, nothing the reporter wrote waits, and they had been warned. */
function silenceProblems({ clocks, deliveredAt, replyWaits }: ReportState, id: number): string[] {
  const silence = clocks.find((clock) => clock.id === id)
  if (silence?.kind !== 'silence') return []
  const unwarned = clocks.some((clock) => isWarning(clock) && ruleWarnedOf(clock.rule) === silence.rule && clock.holding === silence.holding && clock.struckAt === null)
  return [
    ...(deliveredAt !== null && silence.from >= deliveredAt ? [] : ['silence ended over an answer that had not arrived']),
    ...(replyWaits ? ['silence ended over words of the reporter that nobody had answered'] : []),
    ...(unwarned ? ['silence ended and nobody had been warned'] : []),
  ]
}
