// An officer's first day in a real browser, on a phone and without script; and every page of the desk without barriers.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { DESK_PAGES, looksAtDeskPages } from './desk-pages.ts'
import { administrator, codeOf, deskServer, passes, signsIn } from './officer.ts'

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
    await page.locator('.desk-menu summary').click()
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

describe.each([{ width: 320, scheme: 'light', language: 'id' }, { width: 1280, scheme: 'dark', language: 'en' }] as const)('$width pixels wide, $scheme, $language', (look) => {
  looksAtDeskPages(DESK_PAGES, look, () => ({ server, browser, visitor: admin }))
})
