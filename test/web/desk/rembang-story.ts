// Rembang's full story in a real browser: from a comment on Instagram to its publication, by everybody who has a part in it.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sweepDeadlines } from '../../../src/app/sweep-deadlines.ts'
import { openBrowser } from '../../browser.ts'
import { barriers, sideways } from '../barriers.ts'
import type { TestServer } from '../server.ts'
import { LOOK, SAVE, SEND_NOW } from './casework.ts'
import { deskServer, officerOf, passes, signsIn } from './officer.ts'

const DAY = 86_400_000

let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await deskServer({ env: { TUNTAS_DEMO: 'on' } })
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})

type Look = { readonly width: number; readonly script: boolean; readonly scheme: 'light' | 'dark' }

/** Somebody with a window of their own; every kind of page they come to is looked at once for barriers. */
class Person {
  readonly #seen: Set<string>
  readonly page: Page
  readonly #script: boolean
  private constructor(page: Page, seen: Set<string>, script: boolean) {
    this.page = page
    this.#script = script
    this.#seen = seen
  }

  static async at(look: Look, seen: Set<string>, cookies: ReadonlyMap<string, string> = new Map()): Promise<Person> {
    const context: BrowserContext = await browser.newContext({ viewport: { width: look.width, height: 800 }, javaScriptEnabled: look.script, colorScheme: look.scheme, reducedMotion: 'reduce' })
    context.setDefaultTimeout(60_000)
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.url })))
    return new Person(await context.newPage(), seen, look.script)
  }

  /** An officer, signed in. */
  static async officer(look: Look, seen: Set<string>, place: string, office: string): Promise<Person> {
    return Person.at(look, seen, (await signsIn(server, officerOf(place, office))).cookies)
  }

  async opens(path: string): Promise<void> {
    await this.page.goto(`${server.url}${path}`)
    await this.looks(path.replace(/\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/, '/:number'))
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
    await this.page.waitForLoadState()
    expect(await this.page.locator('.error-summary').count(), `${name}: ${await this.page.locator('main').innerText()}`).toBe(0)
  }

  async looks(kind: string): Promise<void> {
    if (this.#seen.has(kind)) return
    this.#seen.add(kind)
    expect(await sideways(this.page), kind).toBe(0)
    if (this.#script) expect(await barriers(this.page), kind).toEqual([])
    else await this.#looksWithScript(kind)
  }

  /** Takes a way by its button on the report's page, by the look at the message where there is one. */
  async acts(number: string, way: string, fill: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await this.opens(`/meja/laporan/${number}`)
    const link = this.page.locator('.act-list a', { has: this.page.getByText(way, { exact: true }) }).first()
    if (!(await link.isVisible())) await this.page.locator('.case-actions details:not([open]) > summary').first().click()
    await link.click()
    await this.page.waitForLoadState()
    await this.looks(`form of ${way}`)
    await fill(this.page)
    if ((await this.page.getByRole('button', { name: LOOK }).count()) > 0) {
      await this.presses(LOOK)
      await this.looks('the look at a message')
      await this.presses(SEND_NOW)
    } else await this.presses(SAVE)
    expect(await this.page.getByRole('heading', { level: 1 }).innerText()).not.toBe(way)
  }

  /** What looks for barriers needs script: the same address is opened beside, as it stands for whoever has it. */
  async #looksWithScript(kind: string): Promise<void> {
    const context = await browser.newContext({ viewport: this.page.viewportSize(), reducedMotion: 'reduce' })
    await context.addCookies(await this.page.context().cookies())
    const page = await context.newPage()
    await page.goto(this.page.url())
    expect(await barriers(page), kind).toEqual([])
    await context.close()
  }

  words(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}

const HALF_A_DAY = 43_200_000

/** The sweep never stands still for so long that a day would be added to anybody's time. */
async function timePasses(milliseconds: number): Promise<void> {
  for (let left = milliseconds; left > 0; left -= HALF_A_DAY) {
    passes(server, Math.min(left, HALF_A_DAY))
    await sweeps()
  }
}

async function sweeps(): Promise<void> {
  for (;;) {
    const { struck } = await sweepDeadlines({ handling: server.web.handling, pool: server.web.database.pool, now: server.web.clock.now, most: 200 })
    if (struck === 0) return
  }
}

/** Declares the story as a test, seen one way. */
export function tellsRembang(name: string, look: Look): void {
  describe(`Rembang’s full story ${name}`, () => {
    it('goes from a comment on Instagram through hold, wrong agency, two answers and silence to its publication', { timeout: 300_000 }, async () => {
      const seen = new Set<string>()
      const team = await Person.officer(look, seen, 'rembang.admin', 'admin')

      await team.opens('/meja/masukkan')
      await team.page.getByLabel('Saluran').selectOption('instagram')
      await team.page.getByLabel('Tautan atau nomor surat').fill(`https://www.instagram.com/p/${look.width}/`)
      await team.page.locator('#receivedDate').fill(new Date(server.clock.now() - DAY).toISOString().slice(0, 10))
      await team.page.locator('#receivedTime').fill('20:15')
      await team.page.getByLabel('Pengaduan', { exact: true }).check()
      await team.page.getByLabel('Judul').fill('Antrean puskesmas')
      await team.page.getByLabel('Uraian').fill('Antre dua jam untuk nomor.\nIbu saya, Siti, sampai pingsan.')
      await team.presses('Simpan laporan')
      const number = (await team.page.locator('#receipt-number').innerText()).replace(/\s/g, '')
      const code = (await team.page.locator('#receipt-code').innerText()).replace(/\s/g, '')

      await team.acts(number, 'Catat nomor SP4N-LAPOR', (page) => page.locator('#a-nomor-sp4n').fill('9876543'))
      await team.acts(number, 'Anonimkan atau rahasiakan isi', async (page) => {
        await page.locator('[id="a-naskah-samaran.description"]').fill('Antre dua jam untuk nomor.\nSeorang ibu sampai pingsan.')
      })
      await team.acts(number, 'Nyatakan lengkap', (page) => page.getByLabel('Normatif').check())
      await team.acts(number, 'Tunda dan bertanya', (page) => page.locator('#a-pertanyaan').fill('Puskesmas mana, dan hari apa?'))
      expect(await team.words()).toContain('Puskesmas mana, dan hari apa?')

      const reporter = await Person.at(look, seen)
      await reporter.opens('/lacak')
      await reporter.page.locator('#number').fill(number)
      await reporter.page.locator('#code').fill(code)
      await reporter.presses('Buka laporan')
      await reporter.looks('the reporter’s page')
      expect(await reporter.words()).toContain('Puskesmas mana, dan hari apa?')
      await reporter.page.locator('#reply').fill('Puskesmas Kota, hari Senin.')
      await reporter.presses('Kirim balasan')

      await team.acts(number, 'Disposisikan', (page) => page.getByLabel('Yang menjawab').selectOption({ label: 'Dinas Pekerjaan Umum dan Penataan Ruang (contoh)' }))
      const works = await Person.officer(look, seen, 'rembang.pupr', 'liaison')
      await works.acts(number, 'Minta disposisi ulang', (page) => page.locator('#a-alasan-kembali').fill('Ini urusan kesehatan.'))
      await works.close()

      await team.acts(number, 'Disposisikan', async (page) => {
        await page.getByLabel('Yang menjawab').selectOption({ label: 'Dinas Kesehatan (contoh)' })
        await page.getByText('Yang membantu (pendukung)', { exact: true }).first().click()
        await page.getByRole('checkbox', { name: 'Dinas Sosial' }).check()
      })
      await team.acts(number, 'Sudah dikirim', async (page) => {
        expect(await page.locator('#ready-text').innerText()).toContain(number)
      })
      expect(await team.page.locator('.holders').textContent()).toMatch(/Dinas Kesehatan \(contoh\)\s*penanggung jawab.*Dinas Sosial[^)]*\(contoh\)\s*pendukung/s)

      const liaison = await Person.officer(look, seen, 'rembang.dinkes', 'liaison')
      await liaison.acts(number, 'Terima disposisi')
      await liaison.acts(number, 'Beri tahu kepala')
      await liaison.acts(number, 'Susun redaksi jawaban', (page) => page.locator('#a-redaksi-jawaban').fill('Loket ditambah mulai besok.'))
      await liaison.acts(number, 'Laporkan kepada kepala')
      await liaison.acts(number, 'Kirim jawaban', async (page) => {
        expect(await page.locator('#a-redaksi-jawaban').inputValue()).toBe('Loket ditambah mulai besok.')
      })
      await team.acts(number, 'Sudah dijawab di sumbernya', async (page) => {
        expect(await page.locator('#ready-text').innerText()).toContain('Loket ditambah')
        await page.locator('#a-bukti-di-sumber').fill('https://www.instagram.com/p/1/#jawaban')
      })

      await reporter.opens(`/laporan-saya/${number}`)
      expect(await reporter.words()).toContain('Loket ditambah mulai besok.')
      await reporter.page.getByRole('link', { name: 'Saya belum puas' }).click()
      await reporter.looks('the reporter’s choice')
      await reporter.page.locator('#words').fill('Loketnya masih satu.')
      await reporter.presses('Ya: Saya belum puas')
      await reporter.close()

      await team.acts(number, 'Jawab tanggapan pelapor', (page) => page.locator('#a-redaksi-jawaban').fill('Loket kedua dibuka hari ini.'))
      await team.acts(number, 'Sudah dijawab di sumbernya', (page) => page.locator('#a-bukti-di-sumber').fill('https://www.instagram.com/p/1/#jawaban2'))
      await team.close()
      await liaison.close()

      await timePasses(20 * DAY)
      const citizen = await Person.at(look, seen)
      await citizen.opens(`/laporan/${number}`)
      expect(await citizen.words()).toContain('Laporan selesai')
      expect(await citizen.words()).not.toContain('Siti')

      const writer = await Person.officer(look, seen, 'rembang.dinkes', 'liaison')
      await writer.opens(`/meja/publikasi/${number}`)
      await writer.page.locator('#title').fill('Antrean kini singkat')
      await writer.page.locator('#reported').fill('Antrean puskesmas dua jam.')
      await writer.page.locator('#done').fill('Loket kedua dibuka.')
      await writer.presses('Minta diperiksa')
      const head = await Person.officer(look, seen, 'rembang.dinkes', 'head')
      await head.opens(`/meja/publikasi/${number}`)
      await head.presses('Setujui')
      await head.close()
      await writer.opens(`/meja/publikasi/${number}`)
      await writer.presses('Terbitkan')
      await writer.close()
      await citizen.opens('/publikasi')
      expect(await citizen.words()).toContain('Antrean kini singkat')
      await citizen.close()
    })
  })
}
