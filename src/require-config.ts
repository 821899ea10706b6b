// The settings of a child process, whose database address the supervisor has filled in.
import { readConfig, type Config, type Environment } from './config.ts'

export type ChildConfig = Config & { readonly databaseUrl: string }

/** Prints one sentence per fault and ends the process with status 2 when the environment can't be worked with. */
export function requireConfig(env: Environment): ChildConfig {
  const read = readConfig(env)
  const faults = 'faults' in read ? read.faults : read.ok.databaseUrl === null ? ['DATABASE_URL is missing; npm start fills it in.'] : []
  if ('ok' in read && read.ok.databaseUrl !== null) return { ...read.ok, databaseUrl: read.ok.databaseUrl }
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exit(2)
}
