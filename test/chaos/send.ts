// One request of a browser and its answer, or the error of the connection; nothing is ever sent again by itself.
import { request, type Agent, type ClientRequest, type IncomingHttpHeaders } from 'node:http'

export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }

export type Outgoing = {
  readonly port: number
  readonly agent: Agent
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

const PATIENCE_MS = 30_000

/** @throws when the connection fails, breaks within the answer, or nothing comes for 30 s. */
export function send(outgoing: Outgoing): Promise<Answer> {
  return new Promise((settle, fail) => {
    const sending = opened(outgoing)
    sending.setTimeout(PATIENCE_MS, () => sending.destroy(new Error('No answer came.')))
    sending.once('error', fail)
    sending.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => settle({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }))
      response.once('error', fail)
    })
    sending.end(outgoing.body)
  })
}

/** Sends everything and is gone `after` milliseconds later, whatever comes back: whoever sent it never reads an answer. */
export function sendAndHangUp(outgoing: Outgoing, after: number): Promise<void> {
  return new Promise((settle) => {
    const sending = opened(outgoing)
    const end = () => {
      sending.destroy()
      settle()
    }
    sending.once('error', end)
    sending.once('finish', () => setTimeout(end, after))
    sending.end(outgoing.body)
  })
}

/** Whether not a byte was sent: nobody listened. */
export function isUnreached(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED'
}

function opened({ port, agent, method, path, headers, body }: Outgoing): ClientRequest {
  const length = body === undefined ? {} : { 'content-length': String(body.length) }
  return request({ host: '127.0.0.1', port, agent, method, path, headers: { ...length, ...headers } })
}
