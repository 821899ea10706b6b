// How a report stands, in the words of a story: what a beat claims is compared with this.
import { budgetText } from '../../calendar/parse-budget.ts'
import type { Owes } from '../clocks/clock.ts'
import type { ReportEvent, Told } from '../event.ts'
import { promises } from '../clocks/promises.ts'
import { sopOf, stepOf } from '../holdings/sop-of.ts'
import { stages } from '../audience/stages.ts'
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

/** `step/time: 3d sejak 2026-03-02 09:00 sampai 2026-03-05`, with the minute where it isn't the office's closing of a day. */
export function timesOf(stage: Stage, state: ReportState): string[] {
  return promises(state.clocks).filter(({ struckAt }) => struckAt === null).map((clock) => {
    const { minute } = localText(clock.due, stage.calendar.zone)
    const byMinute = ['h', 'min', 'oh', 'omin'].includes(clock.budget.unit)
    const end = byMinute ? minute : clock.ends === 'citizen' ? `${clock.date} 23:59` : clock.date
    const since = localText(clock.from, stage.calendar.zone).minute
    return `${clock.rule}: ${clock.pausedSince === null ? `${budgetText(clock.budget)} sejak ${since} sampai ${end}` : 'berhenti'}`
  }).toSorted()
}

/** Messages that the procedure asks for; the receipts that every procedure sends go without saying. */
export function messagesOf(world: World, events: readonly ReportEvent[]): string[] {
  const told = events.flatMap((event) => ('told' in event ? event.told : [])).filter(({ template }) => template !== 'reply-came' && template !== 'silence-warning' && template !== 'consent-asked')
  return told.map((one) => `${nameOf(world, one)}: ${one.template}`).toSorted()
}

export type Warned = { readonly line: string; /** The rung, by its procedure. */ readonly sop: string; readonly rung: string }

/** `Kepala di rembang.pupr: Sehari lagi` for everybody who is warned. */
export function warningsOf(world: World, state: ReportState, events: readonly ReportEvent[]): readonly Warned[] {
  return events.flatMap((event) => {
    if (event.kind !== 'rung-reached') return []
    const clock = state.clocks.find(({ id }) => id === event.of)
    const holding = state.holdings.find(({ no }) => no === clock?.ruleOf)
    if (holding === undefined) return []
    const sop = sopOf(world, holding)
    const label = sop.rules.ladder?.find(({ id }) => id === event.name)?.label.id ?? event.name
    return event.warned.map(({ unit, seat }) => ({ line: `${sop.offices[seat]?.id ?? 'Semua'} di ${world.unit(unit).code}: ${label}`, sop: sop.id, rung: event.name }))
  })
}

function nameOf(world: World, { to }: Told): string {
  return to.who === 'reporter' ? 'Pelapor' : world.unit(to.unit).code
}

export function publicStage(world: World, state: ReportState): string {
  const shown = stages(world, state)
  return (shown.find(({ state: is }) => is === 'current') ?? shown.findLast(({ state: is }) => is === 'done'))?.stage ?? 'written'
}
