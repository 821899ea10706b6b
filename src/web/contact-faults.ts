// Whether a telephone number and an e-mail address can be what they say; whether they exist only a call or a letter can tell.
import type { Text } from '../text/text.ts'
import { TEXT_LIMITS } from './public/report-form-values.ts'

/** Null for one that can be used, and where none is given. */
export function phoneFault(t: Text, phone: string): string | null {
  const digits = phone.replace(/\D/g, '')
  if (phone !== '' && (digits.length < 5 || digits.length > 15 || /[^\d\s+().-]/.test(phone))) return t.form.faults.phoneWrong
  return phone.length > TEXT_LIMITS.phone ? t.form.faults.textLong(TEXT_LIMITS.phone) : null
}

/** Null for one that can be used, and where none is given. */
export function emailFault(t: Text, email: string): string | null {
  if (email.length > TEXT_LIMITS.email) return t.form.faults.textLong(TEXT_LIMITS.email)
  return email === '' || isEmailAddress(email) ? null : t.form.faults.emailWrong
}

/** Characters of an address' first part that need no quotes (RFC 5321 §4.1.2, RFC 6531); quoted ones nobody has. */
const LOCAL_PART = /^[^\s@<>()[\]\\,;:"]+$/
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u

/** What can stand between angle brackets in a letter's envelope, with a name that has a dot inside after the last `@`. */
function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  return at > 0 && LOCAL_PART.test(text.slice(0, at)) && HOST.test(text.slice(at + 1))
}
