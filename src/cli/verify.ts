// `tuntas verify`: whether the public log holds what was signed, and the database what was logged.
import { availableParallelism } from 'node:os'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { rowFaults } from '../app/log/row-faults.ts'
import type { Config, Environment } from '../config.ts'
import { projectRoot } from '../project-root.ts'
import { toBase64 } from '../verify/format/bytes.ts'
import { readCheckpoint } from '../verify/format/checkpoint.ts'
import { readNote } from '../verify/format/note.ts'
import { checkDatabase } from '../verify/database/check-database.ts'
import { gatherEntries } from '../verify/database/logged-entries.ts'
import { checkLog, type Earlier } from '../verify/log/check-log.ts'
import { logSource } from '../verify/log/log-source.ts'
import { newProblems, type Problems } from '../verify/problem.ts'
import { sinceFiles } from './since-files.ts'
import type { Progress } from '../verify/database/check-in-threads.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'
import { databaseCommand, type AtWork } from './database-command.ts'

/** Where the sources run as they are it stands beside this file; what is built from them is a program of its own. */
const THREAD = import.meta.url.endsWith('.ts') ? new URL('./verify-thread.ts', import.meta.url) : join(projectRoot(), 'dist/verify-thread.js')
/** More would wait for the database. */
const MOST_THREADS = 8

const usage = `tuntas verify [--since CHECKPOINT]… [--log FOLDER-OR-ADDRESS] [--key KEY]… [--threads N] [--json]

Checks the public log (tree, tiles, signatures, and that it continues every checkpoint signed before) and the database: that every
event, row, text and file is what was logged, and that all that was logged is there. Says what does not hold, and where.
  --since CHECKPOINT   a file with a checkpoint that left the house (from an e-mail, for example); may be repeated
  --log                another copy of the log than the one in the data folder
  --key                a public key that is believed, from elsewhere than the log itself; may be repeated
  --threads            how many threads look at a large database side by side; as many as there are processors, 8 at most, unless said`

type Asked = { readonly since: readonly string[]; readonly log: string | undefined; readonly keys: readonly string[]; readonly threads: number; readonly json: boolean }

export const verify: Command = verifyCommand(process.env)

export function verifyCommand(environment: Environment): Command {
  return databaseCommand(environment, { summary: 'check the public log, and the database against it', usage, readWords, work: verifyAll })
}

function readWords(words: readonly string[]): Asked | null {
  try {
    const many = { type: 'string', multiple: true, default: [] as string[] } as const
    const { values } = parseArgs({ args: [...words], options: { since: many, key: many, log: { type: 'string' }, threads: { type: 'string', default: String(Math.min(MOST_THREADS, availableParallelism())) }, json: { type: 'boolean', default: false } } })
    const threads = /^[1-9]\d?$/.test(values.threads) ? Number(values.threads) : null
    return threads === null ? null : { since: values.since, keys: values.key, log: values.log, threads, json: values.json }
  } catch {
    return null
  }
}

async function verifyAll({ config, urls: { ownerUrl: url }, asked, terminal }: AtWork<Asked>): Promise<ExitStatus> {
  const [ofLog, ofDatabase] = [newProblems(), newProblems()]
  const { put, gathered } = gatherEntries()
  const since = await sinceFiles(asked.since)
  const known = await knownCheckpoints(url, config, since)
  const folder = known.no === 1 ? join(config.dataDir, 'log') : join(config.dataDir, 'log', String(known.no))
  const checked = await checkLog({ source: logSource(asked.log ?? folder), keys: asked.keys, earlier: [...since, ...known.earlier], problems: ofLog, entry: put })
  if (checked.checkpoint !== null) ofOlderDatabase(known.newest, checked.checkpoint.size, ofDatabase)
  for (const { name, size } of known.rowless) ofDatabase.add('checkpoint-missing', `log_checkpoint ${size}`, `${name} was signed, but its row is gone: the dates of events can't be compared with when it was signed.`)
  const { events } = await checkDatabase({
    url, dataDir: config.dataDir, entries: gathered(), problems: ofDatabase, examples: !config.production, checkRow: rowFaults,
    threads: { most: asked.threads, program: THREAD }, progress: shown(terminal),
  })
  const problems = [...ofLog.list, ...ofDatabase.list]
  const [size, root] = [checked.checkpoint?.size ?? 0, checked.checkpoint === null ? '' : toBase64(checked.checkpoint.root)]
  const answer = { log: { size, root, ok: ofLog.count() === 0 }, database: { events, ok: ofDatabase.count() === 0 }, problems, count: ofLog.count() + ofDatabase.count() }
  await terminal.write(asked.json ? `${JSON.stringify(answer)}\n` : inWords(answer))
  return answer.count === 0 ? 0 : 1
}

