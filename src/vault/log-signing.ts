// Who signs for the public log: keys in files beside the others, the newest first, or a device that never gives its key away.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { promiseKeyName } from '../log/promise-note.ts'
import { rawPublicKey, signatureLine, verifierKey, type NoteSigner } from '../log/signed-note.ts'
import { openKeyFolder, type KeyFolder } from './key-folder.ts'
import { VaultFault } from './vault-fault.ts'

/** The first has no number in its name: it was there before keys could be turned. */
const FILE = /^log-signing-key(?:-([2-9]|[1-9]\d{1,3}))?\.pem$/
/** The number of the oldest key that still signs: the first key stays in the folder, since the installation is known by it. */
const FROM_FILE = 'log-keys-from.txt'
/** A device that does not answer in this time has not signed, in milliseconds. */
const ANSWER_MS = 10_000

export type LogSigning = {
  /** For checkpoints: the present key first, then older ones that are still kept. */
  readonly signers: (origin: string) => readonly NoteSigner[]
  readonly promiseSigner: (origin: string) => PromiseSigner
}

/** On the way of every receipt, so never a device elsewhere. */
export type PromiseSigner = { readonly key: string; readonly sign: (text: string) => string }

/** Where the key that signs checkpoints lies in a device: `POST` of the text there is answered with 64 bytes in base64. */
export type RemoteSigner = { readonly url: string; /** Its public key, 32 bytes. */ readonly publicKey: Uint8Array }

/** @throws VaultFault `keys-unsafe`, `keys-broken` */
export function openLogSigning(keysDir: string, remote: RemoteSigner | null = null): LogSigning {
  const folder = openKeyFolder(keysDir)
  const kept = () => readSigningKeys(folder)
  return {
    signers: (origin) => (remote === null ? kept().map(({ key }) => fileSigner(origin, key)) : [remoteSigner(origin, remote)]),
    promiseSigner: (origin) => promiseSigner(promiseKeyName(origin), kept()[0]?.key ?? missing(folder)),
  }
}

/** Makes the next key and returns its number. */
export function addSigningKey(keysDir: string): number {
  const folder = openKeyFolder(keysDir)
  const next = (readSigningKeys(folder)[0]?.no ?? 0) + 1
  folder.create(next === 1 ? 'log-signing-key.pem' : `log-signing-key-${next}.pem`, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  return next
}

/** Lets none but the newest sign from now on; returns its number. */
export function retireOlderKeys(keysDir: string): number {
  const folder = openKeyFolder(keysDir)
  const newest = readSigningKeys(folder)[0]?.no ?? 1
  folder.replace(FROM_FILE, `${newest}\n`)
  return newest
}

type KeptKey = { readonly no: number; readonly key: KeyObject }

function readSigningKeys(folder: KeyFolder): readonly KeptKey[] {
  const oldest = Number(folder.read(FROM_FILE) ?? 1)
  const keys = folder.names().flatMap((name): KeptKey[] => {
    const found = FILE.exec(name)
    return found === null ? [] : [{ no: Number(found[1] ?? 1), key: readKey(folder, name) }]
  }).filter(({ no }) => no >= oldest)
  return keys.sort((one, other) => other.no - one.no)
}

function readKey(folder: KeyFolder, name: string): KeyObject {
  try {
    const key = createPrivateKey(folder.read(name) ?? '')
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    if (cause instanceof VaultFault) throw cause
  }
  throw new VaultFault('keys-broken', `${folder.path}/${name} doesn't hold a key that signs. Put it back, or move it away.`)
}

function missing(folder: KeyFolder): never {
  throw new VaultFault('keys-broken', `${folder.path} has no key that signs for the public log.`)
}

function fileSigner(name: string, key: KeyObject): NoteSigner {
  return { name, publicKey: rawPublicKey(createPublicKey(key)), sign: async (text) => sign(null, text, key) }
}

function promiseSigner(name: string, key: KeyObject): PromiseSigner {
  const publicKey = rawPublicKey(createPublicKey(key))
  return { key: verifierKey({ name, publicKey }), sign: (text) => `${text}\n${signatureLine({ name, publicKey }, sign(null, Buffer.from(text), key))}` }
}

function remoteSigner(name: string, { url, publicKey }: RemoteSigner): NoteSigner {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), publicKey])
  return {
    name, publicKey,
    async sign(text) {
      const answer = await fetch(url, { method: 'POST', body: new Uint8Array(text), headers: { 'Content-Type': 'text/plain; charset=utf-8' }, signal: AbortSignal.timeout(ANSWER_MS), redirect: 'error' })
      const signature = Buffer.from((await answer.text()).trim(), 'base64')
      const holds = answer.ok && signature.length === 64 && verify(null, text, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature)
      if (!holds) throw new VaultFault('signer-failed', 'The signer of TUNTAS_LOG_SIGNER_URL did not answer with a signature of the key in TUNTAS_LOG_SIGNER_KEY.')
      return signature
    },
  }
}
