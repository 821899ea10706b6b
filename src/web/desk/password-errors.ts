// What is wrong with a new password, in words beside its field.
import { passwordFault, type PasswordFault } from '../../account/password-fault.ts'
import type { OfficerRow } from '../../store/accounts/officers.ts'
import { postsOfOfficer } from '../../store/accounts/posts.ts'
import type { Text } from '../../text/text.ts'
import { typed } from '../form-values.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Web } from '../web.ts'

/** Fields `password` and `again`. Refused besides: whatever others know about the officer. */
export async function passwordErrors(web: Web, t: Text, fields: Fields, officer: OfficerRow): Promise<readonly FieldError[]> {
  const [password, again] = [typed(fields, 'password'), typed(fields, 'again')]
  if (password === '') return [{ field: 'password', message: t.signIn.faults.passwordMissing }]
  const fault = passwordFault(password, await knownAbout(web, officer))
  if (fault !== null) return [{ field: 'password', message: sentence(t, fault) }]
  return password === again ? [] : [{ field: 'again', message: t.signIn.faults.different }]
}

async function knownAbout(web: Web, { officer, name, email, government }: OfficerRow): Promise<readonly string[]> {
  const posts = await postsOfOfficer(web.database.pool, officer)
  const units = new Set([government, ...posts.map(({ unit }) => unit)])
  return [name, email, ...web.reference.get().units.filter(({ id }) => units.has(id)).map((unit) => `${unit.name} ${unit.code}`)]
}

function sentence(t: Text, fault: PasswordFault): string {
  const { tooShort, tooLong, common, guessable } = t.signIn.faults
  return { 'too-short': tooShort, 'too-long': tooLong, common, guessable }[fault]
}
