// What a reporter decides about their own report, over HTTP.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reportIdOf, type ReportId } from '../../src/report/numbers/public-number.ts'
import { acts } from '../acting.ts'
import { answeredReport, settledReport, team } from './desk/settled-report.ts'
import { deskServer } from './desk/officer.ts'
import { reports, SEND_REPLY, tracks } from './journey.ts'
import { Page } from './page.ts'
import type { TestServer } from './server.ts'
import { STRANGE } from './strange-words.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

async function answered() {
  const found = await answeredReport(server, 'Antrean puskesmas')
  const visitor = new Visitor(server.url)
  return { ...found, visitor, page: await tracks(visitor, found) }
}

const state = (id: string) => server.rows<{ open: boolean; outcome: string | null; rounds: number; waits: boolean }>(
  `select open, outcome, (state->>'rounds')::int as rounds, (state->>'replyWaits')::boolean as waits from report where report_id = ${id}`)

describe('an answered report', () => {
  it('tells in easy words which office did what, what goes on now, and who answered, also once it is closed', async () => {
    const { number, visitor, page } = await answered()
    const course = page.$('.timeline li').get().map((one) => page.$(one).find('.timeline-title, .timeline-when').text())
    expect(course.find((line) => line.startsWith('Laporan dijawab'))).toMatch(/oleh Dinas Kesehatan/)
    expect(course.find((line) => line.startsWith('Laporan diperiksa dan diteruskan'))).toMatch(/oleh Admin SP4N-LAPOR/)
    expect(page.$('.next-what').text()).toBe('Jawaban sudah dikirim. Petugas menunggu tanggapan pelapor.')
    expect(page.$('.next-official').text()).toBe('Nama resmi langkah ini: Memantau tanggapan masyarakat')
    const handledBy = (shown: typeof page) => shown.$('dt').filter((_, term) => shown.$(term).text() === 'Dinas yang menangani').next().text()
    expect(handledBy(page)).toContain('Dinas Kesehatan')
    const done = await visitor.sends(await visitor.opens(page.links('Saya puas')[0] ?? ''), 'Ya: Saya puas')
    expect(handledBy(done)).toContain('Dinas Kesehatan')
    expect(done.$('.timeline-title').text()).toContain('Anda memilih: Saya puas')
    const open = await new Visitor(server.url).opens(`/laporan/${number}`)
    expect(handledBy(open)).toContain('Dinas Kesehatan')
    expect(open.$('.timeline-title').text()).not.toContain('memilih')
  })

  it('puts the answer before the question whether it does, and in front of everything else', async () => {
    const { page, visitor } = await answered()
    const parts = page.$('.column-main > *').toArray().map((part) => page.$(part).find('h2').first().text())
    expect(parts.slice(0, 3)).toEqual(['Jawaban untuk Anda', 'Bagaimana menurut Anda?', 'Langkah berikutnya'])
    expect(page.$('.own-answer').text()).toMatch(/Dinas Kesehatan.*antrean sudah ditambah/s)
    // Who contests it looks for what happens now.
    const contested = await visitor.sends(await visitor.opens(page.links('Saya belum puas')[0] ?? ''), 'Ya: Saya belum puas')
    expect(contested.$('.column-main > *').first().find('h2').text()).toBe('Langkah berikutnya')
  })

  it('says which kind of days closes it, where its procedure prints both, in the procedure’s own words', async () => {
    const { page } = await answered()
    const why = page.$('.next-why').text()
    expect(why).toMatch(/paling lama 10 hari kerja\. Dasar: SOP [^“]+langkah 6, yang mencetak “Jika dalam 10 hari kerja tidak ada tanggapan/)
    expect(why).toContain('Yang dihitung hari kerja: hari libur dilewati.')
    expect(why).toContain('menyebut juga 10 hari untuk memantau tanggapan; habisnya waktu itu tidak menutup laporan')
    const watch = page.$('.clocks > li').toArray().map((one) => page.$(one).text()).find((one) => one.includes('10 hari,'))
    expect(watch).toContain('Yang dihitung hari kalender')
  })

  it('is settled by who says so, once', async () => {
    const { id, visitor, page } = await answered()
    const ask = await visitor.opens(page.links('Saya puas')[0] ?? '')
    const done = await visitor.sends(ask, 'Ya: Saya puas')
    expect(done.words).toContain('Pilihan Anda sudah kami catat.')
    expect(await state(id)).toEqual([{ open: false, outcome: 'settled', rounds: 0, waits: false }])
    expect((await visitor.sends(ask, 'Ya: Saya puas')).words).toContain('Pilihan Anda sudah kami catat.')
  })

  it('goes on for who isn’t satisfied, with what they wrote', async () => {
    const { id, visitor, page } = await answered()
    const ask = await visitor.opens(page.links('Saya belum puas')[0] ?? '')
    const done = await visitor.sends(ask, 'Ya: Saya belum puas', { fill: { words: 'Antrean masih dua jam.' } })
    expect(done.words).toContain('Antrean masih dua jam.')
    expect(done.$('.next-what').text()).toBe('Anda sudah menyatakan belum puas. Petugas membacanya dan menindaklanjuti laporan Anda lagi.')
    expect(done.$('.own-choices').text()).toContain('Kalau ternyata sudah beres, beri tahu kami.')
    expect(await state(id)).toEqual([{ open: true, outcome: null, rounds: 1, waits: true }])
  })

  it.each(STRANGE)('takes %s as a reason, shown and not obeyed', async (_what, words, shown) => {
    const { id, visitor, page } = await answered()
    const done = await visitor.sends(await visitor.opens(page.links('Saya belum puas')[0] ?? ''), 'Ya: Saya belum puas', { fill: { words } })
    expect([done.status, done.$('h1').length]).toEqual([200, 1])
    expect(done.words).toContain(shown)
    expect(done.html).not.toMatch(/[\u0000\u202e]/)
    expect(await state(id)).toMatchObject([{ open: true, rounds: 1 }])
  })

  it('keeps a reason of a million letters and says how many there may be', async () => {
    const { id, visitor, page } = await answered()
    const long = 'abcdefghi '.repeat(100_000).trim()
    const again = await visitor.sends(await visitor.opens(page.links('Saya belum puas')[0] ?? ''), 'Ya: Saya belum puas', { fill: { words: long } })
    expect([again.status, again.value('words') === long]).toEqual([422, true])
    expect(again.beside('words')).toContain('Paling banyak')
    expect(await state(id)).toMatchObject([{ open: true, rounds: 0 }])
  })

  it('takes no way, step or holding that is not its own', async () => {
    const { id, visitor, page } = await answered()
    const own = page.links('Saya belum puas')[0] ?? ''
    const form = await visitor.opens(own)
    for (const path of ['0/pantau/puas', '999999999999/pantau/puas', '-1/pantau/puas', '1/__proto__/puas', '1/pantau/constructor', '1/verifikasi/disposisi', '1/pantau/%00', "1/pantau/' or 1=1"]) {
      const { action, controls } = form.form('Ya: Saya belum puas')
      const answer = await visitor.postsParts(action.replace(/1\/pantau\/[^/]+$/, path), controls.map(({ name, value }) => [name, value]))
      expect([303, 404, 409, 422], path).toContain(answer.status)
    }
    expect(await state(id)).toMatchObject([{ open: true, rounds: 0 }])
  })

  it('takes no answer to a question that no longer stands', async () => {
    const { visitor, page } = await answered()
    const ask = await visitor.opens(page.links('Saya puas')[0] ?? '')
    await visitor.sends(await visitor.opens(page.links('Saya belum puas')[0] ?? ''), 'Ya: Saya belum puas')
    const late = await visitor.sends(ask, 'Ya: Saya puas')
    expect([late.status, late.words.includes('sudah berubah')]).toEqual([409, true])
  })
})

