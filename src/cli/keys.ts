// `tuntas keys`: shows the keys' state, makes their escrow copy, and puts keys back from one.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, realpathSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { escrowIsCurrent, escrowSheet, recordEscrow, restoreEscrow } from '../vault/escrow.ts'
import { readEscrowRecord } from '../vault/escrow-record.ts'
import { openFileKeyManager, readEpochKeys } from '../vault/file-key-manager.ts'
import { openKeyFolder } from '../vault/key-folder.ts'
import { loadServerSecrets } from '../vault/server-secrets.ts'
import { VaultFault } from '../vault/vault-fault.ts'

export type KeysCommand = {
  /** What follows `tuntas keys`. */
  readonly args: readonly string[]
  readonly config: { readonly keysDir: string; readonly dataDir: string }
  /** Epoch milliseconds. */
  readonly now: number
  /** To standard output, as it stands. */
  readonly print: (text: string) => void
  /** To standard error, as a line. */
  readonly say: (line: string) => void
}

const usage = `Usage: tuntas keys status [--json]
       tuntas keys escrow --print | --to FILE
       tuntas keys restore FILE`

/** The exit status: 0 when it holds or is done, 1 when not, 2 for wrong usage. */
export function keys(command: KeysCommand): 0 | 1 | 2 {
  const [name, ...rest] = command.args
  try {
    if (name === 'status' && (rest.length === 0 || rest.join() === '--json')) return status(command, rest.length > 0)
    if (name === 'escrow' && rest.join() === '--print') return escrow(command, null)
    if (name === 'escrow' && rest[0] === '--to' && rest[1] !== undefined && rest.length === 2) return escrow(command, resolve(rest[1]))
    if (name === 'restore' && rest[0] !== undefined && rest.length === 1) return restore(command, rest[0])
  } catch (error) {
    if (!(error instanceof VaultFault) && systemCodeOf(error) === null) throw error
    command.say(error instanceof Error ? error.message : String(error))
    return 1
  }
  command.say(usage)
  return 2
}

function status({ config, now, print }: KeysCommand, json: boolean): 0 | 1 {
  const { secrets, epochs } = begun(config.keysDir, now)
  const escrowed = readEscrowRecord(openKeyFolder(config.keysDir))?.epochs ?? []
  const state = escrowIsCurrent({ keysDir: config.keysDir, now })
  const rows = epochs.map(({ epoch, madeAt }) => ({ epoch, madeAt: new Date(madeAt).toISOString(), escrowed: escrowed.includes(epoch) }))
  if (json) print(`${JSON.stringify({ folder: config.keysDir, fingerprint: secrets.fingerprint, epochs: rows, escrow: state })}\n`)
  else {
    print(`Keys in ${config.keysDir}, fingerprint ${secrets.fingerprint}\n`)
    for (const row of rows) print(`epoch ${row.epoch}  made ${row.madeAt}  ${row.escrowed ? 'in escrow' : 'not in escrow'}\n`)
    print(`${state.current ? 'The escrow copy is up to date.' : state.sentence}\n`)
  }
  return state.current ? 0 : 1
}

function escrow({ config, now, print, say }: KeysCommand, to: string | null): 0 | 1 {
  begun(config.keysDir, now)
  const { text, record } = escrowSheet({ keysDir: config.keysDir, now })
  if (to === null) print(text)
  else {
    const inside = [config.dataDir, config.keysDir].find((folder) => liesIn(to, folder))
    if (inside !== undefined) {
      say(`${to} lies in ${inside}: a copy beside the keys is lost with them. Name a file elsewhere.`)
      return 1
    }
    writeSheet(to, text)
    if (statSync(to).dev === statSync(config.keysDir).dev) say(`${to} lies on the same disk as the keys. Move it to another one, or print it.`)
  }
  recordEscrow(config.keysDir, record)
  say(`Copied: the server's secrets and ${record.epochs.length} epoch key(s). Keep it locked away, and destroy older copies.`)
  return 0
}

function restore({ config, now, say }: KeysCommand, file: string): 0 | 1 {
  const done = restoreEscrow({ keysDir: config.keysDir, text: readFileSync(file, 'utf8'), now })
  if ('problems' in done) {
    for (const problem of done.problems) say(problem)
    say('Nothing was restored.')
    return 1
  }
  say(done.restored.length === 0 ? 'Every key of the sheet is there already.' : `Restored: ${done.restored.join(', ')}; fingerprint ${done.fingerprint}.`)
  return 0
}

/** The keys as a first start would make them, so that they can be copied before it. */
function begun(keysDir: string, now: number) {
  openFileKeyManager({ keysDir, clock: { now: () => now } })
  return { secrets: loadServerSecrets(keysDir), epochs: [...readEpochKeys(openKeyFolder(keysDir)).values()] }
}

function liesIn(file: string, folder: string): boolean {
  if (!existsSync(folder)) return false
  const [first] = relative(realpathSync(folder), join(realpathSync(dirname(file)), basename(file))).split(sep)
  return first !== '..'
}

/** A file that is there already is never overwritten: it may be the only copy of an older key. */
function writeSheet(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function systemCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && 'syscall' in error ? String(error.code) : null
}
