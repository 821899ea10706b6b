// The number of a kept e-mail: derived from what it says and where it was sent, so that the same one is kept once.

declare const mailIdBrand: unique symbol

/** UUID text. */
export type MailId = string & { readonly [mailIdBrand]: true }

/** From the first 16 bytes of a keyed digest, in the layout of a UUID of version 8 (RFC 9562). */
export function mailIdFrom(digest: Uint8Array): MailId {
  if (digest.length < 16) throw new RangeError('The number of an e-mail needs 16 bytes')
  const bytes = Buffer.from(digest.subarray(0, 16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as MailId
}

/** Null for what can't be one. */
export function parseMailId(text: string): MailId | null {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text) ? (text as MailId) : null
}
