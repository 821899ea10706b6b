// The lists in a real browser: by keyboard at a desk, by thumb and without script on a phone.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { LOOK } from './casework.ts'
import { coordinator, deskServer, signsIn } from './officer.ts'

let server: TestServer
let browser: Browser
let team: Visitor
beforeAll(async () => {
  server = await deskServer()
  browser = await openBrowser()
  for (const kind of ['complaint', 'aspiration', 'complaint']) await reports(new Visitor(server.url), { fill: { kind, subject: `Sebuah ${kind}` } })
  team = await signsIn(server, coordinator)
})
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})

async function opened(setting: { readonly width: number; readonly script: boolean }, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: setting.width, height: 780 }, javaScriptEnabled: setting.script })
  await context.addCookies([...team.cookies].map(([name, value]) => ({ name, value, url: server.url })))
  const page = await context.newPage()
  await page.goto(`${server.url}${path}`)
  return page
}

const focused = (page: Page) => page.evaluate('document.activeElement.getAttribute("href") ?? document.activeElement.id') as Promise<string>

describe('at a desk, by keyboard', () => {
  it('j and k walk the rows, Enter opens one, / goes to the search box, where letters are letters', async () => {
    const page = await opened({ width: 1280, script: true }, '/meja?daftar=pantau')
    const rows = await page.locator('.work-link').evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    expect(await page.locator('.keys').isVisible()).toBe(true)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await focused(page)).toBe(rows[1])
    await page.keyboard.press('k')
    expect(await focused(page)).toBe(rows[0])
    await page.keyboard.press('/')
    await page.keyboard.type('jk')
    expect(await page.locator('#cari-laporan').inputValue()).toBe('jk')
    await page.locator('.work-link').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${rows[0]}`)
    await page.context().close()
  })
})

/** What the next press of Tab comes to, in words; it fails where nobody would see that it is there. */
async function tabs(page: Page): Promise<string> {
  await page.keyboard.press('Tab')
  const { words, ringed } = (await page.evaluate(`(() => {
    const at = document.activeElement
    const rings = (one) => one !== null && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2
    const parts = at instanceof HTMLInputElement && /date|time/.test(at.type) // the browser marks the part of it
    return { words: (at.innerText || at.labels?.[0]?.innerText || at.getAttribute('aria-label') || at.tagName).trim(), ringed: at === document.body || parts || rings(at) || rings(at.closest('tr, li, .choice, label')) }
  })()`)) as { words: string; ringed: boolean }
  expect(ringed, `a ring around “${words}”`).toBe(true)
  return words
}

async function tabsTo(page: Page, words: string): Promise<void> {
  for (let count = 0; count < 60; count += 1) if ((await tabs(page)).startsWith(words)) return
  throw new Error(`Tab never comes to “${words}”.`)
}

describe('with Tab and Enter alone', () => {
  it('one goes past the menu to a report, to its act, to the fault of its form and to the field, and out at the end', async () => {
    const page = await opened({ width: 1280, script: false }, '/meja?daftar=pantau')
    expect(await tabs(page)).toBe('Langsung ke isi halaman')
    await page.keyboard.press('Enter')
    await tabsTo(page, 'Sebuah ')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/meja/laporan/*')
    await tabsTo(page, 'Disposisikan')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/disposisi')
    await tabsTo(page, LOOK)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.error-summary')
    expect(await page.evaluate("document.activeElement.className")).toBe('error-summary')
    const [faults, last] = await page.locator('.error-summary a').evaluateAll((links) => [links.length, links.at(-1)?.getAttribute('href') ?? ''] as const)
    for (let count = 0; count < faults; count += 1) await tabs(page)
    await page.keyboard.press('Enter')
    expect(await page.evaluate('`#${document.activeElement.id}`')).toBe(last)
    await tabsTo(page, 'Ke situs warga')
    expect(await page.keyboard.press('Tab').then(() => page.evaluate('document.activeElement.tagName'))).toBe('BODY')
    await page.context().close()
  }, 60_000)
})

describe('the head of the desk', () => {
  it('takes two short rows on a phone; its menu unfolds without script to everything, and who is signed in can leave there', async () => {
    const page = await opened({ width: 360, script: false }, '/meja')
    expect(await page.locator('.desk-top').evaluate((head) => head.getBoundingClientRect().height)).toBeLessThan(135)
    expect(await page.locator('#cari-laporan').isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'Akun saya' }).count()).toBe(0)
    await page.locator('.desk-menu summary').click()
    for (const name of ['Meja kerja', 'Peringatan', 'Masukkan laporan', 'Data pribadi', 'Akun saya']) expect(await page.locator('.desk-menu').getByRole('link', { name, exact: true }).isVisible(), name).toBe(true)
    expect(await page.getByRole('button', { name: 'Keluar' }).isVisible()).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.context().close()
  })

  it('keeps the search box in its first row on a desk, and its menu goes away at Escape', async () => {
    const page = await opened({ width: 1280, script: true }, '/meja')
    const [brand, box] = await page.locator('.desk-top .brand, #cari-laporan').evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })))
    expect(box?.top).toBeLessThan(brand?.bottom ?? 0)
    expect(await page.getByRole('button', { name: 'Keluar' }).isVisible()).toBe(true)
    await page.locator('.desk-menu summary').focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('link', { name: 'Akun saya' }).isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect([await page.getByRole('link', { name: 'Akun saya' }).count(), await page.evaluate('document.activeElement.tagName')]).toEqual([0, 'SUMMARY'])
    await page.context().close()
  })
})

describe('on a phone without script', () => {
  it('a row is a card that leads to its report, the filter filters, the box searches', async () => {
    const page = await opened({ width: 360, script: false }, '/meja?daftar=pantau')
    expect(await page.locator('.keys').isVisible()).toBe(false)
    expect(await page.locator('.work thead').evaluate((head) => head.getBoundingClientRect().width)).toBeLessThan(2)
    await page.locator('.filter summary').click({ timeout: 5_000 })
    await page.getByLabel('Jenis').selectOption('aspiration', { timeout: 5_000 })
    await page.getByRole('button', { name: 'Saring', exact: true }).click({ timeout: 5_000 })
    expect(await page.locator('.work tbody tr').count()).toBe(1)
    const number = await page.locator('.work code').innerText()
    // Anywhere on the card: the link covers it, which a click that waits for the cell itself takes for an obstacle.
    await page.locator('.work tbody tr td').nth(1).click({ force: true })
    await page.waitForURL(`**/meja/laporan/${number}`)
    await page.goto(`${server.url}/meja`)
    await page.locator('#cari-laporan').fill(number.toLowerCase())
    await page.keyboard.press('Enter')
    await page.waitForURL('**/meja/cari?**')
    expect(await page.locator('.found code').allInnerTexts()).toEqual([number])
    await page.context().close()
  })
})
