// Whatever is sent to the addresses of a report at the desk gets an answer that says what is wrong with it, never a fault of ours.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reports, type Reported } from '../journey.ts'
import { pdf } from '../evidence-samples.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { acts, opensAct, SAVE, unitIn } from './casework.ts'
import { coordinator, deskServer, headOfHealth, liaisonOfHealth, signsIn } from './officer.ts'

let server: TestServer
let admin: Visitor
let liaison: Visitor
let reported: Reported
beforeAll(async () => {
  server = await deskServer()
  admin = await signsIn(server, coordinator)
  liaison = await signsIn(server, liaisonOfHealth)
  reported = await reports(new Visitor(server.url))
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const LONG = 'x'.repeat(1_000_000)
const VALUES = ['', 'NaN', '-1', '1e9', '99999999999999999999', '\0', '\u202e', '__proto__', '%', '../..', '" onload="', LONG]

describe('the addresses of a report', () => {
  it.each(['NaN', '-1', '1.5', '1e999', '999999999999', '%00', '%', '__proto__', 'x'.repeat(3_000)])('with “%s” for a part of them are not there', async (part) => {
    const at = `/meja/laporan/${reported.number}`
    const paths = [`/meja/laporan/${part}`, `${at}/tindakan/${part}/verifikasi/disposisi`, `${at}/tindakan/1/${part}/disposisi`, `${at}/tindakan/1/verifikasi/${part}`, `${at}/bukti/${part}`]
    for (const path of paths) {
      const { status } = await admin.asks(path)
      expect([path.slice(0, 80), status >= 400 && status < 500]).toEqual([path.slice(0, 80), true])
    }
  })

  it.each(VALUES.filter((value) => value.length < 4_000))('with “%s” behind the question mark are read as if it were not there, or refused', async (value) => {
    const query = encodeURIComponent(value)
    for (const path of [`/meja?daftar=${query}&jenis=${query}&setelah=${query}&sebelum=${query}`, `/meja?setelah=.${query}.1`, `/meja/cari?kata=${query}&setelah=${query}`, `/meja/laporan/${reported.number}?selesai=${query}`, `/meja/publikasi?bulan=${query}&setelah=${query}`]) {
      expect((await admin.asks(path)).status, path).toBeLessThan(500)
    }
  })
})

describe('the forms of a report', () => {
  const forms: readonly (readonly [string, readonly string[]])[] = [
    ['tindakan/1/verifikasi/disposisi', ['version', 'seen', 'command', 'a-hasil-verifikasi', 's-nature', 's-classification', 'lead', 'supporter', 'kept']],
    ['tindakan/1/verifikasi/catat-terlapor', ['about-unit', 'about-officer', 'about-kept', 'version']],
    ['tindakan/1/verifikasi/samarkan-naskah', ['a-naskah-samaran.subject', 'a-naskah-samaran.description']],
    ['tindakan/1/input-manual/catat', ['a-nomor-sp4n', 'version', 'kirim']],
    ['catatan', ['note', 'command']],
    ['reaksi', ['reaction', 'channel', 'writtenDate', 'writtenTime', 'source', 'says', 'seen', 'kept', 'command']],
    ['izin', ['answer', 'channel', 'saidDate', 'saidTime', 'note', 'command']],
    ['urungkan', ['act', 'command']],
  ]

  it.each(forms)('%s takes no nonsense for a fault of ours', { timeout: 60_000 }, async (form, names) => {
    const path = `/meja/laporan/${reported.number}/${form}`
    for (const value of VALUES) {
      const { status } = await admin.postsParts(path, names.flatMap((name) => [[name, value], [name, value]]))
      expect([form, value.slice(0, 20), status < 500]).toEqual([form, value.slice(0, 20), true])
    }
  })

  it('name nobody as complained about who is not of this government, or not of the unit', async () => {
    const fill = async (unit: string, officer: string) => {
      const page = await admin.sends(await opensAct(admin, reported.number, 'Catat siapa yang dilaporkan'), SAVE, { fill: { 'about-unit': unit, 'about-officer': officer } })
      return [page.status, page.beside('about-unit'), page.beside('about-officer')]
    }
    const health = String(server.web.reference.get().units.find(({ code }) => code === 'rembang.dinkes')?.id)
    expect(await fill('999999', '')).toEqual([422, 'Unit ini tidak ada di pemerintah daerah ini.', null])
    expect(await fill('', String(liaisonOfHealth.officer))).toEqual([422, 'Pilih juga unit petugas yang dilaporkan.', null])
    expect(await fill(health, String(coordinator.officer))).toEqual([422, null, 'Petugas ini tidak bertugas di unit yang dipilih.'])
  })
})

describe('files that wait for the rest of their form', () => {
  it('come back to whoever sent them and to that act alone', async () => {
    const { number } = await reports(new Visitor(server.url))
    const form = await opensAct(admin, number, 'Disposisikan')
    await acts(admin, number, 'Disposisikan', { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative', lead: unitIn(form, 'Kesehatan') })
    const head = await signsIn(server, headOfHealth)
    const [draft, answer] = [await opensAct(liaison, number, 'Susun redaksi jawaban'), await opensAct(liaison, number, 'Kirim jawaban')]
    const refused = await liaison.sends(draft, SAVE, { fill: { 'a-redaksi-jawaban': '' }, files: [pdf()] })
    const kept = refused.value('kept') ?? ''
    expect([refused.status, kept.length > 100]).toEqual([422, true])
    const again = { fill: { 'a-redaksi-jawaban': 'Sudah.', kept } }
    const hers = await head.sends(await opensAct(head, number, 'Susun redaksi jawaban'), SAVE, again)
    const other = await liaison.sends(answer, 'Lihat pesan untuk pelapor dulu', again)
    expect([hers.status, other.status]).toEqual([422, 422])
    expect(hers.words).toContain('silakan pilih lagi')
    expect((await liaison.sends(refused, SAVE, { fill: { 'a-redaksi-jawaban': 'Sudah.' } })).links('surat.pdf')).toHaveLength(1)
  })
})
