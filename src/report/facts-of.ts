// What the conditions of a procedure may ask about a report, seen from one of its holdings.
import type { Facts } from '../sop/condition.ts'
import type { Holding, ReportState } from './state.ts'

const DAY = 86_400_000

/** `holding` is null while the first is being opened. */
export function factsOf(state: ReportState, holding: Holding | null): Facts {
  return {
    nature: state.nature,
    classification: state.classification,
    channel: state.channel,
    systemic: state.systemic,
    inspection: state.inspection,
    opened: holding !== null && holding.parent !== null,
    binding: holding?.binding ?? false,
    rounds: state.rounds,
    bounces: state.bounces,
    holds: state.holds,
    heldDays: Math.floor(state.heldFor / DAY),
    missed: state.missed,
    chosen: Object.fromEntries((holding?.artefacts ?? []).flatMap(({ artefact, value }) => (value === null ? [] : [[artefact, value]]))),
  }
}
