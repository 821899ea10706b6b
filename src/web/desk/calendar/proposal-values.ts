// What was typed into the form of a proposed change, and what it says, or what is wrong with it, field by field.
import { UNTIL_FURTHER_NOTICE, type Amendment } from '../../../calendar/amendment.ts'
import type { DayOff, DayOffKind } from '../../../calendar/calendar.ts'
import { dayOfText } from '../../../calendar/day-number.ts'
import type { Proposal } from '../../../app/calendars/propose-change.ts'
import { BASIS_KINDS } from '../../../store/calendar-changes.ts'
import type { Text } from '../../../text/text.ts'
import { line, text, ticked, typed } from '../../form-values.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import { basisWords } from './amendment-words.ts'
import { shiftsTyped } from './hours-words.ts'

export const KINDS_OF_CHANGE = ['add', 'remove', 'hours'] as const
export type KindOfChange = (typeof KINDS_OF_CHANGE)[number]
export const DAY_KINDS: readonly DayOffKind[] = ['holiday', 'regional', 'joint-leave']
export const ROWS = 2
export const MOST_ROWS = 30

export type DayTyped = { readonly date: string; readonly kind: string; readonly name: string }

export type ProposalValues = {
  readonly what: KindOfChange | null
  readonly days: readonly DayTyped[]
  readonly decreed: boolean
  readonly remove: string
  readonly hoursName: string
  readonly from: string
  readonly to: string
  readonly weekdays: string
  readonly friday: string
  readonly saturday: string
  readonly basisKind: string
  readonly basisNumber: string
  readonly basisDate: string
  readonly reason: string
}

export function valuesOf(fields: Fields): ProposalValues {
  const rows = Math.min(MOST_ROWS, Math.max(ROWS, Number(typed(fields, 'rows')) || ROWS))
  const days = Array.from({ length: rows }, (_, row) => ({ date: typed(fields, `date-${row}`), kind: typed(fields, `kind-${row}`), name: line(fields, `name-${row}`) }))
  return {
    what: KINDS_OF_CHANGE.find((one) => one === typed(fields, 'what')) ?? null, days, decreed: ticked(fields, 'decreed'), remove: typed(fields, 'remove'),
    hoursName: line(fields, 'hoursName'), from: typed(fields, 'from'), to: typed(fields, 'to'), weekdays: line(fields, 'weekdays'), friday: line(fields, 'friday'), saturday: line(fields, 'saturday'),
    basisKind: typed(fields, 'basisKind'), basisNumber: line(fields, 'basisNumber'), basisDate: typed(fields, 'basisDate'), reason: text(fields, 'reason'),
  }
}

export type ProposalRead = { readonly proposal: Omit<Proposal, 'calendar'> } | { readonly errors: readonly FieldError[] }

export function readProposal(t: Text, values: ProposalValues): ProposalRead {
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => void errors.push({ field, message })
  const basisKind = BASIS_KINDS.find((one) => one === values.basisKind)
  const basis = { basisKind: basisKind ?? 'other', basisNumber: values.basisNumber, basisDate: values.basisDate === '' ? null : values.basisDate } as const
  const { faults } = t.calendar
  const amendment = amendmentOf(t, values, basisWords(t, basis), wrong)
  if (basisKind === undefined) wrong('basisKind', faults.basisKind)
  if (values.basisNumber === '') wrong('basisNumber', faults.basisNumber)
  if (values.basisNumber.length > 100) wrong('basisNumber', faults.long)
  if (values.basisDate === '' || dayOfText(values.basisDate) === null) wrong('basisDate', faults.basisDate)
  if (values.reason === '') wrong('reason', faults.reason)
  if (values.reason.length > 1000) wrong('reason', faults.long)
  return errors.length > 0 ? { errors } : { proposal: { ...basis, reason: values.reason, amendment } }
}

type Wrong = (field: string, message: string) => void

const none: Amendment = { add: [], remove: [], hours: [], decreed: [] }

function amendmentOf(t: Text, values: ProposalValues, basis: string, wrong: Wrong): Amendment {
  if (values.what === 'add') return { ...none, ...addedDays(t, values, basis, wrong) }
  if (values.what === 'remove') return { ...none, remove: removedDays(t, values, wrong) }
  if (values.what === 'hours') return { ...none, hours: otherHours(t, values, basis, wrong) }
  wrong('what', t.calendar.faults.what)
  return none
}

function addedDays({ calendar: { faults } }: Text, { days, decreed }: ProposalValues, basis: string, wrong: Wrong): Pick<Amendment, 'add' | 'decreed'> {
  const add = days.flatMap(({ date, kind, name }, row): DayOff[] => {
    if (date === '' && name === '' && kind === '') return []
    const known = DAY_KINDS.find((one) => one === kind)
    if (dayOfText(date) === null) wrong(`date-${row}`, faults.date)
    if (known === undefined) wrong(`kind-${row}`, faults.kind)
    if (name.length < 3) wrong(`name-${row}`, faults.name)
    if (name.length > 100) wrong(`name-${row}`, faults.long)
    return known === undefined ? [] : [{ date, kind: known, name, basis }]
  })
  if (days.every(({ date }) => date === '')) wrong('date-0', faults.dates)
  return { add, decreed: decreed ? [...new Set(add.map(({ date }) => Number(date.slice(0, 4))))] : [] }
}

function removedDays({ calendar: { faults } }: Text, { remove }: ProposalValues, wrong: Wrong): readonly string[] {
  if (dayOfText(remove) !== null) return [remove]
  wrong('remove', faults.remove)
  return []
}

function otherHours({ calendar: { faults } }: Text, { hoursName, from, to, weekdays, friday, saturday }: ProposalValues, basis: string, wrong: Wrong): Amendment['hours'] {
  const [usual, onFriday, onSaturday] = [shiftsTyped(weekdays), shiftsTyped(friday), shiftsTyped(saturday)]
  if (hoursName.length < 3) wrong('hoursName', faults.hoursName)
  if (hoursName.length > 100) wrong('hoursName', faults.long)
  if (dayOfText(from) === null) wrong('from', faults.from)
  if (to !== '' && (dayOfText(to) === null || to < from)) wrong('to', faults.to)
  for (const [field, shifts] of Object.entries({ weekdays: usual, friday: onFriday, saturday: onSaturday })) if (shifts === null) wrong(field, faults.hours)
  if (usual === null || onFriday === null || onSaturday === null) return []
  if (usual.length + onFriday.length + onSaturday.length === 0) wrong('weekdays', faults.hoursNone)
  return [{ from, to: to === '' ? UNTIL_FURTHER_NOTICE : to, name: hoursName, basis, week: [usual, usual, usual, usual, onFriday, onSaturday, []] }]
}
