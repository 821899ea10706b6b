// What a citizen's phone must load before the first word can be typed: at most 25 KB, all told, as the product itself sends it.
import { load } from 'cheerio'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exchange } from './http.ts'
import { reports } from './journey.ts'
import { openSampleSite } from './sample-site.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

const PAGE_BYTES = 25_000
const SCRIPT_BYTES = 5_000
const MODULE_BYTES = 20_000

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())

type Sent = { readonly path: string; readonly bytes: number; readonly text: string; readonly encoding: string | undefined }

/** As a browser asks, with the bytes that went over the wire. */
async function sent(path: string): Promise<Sent> {
  const { status, headers, body } = await exchange(`${server.url}${path}`, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } })
  expect(status, path).toBe(200)
  const encoding = headers['content-encoding']
  const plain = encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body
  return { path, bytes: body.length, text: plain.toString(), encoding }
}

/** A page with everything that its tags, its style sheets and its scripts load by themselves. */
async function visit(path: string): Promise<readonly Sent[]> {
  const page = await sent(path)
  const $ = load(page.text)
  const named = $('link[rel=stylesheet], link[rel=preload], link[rel=modulepreload], link[rel=icon], script[src], img[src]').toArray().map((tag) => $(tag).attr('href') ?? $(tag).attr('src') ?? '')
  const all = new Map<string, Sent>([[path, page]])
  for (const wanted = named; wanted.length > 0; ) {
    const next = wanted.pop() ?? ''
    if (all.has(next) || next.startsWith('data:')) continue
    const part = await sent(next)
    all.set(next, part)
    wanted.push(...[...part.text.matchAll(/url\(["']?([^"')]+)["']?\)|(?:from|import)\s*["']([^"']+\.js)["']/g)].map((found) => new URL(found[1] ?? found[2] ?? '', `${server.url}${next}`).pathname).filter((one) => /\.(?:js|woff2|css|svg)$/.test(one)))
  }
  return [...all.values()]
}

const sum = (parts: readonly Sent[]) => parts.reduce((bytes, part) => bytes + part.bytes, 0)

describe('the weight of a first visit', () => {
  it.each(['/', '/lapor', '/lacak', '/tentang', '/privasi'])('%s with all it loads stays within 25 KB', async (path) => {
    const parts = await visit(path)
    expect(parts.map((part) => part.path.split('.').at(-1))).toEqual(expect.arrayContaining(['css', 'js', 'woff2']))
    expect(sum(parts), parts.map((part) => `${part.path} ${part.bytes}`).join('\n')).toBeLessThanOrEqual(PAGE_BYTES)
    expect(sum(parts.filter((part) => part.path.endsWith('.js')))).toBeLessThanOrEqual(SCRIPT_BYTES)
  })

  it('of a report\'s public page does too', async () => {
    const { number } = await reports(new Visitor(server.url))
    expect(sum(await visit(`/laporan/${number}`))).toBeLessThanOrEqual(PAGE_BYTES)
  })

  it('later brings no module that is heavier than 20 KB', async () => {
    const site = await openSampleSite()
    const first = site.assets.js.map((address) => basename(address))
    const later = (await readdir(site.folder)).filter((name) => name.endsWith('.js') && !first.includes(name))
    expect(later.length).toBeGreaterThan(0)
    for (const name of later) expect(gzipSync(await readFile(join(site.folder, name))).length).toBeLessThanOrEqual(MODULE_BYTES)
    await site.close()
  })
})

describe('a page', () => {
  it('is packed only for who takes it, and says that it depends on that', async () => {
    for (const path of ['/', '/lapor', '/lacak']) {
      for (const [accepts, encoding] of [['gzip;q=1.0, br', 'gzip'], ['gzip;q=0', undefined], ['identity', undefined]] as const) {
        const { headers } = await exchange(`${server.url}${path}`, { headers: { 'Accept-Encoding': accepts } })
        expect([headers['content-encoding'], headers['vary']?.includes('Accept-Encoding'), headers['content-type']]).toEqual([encoding, true, 'text/html; charset=UTF-8'])
      }
    }
  })

  it('that holds somebody\'s words or code is never packed: its size would tell what is in it', async () => {
    const visitor = new Visitor(server.url)
    await visitor.opens('/')
    const { mine, receipt } = await reports(visitor)
    for (const path of [mine, receipt.path, `${mine}/cabut`]) {
      const { headers } = await visitor.asks(path, { headers: { 'Accept-Encoding': 'gzip, br' } })
      expect([path, headers['content-encoding']]).toEqual([path, undefined])
    }
    const wrong = await visitor.posts(await visitor.opens('/lapor'), 'Kirim laporan', { fill: { subject: 'Hanya judul' }, headers: { 'Accept-Encoding': 'gzip, br' } })
    expect([wrong.status, wrong.headers['content-encoding']]).toEqual([422, undefined])
  })
})
