// `tuntas log`: how the public log stands; lets signing go on after a restore, on record; turns its key.
import { parseArgs } from 'node:util'
import { continueLog } from '../app/log/continue-log.ts'
import { rotateKey } from '../app/log/rotate-key.ts'
import { logStanding } from '../app/log/log-standing.ts'
import type { Environment } from '../config.ts'
import { openDatabase, type Database } from '../store/database.ts'
import { StartFault } from '../start-fault.ts'
import { readHalt, readPublicLog } from '../store/log/log-rows.ts'
import { retireOlderKeys } from '../vault/log-signing.ts'
import { openLogMemory } from '../vault/log-memory.ts'
import type { Command, ExitStatus } from './command.ts'
import { databaseCommand, type AtWork } from './database-command.ts'

const usage = `tuntas log status [--json]
tuntas log continue --reason TEXT --by NAME [--json]
tuntas log rotate [--json]
tuntas log retire [--json]

status    how many entries were signed, and whether signing stands still and why
continue  after a restore: begins a new log with what the database holds. What was signed before and is lost stays provable by the
          old log; reason and name are logged and shown to everybody
rotate    makes a new signing key, named by the present one; both sign from now on
retire    lets none but the newest key sign: at once where a key has leaked, else once everybody knows the new one`

type Asked = { readonly what: 'status' | 'continue' | 'rotate' | 'retire'; readonly reason: string; readonly by: string; readonly json: boolean }
type Context = AtWork<Asked> & { readonly database: Database }

export const log: Command = logCommand(process.env)

export function logCommand(environment: Environment): Command {
  return databaseCommand(environment, { summary: 'the public log: how it stands, going on after a restore, its key', usage, readWords, work })
}

async function work(context: AtWork<Asked>): Promise<ExitStatus> {
  const database = openDatabase({ url: context.urls.sealerUrl, connections: 2, name: 'tuntas-log', role: 'tuntas_sealer', log: { warn: () => undefined } })
  try {
    return await { status, continue: goOn, rotate, retire }[context.asked.what]({ ...context, database })
  } finally {
    await database.close()
  }
}

/** A reason and a name that say something. */
const LEAST = 10

function readWords(words: readonly string[]): Asked | null {
  try {
    const text = { type: 'string', default: '' } as const
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { reason: text, by: text, json: { type: 'boolean', default: false } } })
    const [what, ...others] = positionals
    const [reason, by] = [values.reason.trim(), values.by.trim()]
    if (others.length > 0 || (what !== 'status' && what !== 'continue' && what !== 'rotate' && what !== 'retire')) return null
    if (what === 'continue' ? reason.length < LEAST || by.length < 2 : reason !== '' || by !== '') return null
    return { what, reason, by, json: values.json }
  } catch {
    return null
  }
}

async function status({ config, database, asked, terminal }: Context): Promise<ExitStatus> {
  const publicLog = await readPublicLog(database.pool)
  if (publicLog === null) {
    await terminal.write(asked.json ? `${JSON.stringify({ origin: null, size: 0, halted: null })}\n` : 'Nothing was signed yet.\n')
    return 0
  }
  const { newest, halt } = await logStanding(database.pool, publicLog, openLogMemory(config.keysDir).lastSigned())
  const noticed = await readHalt(database.pool)
  const answer = { origin: publicLog.origin, size: newest?.size ?? 0, signedAt: newest === null ? null : new Date(newest.at).toISOString(), halted: halt ?? noticed }
  await terminal.write(asked.json ? `${JSON.stringify(answer)}\n` : `${answer.origin}: ${answer.size} entries signed${answer.signedAt === null ? '' : `, last ${answer.signedAt}`}.\n${answer.halted === null ? '' : `${haltSentence(answer.halted)}\n`}`)
  return answer.halted === null ? 0 : 1
}

function haltSentence({ why, size, signedSize }: { readonly why: string; readonly size: number; readonly signedSize: number | null }): string {
  const what = {
    older: `The database holds ${size} entries, but ${signedSize} were signed: it was put back to an earlier state.`,
    forked: 'The database holds other entries than those that were signed.',
    'no-memory': 'The keys folder does not remember what was signed last: it was restored or moved. Compare the newest checkpoint that left the house with tuntas verify --since FILE.',
    'other-log': 'A later log than the one in the database was signed here: the database was put back to a time before it.',
  }[why]
  return `Nothing is signed. ${what} If this is the state to go on with: tuntas log continue --reason "…" --by "NAME"`
}

async function goOn({ config, database, asked, terminal }: Context): Promise<ExitStatus> {
  const done = await continueLog({ pool: database.pool, memory: openLogMemory(config.keysDir), now: Date.now }, { reason: asked.reason, by: asked.by })
  if ('refused' in done) {
    terminal.complain({ 'not-halted': 'Nothing stands still: there is nothing to continue.', 'nothing-signed': 'Nothing was signed yet.' }[done.refused])
    return 1
  }
  await terminal.write(asked.json ? `${JSON.stringify(done)}\n` : `${done.origin} is begun with the ${done.fromSize} entries of the database. The worker signs it within seconds.\n`)
  return 0
}

async function rotate({ config, database, asked, terminal }: Context): Promise<ExitStatus> {
  if (config.log.signer !== null) throw new StartFault('A device signs (TUNTAS_LOG_SIGNER_URL): give the new key there, and its public key in TUNTAS_LOG_SIGNER_KEY.')
  const done = await rotateKey({ pool: database.pool, keysDir: config.keysDir, now: Date.now })
  if ('refused' in done) {
    terminal.complain('Nothing was signed yet: there is no log whose key could be turned.')
    return 1
  }
  await terminal.write(asked.json ? `${JSON.stringify(done)}\n` : `${done.key}\nMade ${done.file}. The worker signs with it and with the old key from its next turn on. Once everybody knows the new one: tuntas log retire\n`)
  return 0
}

async function retire({ config, asked, terminal }: Context): Promise<ExitStatus> {
  const no = retireOlderKeys(config.keysDir)
  await terminal.write(asked.json ? `${JSON.stringify({ from: no })}\n` : `Only key ${no} and later ones sign from the worker's next turn on.\n`)
  return 0
}
