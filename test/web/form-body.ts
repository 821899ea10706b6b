// Bodies of forms as browsers send them, byte for byte, and as nobody should.
import { randomBytes } from 'node:crypto'

export type FilePart = { readonly fileName: string; readonly type: string; readonly content: Uint8Array }

/** In the order in which they are sent; a name may come several times. */
export type FormPart = readonly [name: string, value: string | FilePart]

export type FormBody = { readonly contentType: string; readonly body: Buffer }

export function multipart(parts: readonly FormPart[], boundary = `----tuntas${randomBytes(12).toString('hex')}`): FormBody {
  const pieces = parts.flatMap(([name, value]) => [
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"`),
    ...(typeof value === 'string'
      ? [Buffer.from(`\r\n\r\n${asSent(value)}\r\n`)]
      : [Buffer.from(`; filename="${escaped(value.fileName)}"\r\nContent-Type: ${value.type}\r\n\r\n`), value.content, Buffer.from('\r\n')]),
  ])
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]) }
}

/** Files go as their names, as browsers do it. */
export function urlencoded(parts: readonly FormPart[]): FormBody {
  const pairs = parts.map(([name, value]): [string, string] => [name, typeof value === 'string' ? asSent(value) : value.fileName])
  return { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(String(new URLSearchParams(pairs))) }
}

/** Line ends as forms send them (HTML standard, constructing the entry list). */
function asSent(value: string): string {
  return value.replace(/\r\n|\r|\n/g, '\r\n')
}

function escaped(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
