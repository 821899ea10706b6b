// Working a report over HTTP: who may see it, what may be done with it, and that nothing typed or done is lost or done twice.
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pdf, photo, photoWithPlace } from '../evidence-samples.ts'
import { reportIdOf } from '../../../src/report/numbers/public-number.ts'
import { reports, tracks, type Reported } from '../journey.ts'
import { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { acts, actsOn, LOOK, opensAct, opensCase, SAVE, SEND_NOW, unitIn } from './casework.ts'
import { coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, signsIn } from './officer.ts'

let server: TestServer
let admin: Visitor
let liaison: Visitor
beforeAll(async () => {
  server = await deskServer()
  admin = await signsIn(server, coordinator)
  liaison = await signsIn(server, liaisonOfHealth)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const VERIFIED = { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative' }

async function dispatched(options: Parameters<typeof reports>[1] = {}): Promise<Reported> {
  const reported = await reports(new Visitor(server.url), options)
  const form = await opensAct(admin, reported.number, 'Disposisikan')
  await acts(admin, reported.number, 'Disposisikan', { ...VERIFIED, lead: unitIn(form, 'Kesehatan') })
  return reported
}

describe('a report at the desk', () => {
  it('opens to the team that watches it and to an agency once it has it; to others it looks like one that never was', async () => {
    const { number } = await reports(new Visitor(server.url))
    const foreign = await opensCase(liaison, number)
    expect([(await opensCase(admin, number)).status, foreign.status]).toEqual([200, 404])
    const unknown = await opensCase(liaison, `${number.slice(0, -2)}00`)
    expect(foreign.html.replaceAll(number, '')).toBe(unknown.html.replaceAll(`${number.slice(0, -2)}00`, ''))
    const form = await opensAct(admin, number, 'Disposisikan')
    await acts(admin, number, 'Disposisikan', { ...VERIFIED, lead: unitIn(form, 'Kesehatan') })
    expect((await opensCase(liaison, number)).words).toContain('Sudah sebulan gelap')
  })

  it('asks who isn’t signed in to sign in, and leads back', async () => {
    const { number } = await reports(new Visitor(server.url))
    expect((await new Visitor(server.url).asks(`/meja/laporan/${number}`)).headers.location).toContain(encodeURIComponent(`/meja/laporan/${number}`))
  })

  it('says what can’t be done, and why', async () => {
    const { number } = await dispatched()
    const page = await opensCase(admin, number)
    expect(page.$('.forbidden').text()).toMatch(/Kirim jawaban.*Ini dilakukan unit lain/s)
    expect(actsOn(page)).toContain('Sudah dikirim')
  })

  it('tells its history as things done, in the words of the procedure, with the units and numbers', async () => {
    const { number } = await dispatched()
    await acts(admin, number, 'Catat nomor SP4N-LAPOR', { 'a-nomor-sp4n': '1234567' })
    const page = await opensCase(admin, number)
    const titles = page.$('.timeline-title').toArray().map((one) => page.$(one).text())
    expect(titles[0]).toMatch(/^Dicatat di SP4N-LAPOR · .* 1234567$/)
    expect(titles[1]).toMatch(/^Disposisi ke Dinas Kesehatan \(contoh\)$/)
    expect(page.$('.case-number').text()).toContain('1234567')
  })

  it('hides from an agency what an anonymous reporter wrote until it is masked, and who they are ever after', async () => {
    const reported = await reports(new Visitor(server.url), { fill: { anonymous: 'on', name: 'Sri Contoh', email: 'sri@contoh.invalid' } })
    expect((await opensCase(admin, reported.number)).$('.forbidden').text()).toMatch(/Disposisikan.*samarkan dulu/s)
    await acts(admin, reported.number, 'Anonimkan atau rahasiakan isi', { 'a-naskah-samaran.subject': 'Lampu mati', 'a-naskah-samaran.description': 'Sudah lama gelap.' })
    const form = await opensAct(admin, reported.number, 'Disposisikan')
    await acts(admin, reported.number, 'Disposisikan', { ...VERIFIED, lead: unitIn(form, 'Kesehatan') })
    const page = await opensCase(liaison, reported.number)
    expect(page.words).toContain('Sudah lama gelap.')
    expect(page.html).not.toMatch(/Sudah sebulan gelap|Sri Contoh|sri@contoh/)
    expect((await opensCase(admin, reported.number)).html).not.toMatch(/Sudah sebulan gelap|Sri Contoh|sri@contoh/)
  })

  it('gives an agency the files of an anonymous reporter under no name of theirs, photos without place and camera, and the verifier the originals until a masked wording stands for the words', async () => {
    const sent = await photoWithPlace()
    const reported = await reports(new Visitor(server.url), { fill: { anonymous: 'on' }, files: [{ ...sent, fileName: 'foto-siti.jpg' }, pdf('surat-siti.pdf')] })
    const address = `/meja/laporan/${reported.number}/bukti/1`
    const original = await admin.asks(address)
    expect((await opensCase(admin, reported.number)).html).toContain('surat-siti.pdf')
    await acts(admin, reported.number, 'Anonimkan atau rahasiakan isi', { 'a-naskah-samaran.subject': 'Lampu mati', 'a-naskah-samaran.description': 'Sudah lama gelap.' })
    const form = await opensAct(admin, reported.number, 'Disposisikan')
    await acts(admin, reported.number, 'Disposisikan', { ...VERIFIED, lead: unitIn(form, 'Kesehatan') })
    const copy = await liaison.asks(address)
    expect(original.body.equals(Buffer.from(sent.content))).toBe(true)
    expect((await admin.asks(address)).body.equals(copy.body)).toBe(true)
    expect([copy.status, copy.headers['content-type'], (await sharp(copy.body).metadata()).exif]).toEqual([200, 'image/jpeg', undefined])
    expect((await sharp(original.body).metadata()).exif).toBeDefined()
    expect(copy.body.includes('Kamera Rahasia')).toBe(false)
    const letter = await liaison.asks(`/meja/laporan/${reported.number}/bukti/2`)
    expect([copy, letter].map(({ headers }) => headers['content-disposition'])).toEqual(['inline; filename="bukti-1.jpg"', "attachment; filename*=UTF-8''bukti-2.pdf"])
    const seen = await opensCase(liaison, reported.number)
    expect(['bukti-1.jpg', 'bukti-2.pdf', 'siti'].map((part) => seen.html.includes(part))).toEqual([true, true, false])
    expect((await opensCase(admin, reported.number)).html).not.toContain('surat-siti.pdf')
    expect((await liaison.asks(address, { headers: { Range: 'bytes=0-99999' } })).body.includes('Kamera Rahasia')).toBe(false)
  })

  it('gives an agency the photos as they were sent where the reporter gave their name', async () => {
    const sent = await photoWithPlace()
    const { number } = await dispatched({ files: [sent] })
    expect((await liaison.asks(`/meja/laporan/${number}/bukti/1`)).body.equals(Buffer.from(sent.content))).toBe(true)
  })
})

describe('an act', () => {
  it('shows the reporter’s message before it is sent, and sends exactly that', async () => {
    const reported = await dispatched()
    const form = await opensAct(liaison, reported.number, 'Kirim jawaban')
    const preview = await liaison.sends(form, LOOK, { fill: { 'a-redaksi-jawaban': 'Lampu sudah diganti.\nTerima kasih.' } })
    expect([preview.heading, preview.$('.message-preview .words').text().includes('Lampu sudah diganti.\nTerima kasih.')]).toEqual(['Periksa dulu sebelum dikirim', true])
    expect(preview.$('.message-preview .words').text()).toContain('Dinas Kesehatan (contoh) menjawab laporan Anda')
    expect((await tracks(new Visitor(server.url), reported)).words).not.toContain('Lampu sudah diganti')
    const done = await liaison.sends(preview, SEND_NOW)
    expect([done.status, done.path.split('?')[0]]).toEqual([200, `/meja/laporan/${reported.number}`])
    expect((await tracks(new Visitor(server.url), reported)).words).toContain('Lampu sudah diganti. Terima kasih.')
  })

  it('can be changed after the look, with all that was typed still there', async () => {
    const { number } = await dispatched()
    const preview = await liaison.sends(await opensAct(liaison, number, 'Kirim jawaban'), LOOK, { fill: { 'a-redaksi-jawaban': 'Naskah\r\nbaris dua' } })
    const again = await liaison.sends(preview, 'Ubah dulu')
    expect(again.value('a-redaksi-jawaban')?.trim()).toMatch(/^Naskah\s+baris dua$/)
  })

  it('says beside its field what is missing, and keeps the rest', async () => {
    const { number } = await reports(new Visitor(server.url))
    const page = await admin.sends(await opensAct(admin, number, 'Disposisikan'), LOOK, { fill: { 'a-hasil-verifikasi': 'memenuhi' } })
    expect(page.status).toBe(422)
    expect([page.beside('s-nature') !== null, page.beside('lead'), page.value('a-hasil-verifikasi')]).toEqual([true, 'Pilih satu unit yang bertanggung jawab menjawab.', 'memenuhi'])
  })

  it('is done once, however often its form is sent', async () => {
    const { number } = await dispatched()
    const form = await opensAct(liaison, number, 'Susun redaksi jawaban')
    const events = () => server.rows<{ n: number }>(`select count(*)::int as n from report_event where kind = 'way-taken'`)
    const [before] = await events()
    const fill = { 'a-redaksi-jawaban': 'Sekali saja.' }
    await liaison.sends(form, SAVE, { fill })
    expect((await liaison.sends(form, SAVE, { fill })).status).toBe(200)
    expect((await events())[0]?.n).toBe((before?.n ?? 0) + 1)
    const other = await liaison.sends(form, SAVE, { fill: { 'a-redaksi-jawaban': 'Isi lain.' } })
    expect([other.status, other.value('a-redaksi-jawaban')?.trim()]).toEqual([409, 'Isi lain.'])
  })

  it('on a page that somebody overtook says what they did, keeps what was typed, and can be sent again', async () => {
    const { number } = await dispatched()
    const head = await signsIn(server, headOfHealth)
    const stale = await opensAct(liaison, number, 'Susun redaksi jawaban')
    await acts(head, number, 'Susun redaksi jawaban', { 'a-redaksi-jawaban': 'Naskah kepala.' })
    const conflict = await liaison.sends(stale, SAVE, { fill: { 'a-redaksi-jawaban': 'Naskah saya.' } })
    expect([conflict.status, conflict.words.includes('Naskah kepala.'), conflict.value('a-redaksi-jawaban')?.trim()]).toEqual([409, true, 'Naskah saya.'])
    const done = await liaison.sends(conflict, SAVE)
    expect([done.status, done.words.includes('Naskah saya.')]).toEqual([200, true])
  })

  it('that tells a group outside has the message ready, without a word of the report', async () => {
    const { number } = await dispatched()
    const form = await opensAct(admin, number, 'Sudah dikirim')
    const ready = form.$('#ready-text').text()
    expect(ready).toContain(number)
    expect(ready).toMatch(/Dinas Kesehatan.*Batas waktu/s)
    expect(ready).not.toMatch(/Lampu|gelap|Anak/)
    expect(actsOn(await acts(admin, number, 'Sudah dikirim'))).not.toContain('Sudah dikirim')
  })

  it('that the report has left behind is refused with the reason, and what was written is given back', async () => {
    const { number } = await dispatched()
    const stale = await opensAct(liaison, number, 'Susun redaksi jawaban')
    await acts(liaison, number, 'Minta disposisi ulang', { 'a-alasan-kembali': 'Bukan urusan kami.' })
    const page = await liaison.sends(stale, SAVE, { fill: { 'a-redaksi-jawaban': 'Panjang sekali.' } })
    expect([page.status, page.words.includes('Panjang sekali.')]).toEqual([409, true])
  })

  it('of another unit, or that no procedure knows, is not there', async () => {
    const { number } = await dispatched()
    const form = await opensAct(liaison, number, 'Kirim jawaban')
    const works = await signsIn(server, liaisonOfWorks)
    expect((await works.opens(form.path)).status).toBe(404)
    expect((await liaison.opens(form.path.replace(/[^/]+$/, 'hapus'))).status).toBe(404)
    expect((await admin.opens(form.path)).status).toBe(409)
  })

  it('takes files along: the reporter reads those of the answer, nobody else’s', async () => {
    const reported = await dispatched()
    const form = await opensAct(liaison, reported.number, 'Kirim jawaban')
    const preview = await liaison.sends(form, LOOK, { fill: { 'a-redaksi-jawaban': 'Lihat lampiran.' }, files: [await photo('lampu-baru.jpg')] })
    expect(preview.words).toContain('lampu-baru.jpg')
    await liaison.sends(preview, SEND_NOW)
    const mine = await tracks(new Visitor(server.url), reported)
    expect(mine.words).toContain('lampu-baru.jpg')
    const page = await opensCase(admin, reported.number)
    const [file = ''] = page.links('lampu-baru.jpg')
    expect((await admin.asks(file)).status).toBe(200)
    expect((await (await signsIn(server, liaisonOfWorks)).asks(file)).status).toBe(404)
  })

  it('refuses what is no file of evidence beside the field, and keeps the words', async () => {
    const { number } = await dispatched()
    const form = await opensAct(liaison, number, 'Susun redaksi jawaban')
    const page = await liaison.sends(form, SAVE, { fill: { 'a-redaksi-jawaban': 'Dengan berkas.' }, files: [{ ...pdf(), content: Buffer.from('MZ\u0090\u0000') }] })
    expect([page.status, page.value('a-redaksi-jawaban')?.trim(), page.beside('files') !== null]).toEqual([422, 'Dengan berkas.', true])
  })

  it('sent when the session is over keeps all that was typed', async () => {
    const { number } = await dispatched()
    const form = await opensAct(liaison, number, 'Susun redaksi jawaban')
    const page = new Page(form.path, await new Visitor(server.url).posts(form, SAVE, { fill: { 'a-redaksi-jawaban': 'Masih ada?' } }))
    expect([page.status, page.html.includes('Masih ada?')]).toEqual([403, true])
  })

  it('can be taken back within ten seconds where nobody was told, and not later', async () => {
    const { number } = await dispatched()
    const page = await acts(liaison, number, 'Susun redaksi jawaban', { 'a-redaksi-jawaban': 'Keliru.' })
    const undone = await liaison.sends(page, 'Batalkan')
    expect(undone.words).toContain('Tindakan tadi dibatalkan')
    expect((await opensAct(liaison, number, 'Susun redaksi jawaban')).value('a-redaksi-jawaban')?.trim()).toBe('')
    const again = await acts(liaison, number, 'Susun redaksi jawaban', { 'a-redaksi-jawaban': 'Benar.' })
    expect(again.$('.undo').text()).toContain('dalam 10 detik')
    server.clock.advance(6_400)
    expect((await opensCase(liaison, number)).$('.undo').length).toBe(0)
    expect((await liaison.opens(`/meja/laporan/${number}?selesai=ya`)).$('.undo').text()).toContain('dalam 4 detik')
    server.clock.advance(4_600)
    expect((await liaison.sends(again, 'Batalkan')).words).toContain('Sudah tidak bisa dibatalkan')
    expect((await acts(admin, number, 'Catat monitoring', { 'a-catatan-monitoring': 'Sudah ditanya.' })).buttons).not.toContain('Batalkan')
  })

  it('that is taken back takes its number and what is counted of it along', async () => {
    const { number } = await dispatched()
    const counted = async () => [
      (await server.rows(`select number from outside_number where number = '7654321'`)).length,
      (await server.rows(`select seq from response join report using (report_id) where way = 'terima' and report_id = $1`, [reportIdOf(number, server.web.secrets.numberKey)])).length,
    ]
    const entered = await acts(admin, number, 'Catat nomor SP4N-LAPOR', { 'a-nomor-sp4n': '7654321' })
    expect(await counted()).toEqual([1, 0])
    const without = await admin.sends(entered, 'Batalkan')
    expect([await counted(), without.$('.case-number').length]).toEqual([[0, 0], 0])
    expect(without.$('.timeline-title').text()).toContain('(dibatalkan)')
    const received = await acts(liaison, number, 'Terima disposisi')
    expect(await counted()).toEqual([0, 1])
    await liaison.sends(received, 'Batalkan')
    expect(await counted()).toEqual([0, 0])
    expect((await admin.opens('/meja/cari?kata=7654321')).words).not.toContain(number)
  })

  it.each([['a-disposisi-diterima.date', '2026-02-30'], ['a-disposisi-diterima.date', '2999-01-01'], ['a-disposisi-diterima.time', '25:00'], ['a-disposisi-diterima.date', '']])('with %s “%s” is refused', async (field, value) => {
    const { number } = await dispatched()
    const page = await liaison.sends(await opensAct(liaison, number, 'Terima disposisi'), SAVE, { fill: { [field]: value } })
    expect([page.status, page.beside('a-disposisi-diterima.date') !== null]).toEqual([422, true])
  })
})
