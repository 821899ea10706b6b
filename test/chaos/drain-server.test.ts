// Stopping a server with every kind of client on it: none that can still be served is cut off, none that is lost is waited for.
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drainServer } from '../../src/web/drain-server.ts'

const SILENCE_MS = 3_000

let server: Server
let drained: () => Promise<void>
beforeEach(async () => {
  server = createServer((request, response) => {
    let length = 0
    request.on('data', (chunk: Buffer) => (length += chunk.length))
    request.on('error', () => undefined) // its sender was let go
    request.on('end', () => setTimeout(() => response.end(`got ${length}`), request.url === '/slow' ? SILENCE_MS + 1_500 : 0))
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  drained = drainServer(server)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterEach(() => server.closeAllConnections())

type Client = { readonly socket: Socket; readonly received: Promise<string> }

function client(text: string): Client {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  let received = ''
  socket.on('data', (chunk) => (received += String(chunk))).on('error', () => undefined)
  socket.write(text)
  return { socket, received: new Promise((settle) => socket.once('close', () => settle(received))) }
}

const post = (path: string, length: number) => `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`

describe('a server that is told to stop', () => {
  it('lets go of clients that have gone silent, at whatever point', { timeout: 20_000 }, async () => {
    const silent = ['', 'POST / HTTP/1.1\r\nHo', post('/', 100), `${post('/', 100)}half of it`].map(client)
    await pause(200)
    const began = Date.now()
    await drained()
    expect(Date.now() - began).toBeLessThan(SILENCE_MS + 2_000)
    expect((await Promise.all(silent.map(({ received }) => received))).filter((text) => text.includes('200 OK'))).toEqual([])
  })

  it('answers who has asked, however long that takes, and lets who is still sending finish', { timeout: 30_000 }, async () => {
    const asked = client(`${post('/slow', 4)}word`)
    const sending = client(post('/', 5))
    await pause(200)
    const done = drained()
    for (const letter of 'abcde') {
      await pause(SILENCE_MS / 2.5)
      sending.socket.write(letter)
    }
    expect(await sending.received).toContain('got 5')
    expect(await asked.received).toContain('got 4')
    await done
  })
})
