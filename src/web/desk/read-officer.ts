// What an administrator filled in about an officer, checked field by field.
import { z } from 'zod'
import { dayOfText, DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import type { OfficerInvited } from '../../app/accounts/invite-officer.ts'
import type { Deputy, Post } from '../../store/accounts/posts.ts'
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { line, text, ticked, typed } from '../form-values.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'

type Faults = Text['manage']['officers']['faults']
export type Read<T> = { readonly value: T } | { readonly errors: readonly FieldError[] }

export type Person = Pick<OfficerInvited, 'name' | 'phone' | 'administrator' | 'custodian'>

export function readPerson(fields: Fields, faults: Faults): Read<Person> {
  const [name, phone] = [line(fields, 'name'), line(fields, 'phone')]
  const errors: FieldError[] = []
  if (name.length < 2) errors.push({ field: 'name', message: faults.nameMissing })
  if (name.length > 120) errors.push({ field: 'name', message: faults.nameLong })
  const digits = phone.replace(/\D/g, '')
  if (phone !== '' && (digits.length < 5 || digits.length > 15 || /[^\d\s+().-]/.test(phone))) errors.push({ field: 'phone', message: faults.phoneWrong })
  return errors.length > 0 ? { errors } : { value: { name, phone: phone === '' ? null : phone, administrator: ticked(fields, 'administrator'), custodian: ticked(fields, 'custodian') } }
}

export function readEmail(fields: Fields, faults: Faults): Read<string> {
  const email = line(fields, 'email').toLowerCase()
  if (email === '') return { errors: [{ field: 'email', message: faults.emailMissing }] }
  return z.email().max(254).safeParse(email).success ? { value: email } : { errors: [{ field: 'email', message: faults.emailWrong }] }
}

/** Null where nothing was chosen and nothing must be. `offices` are those that procedures name. */
export function readPost(fields: Fields, faults: Faults, { offices, optional }: { readonly offices: readonly string[]; readonly optional: boolean }): Read<Omit<Post, 'officer'> | null> {
  const [unit, office] = [typed(fields, 'unit'), typed(fields, 'office')]
  if (optional && unit === '' && office === '') return { value: null }
  const duties = text(fields, 'duties').split('\n').map((one) => one.trim()).filter((one) => one !== '')
  const errors: FieldError[] = []
  if (!/^\d{1,9}$/.test(unit)) errors.push({ field: 'unit', message: faults.unitMissing })
  if (!offices.includes(office)) errors.push({ field: 'office', message: faults.officeMissing })
  if (duties.length > 20 || duties.some((one) => one.length > 120)) errors.push({ field: 'duties', message: faults.dutiesLong })
  return errors.length > 0 ? { errors } : { value: { unit: Number(unit), office, duties } }
}

/** From the beginning of the first day to the end of the last, where the office stands. */
export function readDeputy(fields: Fields, faults: Faults, { zone, now }: { readonly zone: Zone; readonly now: number }): Read<Omit<Deputy, 'officer'>> {
  const post = /^(\d{1,9}) (\S{1,60})$/.exec(typed(fields, 'post'))
  const standIn = typed(fields, 'standIn')
  const [first, last] = [dayOfText(typed(fields, 'from')), dayOfText(typed(fields, 'until'))]
  const errors: FieldError[] = []
  if (post === null) errors.push({ field: 'post', message: faults.postMissing })
  if (!/^\d{1,9}$/.test(standIn)) errors.push({ field: 'standIn', message: faults.standInMissing })
  if (first === null) errors.push({ field: 'from', message: faults.dateMissing })
  if (last === null) errors.push({ field: 'until', message: faults.dateMissing })
  if (post === null || first === null || last === null) return { errors }
  const [from, until] = [first, last + 1].map((day) => day * DAY - offsetAt(zone, day * DAY)) as [number, number]
  if (last < first) errors.push({ field: 'until', message: faults.dateOrder })
  else if (until <= now) errors.push({ field: 'until', message: faults.datePast })
  return errors.length > 0 ? { errors } : { value: { unit: Number(post[1]), office: post[2] ?? '', standIn: Number(standIn), from, until } }
}