describe('a choice whose report has ended meanwhile', () => {
  it('leaves what was written in the reply on the report’s page', async () => {
    const { id, visitor, page } = await answered()
    const ask = await visitor.opens(page.links('Saya belum puas')[0] ?? '')
    await visitor.sends(await visitor.opens(page.links('Saya puas')[0] ?? ''), 'Ya: Saya puas')
    const late = await visitor.sends(ask, 'Ya: Saya belum puas', { fill: { words: 'Antrean masih tiga jam.' } })
    expect([late.status, late.words.includes('sudah berubah'), late.$('textarea').text()]).toEqual([409, true, 'Antrean masih tiga jam.'])
    expect(await state(id)).toEqual([{ open: false, outcome: 'settled', rounds: 0, waits: false }])
  })
})

describe('a reply to a report that was closed', () => {
  it('is confirmed as what it does: the report is open again', async () => {
    const found = await settledReport(server, 'Antrean loket')
    const visitor = new Visitor(server.url)
    const done = await visitor.sends(await tracks(visitor, found), 'Kirim dan buka lagi laporan', { fill: { reply: 'Ternyata masih antre.' } })
    expect(done.words).toContain('Laporan dibuka kembali dan diperiksa lagi.')
    expect(await state(found.id)).toMatchObject([{ open: true }])
    const more = await visitor.sends(done, SEND_REPLY, { fill: { reply: 'Satu lagi.' } })
    expect([more.words.includes('Balasan Anda sudah kami simpan.'), more.words.includes('dibuka kembali dan diperiksa lagi')]).toEqual([true, false])
  })
})

