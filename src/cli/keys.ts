// `tuntas keys`: shows the keys' state, makes their escrow copy, and puts keys back from one.
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Clock } from '../app/ports.ts'
import { readConfig, type Environment } from '../config.ts'
import { escrowIsCurrent, escrowSheet, recordEscrow, restoreEscrow } from '../vault/escrow.ts'
import { readEscrowRecord } from '../vault/escrow-record.ts'
import { openFileKeyManager, readEpochKeys } from '../vault/file-key-manager.ts'
import { openKeyFolder } from '../vault/key-folder.ts'
import { loadServerSecrets } from '../vault/server-secrets.ts'
import { VaultFault } from '../vault/vault-fault.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'
import { folderAround, storeSheet } from './store-sheet.ts'

const usage = `tuntas keys status [--json]      which keys there are, and whether each has a copy in escrow; makes the first ones
tuntas keys escrow --print       prints the escrow copy: a sheet that can be typed back
tuntas keys escrow --to FILE     stores it in a new file, outside the data folder and every backup
tuntas keys restore FILE         puts back what is missing, from such a sheet`

type Context = {
  readonly keysDir: string
  readonly dataDir: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly terminal: Terminal
}

export const keys: Command = keysCommand(process.env, { now: Date.now })

export function keysCommand(environment: Environment, clock: Clock): Command {
  return { summary: 'the keys, their escrow copy, and putting them back', usage, run: (words, terminal) => run(words, terminal, { environment, clock }) }
}

async function run(words: readonly string[], terminal: Terminal, outside: { environment: Environment; clock: Clock }): Promise<ExitStatus> {
  const asked = readWords(words)
  const config = readConfig(outside.environment)
  if (asked === null || 'faults' in config) {
    terminal.complain('faults' in config ? config.faults.join('\n') : usage)
    return 2
  }
  try {
    return await asked({ keysDir: config.ok.keysDir, dataDir: config.ok.dataDir, now: outside.clock.now(), terminal })
  } catch (error) {
    if (!(error instanceof VaultFault) && !isSystemError(error)) throw error
    terminal.complain(error.message)
    return 1
  }
}

function readWords(words: readonly string[]): ((context: Context) => Promise<ExitStatus>) | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words], allowPositionals: true, options: { json: { type: 'boolean' }, print: { type: 'boolean' }, to: { type: 'string' } },
    })
    const asked = [...positionals.slice(0, 1), ...Object.keys(values)].join(' ')
    const [, file, ...more] = positionals
    if (asked === 'restore' && file !== undefined && more.length === 0) return (context) => restore(context, file)
    if (file !== undefined) return null
    if (asked === 'status' || asked === 'status json') return (context) => status(context, values.json === true)
    if (asked === 'escrow print') return printSheet
    return asked === 'escrow to' && values.to ? storeSheetIn(resolve(values.to)) : null
  } catch {
    return null
  }
}

async function status({ keysDir, now, terminal }: Context, json: boolean): Promise<ExitStatus> {
  const { fingerprint, epochs } = begin(keysDir, now)
  const escrowed = readEscrowRecord(openKeyFolder(keysDir))?.epochs ?? []
  const escrow = escrowIsCurrent(keysDir)
  const rows = epochs.map(({ epoch, madeAt }) => ({ epoch, madeAt: new Date(madeAt).toISOString(), escrowed: escrowed.includes(epoch) }))
  const lines = [
    `Keys in ${keysDir}, fingerprint ${fingerprint}`,
    ...rows.map((row) => `epoch ${row.epoch}  made ${row.madeAt}  ${row.escrowed ? 'in escrow' : 'not in escrow'}`),
    escrow.current ? 'The escrow copy is up to date.' : escrow.sentence,
  ]
  await terminal.write(`${json ? JSON.stringify({ folder: keysDir, fingerprint, epochs: rows, escrow }) : lines.join('\n')}\n`)
  return escrow.current ? 0 : 1
}

async function printSheet({ keysDir, now, terminal }: Context): Promise<ExitStatus> {
  begin(keysDir, now)
  const { text, record } = escrowSheet({ keysDir, now })
  await terminal.write(text)
  recordEscrow(keysDir, record)
  return 0
}

function storeSheetIn(file: string): (context: Context) => Promise<ExitStatus> {
  return async ({ keysDir, dataDir, now, terminal }) => {
    begin(keysDir, now)
    const around = folderAround(file, [dataDir, keysDir])
    if (around !== undefined) {
      terminal.complain(`${file} lies in ${around}: a copy beside the keys is lost with them. Name a file elsewhere.`)
      return 1
    }
    const { text, record } = escrowSheet({ keysDir, now })
    storeSheet(file, text)
    recordEscrow(keysDir, record)
    terminal.complain(`Stored in ${file}: the server's secrets and ${record.epochs.length} epoch key(s). Destroy older copies.`)
    if (statSync(file).dev === statSync(keysDir).dev) terminal.complain('It lies on the same disk as the keys: move it to another, or print it.')
    return 0
  }
}

async function restore({ keysDir, now, terminal }: Context, file: string): Promise<ExitStatus> {
  const done = restoreEscrow({ keysDir, text: readFileSync(file, 'utf8'), now })
  if ('problems' in done) {
    terminal.complain([...done.problems, 'Nothing was restored.'].join('\n'))
    return 1
  }
  terminal.complain(done.restored.length === 0 ? 'Every key of the sheet is there already.' : `Restored: ${done.restored.join(', ')}; fingerprint ${done.fingerprint}.`)
  return 0
}

/** The keys as a first start would make them, so that they can be copied before it. */
function begin(keysDir: string, now: number) {
  openFileKeyManager({ keysDir, clock: { now: () => now } })
  const { fingerprint } = loadServerSecrets(keysDir)
  return { fingerprint, epochs: [...readEpochKeys(openKeyFolder(keysDir)).values()] }
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}
