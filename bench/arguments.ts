// Reads the words after `npm run bench --`.
import { parseArgs } from 'node:util'

export type BenchArguments = {
  /** Reports put into the database before anything is measured. */
  readonly reports: number
  /** Scenario names; null means every scenario there is. */
  readonly only: readonly string[] | null
  /** Clocks that fall due within one minute, for the sweep. */
  readonly due: number
  /** Length of one measured run, in seconds. */
  readonly seconds: number
  /** Measured runs of each side, of which the median counts. */
  readonly runs: number
  /** Numbers of clients, one after another; null for each scenario's own. */
  readonly clients: readonly number[] | null
  /** One JSON document on standard output and nothing else. */
  readonly json: boolean
  /** Folder for processor profiles and statement statistics; null for none. */
  readonly profile: string | null
}

export type ArgumentsRead = { readonly ok: BenchArguments } | { readonly fault: string } | { readonly help: true }

const options = {
  reports: { type: 'string', default: '0' },
  only: { type: 'string' },
  due: { type: 'string', default: '10000' },
  seconds: { type: 'string', default: '5' },
  runs: { type: 'string', default: '3' },
  clients: { type: 'string' },
  json: { type: 'boolean', default: false },
  profile: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

export const usage = `npm run bench -- [--reports N] [--only a,b] [--due N] [--seconds S] [--runs R] [--clients C,D] [--json] [--profile FOLDER]
  --reports N       load N reports first (0 to 10000000; default 0)
  --only a,b        only these scenarios
  --due N           clocks falling due within a minute, for the sweep (2 to 1000000; default 10000)
  --seconds S       length of one measured run (1 to 600; default 5)
  --runs R          measured runs of each side, alternating (1 to 99; default 3); medians are shown
  --clients C,D     numbers of clients, one after another (each 1 to 256; default: each scenario's own)
  --json            one JSON document on standard output
  --profile FOLDER  also write processor profiles of web and worker, and what PostgreSQL says about its statements`

export function readArguments(words: readonly string[]): ArgumentsRead {
  try {
    const { values } = parseArgs({ args: [...words], options, allowPositionals: false })
    if (values.help) return { help: true }
    return {
      ok: {
        reports: wholeNumber('reports', values.reports, { least: 0, most: 10_000_000 }),
        only: values.only === undefined ? null : namesIn('only', values.only),
        due: wholeNumber('due', values.due, { least: 2, most: 1_000_000 }),
        seconds: wholeNumber('seconds', values.seconds, { least: 1, most: 600 }),
        runs: wholeNumber('runs', values.runs, { least: 1, most: 99 }),
        clients: values.clients === undefined ? null : namesIn('clients', values.clients).map((text) => wholeNumber('clients', text, { least: 1, most: 256 })),
        json: values.json,
        profile: values.profile ?? null,
      },
    }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function wholeNumber(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
  if (value < least || value > most) throw new RangeError(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`)
  return value
}

function namesIn(name: string, text: string): string[] {
  const names = text.split(',').map((name) => name.trim()).filter((name) => name !== '')
  if (names.length === 0) throw new RangeError(`--${name} needs at least one word.`)
  return [...new Set(names)]
}
