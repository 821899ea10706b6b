// Rembang's full story in a real browser: from a comment on Instagram to its publication, by everybody who has a part in it.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { sweepDeadlines } from '../../../src/app/sweep-deadlines.ts'
import { openBrowser } from '../../browser.ts'
import type { TestServer } from '../server.ts'
import { deskServer, passes } from './officer.ts'
import { Person, type Look } from './person.ts'

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
      const scene = { browser, server, look, seen: new Set<string>() }
      const team = await Person.officer(scene, 'rembang.admin', 'admin')

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

      const reporter = await Person.at(scene)
      await reporter.opens('/lacak')
      await reporter.page.locator('#number').fill(number)
      await reporter.page.locator('#code').fill(code)
      await reporter.presses('Buka laporan')
      await reporter.looks('the reporter’s page')
      expect(await reporter.words()).toContain('Puskesmas mana, dan hari apa?')
      await reporter.page.locator('#reply').fill('Puskesmas Kota, hari Senin.')
      await reporter.presses('Kirim balasan')

      await team.acts(number, 'Disposisikan', (page) => page.getByLabel('Yang menjawab').selectOption({ label: 'Dinas Pekerjaan Umum dan Penataan Ruang (contoh)' }))
      const works = await Person.officer(scene, 'rembang.pupr', 'liaison')
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

      const liaison = await Person.officer(scene, 'rembang.dinkes', 'liaison')
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
      await reporter.answered(() => reporter.page.getByRole('link', { name: 'Saya belum puas' }).click())
      await reporter.looks('the reporter’s choice')
      await reporter.page.locator('#words').fill('Loketnya masih satu.')
      await reporter.presses('Ya: Saya belum puas')
      await reporter.close()

      await team.acts(number, 'Jawab tanggapan pelapor', (page) => page.locator('#a-redaksi-jawaban').fill('Loket kedua dibuka hari ini.'))
      await team.acts(number, 'Sudah dijawab di sumbernya', (page) => page.locator('#a-bukti-di-sumber').fill('https://www.instagram.com/p/1/#jawaban2'))
      await team.close()
      await liaison.close()

      await timePasses(20 * DAY)
      const citizen = await Person.at(scene)
      await citizen.opens(`/laporan/${number}`)
      expect(await citizen.words()).toContain('Laporan selesai')
      expect(await citizen.words()).not.toContain('Siti')

      const writer = await Person.officer(scene, 'rembang.dinkes', 'liaison')
      await writer.opens(`/meja/publikasi/${number}`)
      await writer.page.locator('#title').fill('Antrean kini singkat')
      await writer.page.locator('#reported').fill('Antrean puskesmas dua jam.')
      await writer.page.locator('#done').fill('Loket kedua dibuka.')
      await writer.presses('Minta diperiksa')
      const head = await Person.officer(scene, 'rembang.dinkes', 'head')
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
