// The programming interface over HTTP: the same care as for the form, in JSON.
import { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { exchange, type Answer } from './http.ts'
import { tracks } from './journey.ts'
import { START, testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())
afterEach(() => {
  expect(server.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})

const report = { government: 'rembang', classification: 'complaint', title: 'Lampu mati', description: 'Sudah sebulan.\nGelap.' }

async function sent(body: unknown, headers: Record<string, string> = {}): Promise<Answer & { readonly json: Record<string, unknown> }> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const answer = await exchange(`${server.url}/api/v1/reports`, { method: 'POST', body: bytes, headers: { 'Content-Type': 'application/json', ...headers } })
  return { ...answer, json: JSON.parse(answer.body.toString()) as Record<string, unknown> }
}

let made = 0
const newKey = () => formatSubmissionKey(newSubmissionKey(START, Buffer.alloc(16, (made += 1))))

describe('a report sent by a program', () => {
  it('gets number and code, with which its reporter opens it', async () => {
    const { status, json } = await sent({ ...report, anonymous: true, contact: { phone: '0812 3456 7890' } })
    expect([status, json['receivedAt']]).toEqual([201, '2026-11-23T10:00:00+07:00'])
    const page = await tracks(new Visitor(server.url), { number: String(json['number']), code: String(json['code']) })
    expect(page.heading).toBe('Lampu mati')
    expect(page.words).toContain('Anonim')
    const seen = await exchange(`${server.url}/api/v1/reports/${String(json['number'])}`)
    expect(seen.status).toBe(200)
    expect(seen.body.toString()).not.toContain('Lampu')
  })

  it.each(['{"__proto__":{"polluted":true},', '{"constructor":{"prototype":{"polluted":true}},', '{"contact":{"__proto__":{"polluted":true}},', '{"state":{"masked":true},"watcher":1,"report_id":"1","secret":"false",'])('changes nothing but its own report with what it must not carry: %s', async (start) => {
    const { status } = await sent(`${start}${JSON.stringify(report).slice(1)}`)
    expect([201, 422]).toContain(status)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(await server.rows(`select from report where (state->>'masked')::boolean or report_id = 1`)).toEqual([])
  })

  it('twenty times under one key at the same moment is one report', async () => {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => sent(report, { 'Idempotency-Key': key })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19)
    expect(new Set(answers.map(({ json }) => `${String(json['number'])} ${String(json['code'])}`)).size).toBe(1)
  })

  it('with other content under the same key is refused with 409, and no code', async () => {
    const key = newKey()
    const { json } = await sent(report, { 'Idempotency-Key': key })
    const second = await sent({ ...report, title: 'Lain' }, { 'Idempotency-Key': key })
    expect([second.status, second.headers['content-type']]).toEqual([409, 'application/problem+json'])
    expect(second.body.toString()).not.toContain(String(json['code']))
  })
})

describe('what is not as it should be', () => {
  it.each([
    ['no JSON', 'x', 400], ['half JSON', '{"title":', 400], ['nothing', '', 400], ['a list', '[]', 422], ['null', 'null', 422], ['a number', '7', 422], ['nothing in it', '{}', 422],
    ['an unknown field', JSON.stringify({ ...report, geheim: 1 }), 422], ['a polluted prototype', '{"__proto__":{"title":"x"},"constructor":1}', 422], ['a wrong kind', JSON.stringify({ ...report, classification: 'x' }), 422],
    ['a blank title', JSON.stringify({ ...report, title: '\u200b' }), 422], ['a title of NUL', JSON.stringify({ ...report, title: '\0' }), 422], ['a day that is none', JSON.stringify({ ...report, occurredOn: '2026-02-30' }), 422],
    ['a day to come', JSON.stringify({ ...report, occurredOn: '2027-01-01' }), 422], ['a government not served', JSON.stringify({ ...report, government: '__proto__' }), 422], ['a text too long', JSON.stringify({ ...report, description: 'x'.repeat(20_001) }), 422],
    ['a contact that is none', JSON.stringify({ ...report, contact: { phone: 'x' } }), 422], ['deep nesting', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 422],
  ])('%s', async (_what, body, status) => {
    const answer = await sent(body)
    expect([answer.status, answer.headers['content-type'], answer.json['status']]).toEqual([status, 'application/problem+json', status])
    if (status === 422 && 'errors' in answer.json) for (const { message } of answer.json['errors'] as { message: string }[]) expect(message).not.toBe('')
  })

  it('another type, a key that is none, another site', async () => {
    expect((await sent(report, { 'Content-Type': 'text/plain' })).status).toBe(415)
    for (const key of ['x', '', '1', newKey().slice(1), 'ffffffff-ffff-7fff-bfff-ffffffffffff']) expect((await sent(report, { 'Idempotency-Key': key })).status, key).toBe(422)
    expect((await sent(report, { Origin: 'https://jahat.example' })).status).toBe(403)
  })

  it('too large: 413 reaches the sender, also one that does not say how much it sends', async () => {
    const large = JSON.stringify({ ...report, description: 'x'.repeat(3_000_000) })
    expect((await sent(large)).status).toBe(413)
    const streamed = await exchange(`${server.url}/api/v1/reports`, { method: 'POST', body: Readable.from([large]), headers: { 'Content-Type': 'application/json' } })
    expect(streamed.status).toBe(413)
  })

  it('strange words are kept as words', async () => {
    const title = '<b>{{7*7}}</b> \u0000\ud800\u202e 👍🏽'
    const { json } = await sent({ ...report, title })
    const page = await tracks(new Visitor(server.url), { number: String(json['number']), code: String(json['code']) })
    expect(page.heading).toBe('<b>{{7*7}}</b> \ufffd 👍🏽')
  })
})

describe('the document of the interface', () => {
  it('names every address that there is, and none besides', async () => {
    const { paths } = JSON.parse((await exchange(`${server.url}/openapi.json`)).body.toString()) as { paths: Record<string, Record<string, unknown>> }
    const documented = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`))
    const mounted = server.app.routes.filter(({ path, method }) => path.startsWith('/api/') && method !== 'ALL').map(({ method, path }) => `${method.toLowerCase()} ${path}`)
    expect(documented.sort()).toEqual(mounted.sort())
  })
})
