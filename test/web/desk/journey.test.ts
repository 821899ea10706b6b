// An officer's first day in a real browser, on a phone and without script; and every page of the desk without barriers.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, codeOf, deskServer, passes, signsIn } from './officer.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let server: TestServer
let browser: Browser
let admin: Visitor
let link: string
beforeAll(async () => {
  server = await deskServer({ env: { TUNTAS_DEMO: 'on' } })
  browser = await openBrowser()
  await reports(new Visitor(server.url), { fill: { secret: 'on', anonymous: 'on' } })
  admin = await signsIn(server, administrator)
  const shown = await admin.sends(await admin.opens('/meja/petugas/baru'), 'Buat undangan', { fill: { name: 'Wahyu Pratama', email: 'wahyu@contoh.invalid', phone: '0812 0000 0000', unit: '5', office: 'liaison' } })
  link = shown.$('#shown-link').text()
})
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})

describe('the first day of an officer, on a phone without script', () => {
  it('goes from the link by password and code application to the desk, and out again', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 780 }, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(link)
    await page.getByLabel('Kata sandi baru').fill('layar putih di selat karimata')
    await page.getByLabel('Ketik sekali lagi').fill('layar putih di selat karimata')
    await page.getByRole('button', { name: 'Simpan dan lanjut' }).click()
    const generator = (await page.locator('#generator-key').innerText()).replaceAll('-', '').trim()
    await page.getByLabel('Kode enam angka').fill(await codeOf(generator, server.clock.now()))
    await page.getByRole('button', { name: 'Pasang' }).click()
    expect(await page.locator('.backup-codes code').count()).toBe(10)
    await page.getByRole('button', { name: 'Sudah saya simpan' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Selamat bekerja, Wahyu Pratama')
    await page.getByRole('button', { name: 'Keluar' }).click()
    passes(server, 30_000)
    await page.getByLabel('Surel kantor').fill('wahyu@contoh.invalid')
    await page.getByLabel('Kata sandi').fill('layar putih di selat karimata')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/meja/masuk/kode')
    await page.getByLabel('Kode enam angka').fill(await codeOf(generator, server.clock.now()))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/meja')
    expect(await page.locator('main').innerText()).toContain('Pejabat Penghubung')
    await context.close()
  })
})

const PAGES = [
  '/meja/masuk', '/meja', '/meja?daftar=pantau', '/meja?daftar=unit&terlambat=on', '/meja/cari', '/meja/cari?kata=tidak ada', '/meja/akun', '/meja/akun/sandi', '/meja/akun/aplikasi', '/meja/unit', '/meja/unit/baru', '/meja/unit/5',
  '/meja/petugas', '/meja/petugas/baru', '/meja/petugas/3', '/meja/petugas/3/data', '/meja/petugas/3/jabatan', '/meja/petugas/3/pengganti', '/meja/petugas/3/keadaan', '/meja/petugas/3/tautan', '/meja/catatan', '/meja/unit/99999',
]

describe.each([{ width: 320, scheme: 'light', language: 'id' }, { width: 1280, scheme: 'dark', language: 'en' }] as const)('$width pixels wide, $scheme, $language', ({ width, scheme, language }) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, reducedMotion: 'reduce' })
    await context.addCookies([...admin.cookies, ['bahasa', language] as const].map(([name, value]) => ({ name, value, url: server.url })))
  })
  afterAll(() => context?.close())

  it.each(PAGES)('%s has no barrier, moves nothing sideways, and everything to press is high enough', async (path) => {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text())))
    await page.goto(`${server.url}${path}`)
    expect(complaints).toEqual([])
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    expect(await lowTargets(page)).toEqual([])
    await page.close()
  })
})

function lowTargets(page: Page): Promise<string[]> {
  return page.$$eval('button, .button, .input, .top a, .choice, .tabs a, .chips a, .desk-nav a', (all) =>
    all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80)))
}

async function barriers(page: Page): Promise<string[]> {
  // Evaluated by the debugger: a script element would be stopped by the content policy.
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(RULES)} })`)) as { violations: { id: string; nodes: { html: string }[] }[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}
