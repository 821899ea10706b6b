// The secrets of this installation besides the report keys: made once at the first start, derived by name from one root.
import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, hash, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { readEscrowRecord } from './escrow-record.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFolder, type KeyFolder } from './key-folder.ts'
import { VaultFault } from './vault-fault.ts'

export type ServerSecrets = {
  /** Permutes report ids into public numbers. Changing it changes every number that was given out. */
  readonly numberKey: KeyObject
  /** Turns submission keys into receipt codes. */
  readonly receiptKey: KeyObject
  /** Hashes receipt codes for storing. */
  readonly pepper: KeyObject
  /** Digests what was submitted, so that a retry is told from other content under the same key. */
  readonly digestKey: KeyObject
  /** Seals and signs cookies and links. */
  readonly cookieKey: KeyObject
  /** Seals and hashes what officers sign in with. */
  readonly accountKey: KeyObject
  /** Proves that an address in mail that comes back was given out by us. */
  readonly mailKey: KeyObject
  /** Ed25519, private: signs promises on receipts and the checkpoints of the public log. */
  readonly logSigningKey: KeyObject
  readonly logPublicKey: KeyObject
  /** 16 hexadecimal digits that tell these secrets from any others, and nothing of them. */
  readonly fingerprint: string
}

const ROOT_FILE = 'server-secret.hex'
const SIGNING_FILE = 'log-signing-key.pem'

/** The stored secrets that all others come from: what the escrow copy holds. 32 bytes each. */
export type StoredSecrets = { readonly root: Uint8Array; readonly signingSeed: Uint8Array }

/**
 * Makes them in a folder that never had any: new ones in place of lost ones would change every number and code given out.
 * @throws VaultFault `keys-unsafe`, `keys-broken`
 */
export function loadServerSecrets(keysDir: string): ServerSecrets {
  const folder = openKeyFolder(keysDir)
  if (folder.read(ROOT_FILE) === null && readEscrowRecord(folder) === null) {
    storeSecrets(folder, { root: randomBytes(32), signingSeed: newSigningSeed() })
  }
  return secretsFrom(readStoredSecrets(folder))
}

export function secretsFingerprint({ root, signingSeed }: StoredSecrets): string {
  return hash('sha256', Buffer.concat([Buffer.from('tuntas fingerprint'), root, signingSeed]), 'hex').slice(0, 16)
}

/** Whether there are secrets in the folder already; makes nothing. */
export function hasServerSecrets(keysDir: string): boolean {
  return existsSync(join(keysDir, ROOT_FILE))
}

/** @throws VaultFault `keys-broken` when one of them is missing or isn't what it should be */
export function readStoredSecrets(folder: KeyFolder): StoredSecrets {
  const { root, signingSeed } = readSecretParts(folder)
  if (root === null) throw broken(folder, ROOT_FILE)
  if (signingSeed === null) throw broken(folder, SIGNING_FILE)
  return { root, signingSeed }
}

/** Null for what is missing. @throws VaultFault `keys-broken` when one of them isn't what it should be */
export function readSecretParts(folder: KeyFolder): { readonly [Part in keyof StoredSecrets]: StoredSecrets[Part] | null } {
  const root = folder.read(ROOT_FILE)?.trim() ?? null
  if (root !== null && !/^[0-9a-f]{64}$/.test(root)) throw broken(folder, ROOT_FILE)
  return { root: root === null ? null : Buffer.from(root, 'hex'), signingSeed: readSigningSeed(folder) }
}

const restoreRemedy = 'If it is there, move it away; then run: npm run -s tuntas -- keys restore FILE (with the escrow copy)'

/** Files that exist already stay as they are. The root comes last: once it is there, the other must be too. */
export function storeSecrets(folder: KeyFolder, { root, signingSeed }: StoredSecrets): void {
  folder.create(SIGNING_FILE, signingKeyFrom(signingSeed).export({ type: 'pkcs8', format: 'pem' }).toString())
  folder.create(ROOT_FILE, `${Buffer.from(root).toString('hex')}\n`)
}

/** The names are part of the derivation: renaming one here would change its key. */
function secretsFrom(stored: StoredSecrets): ServerSecrets {
  const { root, signingSeed } = stored
  const derived = (name: string) => createSecretKey(Buffer.from(hkdfSync('sha256', root, '', `tuntas ${name}`, 32)))
  const logSigningKey = signingKeyFrom(signingSeed)
  return {
    numberKey: derived('public number 1'),
    receiptKey: derived('receipt code 1'),
    pepper: derived('receipt pepper 1'),
    digestKey: derived('content digest 1'),
    cookieKey: derived('cookie 1'),
    accountKey: derived('account 1'),
    mailKey: derived('mail address 1'),
    logSigningKey,
    logPublicKey: createPublicKey(logSigningKey),
    fingerprint: secretsFingerprint(stored),
  }
}

function newSigningSeed(): Uint8Array {
  return seedOf(generateKeyPairSync('ed25519').privateKey)
}

function readSigningSeed(folder: KeyFolder): Uint8Array | null {
  const pem = folder.read(SIGNING_FILE)
  if (pem === null) return null
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return seedOf(key)
  } catch (error) {
    throw broken(folder, SIGNING_FILE, error)
  }
  throw broken(folder, SIGNING_FILE)
}

/** The fixed beginning of an Ed25519 private key in PKCS #8, before its 32 bytes (RFC 8410, section 7). */
const PKCS8_START = Buffer.from('302e020100300506032b657004220420', 'hex')

function signingKeyFrom(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_START, seed]), format: 'der', type: 'pkcs8' })
}

function seedOf(key: KeyObject): Uint8Array {
  return key.export({ type: 'pkcs8', format: 'der' }).subarray(PKCS8_START.length)
}

function broken(folder: KeyFolder, name: string, cause?: unknown): VaultFault {
  return new VaultFault('keys-broken', `${folder.path}/${name} is missing or doesn't hold what it should. ${restoreRemedy}`, { cause })
}
