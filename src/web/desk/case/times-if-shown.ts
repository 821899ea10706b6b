// By when it would have to be done if the report were judged so, in a sentence beside the choice.
import { isLate } from '../../../calendar/is-late.ts'
import { timesIf, type Judgement } from '../../../report/clocks/times-if.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import { formatDateTime, type Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'

/** Empty where no time hangs on it. */
export function timesIfShown({ t, zone }: { readonly t: Text; readonly zone: Zone }, world: World, state: ReportState, judgement: Judgement): string {
  const [first] = timesIf(world, state, judgement)
  if (first === undefined) return ''
  if (first.pausedSince !== null) return t.casework.timeStands
  const until = formatDateTime(t, first.due, zone)
  return isLate(world.now, first.due) ? t.casework.timeOver(until) : t.casework.timeUntil(until)
}
