// Whoever sends too slowly or too much at once holds nothing for long: an answer with every word that came, and everybody else is served.
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { photo } from './evidence-samples.ts'
import { multipart, type FormPart } from './form-body.ts'
import { STORY } from './journey.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

const PACE = 2_000
let server: TestServer
beforeAll(async () => {
  server = await testServer({ env: { TUNTAS_PACE_SECONDS: '1', TUNTAS_PACE_BYTES_PER_SECOND: String(PACE), TUNTAS_UPLOADS_PER_NETWORK: '3', TUNTAS_UPLOADS: '4' } })
})
afterAll(() => server?.close())
afterEach(async () => {
  expect(await server.staged()).toEqual([])
  expect(server.logged.filter((line) => line.includes('"a fault"'))).toEqual([])
})

const story: readonly FormPart[] = Object.entries({ ...STORY, government: 'rembang' }).map(([name, value]): FormPart => [name, value ?? ''])

const long = story.map(([name, value]): FormPart => [name, name === 'description' ? `${String(value)} ${'Gelap. '.repeat(800)}` : value])

type Sender = { readonly socket: Socket; readonly answer: Promise<string> }

/** Sends a head that promises so many bytes, and nothing yet. */
function begins({ path = '/lapor', type, length, method = 'POST', from = '127.0.0.1' }: { path?: string; type: string; length: number; method?: string; from?: string }): Sender {
  const { hostname, port, host } = new URL(server.url)
  const socket = connect({ host: hostname, port: Number(port), localAddress: from })
  socket.write([`${method} ${path} HTTP/1.1`, `Host: ${host}`, 'Sec-Fetch-Site: same-origin', `Content-Type: ${type}`, `Content-Length: ${length}`, '', ''].join('\r\n'))
  let received = ''
  socket.on('data', (piece) => (received += String(piece)))
  socket.on('error', () => undefined) // whoever is cut off is told so by what was received
  return { socket, answer: new Promise((resolve) => socket.once('close', () => resolve(received))) }
}

async function trickles({ socket }: Sender, bytes: Uint8Array, bytesPerSecond: number): Promise<void> {
  const began = performance.now()
  for (let at = 0; at < bytes.length && !socket.destroyed; await pause(50)) {
    const due = Math.ceil(((performance.now() - began + 50) * bytesPerSecond) / 1_000)
    socket.write(bytes.subarray(at, due))
    at = due
  }
}

describe('a sender who is slower than the slowest phone', () => {
  it('and stops in the middle of a photo is answered 408 with the words that came, the connection ends, and nothing of the photo stays', async () => {
    const { contentType, body } = multipart([...story, ['files', await photo('besar.jpg', 600)]], 'mine')
    const sender = begins({ type: contentType, length: body.length })
    sender.socket.write(body.subarray(0, body.length - 2_000))
    const answer = await sender.answer
    expect(answer).toContain('HTTP/1.1 408')
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(answer).toContain('Kiriman terhenti karena sambungan terlalu lambat')
    expect(answer).toContain('Anak-anak takut lewat.')
    expect(answer, 'what is not whole is not offered to be sent with one press').not.toContain('type="hidden"')
  })

  it.each([
    ['a small form', '/lapor', multipart(long, 'mine')],
    ['a sign-in', '/meja/masuk', multipart([['email', 'a@b.example'], ['password', 'x'.repeat(3_000)]], 'mine')],
    ['a form of the other kind', '/lacak', { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(`number=${'1'.repeat(3_000)}`) }],
    ['what is no form', '/lapor', { contentType: 'text/plain', body: Buffer.alloc(3_000, 65) }],
    ['a report over the programming interface', '/api/v1/reports', { contentType: 'application/json', body: Buffer.from(JSON.stringify({ subject: 'x'.repeat(3_000) })) }],
  ])('and trickles %s is answered 408', async (_what, path, { contentType, body }) => {
    const sender = begins({ path, type: contentType, length: body.length })
    void trickles(sender, body, PACE / 4)
    const answer = await sender.answer
    expect(answer).toContain('HTTP/1.1 408')
    expect(answer.toLowerCase()).toContain('connection: close')
  })

  it.each([['GET', '/'], ['POST', '/nowhere']])('and never ends a body that nobody reads (%s %s) loses the connection', async (method, path) => {
    const sender = begins({ method, path, type: 'text/plain', length: 1_000_000 })
    sender.socket.write('a')
    expect(await sender.answer).toMatch(/^HTTP\/1\.1 (?:200|404)/)
  })

  it('but not slower than it is waited for: the report is taken in', async () => {
    const { contentType, body } = multipart([...long, ['files', await photo('besar.jpg', 600)]], 'mine')
    const sender = begins({ type: contentType, length: body.length })
    const began = Date.now()
    await trickles(sender, body, Math.max(PACE * 4, body.length / 4))
    sender.socket.once('data', () => sender.socket.end())
    expect(Date.now() - began, 'longer than two windows').toBeGreaterThan(2_000)
    expect(await sender.answer).toMatch(/^HTTP\/1\.1 (?:201|303)/)
  })
})

describe.skipIf(process.platform !== 'linux')('many who send files at the same time', () => {
  const LARGE = 90_000

  /** Says that a large form comes, sends its words, and goes on slowly enough to hold its place. */
  function holds(from: string): Sender & { readonly release: () => void } {
    const { contentType, body } = multipart(story, 'mine')
    const sender = begins({ type: contentType, length: LARGE, from })
    sender.socket.write(body.subarray(0, body.length - 20))
    const more = setInterval(() => sender.socket.write(Buffer.alloc(PACE / 5, 65)), 100)
    return { ...sender, release: () => {
      clearInterval(more)
      sender.socket.destroy()
    } }
  }

  it('from one network: the next is told so with every word, a form without files is taken in, and another network has its place until all are taken', async () => {
    const holding = [holds('127.0.0.3'), holds('127.0.0.3'), holds('127.0.0.3')]
    await pause(200)
    const next = holds('127.0.0.3')
    const answer = await next.answer
    next.release()
    expect(answer).toContain('HTTP/1.1 503')
    expect(answer).toMatch(/retry-after: 60/i)
    expect(answer.toLowerCase()).toContain('connection: close')
    expect(answer).toContain('Terlalu banyak berkas sedang dikirim')
    expect(answer).toContain('Anak-anak takut lewat.')
    expect((await new Visitor(server.url, { from: '127.0.0.3' }).postsParts('/lapor', story)).status).toBe(201)
    const form: readonly FormPart[] = [...story, ['files', await photo('besar.jpg', 600)]]
    expect((await new Visitor(server.url, { from: '127.0.0.4' }).postsParts('/lapor', form)).status).toBe(201)
    holding.push(holds('127.0.0.5'))
    await pause(200)
    expect((await new Visitor(server.url, { from: '127.0.0.4' }).postsParts('/lapor', form)).status, 'four in all').toBe(503)
    const api = begins({ path: '/api/v1/reports', type: 'application/json', length: LARGE, from: '127.0.0.4' })
    expect(await api.answer).toMatch(/^HTTP\/1\.1 503[^]*application\/problem\+json/)
    for (const { release } of holding) release()
    await pause(200)
    expect((await new Visitor(server.url, { from: '127.0.0.3' }).postsParts('/lapor', form)).status).toBe(201)
  })
})
