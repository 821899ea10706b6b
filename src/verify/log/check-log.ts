// Checks a copy of the log by itself: who signed it, that its tree is what was signed, that it continues what was seen before.
import { isSame, toBase64, toHex } from '../format/bytes.ts'
import { readCheckpoint, type Checkpoint } from '../format/checkpoint.ts'
import { growingRoot } from '../format/growing-root.ts'
import { leafHashOf } from '../format/merkle.ts'
import { readNote, readVerifierKey, verifyNote, type VerifierKey } from '../format/note.ts'
import type { Problems } from '../problem.ts'
import { nodeCrypto } from '../node-crypto.ts'
import { tilesCheck } from './check-tiles.ts'
import type { LogSource } from './log-source.ts'
import { readBundles } from './read-entries.ts'

export type Earlier = { readonly name: string; readonly note: string }

export type LogChecking = {
  readonly source: LogSource
  /** Public keys that are believed, as text; empty: those that the log names itself, which shows less. */
  readonly keys: readonly string[]
  /** Checkpoints seen before, which this log must continue. */
  readonly earlier: readonly Earlier[]
  readonly problems: Problems
  /** Given each entry with its place. */
  readonly entry?: (index: number, entry: Uint8Array) => void
}

export type LogChecked = { readonly checkpoint: Checkpoint | null; readonly note: string | null }

export async function checkLog(checking: LogChecking): Promise<LogChecked> {
  const { source, problems } = checking
  const bytes = await source('checkpoint')
  if (bytes === null) {
    problems.add('no-checkpoint', 'checkpoint', 'The log has no checkpoint.')
    return { checkpoint: null, note: null }
  }
  const own = await ownKeys(source)
  const keys = readKeys(checking.keys.length > 0 ? checking.keys : own, problems)
  const note = new TextDecoder().decode(bytes)
  const checkpoint = await signedCheckpoint(note, keys, 'checkpoint', problems)
  // What was signed earlier may be by a key that is no longer in use, or not yet known to whoever checks.
  if (checkpoint !== null) await checkTree(checking, checkpoint, [...keys, ...readKeys(own, problems)])
  return { checkpoint, note }
}

/** Those that the log names itself. */
async function ownKeys(source: LogSource): Promise<readonly string[]> {
  const lines = new TextDecoder().decode((await source('keys')) ?? new Uint8Array()).split('\n')
  return lines.flatMap((line) => (/^\S+ checkpoint /.test(line) ? [line.split(' ')[0] ?? ''] : []))
}

function readKeys(texts: readonly string[], problems: Problems): readonly VerifierKey[] {
  return texts.flatMap((text) => {
    const key = readVerifierKey(nodeCrypto, text)
    if (key === null) problems.add('bad-key', 'keys', `${text} is no public key of a log.`)
    return key === null ? [] : [key]
  })
}

/** Null, with the reason among the problems, for what no believed key has signed. */
async function signedCheckpoint(text: string, keys: readonly VerifierKey[], where: string, problems: Problems): Promise<Checkpoint | null> {
  const note = readNote(text)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  if (note === null || checkpoint === null) {
    problems.add('not-a-checkpoint', where, `${where} is no checkpoint.`)
    return null
  }
  const verified = await verifyNote(nodeCrypto, note, keys.filter(({ name, kind }) => kind === 'cosigner' || name === checkpoint.origin))
  if ('by' in verified) return checkpoint
  problems.add(verified.fault === 'forged' ? 'bad-signature' : 'unknown-signer', where, verified.fault === 'forged' ? `A signature on ${where} does not hold.` : `${where} is signed by none of the keys that are believed.`)
  return null
}

async function checkTree({ source, earlier, problems, entry }: LogChecking, checkpoint: Checkpoint, keys: readonly VerifierKey[]): Promise<void> {
  const wanted = await earlierRoots(earlier, keys, checkpoint, problems)
  const tree = growingRoot(nodeCrypto.sha256)
  const tiles = tilesCheck(source, problems)
  let next = 0
  const compare = () => {
    for (; wanted[next]?.size === tree.size(); next += 1) {
      const { name, root } = wanted[next] as Wanted
      if (!isSame(tree.root(), root)) problems.add('inconsistent', name, `The log does not continue ${name}: its first ${tree.size()} entries have another root than was signed then.`)
    }
  }
  compare()
  for await (const { first, entries, path } of readBundles(source, checkpoint.size)) {
    if (entries === null) {
      problems.add('entries-missing', path, `The entries from ${first} on are missing or cut short.`)
      return
    }
    const hashes = entries.map((one) => leafHashOf(nodeCrypto.sha256, one))
    const whole = await tiles.leaves(first, hashes)
    if (entry !== undefined) entries.forEach((one, index) => entry(first + index, one))
    // What the tile's check has reckoned need not be reckoned again, unless somebody wants to see a root in the middle.
    const reckoned = whole !== null && (wanted[next]?.size ?? Number.POSITIVE_INFINITY) >= first + entries.length ? [[whole, entries.length] as const] : hashes.map((hash) => [hash, 1] as const)
    for (const [hash, leaves] of reckoned) {
      tree.addWhole(hash, leaves)
      compare()
    }
  }
  await tiles.finish()
  if (!isSame(tree.root(), checkpoint.root)) problems.add('wrong-root', 'checkpoint', `The entries have the root ${toBase64(tree.root())}, but ${toBase64(checkpoint.root)} was signed (${toHex(checkpoint.root).slice(0, 16)}…).`)
}

type Wanted = { readonly name: string; readonly size: number; readonly root: Uint8Array }

async function earlierRoots(earlier: readonly Earlier[], keys: readonly VerifierKey[], now: Checkpoint, problems: Problems): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = []
  for (const { name, note } of earlier) {
    const stated = readCheckpoint(readNote(note)?.text ?? '')
    if (stated !== null && stated.origin !== now.origin) {
      problems.add('other-log', name, `${name} is of the log ${stated.origin}, not of ${now.origin}.`)
      continue
    }
    const then = await signedCheckpoint(note, keys, name, problems)
    if (then === null) continue
    if (then.size > now.size) problems.add('rolled-back', name, `The log has ${now.size} entries, but ${then.size} were signed for in ${name}: ${then.size - now.size} are gone.`)
    else wanted.push({ name, size: then.size, root: then.root })
  }
  return wanted.sort((one, other) => one.size - other.size)
}
