// A small calendar of the days that a time runs through: which count, which don't and why.
import { formatDay } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

export type CalendarDay = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly mark: 'start' | 'counted' | 'skipped' | 'due'
  /** Why it does not count: "Natal", "cuti bersama". Saturdays and Sundays need none. */
  readonly why?: string | undefined
  /** The reason is told though the day counts: where a term comes to its end on a day off. */
  readonly told?: boolean | undefined
}

type Cell = CalendarDay | null

export function DayCalendar({ t, days }: { readonly t: Text; readonly days: readonly CalendarDay[] }) {
  const reasons = days.filter((day) => (day.mark === 'skipped' || day.told === true) && day.why)
  return (
    <figure class="days">
      <table>
        <caption>{t.report.calendar.title}</caption>
        <thead>
          <tr>{MONDAY_FIRST.map((day) => <th scope="col">{t.units.weekdaysShort[day]}</th>)}</tr>
        </thead>
        <tbody>{weeks(days).map((week) => <tr>{week.map((cell) => <DayCell t={t} cell={cell} />)}</tr>)}</tbody>
      </table>
      <figcaption>
        <ul class="days-key">
          {KEY.map((mark) => <li class={mark}>{t.report.calendar[mark]}</li>)}
        </ul>
        {reasons.length > 0 && (
          <ul class="days-why">{reasons.map((day) => <li>{formatDay(t, day.date)}: {day.why}</li>)}</ul>
        )}
      </figcaption>
    </figure>
  )
}

const MONDAY_FIRST = [1, 2, 3, 4, 5, 6, 0]
const KEY = ['start', 'counted', 'skipped', 'due'] as const

function DayCell({ t, cell }: { t: Text; cell: Cell }) {
  if (cell === null) return <td></td>
  const day = Number(cell.date.slice(8))
  const month = t.units.monthsShort[Number(cell.date.slice(5, 7)) - 1]
  return (
    <td class={cell.mark}>
      <span class="day">{day}</span>
      {day === 1 && <span class="day-month">{month}</span>}
      <span class="hear"> {day === 1 ? '' : month}, {t.report.calendar[cell.mark]}</span>
    </td>
  )
}

/** Rows from Monday to Sunday, with gaps before the first and after the last day. */
function weeks(days: readonly CalendarDay[]): Cell[][] {
  const first = days[0]
  if (first === undefined) return []
  const before = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells: Cell[] = [...Array<null>(before).fill(null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7))
}
