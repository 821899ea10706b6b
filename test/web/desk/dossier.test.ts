// The file for the Ombudsman over HTTP: asked of the reporter, put together for who hands it over, sealed from everybody else.
import { createHash } from 'node:crypto'
import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { load } from 'cheerio'
import { sweepDeadlines } from '../../../src/app/sweep-deadlines.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { acts, masked } from '../../acting.ts'
import { photo } from '../evidence-samples.ts'
import { reports, tracks, type Reported } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'
import { reporter, team } from './settled-report.ts'

const DAY = 86_400_000
const WHO: Filling = { name: 'Siti Rahayu', email: 'siti@contoh.example', phone: '081234567890', subject: 'Obat habis', description: 'Obat habis tiga minggu. Telepon saya 0812-3456-7890.' }

let server: TestServer
let [open, anonymous]: readonly Reported[] = []
beforeAll(async () => {
  server = await deskServer()
  open = await reports(new Visitor(server.url), { fill: WHO, files: [await photo('resep siti.jpg')] })
  anonymous = await reports(new Visitor(server.url), { fill: { ...WHO, anonymous: 'on' } })
  const [unit] = await server.rows<{ id: number }>(`select unit_id as id from unit where code = 'rembang.dinkes'`)
  for (const report of [open, anonymous]) {
    if (report === anonymous) await acts(server.web, idOf(report), team, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('Obat', 'Obat di puskesmas habis.') } })
    await acts(server.web, idOf(report), team, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: unit?.id ?? 0, supporters: [] } })
  }
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

function idOf({ number }: Reported): ReportId {
  const id = reportIdOf(number, server.web.secrets.numberKey)
  if (id === null) throw new Error('No such report.')
  return id
}

async function sweeps(): Promise<void> {
  while ((await sweepDeadlines({ handling: server.web.handling, pool: server.web.database.pool, now: server.clock.now, most: 200 })).leased > 0);
}

const dossier = ({ number }: Reported) => `/meja/laporan/${number}/berkas`
const found = () => [open, anonymous] as [Reported, Reported]

