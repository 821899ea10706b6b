// A year of a calendar, month by month; what a day is stands in a mark and in words, never in its colour alone.
import { weekdayNames } from '../../../calendar/day-words.ts'
import { formatNumber } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import type { DayMark, YearDay, YearMonth, YearShown } from './year-shown.ts'

const SIGNS: Readonly<Record<DayMark, string>> = { work: '', off: '', holiday: '●', regional: '◆', 'joint-leave': '◐', hours: '▪' }
const KEY = ['holiday', 'regional', 'joint-leave', 'hours', 'off'] as const

export function YearPicture({ t, shown }: { readonly t: Text; readonly shown: YearShown }) {
  const used = new Set(shown.months.flatMap(({ days }) => days.map(({ mark }) => mark)))
  return (
    <section aria-labelledby="year-title">
      <h2 id="year-title">{t.calendar.picture(String(shown.year))}</h2>
      <p>{t.calendar.workingDays(formatNumber(t, shown.workingDays))}. {shown.decreed ? t.calendar.settled : t.calendar.provisionalWhy(String(shown.year))}</p>
      <ul class="year-key">{KEY.filter((mark) => used.has(mark)).map((mark) => <li><span class={mark} aria-hidden="true">{SIGNS[mark] || '–'}</span> {t.calendar.marks[mark]}</li>)}</ul>
      <div class="year-picture">{shown.months.map((month) => <Month t={t} month={month} year={shown.year} />)}</div>
    </section>
  )
}

function Month({ t, month: { month, before, days }, year }: { readonly t: Text; readonly month: YearMonth; readonly year: number }) {
  const cells: (YearDay | null)[] = [...Array<null>(before).fill(null), ...days]
  while (cells.length % 7 !== 0) cells.push(null)
  const weeks = Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7))
  return (
    <table class="month">
      <caption>{t.units.months[month - 1]} {year}</caption>
      <thead><tr>{weekdayNames[t.units.language].map((name) => <th scope="col" abbr={name}>{name.slice(0, 3)}</th>)}</tr></thead>
      <tbody>{weeks.map((week) => <tr>{week.map((day) => <Day t={t} day={day} />)}</tr>)}</tbody>
    </table>
  )
}

function Day({ t, day }: { readonly t: Text; readonly day: YearDay | null }) {
  if (day === null) return <td></td>
  const words = [t.calendar.marks[day.mark], day.why].filter((part) => part !== null).join(': ')
  return (
    <td class={day.mark} title={day.mark === 'work' ? undefined : words}>
      {Number(day.date.slice(8))}
      {SIGNS[day.mark] !== '' && <span class="day-mark" aria-hidden="true">{SIGNS[day.mark]}</span>}
      {day.mark !== 'work' && <span class="hear">, {words}</span>}
    </td>
  )
}