describe('a question that the report waits for', () => {
  it('stands first on its page, and where it is answered right below it', async () => {
    const reported = await reports(new Visitor(server.url))
    await acts(server.web, reportIdOf(reported.number, server.web.secrets.numberKey) as ReportId, team, 'tunda', { texts: { pertanyaan: 'Di jalan mana?' } })
    const page = await tracks(new Visitor(server.url), reported)
    const parts = page.$('.column-main > *').toArray().map((part) => page.$(part).find('h2').first().text())
    expect(parts.slice(0, 2)).toEqual(['Pertanyaan untuk Anda', 'Jawaban Anda'])
    expect(page.$('.own-answer .words').text()).toBe('Di jalan mana?')
  })
})

describe('a form sent again after its question is gone', () => {
  it('is done where it says the same, and not where it says something else under the same key', async () => {
    const { id, visitor, page } = await answered()
    const ask = await visitor.opens(page.links('Saya belum puas')[0] ?? '')
    await visitor.sends(ask, 'Ya: Saya belum puas', { fill: { words: 'Masih antre.' } })
    await visitor.sends(await visitor.opens(page.links('Saya puas')[0] ?? ''), 'Ya: Saya puas')
    expect((await visitor.sends(ask, 'Ya: Saya belum puas', { fill: { words: 'Masih antre.' } })).words).toContain('Pilihan Anda sudah kami catat.')
    const other = await visitor.sends(ask, 'Ya: Saya belum puas', { fill: { words: 'Sama sekali lain.' } })
    expect([other.status, other.$('textarea').text()]).toEqual([409, 'Sama sekali lain.'])
    expect(await state(id)).toMatchObject([{ open: false, rounds: 1 }])
  })
})

describe('who may know', () => {
  it('is changed by the reporter on their own page', async () => {
    const visitor = new Visitor(server.url)
    const { number, mine } = await reports(visitor)
    const page = await visitor.opens(mine)
    const ask = await visitor.opens(page.links('Ubah pilihan anonim dan rahasia')[0] ?? '')
    expect((await new Visitor(server.url).opens(`/laporan/${number}`)).status).toBe(200)
    await visitor.sends(ask, 'Ya: Ubah pilihan anonim dan rahasia', { fill: { secret: 'on' } })
    expect((await visitor.sends(ask, 'Ya: Ubah pilihan anonim dan rahasia', { fill: { secret: 'on' } })).words).toContain('Pilihan Anda sudah kami catat.')
    expect((await new Visitor(server.url).opens(`/laporan/${number}`)).status).toBe(404)
  })
})

describe('the public page of a report', () => {
  it('is sent again only when it has changed, shows a change at once, and is gone as soon as it is secret', async () => {
    const { number, visitor, page } = await answered()
    const open = new Visitor(server.url)
    const first = await open.asks(`/laporan/${number}`)
    const etag = first.headers.etag ?? ''
    expect([first.status, etag.slice(0, 3)]).toEqual([200, 'W/"'])
    for (const asked of [etag, etag.slice(2), `"lain", ${etag}`]) expect((await open.asks(`/laporan/${number}`, { headers: { 'If-None-Match': asked } })).status, asked).toBe(304)
    const packed = await open.asks(`/laporan/${number}`, { headers: { 'Accept-Encoding': 'gzip' } })
    expect([packed.headers['content-encoding'], packed.headers.etag]).toEqual(['gzip', etag])
    const english = await open.asks(`/laporan/${number}`, { headers: { Cookie: 'bahasa=en' } })
    expect(english.headers.etag).not.toBe(etag)

    await visitor.sends(await visitor.opens(page.links('Saya puas')[0] ?? ''), 'Ya: Saya puas')
    const changed = await open.asks(`/laporan/${number}`, { headers: { 'If-None-Match': etag } })
    expect([changed.status, changed.headers.etag === etag]).toEqual([200, false])
    expect(new Page(`/laporan/${number}`, changed).$('.badge, .stage-track, .timeline').text()).toMatch(/[Ss]elesai|[Tt]untas|ditutup/)
  })
})
