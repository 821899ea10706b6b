// A settled report made public: chosen, written anew, looked at by somebody else, published, followed by feed, taken back.
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, passes, signsIn } from './officer.ts'
import { handle, noContent } from '../../../src/app/handle.ts'
import { acts as does } from '../../acting.ts'
import { answeredReport, reporter, settledReport, team } from './settled-report.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const ASK = 'Minta diperiksa'
const words = { title: 'Antrean puskesmas kini singkat', reported: 'Warga menunggu lama.', done: 'Loket ditambah dua.' }

const at = (number: string) => `/meja/publikasi/${number}`

async function asked(number: string): Promise<Visitor & { page: Page }> {
  const writer = await signsIn(server, liaisonOfHealth)
  const page = await writer.sends(await writer.opens(at(number)), ASK, { fill: words })
  expect(page.words).toContain('Sudah diminta untuk diperiksa.')
  return Object.assign(writer, { page })
}

async function published(subject: string): Promise<string> {
  const { number } = await settledReport(server, subject)
  const writer = await asked(number)
  const head = await signsIn(server, headOfHealth)
  await head.sends(await head.opens(at(number)), 'Setujui')
  await writer.sends(await writer.opens(at(number)), 'Terbitkan')
  return number
}

describe('a report that the unit has settled', () => {
  it('is listed in its month, written from its masked wording and the answer, reviewed by another, published, and recorded by the procedure’s step', async () => {
    const { id, number, health } = await settledReport(server, 'Antrean panjang')
    const writer = await signsIn(server, liaisonOfHealth)
    const list = await writer.opens('/meja/publikasi')
    expect(list.links(number)).toEqual([at(number)])
    expect(list.words).toContain('Selesai pada November 2026')
    const form = await writer.opens(at(number))
    expect([form.value('title'), form.value('done')?.trim()]).toEqual(['Antrean panjang', ''])
    expect(form.words).toContain('Yth. Bu Siti, antrean sudah ditambah.')
    const saved = await writer.sends(form, 'Simpan draf', { fill: words })
    expect(saved.words).toContain('Draf sudah disimpan.')
    const sent = await writer.sends(saved, ASK)
    expect(sent.buttons).not.toContain('Setujui')
    const team = await signsIn(server, coordinator)
    expect((await team.opens('/meja/publikasi')).words).toContain('Menunggu pemeriksaan Anda')
    await team.sends(await team.opens(at(number)), 'Setujui')
    expect((await new Visitor(server.url).opens('/publikasi')).html).not.toContain(words.title)
    const out = await writer.sends(await writer.opens(at(number)), 'Terbitkan')
    expect(out.words).toContain('Sudah terbit.')
    const page = await new Visitor(server.url).opens('/publikasi')
    expect(page.$(`#${number}`).text()).toContain('Loket ditambah dua.')
    expect(page.html).not.toContain('Bu Siti')
    const [row] = await server.rows<{ body: object }>(`select body from report_event where report_id = $1 and kind = 'way-taken' order by seq desc limit 1`, [id])
    expect(row?.body).toMatchObject({ step: 'publikasi', way: 'terbitkan', by: { officer: 3, unit: health }, kept: [{ artefact: 'konten-publikasi', value: 'publikasi-1' }] })
    expect(await server.rows('select unit_id, state, written_by, reviewed_by, published_by from publication where report_id = $1', [id])).toEqual([{ unit_id: health, state: 'published', written_by: 3, reviewed_by: 2, published_by: 3 }])
  })

  it('is never approved by its writer, and by nobody of another unit; neither finds a page there', async () => {
    const { id, number } = await settledReport(server, 'Obat kosong')
    const writer = await asked(number)
    const answer = await writer.postsParts(at(number), [['version', '1'], ['do', 'approve']])
    expect([answer.status, (await server.rows<{ state: string }>('select state from publication where report_id = $1', [id]))[0]?.state]).toEqual([409, 'asked'])
    const other = await signsIn(server, liaisonOfWorks)
    expect((await other.opens(at(number))).status).toBe(404)
    expect((await other.postsParts(at(number), [['version', '1'], ['do', 'approve']])).status).toBe(404)
    expect((await other.opens('/meja/publikasi')).links(number)).toEqual([])
  })

  it('that another has changed meanwhile is not changed again: what was typed is there, beside what stands', async () => {
    const { number } = await settledReport(server, 'Jam buka')
    const writer = await signsIn(server, liaisonOfHealth)
    const stale = await writer.opens(at(number))
    const head = await signsIn(server, headOfHealth)
    await head.sends(await head.opens(at(number)), 'Simpan draf', { fill: { ...words, title: 'Judul kepala' } })
    const page = await writer.sends(stale, ASK, { fill: { ...words, title: 'Judul penghubung' } })
    expect([page.status, page.value('title')]).toEqual([409, 'Judul penghubung'])
    expect((await head.opens(at(number))).value('title')).toBe('Judul kepala')
    await writer.sends(page, ASK)
    expect((await head.opens(at(number))).words).toContain('Menunggu diperiksa')
  })

  it('published twice is out once, with one act on record', async () => {
    const { id, number } = await settledReport(server, 'Dua kali')
    const writer = await asked(number)
    const head = await signsIn(server, headOfHealth)
    await head.sends(await head.opens(at(number)), 'Setujui')
    const ready = await writer.opens(at(number))
    const both = await Promise.all([writer.posts(ready, 'Terbitkan'), writer.copy().posts(ready, 'Terbitkan')])
    expect(both.map(({ status }) => status).toSorted()).toContain(303)
    expect(await server.rows(`select seq from report_event where report_id = $1 and body ->> 'way' = 'terbitkan'`, [id])).toHaveLength(1)
  })

  it('asks for a new second look when it is rewritten after the first', async () => {
    const { id, number } = await settledReport(server, 'Tulis ulang')
    const writer = await asked(number)
    const head = await signsIn(server, headOfHealth)
    const approved = await head.sends(await head.opens(at(number)), 'Setujui')
    expect(approved.words).toContain('Disetujui')
    await writer.sends(await writer.opens(at(number)), ASK, { fill: { done: 'Lain sama sekali.' } })
    expect(await server.rows('select state, reviewed_by from publication where report_id = $1', [id])).toEqual([{ state: 'asked', reviewed_by: null }])
  })

  it('goes back to its writer', async () => {
    const { number } = await settledReport(server, 'Kembali')
    const writer = await asked(number)
    const head = await signsIn(server, headOfHealth)
    await head.sends(await head.opens(at(number)), 'Kembalikan ke penulis')
    expect((await writer.opens(at(number))).words).toContain('Draf')
  })

  it.each([
    ['title', { title: ' ' }, 'Tulis judulnya.'], ['reported', { reported: '' }, 'Tulis apa yang dilaporkan.'], ['done', { done: 'x'.repeat(5_001) }, 'Terlalu panjang. Paling banyak 5000 huruf.'],
  ] as const)('with a fault in %s is not kept, and hears why', async (field, change, message) => {
    const { id, number } = await settledReport(server, `Salah ${field}`)
    const writer = await signsIn(server, liaisonOfHealth)
    const page = await writer.sends(await writer.opens(at(number)), ASK, { fill: { ...words, ...change } })
    expect([page.status, page.beside(field)]).toEqual([422, message])
    expect(await server.rows('select state from publication where report_id = $1', [id])).toEqual([])
  })

  it('whose words seem to hold a telephone number says so to writer and reviewer', async () => {
    const { number } = await settledReport(server, 'Nomor')
    const writer = await signsIn(server, liaisonOfHealth)
    const page = await writer.sends(await writer.opens(at(number)), ASK, { fill: { ...words, done: 'Hubungi 0812 3456 7890.' } })
    expect(page.words).toContain('nomor telepon')
  })
})

