// What every page of a report needs to speak of it: world, zone, frame, stage.
import type { ReportState } from '../../report/state.ts'
import type { View } from '../../report/audience/view.ts'
import { frameOf } from '../frame-of.ts'
import type { RequestContext, Web } from '../web.ts'
import type { Stage } from '../ui/stage-track.tsx'
import { zoneOf } from '../../text/zone-of.ts'
import type { Shown } from './next-step-shown.ts'
import { stageShown } from './stage-shown.ts'

export function shownOf(web: Web, c: RequestContext, { government }: Pick<ReportState, 'government'>, audience: Shown['audience'] = 'reporter'): Shown {
  const reference = web.reference.get()
  const world = reference.worldAt(web.clock.now())
  return { frame: frameOf(web, c), world, zone: zoneOf(world.calendarOf(government).zone), government, audience, calendar: reference.calendar }
}

/** The office that has the report now, else the one that answered it; null as long as only the government's own team has seen it. */
export function agencyShown({ world }: Shown, { holdings, open, answeredAt }: ReportState): string | null {
  const turns = holdings.filter(({ role }) => role !== 'supporter').toReversed()
  const under = turns.filter(({ role, body }) => role !== 'first' && body === null)
  const turn = under.find((one) => open && one.open) ?? under.find(({ outcome }) => outcome === 'answered' || outcome === 'settled') ?? (answeredAt === null ? undefined : turns.find(({ role }) => role === 'first'))
  return turn === undefined ? null : world.unit(turn.unit).name
}

export function currentStage(view: View): Stage {
  const current = view.stages.find(({ state }) => state === 'current') ?? view.stages.findLast(({ state }) => state === 'done')
  return stageShown(current?.stage ?? 'written')
}
