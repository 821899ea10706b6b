// What every answer says besides its words: nothing foreign runs, nothing private is kept, and no address is open that the table doesn't know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes, type RoutePolicy } from '../../src/web/route-policy.ts'
import { pdf } from './evidence-samples.ts'
import { exchange, type Answer } from './http.ts'
import { reports, type Reported } from './journey.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
let visitor: Visitor
let mine: Reported
beforeAll(async () => {
  server = await testServer()
  visitor = new Visitor(server.url)
  mine = await reports(visitor, { files: [pdf()] })
})
afterAll(() => server?.close())

const table = Object.entries(routes) as readonly (readonly [string, RoutePolicy])[]

function answerOf({ method, path }: RoutePolicy): Promise<Answer> {
  const asset = server.web.assets.addresses.css.split('/').at(-1) ?? ''
  const address = path.replace(':number', mine.number).replace(':file', '1').replace(':id', 'rembang-sp4n-lapor').replace(':name', asset)
  return method === 'get' ? visitor.copy().asks(address) : visitor.copy().postsParts(address, [['reply', 'x']])
}

/** Answers of every kind: each route, and each way of going wrong. */
async function everyAnswer(): Promise<readonly (readonly [string, Answer])[]> {
  const routed = await Promise.all(table.map(async ([name, policy]) => [name, await answerOf(policy)] as const))
  const wrong: Readonly<Record<string, Promise<Answer>>> = {
    'not found': exchange(`${server.url}/tidak-ada`),
    'not found in the interface': exchange(`${server.url}/api/v1/tidak-ada`),
    'forbidden': exchange(`${server.url}${mine.mine}`),
    'from another site': exchange(`${server.url}/lapor`, { method: 'POST', body: Buffer.from('a=b'), headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: 'https://jahat.example' } }),
    'not a form': exchange(`${server.url}/lapor`, { method: 'POST', body: Buffer.from('x'), headers: { 'Content-Type': 'text/plain' } }),
    'broken form': exchange(`${server.url}/lapor`, { method: 'POST', body: Buffer.from('x'), headers: { 'Content-Type': 'multipart/form-data; boundary=x' } }),
    'other language': exchange(`${server.url}/?bahasa=en`),
    'head': exchange(`${server.url}/lapor`, { method: 'HEAD' }),
  }
  return [...routed, ...(await Promise.all(Object.entries(wrong).map(async ([name, answer]) => [name, await answer] as const)))]
}

describe('every answer', () => {
  it('forbids whatever is not ours, and to be framed, sniffed or sent along', async () => {
    for (const [what, { headers, status }] of await everyAnswer()) {
      const policy = String(headers['content-security-policy'])
      expect(policy, what).toContain("default-src 'none'")
      expect(policy, what).not.toContain('unsafe')
      if (what !== 'evidence') for (const part of ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'", "script-src 'self'"]) expect(policy, what).toContain(part)
      expect(headers, `${what} ${status}`).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' })
      expect(['same-origin', 'no-referrer'], what).toContain(headers['referrer-policy'])
      expect(headers['strict-transport-security'], what).toBe('max-age=31536000; includeSubDomains')
      expect(headers['permissions-policy'], what).toContain('camera=()')
      expect(headers['x-powered-by'], what).toBeUndefined()
      expect(headers['access-control-allow-origin'], what).toBeUndefined()
    }
  })

  it('says what it is, and in which characters', async () => {
    for (const [what, { headers, body, status }] of await everyAnswer()) {
      if (body.length === 0) continue
      const type = String(headers['content-type'])
      expect(type, `${what} ${status}`).toMatch(/^[a-z]+\/[a-z0-9.+-]+/)
      if (/^text\/|html/.test(type)) expect(type.toLowerCase(), `${what} ${status}`).toContain('charset=utf-8')
    }
  })

  it('that belongs to one person is kept by no cache', async () => {
    const open = ['home', 'verify', 'figures', 'figuresFile', 'logFile', 'privacy', 'retention', 'about', 'procedures', 'procedure', 'stories', 'storiesFeed', 'styleGuide', 'publicReport', 'asset', 'openApi', 'apiGovernments', 'apiPublicReport', 'other language']
    for (const [what, { headers, status }] of await everyAnswer()) {
      if (open.includes(what)) continue
      expect(headers['cache-control'], `${what} ${status}`).toContain('no-store')
    }
  })

  it('sets cookies that scripts and other sites can not use', async () => {
    for (const [what, { headers }] of await everyAnswer()) {
      for (const cookie of headers['set-cookie'] ?? []) {
        expect(cookie, what).toContain('HttpOnly')
        expect(cookie, what).toMatch(/SameSite=(?:Lax|Strict)/)
        expect(cookie, what).toContain('Path=/')
      }
    }
  })

  it('carries no script or style inside the page', async () => {
    for (const [what, { headers, body }] of await everyAnswer()) {
      if (!String(headers['content-type']).includes('text/html')) continue
      const html = body.toString()
      expect(html, what).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:/i)
    }
  })
})

describe('the table of routes', () => {
  it('names every address that is mounted, and every address of it is mounted', () => {
    const mounted = server.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method.toLowerCase()} ${path}`)
    expect(mounted.sort()).toEqual(table.map(([, { method, path }]) => `${method} ${path}`).sort())
  })

  it('has nothing else behind it: what is for all addresses only prepares', () => {
    for (const { path } of server.app.routes.filter(({ method }) => method === 'ALL')) expect(path).toBe('/*')
  })

  it('limits every address by which something can be sent, leaving apart', () => {
    const posted = table.filter(([name, { method }]) => method === 'post' && name !== 'leave')
    expect(posted.filter(([, { limit }]) => limit === undefined)).toEqual([])
  })
})

describe('the address of an asset', () => {
  it('is kept for ever, and comes packed where the browser takes that', async () => {
    const { css } = server.web.assets.addresses
    for (const [accepted, encoding] of [['br, gzip', 'br'], ['gzip', 'gzip'], ['', undefined]] as const) {
      const answer = await exchange(`${server.url}${css}`, { headers: { 'Accept-Encoding': accepted } })
      expect([answer.headers['content-encoding'], answer.headers['cache-control'], answer.headers['vary']]).toEqual([encoding, 'public, max-age=31536000, immutable', 'Accept-Encoding'])
    }
  })
})