describe('what may not be published', () => {
  it('is not listed and has no page: secret, unmasked, not settled', async () => {
    const secret = await settledReport(server, 'Rahasia', { secret: 'on' })
    const open = await answeredReport(server, 'Masih terbuka')
    const writer = await signsIn(server, liaisonOfHealth)
    const list = await writer.opens('/meja/publikasi')
    for (const { number } of [secret, open]) {
      expect(list.links(number)).toEqual([])
      expect((await writer.opens(at(number))).status).toBe(404)
    }
    expect((await writer.opens('/meja/publikasi/tak-ada')).status).toBe(404)
    expect((await new Visitor(server.url).opens('/meja/publikasi')).path).toMatch(/^\/meja\/masuk/)
  })

  it('until it is masked: that can still be done after the end, by the team, and then it is written', async () => {
    const { number } = await settledReport(server, 'Belum disamarkan', {}, false)
    const writer = await signsIn(server, liaisonOfHealth)
    expect((await writer.opens('/meja/publikasi')).$('section[aria-labelledby="unmasked-title"]').text()).toMatch(new RegExp(`${number}.*Menunggu disamarkan`, 's'))
    const waits = await writer.opens(at(number))
    expect([waits.links('Samarkan dulu'), waits.buttons.includes(ASK)]).toEqual([[], false])
    const team = await signsIn(server, coordinator)
    const [link] = (await team.opens(at(number))).links('Samarkan dulu')
    await team.sends(await team.opens(link ?? ''), 'Simpan', { fill: { 'a-naskah-samaran.subject': 'Antrean', 'a-naskah-samaran.description': 'Antrean panjang di sebuah loket.' } })
    expect((await writer.opens(at(number))).value('title')).toBe('Antrean')
    await asked(number)
  })

  it('leaves the public page and the feed once the report is made secret', async () => {
    const number = await published('Kemudian rahasia')
    const stands = async () => [(await new Visitor(server.url).opens('/publikasi')).$(`#${number}`).length, (await new Visitor(server.url).asks('/publikasi.atom')).body.toString().includes(number)]
    expect(await stands()).toEqual([1, true])
    await server.rows(`update report set secret = true, state = jsonb_set(state, '{secret}', 'true') where report_id = (select max(report_id) from publication where state = 'published')`)
    expect(await stands()).toEqual([0, false])
  })
})

