// An outage as an administrator typed it.
import type { Text } from '../../text/text.ts'
import type { Zone } from '../../text/format.ts'
import { line, typed } from '../form-values.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import { instantTyped } from './instant-typed.ts'

const DAY = 86_400_000
const LONGEST = 31 * DAY
const OLDEST = 366 * DAY

export type OutageRead = { readonly value: { readonly from: number; readonly to: number; readonly reason: string } } | { readonly errors: readonly FieldError[] }

export function readOutage(fields: Fields, faults: Text['service']['faults'], { zone, now }: { readonly zone: Zone; readonly now: number }): OutageRead {
  const from = instantTyped(typed(fields, 'fromDate'), typed(fields, 'fromTime'), zone)
  const to = instantTyped(typed(fields, 'untilDate'), typed(fields, 'untilTime'), zone)
  const reason = line(fields, 'reason')
  const errors: FieldError[] = []
  if (from === null) errors.push({ field: 'fromDate', message: faults.from })
  else if (from < now - OLDEST) errors.push({ field: 'fromDate', message: faults.old })
  if (to === null) errors.push({ field: 'untilDate', message: faults.until })
  else if (to > now) errors.push({ field: 'untilDate', message: faults.future })
  if (from !== null && to !== null && to <= from) errors.push({ field: 'untilDate', message: faults.order })
  else if (from !== null && to !== null && to - from > LONGEST) errors.push({ field: 'untilDate', message: faults.long })
  if (reason.length < 5 || reason.length > 200) errors.push({ field: 'reason', message: faults.reason })
  return errors.length > 0 || from === null || to === null ? { errors } : { value: { from, to, reason } }
}
