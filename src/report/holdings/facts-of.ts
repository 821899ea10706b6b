// What the conditions of a procedure may ask about a report, seen from one of its holdings.
import type { Facts } from '../../sop/condition.ts'
import type { Holding, ReportState } from '../state.ts'

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
    chosen: holding === null ? {} : chosenIn(state, holding),
  }
}

/** What was chosen by those who handed it down by the same procedure holds below, unless chosen anew there. */
function chosenIn(state: ReportState, holding: Holding): Facts['chosen'] {
  const opener = state.holdings.find(({ no, sop }) => no === holding.parent && sop.id === holding.sop.id)
  const own = holding.artefacts.flatMap(({ artefact, value }) => (value === null ? [] : [[artefact, value] as const]))
  return { ...(opener === undefined ? {} : chosenIn(state, opener)), ...Object.fromEntries(own) }
}