describe('what was published', () => {
  it('is taken back with a reason: its words are gone everywhere, that it was out stays on record', async () => {
    const number = await published('Ditarik lagi')
    const writer = await signsIn(server, liaisonOfHealth)
    const wrong = await writer.sends(await writer.opens(at(number)), 'Tarik')
    expect([wrong.status, wrong.beside('why')]).toEqual([422, 'Pilih alasannya.'])
    const page = await writer.sends(wrong, 'Tarik', { fill: { why: 'personal-data' } })
    expect(page.words).toContain('Alasan: Ada data pribadi.')
    expect((await new Visitor(server.url).opens('/publikasi')).$(`#${number}`)).toHaveLength(0)
    const [row] = await server.rows('select state, title, reported, done, withdrawn_why, published_by from publication order by withdrawn_at desc nulls last limit 1')
    expect(row).toEqual({ state: 'withdrawn', title: null, reported: null, done: null, withdrawn_why: 'personal-data', published_by: 3 })
    const again = await writer.sends(page, ASK, { fill: words })
    expect(again.words).toContain('Sudah diminta untuk diperiksa.')
  })

  it('is read by month and government; a month that is none shows all, and says so', async () => {
    const number = await published('Bulan ini')
    const visitor = new Visitor(server.url)
    expect((await visitor.opens('/publikasi?bulan=2026-11&pemerintah=rembang')).$(`#${number}`)).toHaveLength(1)
    expect((await visitor.opens('/publikasi?bulan=2026-10')).words).toContain('Tidak ada yang diterbitkan untuk pilihan ini.')
    const strange = await visitor.opens('/publikasi?bulan=2026-99&setelah=x')
    expect([strange.status, strange.$(`#${number}`).length]).toEqual([200, 1])
    expect(strange.words).toContain('Bulan ini tidak kami kenali')
  })

  it('is a feed that stands as it is until something changes', async () => {
    const number = await published('Umpan <b>&')
    const visitor = new Visitor(server.url)
    const { headers, body, status } = await visitor.asks('/publikasi.atom')
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/atom+xml; charset=utf-8', 'public, max-age=300'])
    const $ = load(body.toString(), { xml: true })
    expect($('feed > entry').length).toBeGreaterThan(0)
    for (const part of ['id', 'title', 'updated', 'author > name', 'content']) expect($(`entry > ${part}`).length).toBe($('entry').length)
    expect($('entry').first().find('link').attr('href')).toContain(`/publikasi#${number}`)
    const again = await visitor.asks('/publikasi.atom', { headers: { 'If-None-Match': headers.etag ?? '' } })
    expect([again.status, again.body.length]).toEqual([304, 0])
    await published('Umpan baru')
    expect((await visitor.asks('/publikasi.atom', { headers: { 'If-None-Match': headers.etag ?? '' } })).status).toBe(200)
  })

  it('comes in pages that hold each story once', async () => {
    for (let more = 0; more < 18; more += 1) {
      const { id, health } = await settledReport(server, `Banyak ${more}`)
      await server.rows(`insert into publication (report_id, publication_no, government, unit_id, state, settled_at, title, reported, done, written_by, written_at, published_at) values ($1, 1, 1, $2, 'published', (select closed_at from report where report_id = $1), 'a', 'b', 'c', 3, now(), $3)`, [id, health, new Date(server.clock.now() - more * 1_000)])
    }
    const [count] = await server.rows<{ n: number }>(`select count(*)::int as n from publication p join report using (report_id) where p.state = 'published' and not secret and not open and outcome = 'settled' and closed_at = settled_at`)
    const seen: string[] = []
    let path: string | undefined = '/publikasi'
    for (let pages = 0; path !== undefined && pages < 5; pages += 1) {
      const page: Page = await new Visitor(server.url).opens(path)
      seen.push(...page.$('article').toArray().map((one) => page.$(one).attr('id') ?? ''))
      path = page.$('a[rel=next]').attr('href')
    }
    expect([seen.length, new Set(seen).size]).toEqual([count?.n, count?.n])
    expect(seen.length).toBeGreaterThan(20)
  })

  it('is hidden while its report is open again', async () => {
    const number = await published('Dibuka lagi')
    const { reportIdOf } = await import('../../../src/report/numbers/public-number.ts')
    const id = reportIdOf(number, server.web.secrets.numberKey)
    passes(server, 60_000)
    await server.rows(`update report set open = true, state = jsonb_set(state, '{open}', 'true') where report_id = $1`, [id])
    expect((await new Visitor(server.url).opens('/publikasi')).$(`#${number}`)).toHaveLength(0)
  })

  it('stays hidden when its report, opened again, is withdrawn', async () => {
    const number = await published('Dibuka lalu dicabut')
    const { reportIdOf } = await import('../../../src/report/numbers/public-number.ts')
    const id = reportIdOf(number, server.web.secrets.numberKey)
    expect((await new Visitor(server.url).opens('/publikasi')).$(`#${number}`)).toHaveLength(1)
    await server.rows(`update report set outcome = 'withdrawn', state = jsonb_set(state, '{outcome}', '"withdrawn"') where report_id = $1`, [id])
    expect((await new Visitor(server.url).opens('/publikasi')).$(`#${number}`)).toHaveLength(0)
    expect((await new Visitor(server.url).asks('/publikasi.atom')).body.toString()).not.toContain(number)
  })
})