const EVERY_MS = 2_000

/** Now and then, for whoever waits. */
function shown(terminal: Terminal): Progress {
  let last = performance.now()
  return ({ events, share }) => {
    if (performance.now() - last < EVERY_MS) return
    last = performance.now()
    terminal.complain(`${Math.floor(share * 100)} % of the reports, ${events} events …`)
  }
}

type Answer = { readonly log: { readonly size: number; readonly root: string; readonly ok: boolean }; readonly database: { readonly events: number; readonly ok: boolean }; readonly problems: readonly { readonly message: string; readonly what: string }[]; readonly count: number }

function inWords({ log, database, problems, count }: Answer): string {
  const lines = problems.map(({ what, message }) => `${what}: ${message}`)
  const left = count > problems.length ? [`… and ${count - problems.length} more.`] : []
  return `${[...lines, ...left, `The log (${log.size} entries, root ${log.root}) ${log.ok ? 'holds' : 'does not hold'}.`, `The database (${database.events} events) ${database.ok ? 'is what was logged' : 'is not what was logged'}.`].join('\n')}\n`
}

type Known = {
  readonly no: number
  readonly newest: number
  readonly earlier: readonly Earlier[]
  /** Of those given, checkpoints of this log that the database does not know although it knows later ones. */
  readonly rowless: readonly { readonly name: string; readonly size: number }[]
}

/** What the database itself says that it signed, and what lies beside the keys: both must lead to the log as it is. */
async function knownCheckpoints(url: string, { keysDir }: Config, since: readonly Earlier[]): Promise<Known> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ no: number }>('select coalesce(max(log_no), 1) as no from public_log')
    const no = rows[0]?.no ?? 1
    const { rows: notes } = await client.query<{ size: string; note: string }>('select size, note from log_checkpoint where log_no = $1 order by size desc limit 1000', [no])
    const earlier = notes.map(({ size, note }) => ({ name: `log_checkpoint ${size}`, note }))
    const remembered = await readFile(join(keysDir, 'log-last-signed.txt'), 'utf8').catch(() => null)
    return {
      no, newest: Number(notes[0]?.size ?? 0), rowless: await rowlessOf(client, no, since),
      earlier: remembered === null || remembered === '' ? earlier : [{ name: 'log-last-signed.txt', note: remembered }, ...earlier],
    }
  } finally {
    await client.end()
  }
}

async function rowlessOf(client: pg.Client, no: number, since: readonly Earlier[]): Promise<Known['rowless']> {
  const { rows } = await client.query<{ origin: string }>('select origin from public_log where log_no = $1', [no])
  const stated = since.flatMap(({ name, note }) => {
    const checkpoint = readCheckpoint(readNote(note)?.text ?? '')
    return checkpoint === null || checkpoint.origin !== rows[0]?.origin ? [] : [{ name, size: checkpoint.size }]
  })
  const { rows: gone } = await client.query<{ size: string }>(
    'select size from unnest($1::bigint[]) as size where size < (select max(size) from log_checkpoint where log_no = $2) and not exists (select from log_checkpoint c where c.log_no = $2 and c.size = size.size)',
    [stated.map(({ size }) => size), no],
  )
  const missing = new Set(gone.map(({ size }) => Number(size)))
  return stated.filter(({ size }) => missing.has(size))
}

function ofOlderDatabase(newest: number, shown: number, problems: Problems): void {
  if (newest < shown) problems.add('rolled-back', 'log_checkpoint', `The database signed up to entry ${newest}, the log up to ${shown}: the database was put back to an earlier state.`)
}
