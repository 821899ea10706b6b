// How reports are handled, for everybody: what is printed, inferred and added stand apart, and the drawing has no barrier.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../browser.ts'
import { barriers, sideways } from './barriers.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

const REMBANG = '/prosedur/rembang-sp4n-lapor'

let server: TestServer
let browser: Browser
let visitor: Visitor
beforeAll(async () => {
  ;[server, browser] = await Promise.all([testServer(), openBrowser()])
  visitor = new Visitor(server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('the list of procedures', () => {
  it('is reached from every page and names each procedure in force with who runs it', async () => {
    const home = await visitor.opens('/')
    expect(home.links('Bagaimana laporan ditangani')).toContain('/prosedur')
    const list = await visitor.opens('/prosedur')
    expect(list.links('Kabupaten Rembang')).toEqual([REMBANG])
    expect(list.words).toContain('500.12.11.2/009/2024')
  })
})

describe('the page of a procedure', () => {
  it('keeps what is printed, inferred and added apart', async () => {
    const page = await visitor.opens(REMBANG)
    const within = (id: string) => page.$(`section[aria-labelledby="${id}"]`).text()
    expect(page.heading).toMatch(/^Bagaimana .*Kabupaten Rembang.* menangani laporan$/)
    expect(within('printed-title')).toContain('-Menganonimkan atau merahasiakan, jika aduan mengandung data pribadi atau rahasia;')
    expect(within('printed-title')).toContain('Respon Pejabat Penghubung terhadap pengaduan masyarakat di catat dan di laporkan kepada Bupati Kabupaten Rembang setiap semester.')
    expect(within('printed-title')).not.toContain('Ombudsman')
    expect(within('inferred')).toContain('Disposisi ulang adalah bagian langkah 3')
    expect(within('added')).toContain('UU 25/2009 Pasal 44 ayat (3)')
    expect(within('added')).not.toContain('Urutan langkah pada tabel')
  })

  it('draws the procedure alone, and on request with all that is added', async () => {
    const alone = await visitor.opens(REMBANG)
    expect(alone.$('svg.procedure').length).toBe(2)
    expect(alone.$('svg').text()).not.toContain('Bawa ke Ombudsman')
    const whole = await visitor.opens(alone.links('Tampilkan dengan semua aturan tambahan')[0] ?? '')
    expect(whole.$('svg').text()).toContain('Bawa ke Ombudsman')
    expect(whole.links('English')[0]).toContain('lengkap=1')
  })

  it('says what it holds, each part by a link to it; what is printed, inferred and added is folded', async () => {
    const page = await visitor.opens(REMBANG)
    const links = page.$('.contents a').toArray().map((link) => page.$(link).attr('href') ?? '')
    expect(links).toEqual(['#drawing-title', '#list-title', '#printed-title', '#inferred', '#added'])
    for (const link of links) expect(page.$(link).length, link).toBe(1)
    expect(page.$('details.part-fold:not([open])').length).toBe(3)
    expect(page.links('Ke atas')).toEqual(['#isi'])
  })

  it('says in a list what the drawing shows', async () => {
    const page = await visitor.opens(REMBANG)
    expect(page.$('.procedure-list > li').length).toBe(page.$('svg.procedure-wide .symbol-text').length)
    expect(page.$('.procedure-list').text()).toContain('Minta disposisi ulang: lanjut ke 3 Verifikasi dan disposisi')
  })

  it('speaks English, but for what was signed', async () => {
    const page = await new Visitor(server.url).opens(`${REMBANG}?bahasa=en`)
    expect(page.heading).toMatch(/^How .*Kabupaten Rembang.* handles reports$/)
    expect(page.$('section[aria-labelledby="printed-title"] [lang=id]').text()).toContain('Mendisposisikan aduan')
  })

  it('is not there for a procedure that nobody runs', async () => {
    for (const id of ['tidak-ada', 'REMBANG-SP4N-LAPOR', '%00', '%3Cb%3E']) expect((await visitor.asks(`/prosedur/${id}`)).status, id).toBe(404)
  })

  it.each([{ width: 320, theme: 'light', paths: ['/prosedur', REMBANG] }, { width: 1280, theme: 'dark', paths: [`${REMBANG}?lengkap=1`] }] as const)('has no barrier and never moves sideways at $width, $theme', async ({ width, theme, paths }) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: theme })
    const complaints: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
    for (const path of paths) {
      await page.goto(server.url + path)
      expect(await barriers(page), path).toEqual([])
      expect(await sideways(page), path).toBe(0)
      expect(await page.locator('svg.procedure:visible').count(), path).toBe(path === '/prosedur' ? 0 : 1)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  it('keeps the letters of the drawing legible on a phone and at a desk', async () => {
    for (const width of [360, 1280]) {
      const page = await browser.newPage({ viewport: { width, height: 800 } })
      await page.goto(server.url + REMBANG)
      const heights = await page.$$eval('svg.procedure text', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().height))
      expect(Math.min(...heights), `${width}`).toBeGreaterThanOrEqual(11)
      await page.close()
    }
  })
})
