// `tuntas vault`: how many keys each epoch wraps, turning the epoch, wrapping keys anew, and carrying out erasures that were ordered.
import { parseArgs } from 'node:util'
import pg from 'pg'
import { indexContacts } from '../app/contacts/index-contacts.ts'
import { currentReference } from '../app/current-reference.ts'
import { eachAlone } from '../app/each-alone.ts'
import { eraseReports } from '../app/erase-reports.ts'
import { publishedSop } from '../app/published-sop.ts'
import { destroyOldEpochs, rewrapKeys } from '../app/rewrap-keys.ts'
import { writePath } from '../app/write-path.ts'
import type { Environment } from '../config.ts'
import { processLog } from '../process-log.ts'
import { openDatabase } from '../store/database.ts'
import { countByEpoch } from '../store/wrapped-keys.ts'
import { openContactKeys } from '../vault/contact-keys.ts'
import { openFileKeyManager, readEpochKeys } from '../vault/file-key-manager.ts'
import { openKeyFolder } from '../vault/key-folder.ts'
import type { Command, ExitStatus } from './command.ts'
import { databaseCommand, type AtWork } from './database-command.ts'

const usage = `tuntas vault status [--json]
tuntas vault rewrap [--turn] [--json]
tuntas vault erase [--json]
tuntas vault contacts [--turn] [--json]

status  how many keys of reports and e-mails each epoch wraps
rewrap  wraps them anew under the newest epoch, and destroys the older ones that wrap nothing any more, once the newest is ten minutes
        old; --turn begins a new epoch first. Goes on where it was stopped; the service may run meanwhile. Make a new escrow copy
        afterwards and destroy the older sheet: it would bring back what is erased
erase   carries out what was ordered to be erased and stands in the public log; the worker does so every few seconds
contacts  notes what is missing, so that the same contact is found again (never of anonymous and secret reports); --turn begins a new key
        first. Older keys go once the newest is ten minutes old. Goes on where it was stopped; the service may run meanwhile`

type Asked = { readonly what: 'status' | 'rewrap' | 'erase' | 'contacts'; readonly turn: boolean; readonly json: boolean }
type Context = AtWork<Asked>

export const vault: Command = vaultCommand(process.env)

export function vaultCommand(environment: Environment): Command {
  return databaseCommand(environment, { summary: 'key epochs: turning, wrapping anew, destroying; erasures', usage, readWords, work: (context) => ({ status, rewrap, erase, contacts })[context.asked.what](context) })
}

const BATCH = 500

function readWords(words: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { turn: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } })
    const [what, ...others] = positionals
    if (others.length > 0 || (what !== 'status' && what !== 'rewrap' && what !== 'erase' && what !== 'contacts') || (values.turn && what !== 'rewrap' && what !== 'contacts')) return null
    return { what, turn: values.turn, json: values.json }
  } catch {
    return null
  }
}

