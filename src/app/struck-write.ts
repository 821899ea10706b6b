// All due clocks of a report struck in memory, in the order in which they fell due, as one change to be written.
import { decide } from '../report/decide.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { ReportWrite } from '../store/report-write.ts'
import { dueClock, overlookedPromise, MOST_STRIKES } from '../report/clocks/due-clock.ts'
import { mergedWrite } from './merged-write.ts'
import { writeOf } from './write-of.ts'

/** Null when none is due. @throws MissingReference, and where a procedure contradicts itself. */
export function struckWrite(world: World, report: LoadedReport): Struck | null {
  return struckBy(dueClock, world, report)
}

/** Before somebody acts: what is done late is late, also where nobody has swept for a time. */
export function overlookedStruck(world: World, report: LoadedReport): Struck | null {
  return struckBy(overlookedPromise, world, report)
}

type Struck = { readonly count: number; readonly write: ReportWrite }

function struckBy(next: typeof dueClock, world: World, report: LoadedReport): Struck | null {
  const writes: ReportWrite[] = []
  let state: ReportState = report.state
  for (let clock = next(world, state); clock !== null && writes.length < MOST_STRIKES; clock = next(world, state)) {
    const decision = decide(world, state, { type: 'strike-clock', clock })
    if ('refused' in decision) throw new Error(`A due clock can't be struck: ${decision.refused}.`)
    const { after, write } = writeOf({ world, before: state, reportId: report.reportId, events: decision.events, identification: report, content: { wordings: [], evidence: [], keys: [], identities: [] } })
    writes.push(write)
    state = after
  }
  const [first, ...others] = writes
  return first === undefined ? null : { count: writes.length, write: mergedWrite([first, ...others]) }
}
