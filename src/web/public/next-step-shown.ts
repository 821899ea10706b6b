// Who owes what by when and why, in the words of a page.
import { isLate } from '../../calendar/is-late.ts'
import type { CompiledCalendar } from '../../calendar/calendar.ts'
import { DAY } from '../../calendar/day-number.ts'
import { elapsed } from '../../calendar/elapsed.ts'
import { offsetAt } from '../../calendar/zone.ts'
import { explainDue } from '../../calendar/explain-due.ts'
import type { DayNote } from '../../calendar/day-note.ts'
import type { Budget } from '../../calendar/due.ts'
import type { Clock, Owes } from '../../report/clocks/clock.ts'
import type { Clause, NextStep } from '../../report/audience/next-step.ts'
import type { UnitId, World } from '../../report/world.ts'
import { formatDate, formatDateTime, formatSpan, type Zone } from '../../text/format.ts'
import type { Frame } from '../ui/frame.ts'
import type { CalendarDay } from '../ui/day-calendar.tsx'
import type { Due, NextStepData } from '../ui/next-step.tsx'
import type { Text } from '../../text/text.ts'

export type Shown = {
  readonly frame: Frame
  readonly world: World
  readonly zone: Zone
  readonly government: UnitId
  /** The public is told days, not the minutes in which somebody wrote, and of the reporter as of a third person. */
  readonly audience: 'public' | 'reporter' | 'desk'
  /** A calendar in the version that a clock was reckoned by. */
  readonly calendar: (ref: Clock['calendar']) => CompiledCalendar
}

export function nextStepShown(shown: Shown, next: NextStep | null): NextStepData | null {
  if (next === null) return null
  const { frame: { t } } = shown
  const { clock } = next
  return {
    who: owesShown(shown, next.owes),
    ...whatShown(shown, next.step),
    why: clock === null ? t.course.whyNone(basisShown(t, next.clause)) : [whyShown(shown, next.clause, clock), ...watchShown(shown, next), ...changesShown(shown, clock)].join(' '),
    due: clock === null ? null : dueShown(shown, clock),
    days: clock === null ? [] : daysShown(shown, clock),
  }
}

/** Officers read the step's own name, citizens what goes on in it, with that name beside. */
function whatShown({ frame: { t, language }, audience }: Shown, { label, plain }: NextStep['step']): Pick<NextStepData, 'what' | 'official'> {
  return audience === 'desk' || plain === null ? { what: t.course.step(label[language]) } : { what: plain[language], official: label[language] }
}

export function owesShown({ frame: { t }, world, audience }: Shown, owes: Owes): string {
  switch (owes.who) {
    case 'unit':
      return world.unit(owes.unit).name
    case 'reporter':
      return audience === 'reporter' ? t.report.you : t.report.reporter
    case 'system':
      return t.report.system
    case 'outside':
      return t.course.outside(owes.body)
    default:
      return owes satisfies never
  }
}

/** From when, how long, laid down where; and which days count, since procedures print both kinds side by side. */
export function whyShown({ frame: { t }, zone, audience }: Shown, clause: Clause, { from, budget }: Clock): string {
  const counted = t.course.why((audience === 'public' ? formatDate : formatDateTime)(t, from, zone), budgetShown(t, budget), basisShown(t, clause))
  const which = t.course.counts[budget.unit]
  return which === undefined ? counted : `${counted} ${which}`
}

function watchShown({ frame: { t } }: Shown, { watch }: NextStep): readonly string[] {
  return watch === null ? [] : [t.course.watchBeside(budgetShown(t, watch.clock.budget))]
}

/** What moved it since it was promised, and when it stood still. */
export function changesShown({ frame: { t }, zone, audience }: Shown, { moved, instead = [], pauses }: Clock): readonly string[] {
  const when = (at: number) => (audience === 'public' ? formatDate : formatDateTime)(t, at, zone)
  return [
    ...(moved === undefined ? [] : [moved.change === null ? t.clockChange.movedByReceipt(when(moved.was)) : t.clockChange.movedByCalendar(when(moved.was))]),
    ...instead.slice(-1).map(({ due }) => t.clockChange.movedByNature(when(due))),
    ...instead.filter(({ struckAt }) => struckAt !== null).map(({ due }) => t.clockChange.missedBefore(when(due))),
    ...pauses.map(({ from, to, cause }) => {
      const why = t.course.pauseCauses[cause] ?? cause
      return to === null ? t.clockChange.standsStill(when(from), why) : t.clockChange.stoodStill(when(from), when(to), why)
    }),
  ]
}

/** Printed and inferred clauses are the signed procedure's, what is printed in its own words; an overlay names the law or rule itself. */
function basisShown(t: Text, { mark, procedure, no }: Clause): string {
  if (mark.as === 'overlay' || procedure === null) return mark.source
  const where = no === null ? t.course.procedure(procedure) : t.course.procedureStep(procedure, no)
  return mark.as === 'printed' ? t.course.printed(where, mark.source) : where
}

/** The upper end of a range: that is when it is late. */
export function budgetShown(t: Text, { n, upTo, unit }: Budget): string {
  const most = upTo ?? n
  if (unit === 'oh') return t.course.officeHours(most)
  return unit === 'omin' ? t.course.officeMinutes(most) : formatSpan(t, { n: most, unit })
}

/** Counted time and the wall's, side by side. */
export function dueShown({ world, zone, calendar: calendarAt, audience }: Shown, clock: Clock): Due {
  const calendar = calendarAt(clock.calendar)
  const late = clock.struckAt !== null || isLate(world.now, clock.due)
  const [from, to] = late ? [clock.due, world.now] : [world.now, clock.due]
  const left = { workingDays: elapsed({ from, to, unit: 'wd', calendar }), calendarDays: dayIn(zone, to) - dayIn(zone, from) }
  const state = clock.pausedSince !== null ? 'paused' : late ? 'late' : left.calendarDays === 0 ? 'today' : 'running'
  return { at: clock.due, state, left, counts: clock.budget.unit === 'd' || clock.budget.unit === 'mo' ? 'd' : 'wd', provisional: clock.provisional, dayOnly: audience === 'public' }
}

/** Days on the wall's calendar, as the lists count them: a time tomorrow morning is not today's. */
function dayIn(zone: Zone, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY)
}

export function daysShown({ calendar: calendarAt, frame: { language, t } }: Shown, clock: Clock): readonly CalendarDay[] {
  const calendar = calendarAt(clock.calendar)
  const pauses = clock.pauses.map((pause) => ({ ...pause, cause: t.course.pauseCauses[pause.cause] ?? pause.cause }))
  const { explanation } = explainDue({ from: clock.from, budget: clock.budget, ends: clock.ends, calendar, pauses }, language)
  const lastCounted = explanation.findLastIndex(({ counted }) => counted)
  return explanation.map((note, index) => ({ date: note.date, mark: markOf(note, clock.date), why: note.why, told: note.kind === 'moved' || (note.aside === true && index === lastCounted) }))
}

function markOf(note: DayNote, due: string): CalendarDay['mark'] {
  if (note.date === due) return 'due'
  if (note.counted) return 'counted'
  return note.kind === 'received' || note.kind === 'day-zero' ? 'start' : 'skipped'
}
