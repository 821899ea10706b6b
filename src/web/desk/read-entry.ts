// What an officer filled in about where a report came from and when, besides the report itself.
import { parseInstant } from '../../calendar/parse-instant.ts'
import type { Channel } from '../../sop/vocabulary.ts'
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { line, typed } from '../form-values.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import { ENTRY_CHANNELS, ENTRY_FIELDS, IMMEDIATE, SOURCE_LIMIT, type EntryValues } from './entry-values.ts'

/** `receivedAt` in epoch milliseconds; null for now. */
export type Origin = { readonly channel: Channel; readonly source: string; readonly receivedAt: number | null }

export type OriginAsked = { readonly fields: Fields; readonly zone: Zone; readonly now: number; readonly t: Text }

export function readOrigin({ fields, zone, now, t }: OriginAsked): { readonly origin: Origin } | { readonly errors: readonly FieldError[] } {
  const { faults } = t.intake
  const channel = ENTRY_CHANNELS.find((one) => one === typed(fields, 'channel'))
  const source = line(fields, 'source')
  const received = readInstant(fields, { date: 'receivedDate', time: 'receivedTime' }, zone)
  const errors: FieldError[] = []
  if (channel === undefined) errors.push({ field: 'channel', message: faults.channelMissing })
  if (source.length > SOURCE_LIMIT) errors.push({ field: 'source', message: faults.sourceLong(SOURCE_LIMIT) })
  if (received === 'wrong') errors.push({ field: 'receivedDate', message: faults.receivedWrong })
  else if (received === null && channel !== undefined && !IMMEDIATE.includes(channel)) errors.push({ field: 'receivedDate', message: faults.receivedMissing })
  else if (received !== null && received > now) errors.push({ field: 'receivedDate', message: faults.receivedFuture })
  return channel === undefined || errors.length > 0 ? { errors } : { origin: { channel, source, receivedAt: received === 'wrong' ? null : received } }
}

/** Local time of the office; without a time of day the beginning of the day, and null where nothing was filled in. */
export function readInstant(fields: Fields, names: { readonly date: string; readonly time: string }, zone: Zone): number | null | 'wrong' {
  const [date, time] = [line(fields, names.date), line(fields, names.time)]
  if (date === '') return time === '' ? null : 'wrong'
  const clock = /^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?$/.exec(time)
  if (time !== '' && clock === null) return 'wrong'
  const read = parseInstant(clock === null ? date : `${date}T${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? ''}`, zone)
  return !/^\d{4}-\d{2}-\d{2}$/.test(date) || 'problem' in read ? 'wrong' : read.instant
}

/** Everything as it was typed, for the form to come back with. */
export function typedEntry(fields: Fields): EntryValues {
  return Object.fromEntries(ENTRY_FIELDS.filter((name) => fields.has(name)).map((name) => [name, typed(fields, name)]))
}
