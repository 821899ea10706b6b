// Pages of the desk in a real browser: no barrier, nothing that moves sideways, everything to press high enough.
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { barriers, lowTargets, sideways } from '../barriers.ts'
import type { TestServer } from '../server.ts'
import type { Visitor } from '../visitor.ts'

/** Of sign-in, lists, search, account, units and officers. */
export const DESK_PAGES: readonly string[] = [
  '/meja/masuk', '/meja/masuk/kunci', '/meja/akun/kunci', '/meja/petugas/3/kunci', '/meja', '/meja?daftar=pantau', '/meja?daftar=unit&terlambat=on', '/meja/cari', '/meja/cari?kata=tidak ada', '/meja/akun', '/meja/akun/sandi', '/meja/akun/aplikasi', '/meja/unit', '/meja/unit/baru', '/meja/unit/5',
  '/meja/petugas', '/meja/petugas/baru', '/meja/petugas/3', '/meja/petugas/3/data', '/meja/petugas/3/jabatan', '/meja/petugas/3/pengganti', '/meja/petugas/3/keadaan', '/meja/petugas/3/tautan', '/meja/catatan', '/meja/unit/99999',
]

type Look = { readonly width: number; readonly scheme: 'light' | 'dark'; readonly language: 'id' | 'en' }
type Scene = { readonly server: TestServer; readonly browser: Browser; readonly visitor: Visitor }

/** Tests, inside a `describe`; `scene` is there when they run. */
export function looksAtDeskPages(pages: readonly string[], { width, scheme, language }: Look, scene: () => Scene): void {
  let context: BrowserContext
  beforeAll(async () => {
    const { server, browser, visitor } = scene()
    context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme, reducedMotion: 'reduce' })
    await context.addCookies([...visitor.cookies, ['bahasa', language] as const].map(([name, value]) => ({ name, value, url: server.url })))
  })
  afterAll(() => context?.close())

  it.each(pages)('%s has no barrier, moves nothing sideways, and everything to press is high enough', async (path) => {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && !message.text().includes('404') && complaints.push(message.text())))
    await page.goto(`${scene().server.url}${path}`)
    expect(complaints).toEqual([])
    expect(await barriers(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    expect(await lowTargets(page, ['.top a', '.tabs a', '.chips a', '.desk-nav a'])).toEqual([])
    await page.close()
  })
}
