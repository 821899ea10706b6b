// One HTTP exchange, with nothing added or followed.
import { request, type IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'

export type Exchange = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** A stream is sent in chunks, without saying how much comes. */
  readonly body?: Uint8Array | Readable | undefined
  /** The address it is sent from: 127.0.0.2, for one, is a network of its own (on Linux). */
  readonly from?: string | undefined
}

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/** Settles with the answer also when it comes before the whole body was sent. */
export function exchange(url: string, { method = 'GET', headers = {}, body, from }: Exchange = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body instanceof Uint8Array ? { 'Content-Length': String(body.length) } : {}
    const sent = request(url, { method, headers: { ...length, ...headers }, agent: false, ...(from !== undefined && { localAddress: from }) }, (received) => {
      const pieces: Buffer[] = []
      received.on('data', (piece: Buffer) => pieces.push(piece))
      received.on('error', reject)
      received.on('end', () => resolve({ status: received.statusCode ?? 0, headers: received.headers, body: Buffer.concat(pieces) }))
    })
    sent.on('error', reject)
    if (body instanceof Readable) body.pipe(sent)
    else sent.end(body)
  })
}
