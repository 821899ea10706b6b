// The database goes while an officer sends something: a page that says so with all that was typed, and one press later it is done, once.
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { faultyLine, type FaultyLine } from '../../store/faulty-line.ts'
import { RESEND, reports, tracks } from '../journey.ts'
import { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { LOOK, SEND_NOW, opensAct, unitIn } from './casework.ts'
import { coordinator, deskServer, liaisonOfHealth, signsIn } from './officer.ts'
import { answeredReport, settledReport } from './settled-report.ts'

let line: FaultyLine
let server: TestServer
let team: Visitor
let liaison: Visitor
beforeAll(async () => {
  const databaseUrl = async (appUrl: string) => {
    line = await faultyLine(appUrl)
    return line.url
  }
  server = await deskServer({ databaseUrl })
  team = await signsIn(server, coordinator)
  liaison = await signsIn(server, liaisonOfHealth)
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
  await line?.close()
})
afterEach(() => line.comeBack())

/** Sends while the database is gone, and once more when it is back. */
async function sentTwice(officer: Visitor, page: Page, button: string, fill: Filling): Promise<Page> {
  line.goAway()
  const held = await officer.sends(page, button, { fill })
  expect([held.status, held.heading, held.headers['retry-after']]).toEqual([503, 'Layanan sedang terganggu', '10'])
  for (const value of Object.values(fill)) if (/\s/.test(value ?? '')) expect(held.$('.typed').text()).toContain(value)
  expect((await officer.sends(held, RESEND)).status).toBe(503)
  line.comeBack()
  const done = await officer.sends(held, RESEND)
  expect([done.status, done.faults]).toEqual([200, []])
  return done
}

const eventsOf = async (kind: string) => (await server.rows<{ n: number }>('select count(*)::int as n from report_event where kind = $1', [kind]))[0]?.n ?? 0

describe('a database that is gone when an officer sends', () => {
  it('an act keeps lead and every supporter', async () => {
    const { number } = await reports(new Visitor(server.url))
    const form = await opensAct(team, number, 'Disposisikan')
    const lead = unitIn(form, 'Kesehatan')
    const supporters = form.$('[name=supporter]').toArray().map((one) => form.$(one).attr('value') ?? '').filter((one) => one !== lead).slice(0, 2)
    const { action, controls } = form.form(LOOK)
    const given = [['a-hasil-verifikasi', 'memenuhi'], ['s-nature', 'normative'], ['lead', lead], ...supporters.map((one) => ['supporter', one] as const)] as const
    line.goAway()
    const kept = controls.filter(({ name }) => !given.some(([one]) => one === name)).map(({ name, value }) => [name, value] as const)
    const held = new Page(action, await team.postsParts(action, [...kept, ...given]))
    expect(held.form(RESEND).controls.filter(({ name }) => name === 'supporter').map(({ value }) => value)).toEqual(supporters)
    line.comeBack()
    const looked = await team.sends(held, RESEND)
    const done = await team.sends(looked, SEND_NOW)
    expect(done.path).toBe(`/meja/laporan/${number}?selesai=ya`)
    expect(done.$('.holders').text().match(/pendukung/g)).toHaveLength(2)
  })

  it('a question to the reporter keeps its words, and is asked once', async () => {
    const { number } = await reports(new Visitor(server.url))
    const before = await eventsOf('hold-begun')
    const looked = await sentTwice(team, await opensAct(team, number, 'Tunda dan bertanya'), LOOK, { 'a-pertanyaan': 'Di jalan mana, dan sejak kapan?' })
    const done = await sentTwice(team, looked, SEND_NOW, {})
    expect(done.words).toContain('Di jalan mana, dan sejak kapan?')
    expect(await eventsOf('hold-begun') - before).toBeLessThanOrEqual(1)
  })

  it('a note, an entry, a reaction and a publication keep their words, and are taken once', async () => {
    const { number } = await answeredReport(server, 'Antrean panjang')
    const noted = await sentTwice(team, await team.opens(`/meja/laporan/${number}/catatan`), 'Simpan catatan', { note: 'Sudah ditelepon dua kali.' })
    expect(noted.words).toContain('Sudah ditelepon dua kali.')
    expect(await eventsOf('note-added')).toBe(1)
    const reacted = await sentTwice(team, await team.opens(`/meja/laporan/${number}/reaksi`), 'Catat reaksi', { channel: 'instagram', source: 'https://www.instagram.com/p/Lain/', writtenDate: '2026-11-23', reaction: 'Masih antre juga, Pak.' })
    expect(reacted.words).toContain('Masih antre juga, Pak.')
    const entered = await sentTwice(team, await team.opens('/meja/masukkan'), 'Simpan laporan', { channel: 'counter', kind: 'complaint', subject: 'Loket tutup', description: 'Tutup sejak pagi.\nTidak ada orang.' })
    expect(entered.heading).toBe('Laporan sudah tersimpan')
    const settled = await settledReport(server, 'Obat kosong')
    const written = await sentTwice(liaison, await liaison.opens(`/meja/publikasi/${settled.number}`), 'Simpan draf', { title: 'Obat kini ada', reported: 'Obat kosong dua kali.', done: 'Persediaan sudah ditambah.' })
    expect(written.words).toContain('Draf sudah disimpan.')
  })

  it('a look at what is hidden, what a reporter said about their identity, a hold and a wish to be forgotten keep their words, and are done once', async () => {
    const hidden = await reports(new Visitor(server.url), { fill: { anonymous: 'on', name: 'Siti Contoh', phone: '0812 3456 7890' } })
    const opened = await sentTwice(team, await team.opens(`/meja/laporan/${hidden.number}/buka`), 'Buka', { what: 'identity', reason: 'Pelapor perlu dihubungi soal alamatnya.', tell: 'told' })
    expect(opened.words).toContain('Siti Contoh')
    expect(await eventsOf('opening-began')).toBe(1)
    const visitor = new Visitor(server.url)
    const named = await reports(visitor, { fill: { name: 'Budi Contoh', phone: '0812 3456 7890' } })
    const told = await sentTwice(team, await team.opens(`/meja/laporan/${named.number}/izin`), 'Simpan jawaban', { answer: 'ya', channel: 'counter', saidDate: '2026-11-23', note: 'Dikatakan di loket, dengan nomor laporan.' })
    expect(told.words).toContain('boleh')
    expect(await eventsOf('consent-answered')).toBe(1)
    const held = await sentTwice(team, await team.opens(`/meja/laporan/${named.number}/data-pribadi`), 'Tahan dari penghapusan', { hold: 'Diminta pengadilan, perkara contoh.' })
    expect(held.words).toContain('Ditahan dari penghapusan')
    expect(await eventsOf('hold-set')).toBe(1)
    expect((await team.opens(`/meja/laporan/${named.number}`)).words).toContain('Diminta pengadilan, perkara contoh.')
    const wished = await sentTwice(visitor, await visitor.opens(`${named.mine}/hapus`), 'Ya, minta dihapus', { reason: 'Saya takut dikenali.' })
    expect(wished.words).not.toContain('Layanan sedang terganggu')
    expect(await eventsOf('erasure-asked')).toBe(1)
  })

  it('and what a reporter says against an answer: kept in sight, and said once', async () => {
    const found = await answeredReport(server, 'Antrean loket')
    const visitor = new Visitor(server.url)
    const ask = await visitor.opens((await tracks(visitor, found)).links('Saya belum puas')[0] ?? '')
    const done = await sentTwice(visitor, ask, 'Ya: Saya belum puas', { words: 'Masih antre dua jam, tiap pagi.' })
    expect(done.words).toContain('Masih antre dua jam, tiap pagi.')
    expect(await eventsOf('not-satisfied')).toBe(1)
  })

  it('and reads: each page of the desk says so, and is there again when it is back', async () => {
    const { number } = await answeredReport(server, 'Jam buka')
    const form = await opensAct(team, number, 'Jawab tanggapan pelapor').then(({ path }) => path, () => null)
    const addresses = ['/meja', '/meja/cari?kata=jalan', `/meja/laporan/${number}`, `/meja/laporan/${number}/catatan`, '/meja/peringatan', '/meja/publikasi', '/meja/akun', ...(form === null ? [] : [form])]
    line.goAway()
    for (const path of addresses) {
      const page = await team.opens(path)
      expect([page.status, page.heading, page.links('Coba lagi')], path).toEqual([503, 'Layanan sedang terganggu', [path]])
    }
    line.comeBack()
    for (const path of addresses) expect((await team.opens(path)).status, path).toBe(200)
  })
})
