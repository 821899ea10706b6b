// Closes a server: whoever has asked is answered first, whoever is still sending may finish, whoever has gone silent is let go.
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A phone that has lost its network never says so; it sends the form again with the same key. */
const SILENCE_MS = 3_000
const LOOK_MS = 250

type Seen = { request: IncomingMessage | null; bytes: number; at: number }

/** Call it before the server serves; the function it returns resolves when every connection is closed. */
export function drainServer(server: Server): () => Promise<void> {
  const connections = new Map<Socket, Seen>()
  server.on('connection', (socket: Socket) => {
    connections.set(socket, { request: null, bytes: 0, at: 0 })
    socket.once('close', () => connections.delete(socket))
  })
  server.on('request', (request, response) => {
    const seen = connections.get(request.socket)
    if (seen === undefined) return
    seen.request = request
    response.once('close', () => (seen.request = null))
  })
  return async () => {
    const closed = new Promise((settle) => server.close(settle))
    server.closeIdleConnections()
    const looking = letGoOfSilent(connections)
    await closed
    looking.abort()
  }
}

function letGoOfSilent(connections: ReadonlyMap<Socket, Seen>): AbortController {
  const looking = new AbortController()
  void (async () => {
    while (!looking.signal.aborted) {
      for (const [socket, seen] of connections) if (isSilent(socket, seen)) socket.destroy()
      await pause(LOOK_MS, undefined, { ref: false })
    }
  })()
  return looking
}

/** Nothing moved for a while, and it is not us who are to speak. */
function isSilent(socket: Socket, seen: Seen): boolean {
  const bytes = socket.bytesRead + socket.bytesWritten
  const isOurTurn = seen.request?.complete === true
  if (isOurTurn || bytes !== seen.bytes || seen.at === 0) Object.assign(seen, { bytes, at: Date.now() })
  return Date.now() - seen.at > SILENCE_MS
}
