// What somebody filled in to correct how a reporter is reached: the identity from then on, or what is wrong with it.
import type { ReporterIdentity } from '../app/report-words.ts'
import { isBlank } from '../privacy/is-blank.ts'
import type { Text } from '../text/text.ts'
import { emailFault, phoneFault } from './contact-faults.ts'
import { line, text, ticked, typed } from './form-values.ts'
import type { Fields } from './read-form.ts'
import { CONTACT_FIELDS, REASON_LIMIT, type ContactValues } from './ui/contact-form.tsx'
import type { FieldError } from './ui/field-error.ts'

/** `asWritten`: the fields say what holds from now on; else what is empty stays as it is. */
export type ContactAsked = { readonly t: Text; readonly fields: Fields; readonly before: ReporterIdentity | null; readonly asWritten: boolean }

export type ContactRead = { readonly identity: ReporterIdentity; readonly reason: string } | { readonly errors: readonly FieldError[] }

const nobody: ReporterIdentity = { name: '', phone: '', email: '', address: '' }

export function readContact({ t, fields, before, asWritten }: ContactAsked): ContactRead {
  const [email, phone, reason] = [line(fields, 'email'), line(fields, 'phone'), text(fields, 'reason')]
  const old = before ?? nobody
  const after = (written: string, was: string, drop: string) => (written !== '' || asWritten ? written : ticked(fields, drop) ? '' : was)
  const identity = { ...old, email: after(email, old.email, 'dropEmail'), phone: after(phone, old.phone, 'dropPhone') }
  const found = (field: string, message: string | null): FieldError[] => (message === null ? [] : [{ field, message }])
  const errors = [...found('email', emailFault(t, email)), ...found('phone', phoneFault(t, phone)), ...(asWritten ? found('reason', reasonFault(t, reason)) : [])]
  if (errors.length > 0) return { errors }
  if (identity.email === old.email && identity.phone === old.phone) return { errors: [{ field: 'email', message: t.delivery.form.unchanged }] }
  return { identity, reason: asWritten ? reason : '' }
}

export function typedContact(fields: Fields): ContactValues {
  return Object.fromEntries(CONTACT_FIELDS.filter((name) => fields.has(name)).map((name) => [name, typed(fields, name)]))
}

function reasonFault(t: Text, reason: string): string | null {
  if (isBlank(reason)) return t.delivery.form.reasonMissing
  return reason.length > REASON_LIMIT ? t.form.faults.textLong(REASON_LIMIT) : null
}
