// One line for everything that happens, in the order in which it does, over all processes.
import { appendFileSync } from 'node:fs'

export function note(line: string): void {
  appendFileSync(process.env['TUNTAS_TEST_DIARY'] ?? '/dev/null', `${line}\n`)
}
