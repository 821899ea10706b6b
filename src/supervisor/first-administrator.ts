// What the operator is asked for at a start, until somebody in each government can let the others in.
import type { Unadministered } from '../store/accounts/without-administrator.ts'

/** As many as a terminal shows at a glance. */
const SHOWN = 3

/** Null stands for no government at all. */
export function firstAdministratorLines(missing: readonly Unadministered[] | null): readonly string[] {
  if (missing === null) return ['There is no government yet. Write its units file (the files in demo/ show how) and publish it: npm run -s tuntas -- units publish FOLDER']
  if (missing.length === 0) return []
  const lines = missing.slice(0, SHOWN).map(({ code, name }) => `  ${name}: npm run -s tuntas -- officers invite-first --government ${code} --email ADDRESS --name NAME`)
  const more = missing.length > SHOWN ? [`  and ${missing.length - SHOWN} more`] : []
  return ['Nobody can sign in yet. Invite the first administrator, who then invites everybody else in the browser:', ...lines, ...more]
}
