// The copy of all keys that lies outside the data folder and every backup: made, asked for, and put back.
import { readEscrowRecord, writeEscrowRecord, type EscrowRecord } from './escrow-record.ts'
import { escrowText, readEscrowText, type EscrowContent } from './escrow-text.ts'
import { readEpochKeys, storeEpochKey, type EpochKey } from './file-key-manager.ts'
import { openKeyFolder, type KeyFolder } from './key-folder.ts'
import { readSecretParts, readStoredSecrets, secretsFingerprint, storeSecrets } from './server-secrets.ts'
import { VaultFault } from './vault-fault.ts'

export type EscrowState = { readonly current: true } | { readonly current: false; readonly refuseStart: boolean; readonly sentence: string }

/**
 * Whether every key in the folder has a copy in escrow. In production a start is refused until the first copy is made; a
 * copy that lacks later epochs is warned of and refuses nothing: nobody should have to print keys before a service may come
 * back after a power failure.
 * @throws VaultFault `keys-unsafe`, `keys-broken`
 */
export function escrowIsCurrent(keysDir: string): EscrowState {
  const folder = openKeyFolder(keysDir)
  const record = readEscrowRecord(folder)
  if (record === null || record.fingerprint !== secretsFingerprint(readStoredSecrets(folder))) {
    return { current: false, refuseStart: true, sentence: `The keys in ${keysDir} have no copy in escrow: with this disk every word would be lost. ${remedy}` }
  }
  const uncovered = [...readEpochKeys(folder).values()].filter(({ epoch }) => !record.epochs.includes(epoch))
  const [oldest] = uncovered
  if (oldest === undefined) return { current: true }
  return { current: false, refuseStart: false, sentence: `The key of epoch ${oldest.epoch}, made on ${dayOf(oldest.madeAt)}, has no copy in escrow. ${remedy}` }
}

const remedy = 'Run: npm run -s tuntas -- keys escrow --print (or --to FILE, outside the data folder and every backup)'

export type EscrowSheet = { readonly text: string; readonly record: EscrowRecord }

/** The sheet, and what to note with `recordEscrow` once it is printed or stored. @throws VaultFault */
export function escrowSheet({ keysDir, now }: { readonly keysDir: string; readonly now: number }): EscrowSheet {
  const folder = openKeyFolder(keysDir)
  const secrets = readStoredSecrets(folder)
  const epochs = [...readEpochKeys(folder).values()]
  const record = { madeAt: now, epochs: epochs.map(({ epoch }) => epoch), fingerprint: secretsFingerprint(secrets) }
  return { text: escrowText({ secrets, epochs }, record), record }
}

export function recordEscrow(keysDir: string, record: EscrowRecord): void {
  writeEscrowRecord(openKeyFolder(keysDir), record)
}

export type Restored = { readonly restored: readonly string[]; readonly fingerprint: string } | { readonly problems: readonly string[] }

/**
 * Puts back what is missing; keys that are there and the same stay. Nothing is written when anything is wrong.
 * @throws VaultFault `keys-in-the-way` where the folder holds a different key under the same name
 */
export function restoreEscrow({ keysDir, text, now }: { readonly keysDir: string; readonly text: string; readonly now: number }): Restored {
  const content = readEscrowText(text)
  if ('problems' in content) return content
  const folder = openKeyFolder(keysDir)
  const epochs = missingEpochs(folder, content)
  const secrets = missingSecrets(folder, content)
  if (secrets.length > 0) storeSecrets(folder, content.secrets)
  for (const key of epochs) storeEpochKey(folder, key)
  const fingerprint = secretsFingerprint(content.secrets)
  writeEscrowRecord(folder, { madeAt: now, epochs: content.epochs.map(({ epoch }) => epoch), fingerprint })
  return { restored: [...secrets, ...epochs.map(({ epoch }) => `epoch ${epoch}`)], fingerprint }
}

function missingEpochs(folder: KeyFolder, { epochs }: EscrowContent): readonly EpochKey[] {
  const present = readEpochKeys(folder)
  const different = epochs.find(({ epoch, key }) => present.get(epoch)?.key.equals(key) === false)
  if (different !== undefined) throw inTheWay(folder, `another key for epoch ${different.epoch}`)
  return epochs.filter(({ epoch }) => !present.has(epoch))
}

function missingSecrets(folder: KeyFolder, { secrets }: EscrowContent): readonly string[] {
  const present = readSecretParts(folder)
  if (present.root !== null && !sameBytes(present.root, secrets.root)) throw inTheWay(folder, 'another server secret')
  if (present.signingSeed !== null && !sameBytes(present.signingSeed, secrets.signingSeed)) throw inTheWay(folder, 'another signing key')
  return [...(present.root === null ? ['server secret'] : []), ...(present.signingSeed === null ? ['signing key'] : [])]
}

function inTheWay(folder: KeyFolder, what: string): VaultFault {
  return new VaultFault('keys-in-the-way', `${folder.path} holds ${what}. If it was begun anew by mistake, move the folder away and restore again.`)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}
