// Spans of time that figures can be asked for: a month, half a year, a year.
import type { Text } from '../../text/text.ts'
import { monthName, monthOn, isMonth, type Month } from '../month.ts'
import type { Option } from '../ui/select.tsx'

/** Months, both included. */
export type Period = { readonly value: string; readonly from: Month; readonly to: Month; readonly name: string }

const MONTHS = 12
const YEARS = 3

/** Null for what is no period. `value` is `2026-11`, `2026-S2` or `2026`. */
export function periodOf(t: Text, value: string): Period | null {
  if (isMonth(value)) return { value, from: value, to: value, name: monthName(t, value) }
  const [, year, half] = /^(20\d{2})(?:-S([12]))?$/.exec(value) ?? []
  if (year === undefined) return null
  if (half === undefined) return { value, from: `${year}-01`, to: `${year}-12`, name: t.figures.year(year) }
  return { value, from: `${year}-${half === '1' ? '01' : '07'}`, to: `${year}-${half === '1' ? '06' : '12'}`, name: t.figures.half(half, year) }
}

/** The newest first of each kind; `newest` is the present month. */
export function periods(t: Text, newest: Month): readonly Option[] {
  const year = Number(newest.slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, ago) => String(year - ago))
  const halves = years.flatMap((one) => [`${one}-S2`, `${one}-S1`]).filter((value) => value <= `${year}-S${Number(newest.slice(5)) > 6 ? 2 : 1}`)
  return [...years, ...halves, ...Array.from({ length: MONTHS }, (_, ago) => monthOn(newest, -ago))].map((value) => ({ value, label: periodOf(t, value)?.name ?? value }))
}
