// The JSON body of a request, within bounds.
import { arriving, TooSlow } from '../too-slow.ts'
import type { RequestContext } from '../web.ts'

/** Descriptions have up to 20,000 characters; four bytes each and escapes leave room below this. */
const MOST_BYTES = 256 * 1024

export type JsonRead = { readonly json: unknown } | { readonly status: 400 | 408 | 413 | 415; readonly title: string }

export async function readJson(c: RequestContext): Promise<JsonRead> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return { status: 415, title: 'Send JSON with Content-Type: application/json.' }
  const body = await bytesOf(c)
  if (body === 'too-slow') return { status: 408, title: 'The body comes too slowly. Send it again.' }
  if (body === 'too-large') return { status: 413, title: `The body is larger than ${MOST_BYTES} bytes.` }
  try {
    return { json: JSON.parse(body.toString()) }
  } catch {
    return { status: 400, title: 'The body is not JSON.' }
  }
}

async function bytesOf(c: RequestContext): Promise<Buffer | 'too-slow' | 'too-large'> {
  const pieces: Buffer[] = []
  let bytes = 0
  try {
    for await (const piece of arriving(c.env.incoming)) {
      bytes += piece.length
      if (bytes > MOST_BYTES) return 'too-large'
      pieces.push(piece)
    }
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error
    c.header('Connection', 'close')
    return 'too-slow'
  }
  return Buffer.concat(pieces)
}
