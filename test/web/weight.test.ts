// What a citizen's phone must load before the first word can be typed: at most 25 KB, all told.
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSampleSite, pagesIn, type SampleSite } from './sample-site.ts'

const PAGE_BYTES = 25_000
const SCRIPT_BYTES = 5_000
const MODULE_BYTES = 20_000

let site: SampleSite

beforeAll(async () => {
  site = await openSampleSite()
})
afterAll(() => site?.close())

describe('the weight of a first visit, packed with gzip', () => {
  it.each(['home', 'form', 'form-errors', 'track', 'receipt', 'mine', 'public-words'])('%s with all it loads stays within 25 KB', async (name) => {
    const html = packed(Buffer.from(pagesIn('id', site.assets)[name] ?? ''))
    const { css, js, font, icon } = site.assets
    const parts = await Promise.all([css, ...js, font, icon].map(weight))
    expect(html).toBeGreaterThan(1000)
    expect(html + parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(PAGE_BYTES)
  })

  it('carries at most 5 KB of script', async () => {
    const scripts = await Promise.all(site.assets.js.map(weight))
    expect(scripts.reduce((sum, script) => sum + script, 0)).toBeLessThanOrEqual(SCRIPT_BYTES)
  })

  it('loads no module later that is heavier than 20 KB', async () => {
    const first = site.assets.js.map((address) => basename(address))
    const later = (await readdir(site.folder)).filter((name) => name.endsWith('.js') && !first.includes(name))
    expect(later.length).toBeGreaterThan(0)
    for (const name of later) expect(await weight(name)).toBeLessThanOrEqual(MODULE_BYTES)
  })
})

/** A font is packed already: gzip would add to it, so servers send it as it is. */
async function weight(address: string): Promise<number> {
  const content = await readFile(join(site.folder, basename(address)))
  return address.endsWith('.woff2') ? content.length : packed(content)
}

function packed(content: Buffer): number {
  return gzipSync(content, { level: 9 }).length
}
