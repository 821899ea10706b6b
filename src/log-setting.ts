// How the public log is signed and where its checkpoints go, read from the settings.
import { isMailAddress } from './mail-setting.ts'

export type LogSetting = {
  /** The name of a log that begins here: the address of its files without the scheme. */
  readonly origin: string
  /** A device that signs checkpoints; null: the key in the keys folder does. */
  readonly signer: { readonly url: string; /** 32 bytes. */ readonly publicKey: Uint8Array } | null
  /** Addresses outside this house. */
  readonly mailTo: readonly string[]
  readonly webhooks: readonly string[]
}

/** Of several addresses with commas between them; null where one of them is none. */
export function readMailList(text: string): readonly string[] | null {
  const list = listOf(text)
  return list.every(isMailAddress) ? list : null
}

export function readWebhookList(text: string): readonly string[] | null {
  const list = listOf(text)
  return list.every(isWebAddress) ? list : null
}

export function isWebAddress(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url.hostname)))
}

/** The key of `name+id+key`, Ed25519; null for anything else. */
export function readPublicKey(text: string): Uint8Array | null {
  const [, base64 = ''] = /^[^\s+]+\+[0-9a-f]{8}\+([A-Za-z0-9+/]{44})$/.exec(text) ?? []
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === 33 && bytes[0] === 1 ? bytes.subarray(1) : null
}

function listOf(text: string): string[] {
  return text.split(',').map((one) => one.trim()).filter((one) => one !== '')
}

function isThisMachine(host: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(host)
}
