// The JSON body of a request, within bounds.
import type { RequestContext } from '../web.ts'

/** Descriptions have up to 20,000 characters; four bytes each and escapes leave room below this. */
const MOST_BYTES = 256 * 1024

export type JsonRead = { readonly json: unknown } | { readonly status: 400 | 413 | 415; readonly title: string }

export async function readJson(c: RequestContext): Promise<JsonRead> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) return { status: 415, title: 'Send JSON with Content-Type: application/json.' }
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of c.env.incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) return { status: 413, title: `The body is larger than ${MOST_BYTES} bytes.` }
    chunks.push(chunk)
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString()) }
  } catch {
    return { status: 400, title: 'The body is not JSON.' }
  }
}
