// All due clocks of a report struck in memory, in the order in which they fell due, as one change to be written.
import { decide } from '../report/decide.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { ReportWrite } from '../store/report-write.ts'
import { dueClock, MOST_STRIKES } from '../report/clocks/due-clock.ts'
import { noContent } from './handle.ts'
import { mergedWrite } from './merged-write.ts'
import { writeOf } from './write-of.ts'

/** Null when none is due. @throws MissingReference, and where a procedure contradicts itself. */
export function struckWrite(world: World, report: LoadedReport): { readonly count: number; readonly write: ReportWrite } | null {
  const writes: ReportWrite[] = []
  let state: ReportState = report.state
  for (let clock = dueClock(world, state); clock !== null && writes.length < MOST_STRIKES; clock = dueClock(world, state)) {
    const decision = decide(world, state, { type: 'strike-clock', clock })
    if ('refused' in decision) throw new Error(`A due clock can't be struck: ${decision.refused}.`)
    const { after, write } = writeOf({ world, before: state, reportId: report.reportId, events: decision.events, identification: report, content: noContent })
    writes.push(write)
    state = after
  }
  const [first, ...others] = writes
  return first === undefined ? null : { count: writes.length, write: mergedWrite([first, ...others]) }
}
