// How a report stands, in the words of a story: what a beat claims is compared with this.
import type { Owes } from '../clock.ts'
import type { ReportEvent, Told } from '../event.ts'
import { sopOf, stepOf } from '../sop-of.ts'
import { stages } from '../stages.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import { localText } from './story-lines.ts'
import type { Stage } from './story-world.ts'

/** `unit: step` for every open turn. */
export function turnsOf(world: World, state: ReportState): string[] {
  return state.holdings.filter(({ open }) => open).map((holding) => `${world.unit(holding.unit).code}: ${stepOf(sopOf(world, holding), holding.step).label.id}`)
}

/** `unit: who` for every open turn. */
export function owedIn(world: World, state: ReportState): string[] {
  return state.holdings.filter(({ open }) => open).map((holding) => `${world.unit(holding.unit).code}: ${whoOwes(world, holding.owes)}`)
}

function whoOwes(world: World, owes: Owes): string {
  switch (owes.who) {
    case 'unit':
      return world.unit(owes.unit).code
    case 'reporter':
      return 'Pelapor'
    case 'system':
      return 'Sistem'
    case 'outside':
      return owes.body
    default:
      return owes satisfies never
  }
}

/** `step/time: day`, with the minute where a time is counted in minutes or hours. */
export function timesOf(stage: Stage, state: ReportState): string[] {
  return state.clocks.filter(({ struckAt }) => struckAt === null).map((clock) => {
    const { day, minute } = localText(clock.due, stage.calendar.zone)
    const byMinute = ['h', 'min', 'oh', 'omin'].includes(clock.budget.unit)
    return `${clock.rule}: ${clock.pausedSince !== null ? 'berhenti' : byMinute ? minute : clock.date === day ? day : clock.date}`
  }).toSorted()
}

/** Messages that the procedure asks for; the receipts that every procedure sends go without saying. */
export function messagesOf(world: World, events: readonly ReportEvent[]): string[] {
  const told = events.flatMap((event) => ('told' in event ? event.told : [])).filter(({ template }) => template !== 'reply-came')
  return told.map((one) => `${nameOf(world, one)}: ${one.template}`).toSorted()
}

function nameOf(world: World, { to }: Told): string {
  return to.who === 'reporter' ? 'Pelapor' : world.unit(to.unit).code
}

export function publicStage(world: World, state: ReportState): string {
  return stages(world, state).find(({ state: is }) => is === 'current')?.stage ?? 'settled'
}