describe('a story whose report was opened again and settled anew', () => {
  it('is not shown until it is written and looked at anew; what was out before stays on record', async () => {
    const { id, number } = await settledReport(server, 'Selesai dua kali')
    const writer = await asked(number)
    const head = await signsIn(server, headOfHealth)
    await head.sends(await head.opens(at(number)), 'Setujui')
    await writer.sends(await writer.opens(at(number)), 'Terbitkan')
    const isOut = async () => (await new Visitor(server.url).opens('/publikasi')).$(`#${number}`).length
    expect(await isOut()).toBe(1)

    passes(server, 60_000)
    await handle(server.web.handling, { reportId: id, build: () => ({ command: { type: 'reopen', wordings: [{ no: 90, kind: 'reply', hash: 'aa' }], files: [] }, content: noContent }) })
    expect(await isOut()).toBe(0)
    await does(server.web, id, team, 'jawab-langsung', { texts: { 'redaksi-jawaban': 'Sudah diperbaiki lagi.' }, settings: {} })
    await does(server.web, id, reporter, 'puas')
    expect(await isOut()).toBe(0)

    const page = await writer.opens(at(number))
    expect([page.words.includes('selesai lagi'), page.value('title')]).toEqual([true, words.title])
    await writer.sends(page, ASK, { fill: { ...words, done: 'Loket ditambah lagi.' } })
    await head.sends(await head.opens(at(number)), 'Setujui')
    await writer.sends(await writer.opens(at(number)), 'Terbitkan')
    expect(await isOut()).toBe(1)
    expect(await server.rows('select publication_no as no, state from publication where report_id = $1 order by 1', [id])).toEqual([{ no: 1, state: 'withdrawn' }, { no: 2, state: 'published' }])
  })
})

describe('a site where nothing was published yet', () => {
  it('says so, and its feed is valid and empty', async () => {
    await server.rows('delete from publication')
    const page = await new Visitor(server.url).opens('/publikasi')
    expect(page.words).toContain('Belum ada yang diterbitkan.')
    const feed = (await new Visitor(server.url).asks('/publikasi.atom')).body.toString()
    expect(feed).toMatch(/<updated>1970-01-01T00:00:00\.000Z<\/updated>/)
  })
})