async function withOwner<Result>({ urls }: Context, work: (owner: pg.Client) => Promise<Result>): Promise<Result> {
  const owner = new pg.Client({ connectionString: urls.ownerUrl, application_name: 'tuntas-vault' })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

async function status(context: Context): Promise<ExitStatus> {
  const { config, asked, terminal } = context
  const used = await withOwner(context, countByEpoch)
  const epochs = [...readEpochKeys(openKeyFolder(config.keysDir)).values()].map(({ epoch, madeAt }) => ({ epoch, madeAt: new Date(madeAt).toISOString(), keys: used.get(epoch) ?? 0 }))
  const missing = [...used.keys()].filter((epoch) => !epochs.some((one) => one.epoch === epoch))
  const lines = [...epochs.map(({ epoch, madeAt, keys }) => `epoch ${epoch}  made ${madeAt}  wraps ${keys}`), ...missing.map((epoch) => `epoch ${epoch}  its key is missing; wraps ${used.get(epoch)}`)]
  await terminal.write(asked.json ? `${JSON.stringify({ epochs, missing })}\n` : `${lines.join('\n')}\n`)
  return missing.length === 0 ? 0 : 1
}

async function rewrap(context: Context): Promise<ExitStatus> {
  const { config, asked, terminal } = context
  const keys = openFileKeyManager({ keysDir: config.keysDir, clock: { now: Date.now } })
  if (asked.turn) keys.turnEpoch()
  const answer = await withOwner(context, async (owner) => {
    const done = await rewrapKeys({ owner, keys, batch: BATCH, progress: (count) => terminal.complain(`${count} wrapped anew`) })
    return { ...done, ...(await destroyOldEpochs(owner, openKeyFolder(config.keysDir), Date.now())) }
  })
  const { to, reports, mails, broken, destroyed, kept } = answer
  const sentences = [
    `Wrapped anew under epoch ${to}: ${reports} of reports, ${mails} of e-mails.`,
    destroyed.length > 0 ? `Destroyed: epoch ${destroyed.join(', ')}. Make a new escrow copy and destroy the older sheet.` : null,
    kept.length > 0 ? `Kept: epoch ${kept.join(', ')}. Run this again once the newest epoch is ten minutes old.` : null,
    broken > 0 ? `${broken} keys don't open and were left as they are.` : null,
  ]
  await terminal.write(asked.json ? `${JSON.stringify(answer)}\n` : `${sentences.filter((one) => one !== null).join('\n')}\n`)
  return broken === 0 ? 0 : 1
}

async function contacts({ config, urls, asked, terminal }: Context): Promise<ExitStatus> {
  const clock = { now: Date.now }
  const database = openDatabase({ url: urls.appUrl, connections: 2, name: 'tuntas-vault', log: { warn: () => undefined } })
  try {
    const contactKeys = openContactKeys(config.keysDir, clock)
    if (asked.turn) contactKeys.turn()
    const keys = openFileKeyManager({ keysDir: config.keysDir, clock })
    const done = await indexContacts({ pool: database.pool, keys, contactKeys, batch: BATCH, now: clock.now(), progress: (count) => terminal.complain(`${count} noted`) })
    const sentences = [
      `Noted under key ${done.to}: ${done.reports} reports.`,
      done.destroyed.length > 0 ? `Destroyed: key ${done.destroyed.join(', ')}.` : null,
      done.kept.length > 0 ? `Kept: key ${done.kept.join(', ')}. Run this again once the newest key is ten minutes old.` : null,
    ]
    await terminal.write(asked.json ? `${JSON.stringify(done)}\n` : `${sentences.filter((one) => one !== null).join('\n')}\n`)
    return 0
  } finally {
    await database.close()
  }
}

async function erase({ config, urls, asked, terminal }: Context): Promise<ExitStatus> {
  const database = openDatabase({ url: urls.appUrl, connections: 2, name: 'tuntas-vault', log: { warn: () => undefined } })
  try {
    const reference = await currentReference(database, publishedSop, config.mail === null ? [] : ['email'])
    const log = processLog({ name: 'vault', level: config.logLevel })
    const handling = writePath({ database, reference, clock: { now: Date.now }, batch: false, log })
    let [erased, waiting, failed] = [0, 0, 0]
    const { alone } = eachAlone(Date.now, (error, reportId) => {
      failed += 1
      log.error('a report could not be erased as ordered', { error, reportId })
    })
    for (let more = true; more; ) {
      const done = await eraseReports({ handling, pool: database.pool, most: BATCH, alone })
      erased += done.erased
      waiting = done.waiting
      more = done.erased === BATCH
    }
    await terminal.write(asked.json ? `${JSON.stringify({ erased, waiting, failed })}\n` : `Erased: ${erased}.${waiting > 0 ? ` ${waiting} wait until a signed checkpoint of the public log covers their order.` : ''}${failed > 0 ? ` ${failed} could not be erased: see standard error.` : ''}\n`)
    return failed > 0 ? 1 : 0
  } finally {
    await database.close()
  }
}
