// Whoever sends a body must get on: a sender slower than the slowest phone is told so, lest a few thousand of them hold every connection.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { tellTooSlow } from './too-slow.ts'

/** So much must arrive within each window in which it is the sender's turn. */
export type Pace = { readonly bytesPerSecond: number; readonly windowMs: number }

type Sending = { readonly request: IncomingMessage; readonly response: ServerResponse; waitedMs: number; bytes: number }

const LOOKS_PER_WINDOW = 10

/** Watches every body that a server is sent, from now on until it is closed. One timer for all of them. */
export function watchPace(server: Server, { bytesPerSecond, windowMs }: Pace): void {
  const sendings = new Set<Sending>()
  const tick = windowMs / LOOKS_PER_WINDOW
  const timer = setInterval(() => {
    for (const sending of sendings) {
      if (sending.request.complete || sending.request.destroyed) sendings.delete(sending)
      else if (isSlow(sending, tick)) endOf(sending)
    }
  }, tick)
  timer.unref()
  server.once('close', () => clearInterval(timer))
  server.on('request', (request, response) => {
    if (request.complete || !hasBody(request)) return
    const sending = { request, response, waitedMs: 0, bytes: request.socket.bytesRead }
    sendings.add(sending)
    request.once('close', () => sendings.delete(sending))
  })

  function isSlow(sending: Sending, elapsedMs: number): boolean {
    // What came and isn't read yet: it is our turn, and the sender is not to blame.
    if (sending.request.readableLength > 0) return false
    sending.waitedMs += elapsedMs
    if (sending.waitedMs < windowMs) return false
    const { bytesRead } = sending.request.socket
    const came = bytesRead - sending.bytes
    Object.assign(sending, { waitedMs: 0, bytes: bytesRead })
    return came < (bytesPerSecond * windowMs) / 1000
  }
}

/** Whoever reads the body answers; where the answer is out already nobody will. */
function endOf({ request, response }: Sending): void {
  if (response.writableEnded) request.socket.destroy()
  else tellTooSlow(request)
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
