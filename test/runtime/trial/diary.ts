// One line for everything that happens, in the order in which it does, over all processes.
import { appendFileSync } from 'node:fs'

export function note(line: string): void {
  appendFileSync(process.env['TUNTAS_TEST_DIARY'] ?? '/dev/null', `${line}\n`)
}

/** As whom a child could log in to the database, by all that it is told; only where a test asks. */
export function noteLogins(name: string, told: Readonly<Record<string, string | undefined>>): void {
  if (told['TUNTAS_TEST_LOGINS'] === undefined) return
  const urls = Object.entries(told).filter(([setting]) => setting.startsWith('DATABASE_')).map(([setting, url]) => `${setting} ${/^postgres(?:ql)?:\/\/([^:@/]+)/.exec(url ?? '')?.[1]}`)
  note(`${name} is told ${urls.sort().join(', ')}`)
}
