// What officers add to a report beside its procedure: notes for the offices alone, and reactions that came at its source.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { photo } from '../evidence-samples.ts'
import { tracks } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { acts } from '../../acting.ts'
import { LOOK, SEND_NOW } from './casework.ts'
import { coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, passes, signsIn } from './officer.ts'
import { answeredReport, settledReport, type Found } from './settled-report.ts'

let server: TestServer
let found: Found
beforeAll(async () => {
  server = await deskServer()
  found = await answeredReport(server, 'Antrean panjang')
  passes(server, 26 * 3_600_000)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const notes = () => `/meja/laporan/${found.number}/catatan`
const reaction = (number = found.number) => `/meja/laporan/${number}/reaksi`
const SAVE_NOTE = 'Simpan catatan'
const RECORD = 'Catat reaksi'

const eventsOf = (id: string, kind: string) => server.rows<{ body: Record<string, unknown> }>('select body from report_event where report_id = $1 and kind = $2 order by seq', [id, kind])

describe('each act of a dispatched unit', () => {
  it('leaves a row that can be counted: who, for which unit, dispatched, due and done when; the team’s own acts do not', async () => {
    const rows = await server.rows('select unit_id, office, officer_id, way, kind, responded_at >= dispatched_at as after, due_at > responded_at as in_time from response where report_id = $1', [found.id])
    expect(rows).toEqual([{ unit_id: found.health, office: 'liaison', officer_id: 3, way: 'jawab', kind: 'answered', after: true, in_time: true }])
  })
})

describe('a report that its reporter is not satisfied with', () => {
  it('is handed again to who answered, of the same nature, unless somebody chooses otherwise', async () => {
    const again = await answeredReport(server, 'Obat kosong')
    await acts(server.web, again.id, { who: 'reporter' }, 'belum-puas')
    const team = await signsIn(server, coordinator)
    const page = await team.opens(`/meja/laporan/${again.number}`)
    const form = await team.opens(page.links('Teruskan lagi ke perangkat daerah')[0] ?? '')
    expect(form.heading).toContain('Teruskan lagi')
    expect([form.value('lead'), form.value('s-nature')]).toEqual([String(again.health), 'normative'])
    const look = await team.sends(form, LOOK)
    expect(look.words).toContain('ditindaklanjuti lagi')
    expect(look.words).not.toContain('sudah diperiksa')
    await team.sends(look, SEND_NOW)
    const liaison = await signsIn(server, liaisonOfHealth)
    expect((await liaison.opens(`/meja/laporan/${again.number}`)).$('.notice.warning').text()).toContain('Pelapor belum puas dengan jawaban')
  })

  it('says so first on its page and in every list, with the reason and what is wanted, until it is answered', async () => {
    const one = await answeredReport(server, 'Kursi roda rusak')
    const team = await signsIn(server, coordinator)
    const read = async () => {
      const page = await team.opens(`/meja/laporan/${one.number}`)
      const list = await team.opens('/meja?daftar=pantau')
      const row = list.$('tbody tr').toArray().map((tr) => list.$(tr).text()).find((text) => text.includes(one.number)) ?? ''
      const found = await team.opens(`/meja/cari?kata=${one.number}`)
      return { page, notice: page.$('.notice.warning').first(), marked: [row.includes('Belum puas'), found.$('.found-tags').text().includes('Belum puas')] }
    }
    expect((await read()).marked).toEqual([false, false])
    const mine = new Visitor(server.url)
    const own = await tracks(mine, one)
    await mine.sends(await mine.opens(own.links('Saya belum puas')[0] ?? ''), 'Ya: Saya belum puas', { fill: { words: 'Rodanya masih lepas.' } })
    const { notice, page, marked } = await read()
    expect(notice.text()).toContain('Pelapor belum puas dengan jawaban')
    expect(notice.find('blockquote').text()).toBe('Rodanya masih lepas.')
    expect(notice.find('a').attr('href')).toBe(page.links('Jawab tanggapan pelapor').at(-1))
    expect(marked).toEqual([true, true])
    await acts(server.web, one.id, { who: 'officer', officer: 2, unit: 2, office: 'admin' }, 'tanggapi-lagi', { texts: { 'redaksi-jawaban': 'Rodanya sudah diganti.' } })
    const after = await read()
    expect([after.page.words.includes('Pelapor belum puas'), ...after.marked]).toEqual([false, false, false])
  })
})

describe('a note', () => {
  it('is read by the units that have the report, with who wrote it, and by nobody else', async () => {
    const writer = await signsIn(server, liaisonOfHealth)
    const page = await writer.sends(await writer.opens(notes()), SAVE_NOTE, { fill: { note: 'Telepon dulu kepala puskesmas.' } })
    expect(page.words).toContain('Catatan sudah disimpan.')
    const team = await signsIn(server, coordinator)
    expect((await team.opens(notes())).words).toContain('Petugas Contoh 3 (Pejabat Penghubung, Dinas Kesehatan (contoh))')
    expect((await team.opens(notes())).words).toContain('Telepon dulu kepala puskesmas.')
    expect((await tracks(new Visitor(server.url), found)).html).not.toContain('Telepon dulu')
    expect((await new Visitor(server.url).opens(`/laporan/${found.number}`)).html).not.toContain('Telepon dulu')
    expect(JSON.stringify(await eventsOf(found.id, 'note-added'))).not.toContain('Telepon')
  })

  it('is saved once however often it is sent; another text under the same key comes back to be sent anew', async () => {
    const writer = await signsIn(server, headOfHealth)
    const form = await writer.opens(notes())
    const before = (await eventsOf(found.id, 'note-added')).length
    await Promise.all([writer.posts(form, SAVE_NOTE, { fill: { note: 'Sekali saja' } }), writer.copy().posts(form, SAVE_NOTE, { fill: { note: 'Sekali saja' } })])
    expect((await eventsOf(found.id, 'note-added')).length).toBe(before + 1)
    const other = await writer.sends(form, SAVE_NOTE, { fill: { note: 'Isi lain' } })
    expect([other.status, other.value('note')?.trim()]).toEqual([409, 'Isi lain'])
    await writer.sends(other, SAVE_NOTE)
    expect((await eventsOf(found.id, 'note-added')).length).toBe(before + 2)
  })

  it.each([['  ', 'Tulis catatannya.'], ['x'.repeat(5_001), 'Terlalu panjang. Paling banyak 5000 huruf.']])('of “%s” is not kept, and hears why', async (note, message) => {
    const writer = await signsIn(server, coordinator)
    const page = await writer.sends(await writer.opens(notes()), SAVE_NOTE, { fill: { note } })
    expect([page.status, page.beside('note')]).toEqual([422, message])
  })

  it('changes no turn and no time', async () => {
    const stands = () => server.rows('select h.holding_no, h.version, h.due_at, h.step, d.clock_id, d.due_at as due from holding h left join deadline d using (report_id) where report_id = $1 order by 1, 5', [found.id])
    const before = await stands()
    const writer = await signsIn(server, coordinator)
    await writer.sends(await writer.opens(notes()), SAVE_NOTE, { fill: { note: 'Tidak menggeser apa pun' } })
    expect(await stands()).toEqual(before)
  })
})

describe('who may not see the report', () => {
  it.each([['notes', notes], ['reactions', () => reaction()]] as const)('finds no %s: the same page as for a number that nobody has', async (_what, path) => {
    const other = await signsIn(server, liaisonOfWorks)
    const [theirs, nobodys] = [await other.opens(path()), await other.opens(path().replace(found.number, 'AAAA-AAAA-AAAAA'))]
    expect([theirs.status, theirs.words]).toEqual([404, nobodys.words])
    const posted = await other.postsParts(path(), [['note', 'Diam-diam'], ['reaction', 'Diam-diam']])
    expect(posted.status).toBe(404)
    expect((await new Visitor(server.url).opens(path())).path).toMatch(/^\/meja\/masuk\?tujuan=/)
    const over = await new Visitor(server.url).postsParts(path(), [['note', 'Sudah kuketik'], ['reaction', 'Sudah kuketik']])
    expect(over.body.toString()).toContain('Sudah kuketik')
  })
})

const written: Filling = { reaction: 'Antrean masih panjang!', channel: 'instagram', source: 'https://instagram.com/p/x#komentar', writtenDate: '2026-11-24', writtenTime: '09:00' }

describe('a reaction at the source', () => {
  it('counts as the reporter’s word: shown as recorded from there, unsatisfied as they said, and silence does not run on', async () => {
    const one = await answeredReport(server, 'Reaksi')
    passes(server, 26 * 3_600_000)
    const team = await signsIn(server, coordinator)
    const page = await team.sends(await team.opens(reaction(one.number)), RECORD, { fill: { ...written, writtenDate: '2026-11-25', says: 'pantau/belum-puas' }, files: [await photo('layar.jpg')] })
    expect(page.words).toContain('Reaksi pelapor sudah dicatat.')
    const [added] = await eventsOf(one.id, 'reply-added')
    expect(added?.body).toMatchObject({ recorded: { by: { officer: 2 }, channel: 'instagram', at: Date.parse('2026-11-25T09:00:00+07:00') } })
    expect(JSON.stringify(added?.body)).not.toContain('instagram.com')
    const [row] = await server.rows<{ state: { rounds: number; replyWaits: boolean; clocks: { kind: string }[] } }>('select state from report where report_id = $1', [one.id])
    expect(row?.state).toMatchObject({ rounds: 1, replyWaits: true })
    expect(row?.state.clocks.map(({ kind }) => kind)).not.toContain('silence')
    const mine = await tracks(new Visitor(server.url), one)
    expect(mine.words).toContain('dicatat petugas dari Instagram')
    expect(mine.words).toContain('Antrean masih panjang!')
    expect((await new Visitor(server.url).opens(`/laporan/${one.number}`)).html).not.toContain('Antrean masih panjang!')
  })

  it('is recorded once however often it is sent', async () => {
    const team = await signsIn(server, coordinator)
    const form = await team.opens(reaction())
    const before = (await eventsOf(found.id, 'reply-added')).length
    await Promise.all([team.posts(form, RECORD, { fill: written }), team.copy().posts(form, RECORD, { fill: written })])
    expect((await eventsOf(found.id, 'reply-added')).length).toBe(before + 1)
    const other = await team.sends(form, RECORD, { fill: { ...written, reaction: 'Lain' } })
    expect([other.status, other.value('reaction')?.trim()]).toEqual([409, 'Lain'])
  })

  it('on a page that has grown old keeps what was typed and says that the report changed', async () => {
    const one = await answeredReport(server, 'Berubah')
    passes(server, 3_600_000)
    const team = await signsIn(server, coordinator)
    const stale = await team.opens(reaction(one.number))
    await acts(server.web, one.id, { who: 'reporter' }, 'belum-puas')
    const day = new Date(server.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const page = await team.sends(stale, RECORD, { fill: { ...written, writtenDate: day, writtenTime: '', says: 'pantau/belum-puas' } })
    expect([page.status, page.value('reaction')?.trim(), page.value('says')]).toEqual([409, 'Antrean masih panjang!', 'nothing'])
    expect(await eventsOf(one.id, 'reply-added')).toEqual([])
  })

  it('after the end opens the report again where its procedure does', async () => {
    const one = await settledReport(server, 'Selesai lalu bereaksi')
    const team = await signsIn(server, coordinator)
    const form = await team.opens(reaction(one.number))
    expect(form.words).toContain('Laporan ini sudah ditutup')
    passes(server, 60_000)
    const day = new Date(server.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    await team.sends(form, RECORD, { fill: { ...written, writtenDate: day, writtenTime: '' } })
    expect(await server.rows('select open from report where report_id = $1', [one.id])).toEqual([{ open: true }])
  })

  it.each<[string, Filling, string, string]>([
    ['nothing', { reaction: '' }, 'reaction', 'Salin tulisan pelapor, atau pilih tangkapan layar.'],
    ['no channel', { channel: '' }, 'channel', 'Pilih saluran asal laporan.'],
    ['no day', { writtenDate: '', writtenTime: '' }, 'writtenDate', 'Isi tanggal reaksi itu ditulis.'],
    ['a day that is none', { writtenDate: '2026-02-30' }, 'writtenDate', 'Tanggal atau jam ini tidak kami kenali. Contoh: 23/11/2026 dan 14.30.'],
    ['a day before the report', { writtenDate: '2026-11-01' }, 'writtenDate', 'Waktu ini tidak mungkin: sebelum laporannya diterima, atau belum terjadi.'],
    ['a day to come', { writtenDate: '2026-12-24' }, 'writtenDate', 'Waktu ini tidak mungkin: sebelum laporannya diterima, atau belum terjadi.'],
  ])('of %s is refused beside its field, with all that was typed', async (_what, change, field, message) => {
    const team = await signsIn(server, coordinator)
    const page = await team.sends(await team.opens(reaction()), RECORD, { fill: { ...written, ...change } })
    expect([page.status, page.beside(field), page.value('source')]).toEqual([422, message, written['source']])
  })
})
