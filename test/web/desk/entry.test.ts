// Entering by hand what came in elsewhere: who may, what is kept, when its time counts from, and what is handed on.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openText } from '../../../src/vault/report-key.ts'
import { reportIdOf } from '../../../src/report/numbers/public-number.ts'
import { reportKey } from '../../../src/app/read-report.ts'
import { photo } from '../evidence-samples.ts'
import { START, type TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { tracks } from '../journey.ts'
import { administrator, coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'
import type { Page } from '../page.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const SAVE = 'Simpan laporan'
const ANYWAY = 'Tetap simpan laporan'
const DAY = 86_400_000
const day = (ago: number) => new Date(START + 7 * 3_600_000 - ago * DAY).toISOString().slice(0, 10)

let posts = 0
/** A comment on a post that nobody entered before. */
const comment = (): Filling => ({
  channel: 'instagram', source: `https://www.instagram.com/p/Kiriman${(posts += 1)}/`, receivedDate: day(1), receivedTime: '20:15', kind: 'complaint', subject: 'Jalan berlubang di depan pasar',
  description: 'Sudah tiga minggu.\nBanyak yang jatuh.', name: '@warga.rembang', phone: '0812 3456 7890',
})

async function enters(visitor: Visitor, fill: Filling = comment()): Promise<Page> {
  return visitor.sends(await visitor.opens('/meja/masukkan'), SAVE, { fill })
}

const stored = async (number: string) => {
  const id = reportIdOf(number, server.web.secrets.numberKey)
  if (id === null) throw new Error(`No number: ${number}`)
  const [row] = await server.rows<{ state: { receivedAt: number; contactGiven: boolean }; channel: string; by: unknown }>(
    `select state, channel, (select body -> 'by' from report_event e where e.report_id = r.report_id and seq = 1) as by from report r where report_id = $1`, [id])
  if (row === undefined) throw new Error('It was not stored.')
  return { id, ...row }
}

describe('an officer of the lane that takes reports in', () => {
  it('enters a comment with its source and time; the code is handed on, and opens the report for its reporter', async () => {
    const visitor = await signsIn(server, coordinator)
    const done = await enters(visitor)
    expect(done.heading).toBe('Laporan sudah tersimpan')
    const number = done.$('#receipt-number').text()
    const code = done.$('#receipt-code').text()
    expect(done.path).toBe(`/meja/masukkan/${number}`)
    expect(done.$('#to-send').text()).toContain(code)
    expect(done.words).toContain('jangan di kolom komentar')
    expect(done.links('Buka laporan di meja kerja')).toEqual([`/meja/laporan/${number}`])
    const { state, channel, by } = await stored(number)
    expect([channel, by]).toEqual(['instagram', { who: 'officer', officer: 2, unit: 2, office: 'admin' }])
    expect(state).toMatchObject({ receivedAt: Date.parse(`${day(1)}T20:15:00+07:00`), contactGiven: true })
    const mine = await tracks(new Visitor(server.url), { number, code })
    expect(mine.words).toContain('Banyak yang jatuh.')
    expect(mine.words).toContain('Laporan dicatat oleh petugas')
  })

  it('finds the page with the code again for half an hour, then only the number; no other officer sees it', async () => {
    const visitor = await signsIn(server, coordinator)
    const { path } = await enters(visitor)
    expect((await visitor.opens(path)).$('#receipt-code').text()).not.toBe('')
    const other = await signsIn(server, administrator)
    for (const [name, value] of visitor.cookies) if (name.includes('masukan')) other.cookies.set(name, value)
    expect((await other.opens(path)).heading).toBe('Kode laporan ini tidak bisa ditampilkan lagi')
    passes(server, 20 * 60_000)
    await visitor.opens('/meja')
    passes(server, 11 * 60_000)
    const gone = await visitor.opens(path)
    expect([gone.heading, gone.$('#receipt-code').length]).toEqual(['Kode laporan ini tidak bisa ditampilkan lagi', 0])
    expect((await visitor.asks('/meja/masukkan/tak-ada')).status).toBe(404)
  })

  it('keeps source and identity sealed apart; no table holds either in the clear', async () => {
    const done = await enters(await signsIn(server, coordinator), { ...comment(), source: 'https://instagram.com/p/rahasiasekali' })
    const { id } = await stored(done.$('#receipt-number').text())
    const [sealed] = await server.rows<{ no: number; sealed: Buffer }>(`select wording_no as no, sealed from wording where report_id = $1 and kind = 'source'`, [id])
    const key = await reportKey({ pool: server.web.database.pool, keys: server.web.keys }, id)
    expect(sealed && key && openText(key, { reportId: id, table: 'wording', id: sealed.no }, sealed.sealed)).toBe('https://instagram.com/p/rahasiasekali')
    expect(JSON.stringify(await server.rows('select * from source_link'))).not.toContain('rahasiasekali')
    expect(JSON.stringify(await server.rows('select body from report_event where report_id = $1', [id]))).not.toContain('rahasiasekali')
  })

  it('sends it twice and has one report; a second officer’s other text under the same key is told apart and lost by nobody', async () => {
    const visitor = await signsIn(server, coordinator)
    const form = await visitor.opens('/meja/masukkan')
    const fill = comment()
    const first = await visitor.sends(form, SAVE, { fill })
    const again = await visitor.sends(form, SAVE, { fill })
    expect(again.$('#receipt-number').text()).toBe(first.$('#receipt-number').text())
    expect(again.$('#receipt-code').text()).toBe(first.$('#receipt-code').text())
    const other = await visitor.sends(form, SAVE, { fill: { ...fill, source: '', description: 'Cerita lain sama sekali' } })
    expect([other.status, other.value('description')?.trim()]).toEqual([409, 'Cerita lain sama sekali'])
    expect(other.links(`Buka laporan ${first.$('#receipt-number').text()}`)).toHaveLength(1)
    const second = await visitor.sends(other, SAVE)
    expect(second.$('#receipt-number').text()).not.toBe(first.$('#receipt-number').text())
  })

  it('is asked once about a link that was entered before, and not kept from it', async () => {
    const visitor = await signsIn(server, coordinator)
    const first = await enters(visitor, { ...comment(), source: 'https://www.instagram.com/p/Sama/?igsh=abc' })
    const asked = await enters(visitor, { ...comment(), source: 'instagram.com/p/Sama', subject: 'Komentar lain' })
    expect(asked.status).toBe(422)
    expect(asked.links(first.$('#receipt-number').text())).toEqual([`/meja/laporan/${first.$('#receipt-number').text()}`])
    expect(asked.value('subject')).toBe('Komentar lain')
    expect((await visitor.sends(asked, ANYWAY)).heading).toBe('Laporan sudah tersimpan')
  })

  it('is asked once about a report older than 30 days, and about another date again', async () => {
    const visitor = await signsIn(server, coordinator)
    const asked = await enters(visitor, { ...comment(), receivedDate: day(40) })
    expect(asked.words).toContain('40 hari yang lalu')
    const other = await visitor.sends(asked, ANYWAY, { fill: { receivedDate: day(50) } })
    expect(other.words).toContain('50 hari yang lalu')
    const done = await visitor.sends(other, ANYWAY)
    expect((await stored(done.$('#receipt-number').text())).state.receivedAt).toBe(Date.parse(`${day(50)}T20:15:00+07:00`))
  })

  it('leaves the date away at the counter: it came in now', async () => {
    const done = await enters(await signsIn(server, coordinator), { ...comment(), channel: 'counter', source: '', receivedDate: '', receivedTime: '' })
    expect((await stored(done.$('#receipt-number').text())).state.receivedAt).toBe(server.clock.now())
    expect(done.words).toContain('Cetak slip ini')
  })

  it.each<[string, Filling, string, string]>([
    ['no channel', { channel: '' }, 'channel', 'Pilih saluran asal laporan.'],
    ['a channel that nobody enters', { channel: 'web' }, 'channel', 'Pilih saluran asal laporan.'],
    ['no date of a post', { receivedDate: '', receivedTime: '' }, 'receivedDate', 'Isi tanggal laporan datang di saluran asalnya.'],
    ['a time without a date', { channel: 'counter', receivedDate: '' }, 'receivedDate', 'Tanggal atau jam ini tidak kami kenali. Contoh: 23/11/2026 dan 14.30.'],
    ['a date that is none', { receivedDate: '2026-13-40' }, 'receivedDate', 'Tanggal atau jam ini tidak kami kenali. Contoh: 23/11/2026 dan 14.30.'],
    ['a time that is none', { receivedTime: '29:99' }, 'receivedDate', 'Tanggal atau jam ini tidak kami kenali. Contoh: 23/11/2026 dan 14.30.'],
    ['a date to come', { receivedDate: day(-2) }, 'receivedDate', 'Laporan tidak bisa datang lebih lambat dari sekarang.'],
    ['a link too long', { source: `https://x.com/${'a'.repeat(2_000)}` }, 'source', 'Terlalu panjang. Paling banyak 2000 huruf.'],
    ['no description', { description: ' ' }, 'description', 'Ceritakan kejadiannya, walau singkat.'],
    ['no classification', { kind: null }, 'kind', 'Pilih jenis laporan.'],
    ['a telephone number that is none', { phone: 'rumah' }, 'phone', 'Nomor ini tidak lengkap. Contoh: 0812 3456 7890.'],
    ['a day to come on which it happened', { date: day(-2) }, 'date', 'Tanggal kejadian tidak bisa lebih dari hari ini.'],
  ])('hears beside the field of %s, and keeps all that was typed', async (_what, change, field, message) => {
    const page = await enters(await signsIn(server, coordinator), { ...comment(), place: 'Depan Pasar Kota', ...change })
    expect([page.status, page.beside(field), page.value('place')]).toEqual([422, message, 'Depan Pasar Kota'])
    if (change['source'] === undefined) expect(page.value('source')).toMatch(/instagram/)
  })

  it('adds a screenshot, which stays while a fault is mended', async () => {
    const visitor = await signsIn(server, coordinator)
    const wrong = await visitor.sends(await visitor.opens('/meja/masukkan'), SAVE, { fill: { ...comment(), subject: '' }, files: [await photo('layar.jpg')] })
    expect(wrong.words).toContain('layar.jpg')
    const done = await visitor.sends(wrong, SAVE, { fill: { subject: 'Kini lengkap' } })
    const { id } = await stored(done.$('#receipt-number').text())
    expect(await server.rows('select file_no from evidence where report_id = $1', [id])).toHaveLength(1)
  })

  it('sees the way there in the menu', async () => {
    const links = (await signsIn(server, coordinator)).page.links('Masukkan laporan')
    expect([...new Set(links)]).toEqual(['/meja/masukkan']) // once in the open half of the menu, once in the folded one
  })
})

describe('anybody else', () => {
  it('an agency that takes nothing in is told so, and its form is refused', async () => {
    const visitor = await signsIn(server, liaisonOfHealth)
    expect(visitor.page.links('Masukkan laporan')).toEqual([])
    const told = await visitor.opens('/meja/masukkan')
    expect(told.words).toContain('Jabatan Anda tidak menerima laporan baru')
    const before = await server.rows('select count(*)::int as n from report')
    const refused = await visitor.postsParts('/meja/masukkan', Object.entries(comment()).map(([name, value]) => [name, value ?? '']))
    expect(refused.status).toBe(422)
    expect(await server.rows('select count(*)::int as n from report')).toEqual(before)
  })

  it('who is not signed in is led to sign in, and gets back what they sent', async () => {
    const visitor = new Visitor(server.url)
    expect((await visitor.opens('/meja/masukkan')).path).toMatch(/^\/meja\/masuk\?tujuan=/)
    const answer = await visitor.postsParts('/meja/masukkan', Object.entries(comment()).map(([name, value]) => [name, value ?? '']))
    expect(answer.body.toString()).toContain('Banyak yang jatuh.')
    expect(answer.body.toString()).toContain('Sesi Anda sudah berakhir')
  })

  it('another site may not send the form', async () => {
    const visitor = await signsIn(server, coordinator)
    expect((await visitor.postsParts('/meja/masukkan', [['subject', 'x']], { headers: { Origin: 'https://lain.example', 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
  })
})