describe('consent', () => {
  it('is asked on the reporter’s page from the first day, in easy words, and can be changed', async () => {
    const visitor = new Visitor(server.url)
    const page = await tracks(visitor, found()[0])
    expect(page.words).toContain('Bolehkah identitas Anda diserahkan?')
    const yes = await visitor.sends(page, 'Ya, boleh', { fill: { jawab: 'ya' } })
    expect([yes.status, yes.words]).toEqual([200, expect.stringContaining('Jawaban Anda sudah kami catat.')])
    expect(yes.words).toContain('Anda mengizinkan nama dan kontak Anda diserahkan.')
    const back = await visitor.sends(yes, 'Tarik izin ini', { fill: { jawab: 'tidak' } })
    expect(back.words).toContain('Nama dan kontak Anda tidak akan diserahkan.')
    expect((await visitor.sends(back, 'Izinkan sekarang', { fill: { jawab: 'ya' } })).words).toContain('Tarik izin ini')
    // A page of before that is sent once more changes nothing, and says no lie.
    expect((await visitor.sends(yes, 'Tarik izin ini', { fill: { jawab: 'ya' } })).status).toBe(409)
  })

  it('said by telephone is recorded by who answers for the report, with how it was said; the reporter sees it, is told, and may change it', async () => {
    const report = await reports(new Visitor(server.url), { fill: WHO })
    passes(server, 2 * 3_600_000)
    const officer = await signsIn(server, coordinator)
    const path = `/meja/laporan/${report.number}/izin`
    const case_ = await officer.opens(`/meja/laporan/${report.number}`)
    expect([case_.words, case_.$(`a[href="${path}"]`).text()]).toEqual([expect.stringContaining('belum dijawab pelapor'), 'Catat jawaban pelapor'])
    const empty = await officer.sends(await officer.opens(path), 'Simpan jawaban', { fill: { saidDate: '2020-01-01', note: 'Lewat telepon.' } })
    expect([empty.status, empty.beside('answer'), empty.value('note')?.trim()]).toEqual([422, 'Pilih jawaban pelapor.', 'Lewat telepon.'])
    const today = new Date(server.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const saved = await officer.sends(empty, 'Simpan jawaban', { fill: { answer: 'ya', channel: 'phone', saidDate: today, note: 'Ditelepon ke nomor yang tercatat.' } })
    expect(saved.words).toContain('Jawaban pelapor sudah dicatat. Pelapor diberi tahu.')
    expect(saved.words).toContain('Ditelepon ke nomor yang tercatat.')
    const page = await tracks(new Visitor(server.url), report)
    expect(page.words).toContain('Anda mengizinkan nama dan kontak Anda diserahkan.')
    expect(page.words).toContain('Jawaban Anda tentang identitas dicatat petugas')
    expect(page.html).not.toContain('Ditelepon ke nomor')
    const visitor = new Visitor(server.url)
    expect((await visitor.sends(await tracks(visitor, report), 'Tarik izin ini', { fill: { jawab: 'tidak' } })).words).toContain('tidak akan diserahkan')
    const late = await officer.sends(await officer.opens(path), 'Simpan jawaban', { fill: { answer: 'ya', channel: 'letter', saidDate: today, note: 'Surat.' } })
    expect([late.status, late.words]).toEqual([422, expect.stringContaining('Pelapor sudah menjawab sendiri')])
    expect((await (await signsIn(server, liaisonOfHealth)).opens(path)).status).toBe(404)
  })

  it('says nothing to a form that answers neither', async () => {
    const visitor = new Visitor(server.url)
    const page = await tracks(visitor, found()[1])
    expect((await visitor.sends(page, 'Ya, boleh', { fill: { jawab: 'mungkin' } })).status).toBe(422)
  })

  it('is asked once more in front as the outer time runs out', async () => {
    passes(server, 78 * DAY)
    await sweeps()
    const page = await tracks(new Visitor(server.url), found()[1])
    expect(page.$('.column-main #izin').length).toBe(1)
    expect(page.words).toContain('Anda ditanya apakah identitas Anda boleh diserahkan')
    expect((await tracks(new Visitor(server.url), found()[0])).$('.column-main #izin').length).toBe(0)
  })
})

describe('the file for the Ombudsman', () => {
  it('is not there before the report goes outside', async () => {
    const officer = await signsIn(server, coordinator)
    expect((await officer.opens(dossier(found()[0]))).status).toBe(404)
    passes(server, 60 * DAY)
    await sweeps()
    for (const report of found()) await acts(server.web, idOf(report), reporter, 'ke-ombudsman')
  })

  it('is put together with the identity that the reporter allows, the evidence and its checksums, and each opening is recorded', async () => {
    const [report] = found()
    const officer = await signsIn(server, coordinator)
    expect((await officer.opens(`/meja/laporan/${report.number}`)).$(`a[href="${dossier(report)}"]`).text()).toContain('Berkas untuk Ombudsman RI')
    const page = await officer.opens(dossier(report))
    expect(page.words).toContain('Pelapor mengizinkan identitasnya diserahkan')
    const answer = await officer.posts(page, 'Unduh berkas dan bukti (.zip)', { fill: { do: 'unduh' } })
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'application/zip', 'no-store'])
    const entries = unzipSync(new Uint8Array(answer.body))
    expect(Object.keys(entries)).toEqual([`berkas-${report.number}.html`, 'bukti/1-resep siti.jpg'])
    const html = strFromU8(entries[`berkas-${report.number}.html`] ?? new Uint8Array())
    const words = load(html)('body').text()
    for (const part of ['Ombudsman RI', 'Siti Rahayu', 'siti@contoh.example', 'Telepon saya 0812-3456-7890', 'Terlewat, tercatat', 'Dinas Kesehatan', 'UU 25/2009']) expect(words).toContain(part)
    expect(words).toContain(createHash('sha256').update(entries['bukti/1-resep siti.jpg'] ?? '').digest('hex'))
    expect(html).not.toMatch(/<script|https?:\/\/|src=/)
    const after = await officer.opens(`/meja/laporan/${report.number}`)
    expect(after.words).toContain('Berkas untuk Ombudsman RI dibuka, dengan identitas pelapor')
    expect((await tracks(new Visitor(server.url), report)).words).toContain('Berkas untuk Ombudsman RI dibuka, dengan identitas pelapor')
    expect((await new Visitor(server.url).opens(`/laporan/${report.number}`)).words).not.toContain('Berkas untuk')
  })

  it('works without consent, says what is left out, and can be read and printed by itself', async () => {
    const [, report] = found()
    const officer = await signsIn(server, coordinator)
    const page = await officer.opens(dossier(report))
    expect(page.words).toContain('Nama dan kontak pelapor: pelapor belum mengizinkannya.')
    const answer = await officer.posts(page, 'Lihat dan cetak', { fill: { do: 'lihat' } })
    const words = load(answer.body.toString('utf8'))('body').text()
    expect(words).toContain('Obat di puskesmas habis.')
    expect(words).toContain('Kata-kata asli pelapor: dapat mengungkap siapa pelapornya.')
    for (const secret of ['Siti', 'siti@contoh', '0812', 'tiga minggu']) expect(words).not.toContain(secret)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'; style-src 'sha256-")
  })

  it('is sealed from everybody who does not hand it over, though they may see the report', async () => {
    const [report] = found()
    const officer = await signsIn(server, liaisonOfHealth)
    const seen = await officer.opens(`/meja/laporan/${report.number}`)
    expect([seen.status, seen.$(`a[href="${dossier(report)}"]`).length]).toEqual([200, 0])
    expect((await officer.opens(dossier(report))).status).toBe(404)
    expect((await officer.postsParts(dossier(report), [['do', 'unduh']], { headers: {} })).status).toBe(404)
    expect((await new Visitor(server.url).opens(dossier(report))).path).toContain('/meja/masuk')
  })

  it('can’t be given with an identity whose consent was taken back while the page stood open', async () => {
    const [report] = found()
    const officer = await signsIn(server, coordinator)
    const page = await officer.opens(dossier(report))
    const visitor = new Visitor(server.url)
    await visitor.sends(await tracks(visitor, report), 'Tarik izin ini', { fill: { jawab: 'tidak' } })
    const answer = await officer.posts(page, 'Lihat dan cetak', { fill: { do: 'lihat' } })
    const words = load(answer.body.toString('utf8'))('body').text()
    expect(answer.status).toBe(200)
    for (const secret of ['Siti', 'siti@contoh', '0812-3456']) expect(words).not.toContain(secret)
    expect(words).toContain('Telepon saya [ditutup]')
  })
})
