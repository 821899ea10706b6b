// Entering by hand in a real browser, on a phone without script; and every page of intake and publication without barriers.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../browser.ts'
import { barriers, lowTargets, sideways } from '../web/barriers.ts'
import type { TestServer } from '../web/server.ts'
import type { Visitor } from '../web/visitor.ts'
import { coordinator, deskServer, headOfHealth, liaisonOfHealth, passes, signsIn } from '../web/desk/officer.ts'
import { answeredReport, settledReport, type Found } from '../web/desk/settled-report.ts'

let server: TestServer
let browser: Browser
let team: Visitor
let writer: Visitor
let answered: Found
let stories: readonly Found[]
beforeAll(async () => {
  server = await deskServer({ env: { TUNTAS_DEMO: 'on' } })
  browser = await openBrowser()
  answered = await answeredReport(server, 'Antrean panjang')
  stories = [await settledReport(server, 'Obat kosong'), await settledReport(server, 'Jam buka'), await settledReport(server, 'Parkir penuh')]
  passes(server, 3_600_000)
  team = await signsIn(server, coordinator)
  writer = await signsIn(server, liaisonOfHealth)
  const head = await signsIn(server, headOfHealth)
  const [first, second] = stories.map(({ number }) => `/meja/publikasi/${number}`) as [string, string]
  for (const path of [first, second]) await writer.sends(await writer.opens(path), 'Minta diperiksa', { fill: { title: 'Kini singkat', reported: 'Lama.', done: 'Loket ditambah. Hubungi 0812 3456 7890.' } })
  await head.sends(await head.opens(first), 'Setujui')
  await writer.sends(await writer.opens(first), 'Terbitkan')
  await team.sends(await team.opens(`/meja/laporan/${answered.number}/catatan`), 'Simpan catatan', { fill: { note: 'Telepon dulu.' } })
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})

function opened(who: Visitor, { width, scheme, language = 'id', script = true }: { readonly width: number; readonly scheme: 'light' | 'dark'; readonly language?: string; readonly script?: boolean }): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height: 780 }, colorScheme: scheme, reducedMotion: 'reduce', javaScriptEnabled: script }).then(async (context) => {
    await context.addCookies([...who.cookies, ['bahasa', language] as const].map(([name, value]) => ({ name, value, url: server.url })))
    return context
  })
}

describe('entering by hand on a phone without script', () => {
  it('goes from a comment on Instagram to the number and code, past a fault and a doubt, and loses nothing on the way', async () => {
    const context = await opened(team, { width: 360, scheme: 'light', script: false })
    const page = await context.newPage()
    await page.goto(`${server.url}/meja`)
    await page.getByRole('link', { name: 'Masukkan laporan' }).click()
    await page.getByLabel('Saluran').selectOption('instagram')
    await page.getByLabel('Tautan atau nomor surat').fill('https://www.instagram.com/p/Telepon/')
    await page.locator('#receivedDate').fill('2026-10-01')
    await page.locator('#receivedTime').fill('20:15')
    await page.getByLabel('Pengaduan', { exact: true }).check()
    await page.getByLabel('Uraian').fill('Air mati sejak Senin.\nAnak-anak tidak bisa mandi.')
    await page.getByLabel('Nama atau akun').fill('@warga')
    await page.getByRole('button', { name: 'Simpan laporan' }).click()
    expect(await page.locator('.error-summary').innerText()).toContain('Tulis judul laporan.')
    expect(await page.getByLabel('Uraian').inputValue()).toBe('Air mati sejak Senin.\nAnak-anak tidak bisa mandi.')
    await page.getByLabel('Judul').fill('Air mati')
    await page.getByRole('button', { name: 'Simpan laporan' }).click()
    expect(await page.locator('main').innerText()).toContain('53 hari yang lalu')
    expect(await page.locator('#receivedTime').inputValue()).toBe('20:15')
    await page.getByRole('button', { name: 'Tetap simpan laporan' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Laporan sudah tersimpan')
    const code = await page.locator('#receipt-code').innerText()
    expect(await page.locator('#to-send').innerText()).toContain(code)
    await page.reload()
    expect(await page.locator('#receipt-code').innerText()).toBe(code)
    await context.close()
  })
})

type Place = readonly [string, () => Visitor, () => string, (page: Page) => Promise<unknown>]

const asItIs = () => Promise.resolve()

const places: readonly Place[] = [
  ['the form', () => team, () => '/meja/masukkan', asItIs],
  ['the form with faults', () => team, () => '/meja/masukkan', async (page) => Promise.all([page.waitForSelector('.error-summary'), page.locator('form.form button.large').click()])],
  ['the form of who may not', () => writer, () => '/meja/masukkan', asItIs],
  ['the page of a code that is gone', () => team, () => `/meja/masukkan/${answered.number}`, asItIs],
  ['notes', () => team, () => `/meja/laporan/${answered.number}/catatan`, asItIs],
  ['a reaction', () => team, () => `/meja/laporan/${answered.number}/reaksi`, asItIs],
  ['what may be published', () => writer, () => '/meja/publikasi', asItIs],
  ['what waits for a second look', () => team, () => '/meja/publikasi', asItIs],
  ['a month without anything', () => writer, () => '/meja/publikasi?bulan=2026-01', asItIs],
  ['writing', () => writer, () => `/meja/publikasi/${stories[2]?.number}`, asItIs],
  ['a second look', () => team, () => `/meja/publikasi/${stories[1]?.number}`, async (page) => page.locator('summary').first().click()],
  ['what is out, at the desk', () => writer, () => `/meja/publikasi/${stories[0]?.number}`, asItIs],
  ['what is out, for everybody', () => writer, () => '/publikasi', asItIs],
  ['a month in which nothing came out', () => writer, () => '/publikasi?bulan=2026-01', asItIs],
]

describe.each([{ width: 320, scheme: 'light', language: 'id' }, { width: 1280, scheme: 'dark', language: 'en' }] as const)('$width pixels wide, $scheme, $language', (look) => {
  it.each(places)('%s has no barrier, moves nothing sideways, and everything to press is high enough', async (_what, who, path, prepare) => {
    const context = await opened(who(), look)
    const page = await context.newPage()
    await page.goto(`${server.url}${path()}`)
    await prepare(page)
    expect(await barriers(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    expect(await lowTargets(page)).toEqual([])
    await context.close()
  })

  it('the page with number and code has none either', async () => {
    const done = await team.sends(await team.opens('/meja/masukkan'), 'Simpan laporan', { fill: { channel: 'counter', kind: 'complaint', subject: 'Loket', description: 'Tutup.' } })
    const context = await opened(team, look)
    const page = await context.newPage()
    await page.goto(`${server.url}${done.path}`)
    expect(await barriers(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    expect(await page.locator('#receipt-code').count()).toBe(1)
    await context.close()
  })
})
