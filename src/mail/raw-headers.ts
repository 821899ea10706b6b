// The header lines of an e-mail as it came, before anything is decoded: enough to tell the same one and when it came.

export type RawHeader = { /** Lower case. */ readonly name: string; /** Unfolded. */ readonly value: string }

/** Longest header block that is looked at; longer ones are read up to here. */
const MOST_BYTES = 256 * 1024

export type RawMail = { readonly headers: readonly RawHeader[]; readonly body: Uint8Array }

export function rawMail(raw: Uint8Array): RawMail {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const end = endOfHeaders(bytes)
  const lines = bytes.subarray(0, Math.min(end.at, MOST_BYTES)).toString('latin1').replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    return /^[!-9;-~]+$/.test(name) ? [{ name, value: line.slice(colon + 1).trim() }] : []
  })
  return { headers, body: bytes.subarray(end.next) }
}

function endOfHeaders(bytes: Buffer): { readonly at: number; readonly next: number } {
  const [crlf, lf] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')]
  if (crlf >= 0 && (lf < 0 || crlf < lf)) return { at: crlf, next: crlf + 4 }
  return lf >= 0 ? { at: lf, next: lf + 2 } : { at: bytes.length, next: bytes.length }
}
