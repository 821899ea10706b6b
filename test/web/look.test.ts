// Every page of the citizen in a real browser: without barriers, at the width of the smallest phone, light and dark.
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../browser.ts'
import { barriers, lowTargets, sideways } from './barriers.ts'
import { openSampleSite, pagesIn, type SampleSite } from './sample-site.ts'

const names = Object.keys(pagesIn('id', { css: '', js: [], font: '', icon: '', desk: '', listKeys: '', passkey: '', log: '', checkReceipt: '', guide: '' }))

let site: SampleSite
let browser: Browser

beforeAll(async () => {
  ;[site, browser] = await Promise.all([openSampleSite(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Way = { readonly theme: 'light' | 'dark'; readonly language: 'id' | 'en'; readonly width: number }

describe('on the smallest phone, which is also a wide screen at 400 %, in light and Indonesian', () => {
  const pageOf = openedPage({ theme: 'light', language: 'id', width: 320 })
  it.each(names)('%s has no barrier, never moves sideways and has nothing to press below 44 px', async (name) => {
    const page = await pageOf(name)
    expect(await barriers(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    // Links inside sentences are exempt (WCAG 2.2, 2.5.8).
    expect(await lowTargets(page, ['.top a', '.foot li a'])).toEqual([])
  })
})

describe('a heading of one endless word', () => {
  const pageOf = openedPage({ theme: 'light', language: 'id', width: 320 })
  it.each(names)('breaks on %s', async (name) => {
    const page = await pageOf(name)
    await page.$$eval('main :is(h1, h2, h3)', (all, word) => all.forEach((one) => (one.textContent = word)), 'Pertanggungjawaban'.repeat(9))
    expect(await sideways(page)).toBe(0)
  })
})

describe('on a common phone', () => {
  const pageOf = openedPage({ theme: 'light', language: 'id', width: 360 })
  it('the other language stands beside the name, not below it', async () => {
    const page = await pageOf(names[0] ?? '')
    const [brand, other] = await page.$$eval('.top .brand, .top [hreflang]', (all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })))
    expect(other?.top).toBeLessThan(brand?.bottom ?? 0)
  })
})

describe('on a desk, in dark and English', () => {
  const pageOf = openedPage({ theme: 'dark', language: 'en', width: 1280 })
  it.each(names)('%s has no barrier', async (name) => {
    expect(await barriers(await pageOf(name))).toEqual([])
  })
})

/** Opens sample pages one after another in one tab; a complaint of the browser (content policy, script) fails the test. */
function openedPage({ theme, language, width }: Way): (name: string) => Promise<Page> {
  let page: Page
  let complaints: string[] = []
  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme, reducedMotion: 'reduce' })
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    page.on('pageerror', (error) => complaints.push(error.message))
  })
  afterEach(() => expect(complaints).toEqual([]))
  afterAll(() => page?.close())
  return async (name) => {
    complaints = []
    await page.goto(`${site.url}/${language}/${name}`)
    return page
  }
}
