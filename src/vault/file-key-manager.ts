// Key-encryption keys as files in the keys folder, one for each epoch, held in memory while the process runs.
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Clock, KeyManager } from '../app/ports.ts'
import { readEscrowRecord } from './escrow-record.ts'
import { EPOCH_LENGTH, epochAt, unwrappedKey, wrappedKey, type Epoch } from './key-encryption.ts'
import { openKeyFolder, type KeyFolder } from './key-folder.ts'
import { VaultFault } from './vault-fault.ts'

export type EpochKey = {
  readonly epoch: Epoch
  /** Epoch milliseconds. */
  readonly madeAt: number
  readonly key: KeyObject
}

/** How often the folder is looked at for a newer epoch: 5 µs each time. */
const LOOK_MS = 1_000

const FILE_NAME = /^epoch-([1-9][0-9]{0,8})\.json$/
const fileSchema = z.object({ what: z.literal('key-encryption key'), epoch: z.int(), madeAt: z.iso.datetime(), key: z.string().regex(/^[0-9a-f]{64}$/) })

export type KeyManaging = {
  readonly keysDir: string
  readonly clock: Clock
  /** Where it is noted that an epoch could not be turned; the old key goes on. Without it, opening throws instead. */
  readonly log?: { readonly warn: (message: string, fields: { readonly error: unknown }) => void }
}

/**
 * Makes the folder and the first epoch when there never were any, and a new epoch when the present one is over 30 days old.
 * @throws VaultFault `keys-unsafe`, `keys-broken`
 */
export function openFileKeyManager({ keysDir, clock, log }: KeyManaging): KeyManager {
  const folder = openKeyFolder(keysDir)
  let keys = readEpochKeys(folder)
  if (keys.size === 0 && readEscrowRecord(folder) !== null) throw allLost(folder)
  const reload = () => (keys = readEpochKeys(folder))
  const turn = () => {
    const latest = latestOf(reload())
    if (latest === undefined && current !== undefined) throw allLost(folder)
    if (latest === undefined || latest.epoch === current?.epoch) createEpochKey(folder, clock.now(), latest?.epoch ?? 0)
    return (current = requiredLatest(reload(), folder))
  }
  let current = latestOf(keys)
  const inUse = () => current ?? turn()
  inUse()
  const turnIfOld = () => {
    if (clock.now() - inUse().madeAt <= EPOCH_LENGTH) return
    try {
      turn()
    } catch (error) {
      if (log === undefined) throw error
      log.warn('the epoch could not be turned; the old key goes on', { error })
    }
  }
  let [stamp, lookedAt] = [folder.stamp(), performance.now()]
  /** An epoch that another process has begun is taken up within a second: else the one before could never be destroyed. */
  const follow = () => {
    if (performance.now() - lookedAt < LOOK_MS) return
    lookedAt = performance.now()
    try {
      const now = folder.stamp()
      if (now === stamp) return
      current = latestOf(reload()) ?? current
      stamp = now
    } catch (error) {
      if (log === undefined) throw error
      log.warn('the keys folder could not be looked at for a newer epoch; the present key goes on', { error })
    }
  }
  turnIfOld()
  return {
    currentEpoch: () => inUse().epoch,
    turnEpoch: () => turn().epoch,
    turnIfOld,
    wrap: (key, reportId) => {
      follow()
      const { epoch, key: keyEncryptionKey } = inUse()
      return wrappedKey(keyEncryptionKey, epoch, reportId, key)
    },
    unwrap: (wrapped, reportId) => {
      const found = keys.get(wrapped.epoch) ?? reload().get(wrapped.epoch)
      if (found === undefined) throw missing(wrapped.epoch, folder)
      return unwrappedKey(found.key, wrapped, reportId)
    },
  }
}

/** Every epoch's key in the folder, oldest first. @throws VaultFault `keys-unsafe`, `keys-broken` */
export function readEpochKeys(folder: KeyFolder): ReadonlyMap<Epoch, EpochKey> {
  const names = folder.names().filter((name) => FILE_NAME.test(name))
  const keys = names.flatMap((name) => readEpochKey(folder, name) ?? []).sort((a, b) => a.epoch - b.epoch)
  return new Map(keys.map((key) => [key.epoch, key]))
}

/** False when the epoch has a file already. */
export function storeEpochKey(folder: KeyFolder, { epoch, madeAt, key }: EpochKey): boolean {
  const content = { what: 'key-encryption key', epoch, madeAt: new Date(madeAt).toISOString(), key: key.export().toString('hex') }
  return folder.create(`epoch-${epoch}.json`, `${JSON.stringify(content)}\n`)
}

/** What it still wraps is lost with it. */
export function destroyEpochKey(folder: KeyFolder, epoch: Epoch): void {
  folder.destroy(`epoch-${epoch}.json`)
}

/** When another process makes the same epoch at the same moment, the one that came first stands. */
function createEpochKey(folder: KeyFolder, now: number, latest: Epoch): void {
  storeEpochKey(folder, { epoch: epochAt(now, latest), madeAt: now, key: createSecretKey(randomBytes(32)) })
}

/** Null where it was destroyed since the folder was read. */
function readEpochKey(folder: KeyFolder, name: string): EpochKey | null {
  const text = folder.read(name)
  if (text === null) return null
  const parsed = fileSchema.safeParse(jsonOf(text))
  const number = Number(FILE_NAME.exec(name)?.[1])
  if (!parsed.success || parsed.data.epoch !== number) {
    throw new VaultFault('keys-broken', `${folder.path}/${name} doesn't hold a key-encryption key. Move it away, then run: npm run -s tuntas -- keys restore FILE (with the escrow copy)`)
  }
  const { epoch, madeAt, key } = parsed.data
  return { epoch, madeAt: Date.parse(madeAt), key: createSecretKey(key, 'hex') }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function latestOf(keys: ReadonlyMap<Epoch, EpochKey>): EpochKey | undefined {
  return [...keys.values()].at(-1)
}

function requiredLatest(keys: ReadonlyMap<Epoch, EpochKey>, folder: KeyFolder): EpochKey {
  const latest = latestOf(keys)
  if (latest === undefined) throw new VaultFault('keys-broken', `The key that was just made is gone from ${folder.path}.`)
  return latest
}

function allLost(folder: KeyFolder): VaultFault {
  return new VaultFault('keys-broken', `${folder.path} had keys and has none now. Run: npm run -s tuntas -- keys restore FILE (with the escrow copy)`)
}

function missing(epoch: Epoch, folder: KeyFolder): VaultFault {
  return new VaultFault('epoch-missing', `The key of epoch ${epoch} isn't in ${folder.path}. Run: npm run -s tuntas -- keys restore FILE (with the escrow copy)`)
}
