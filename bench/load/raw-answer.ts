// Reads HTTP/1.1 answers from the bytes of a connection with as little work as possible: the load generator shares the
// processors with what it measures.

export type RawAnswer = {
  readonly status: number
  /** Status line and header lines. */
  readonly head: string
  /** As sent; still in chunks where `transfer-encoding` says so. */
  readonly body: Buffer
}

const HEAD_END = Buffer.from('\r\n\r\n')

/** The answer at the start of the bytes and how many bytes it takes; null while it is not complete. */
export function rawAnswer(bytes: Buffer): { readonly answer: RawAnswer; readonly length: number } | null {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const start = headEnd + 4
  const end = status === 204 || status === 304 ? start : bodyEnd(bytes, start, head)
  return end === null || end > bytes.length ? null : { answer: { status, head, body: bytes.subarray(start, end) }, length: end }
}

/** The value of a header, empty when it is not there. */
export function headerOf(head: string, name: string): string {
  return new RegExp(`^${name}: *(.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
}

function bodyEnd(bytes: Buffer, start: number, head: string): number | null {
  const length = /^content-length: *(\d+)/im.exec(head)?.[1]
  if (length !== undefined) return start + Number(length)
  return /^transfer-encoding: *chunked/im.test(head) ? chunksEnd(bytes, start) : start
}

function chunksEnd(bytes: Buffer, start: number): number | null {
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const next = lineEnd + 2 + size + 2
    if (next > bytes.length) return null
    if (size === 0) return next
    at = next
  }
}
