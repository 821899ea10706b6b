// A date, and perhaps a time of day, as an officer filled them in.
import { parseInstant } from '../../calendar/parse-instant.ts'
import type { Zone } from '../../text/format.ts'
import { line } from '../form-values.ts'
import type { Fields } from '../read-form.ts'

/** Local time of the office; without a time of day the beginning of the day, and null where nothing was filled in. */
export function readInstant(fields: Fields, names: { readonly date: string; readonly time: string }, zone: Zone): number | null | 'wrong' {
  const [date, time] = [line(fields, names.date), line(fields, names.time)]
  if (date === '') return time === '' ? null : 'wrong'
  const clock = /^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?$/.exec(time)
  if (time !== '' && clock === null) return 'wrong'
  const read = parseInstant(clock === null ? date : `${date}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`, zone)
  return !/^\d{4}-\d{2}-\d{2}$/.test(date) || 'problem' in read ? 'wrong' : read.instant
}
