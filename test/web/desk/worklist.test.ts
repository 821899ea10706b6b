// The desk's lists over HTTP: what waits for an office, for a unit, what it watches; for nobody else's eyes.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { By } from '../../../src/report/event.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { acts, masked } from '../../acting.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, passes, signsIn } from './officer.ts'

const HOW_MANY = 32
const verifier: By = { who: 'officer', officer: 2, unit: 2, office: 'admin' }
const DAY = 86_400_000

let server: TestServer
let health: number
const numbers: string[] = []
const idOf = (number: string) => reportIdOf(number, server.web.secrets.numberKey) as ReportId

beforeAll(async () => {
  server = await deskServer()
  health = server.web.reference.get().units.find(({ code }) => code === 'rembang.dinkes')?.id ?? 0
  for (let sent = 0; sent < HOW_MANY; sent += 1) {
    numbers.push((await reports(new Visitor(server.url), { fill: { subject: `Judul asli ${sent}`, kind: sent % 4 === 0 ? 'aspiration' : 'complaint', ...(sent % 8 === 0 && { secret: 'on' }) } })).number)
    if (sent % 10 === 0) passes(server, 3_600_000)
  }
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

async function dispatched(number: string, subject: string): Promise<void> {
  await acts(server.web, idOf(number), verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked(subject) } })
  await acts(server.web, idOf(number), verifier, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: health, supporters: [] } })
}

/** As the desk's own pages leave it when they change posts. */
async function changed(sql: string, values: readonly unknown[] = []): Promise<void> {
  await server.rows(sql, values)
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
}

type Whole = { readonly rows: readonly string[]; readonly counts: readonly string[]; readonly pages: number; readonly words: string }

const numbersOn = (page: Awaited<ReturnType<Visitor['opens']>>) => page.$('tbody tr th code').toArray().map((cell) => page.$(cell).text())

/** Every page of a list, from the first. */
async function whole(visitor: Visitor, first: string): Promise<Whole> {
  const rows: string[] = []
  let [counts, pages, words] = [[] as string[], 0, '']
  for (let path: string | undefined = first; path !== undefined && pages <= 10; pages += 1) {
    const page = await visitor.opens(path)
    words += page.words
    counts = page.$('.tabs .count').toArray().map((count) => page.$(count).text())
    rows.push(...numbersOn(page))
    path = page.$('a[rel=next]').attr('href')
  }
  return { rows, counts, pages, words }
}

it('says that the example reports of a demonstration are still being written', async () => {
  const officer = await signsIn(server, liaisonOfWorks)
  expect((await officer.opens('/meja')).words).not.toContain('Laporan contoh masih dimuat')
  await server.rows('insert into demo_reports (until_at) values (now())')
  expect((await officer.opens('/meja')).words).toContain('Laporan contoh masih dimuat')
  await server.rows('delete from demo_reports')
})

describe('the lists of an officer', () => {
  it.each(['/meja', '/meja?daftar=pantau'])('%s hold every report once, as many as they say', async (path) => {
    const { rows, counts, pages } = await whole(await signsIn(server, coordinator), path)
    expect([...new Set(rows)].sort()).toEqual([...numbers].sort())
    // Each report from the web is to be verified and to be entered by hand: two steps owed, one report watched.
    expect(counts).toEqual([String(2 * HOW_MANY), String(2 * HOW_MANY), String(HOW_MANY)])
    expect(rows).toHaveLength(path === '/meja' ? 2 * HOW_MANY : HOW_MANY)
    expect(pages).toBe(Math.ceil(rows.length / 25))
  })

  it('lead back page by page to where they began', async () => {
    const visitor = await signsIn(server, coordinator)
    const first = await visitor.opens('/meja?daftar=unit')
    const second = await visitor.opens(first.$('a[rel=next]').attr('href') ?? '')
    const third = await visitor.opens(second.$('a[rel=next]').attr('href') ?? '')
    expect(third.$('a[rel=next]')).toHaveLength(0)
    const back = await visitor.opens(third.$('a[rel=prev]').attr('href') ?? '')
    expect(numbersOn(back)).toEqual(numbersOn(second))
    const start = await visitor.opens(back.$('a[rel=prev]').attr('href') ?? '')
    expect(numbersOn(start)).toEqual(numbersOn(first))
    expect((await visitor.opens(first.$('a[rel=next]').attr('href')?.replace('setelah', 'sebelum') ?? '')).$('a[rel=prev]')).toHaveLength(0)
  })

  it('lead from each row to its report, by the masked subject once there is one', async () => {
    const [number = ''] = numbers
    await dispatched(number, 'Puskesmas tutup pada jam kerja')
    const liaison = await signsIn(server, liaisonOfHealth)
    const { page } = liaison
    expect(numbersOn(page)).toEqual([number])
    expect((await liaison.opens(page.$('.work-link').attr('href') ?? '')).status).toBe(200)
    expect(page.$('.work-link').attr('href')).toBe(`/meja/laporan/${number}`)
    expect(page.words).toContain('Puskesmas tutup pada jam kerja')
    expect(page.words).toContain('Memberikan respon atas aduan')
    expect(page.words).not.toContain('Di unit Anda')
    expect((await liaison.opens('/meja?daftar=pantau')).words).not.toContain('Memberikan respon')
  })

  it('name a report by its own subject while it isn’t masked, where the officer may read that', async () => {
    const fill = { subject: 'Judul yang ditulis sendiri' }
    const open = (await reports(new Visitor(server.url), { fill })).number
    const hidden = (await reports(new Visitor(server.url), { fill: { ...fill, anonymous: 'on' } })).number
    const rowsOf = async (visitor: Visitor & { page: Awaited<ReturnType<Visitor['opens']>> }, number: string) => {
      const page = await visitor.opens('/meja?daftar=unit&sifat=belum')
      return page.$('tbody tr').toArray().map((row) => page.$(row).text()).filter((text) => text.includes(number))
    }
    const team = await signsIn(server, coordinator)
    for (const number of [open, hidden]) {
      await server.rows(`update owed_step set due_at = now() - interval '9 years' where report_id = $1`, [idOf(number)])
      expect((await rowsOf(team, number)).every((text) => text.includes('Judul yang ditulis sendiri'))).toBe(true)
      // As if it had been handed down without masking, which nobody may do: not even then.
      await server.rows('update owed_step set unit_id = $2 where report_id = $1', [idOf(number), health])
      await server.rows(`update report set state = jsonb_set(state, '{holdings,1}', (state -> 'holdings' -> 0) || jsonb_build_object('no', 2, 'parent', 1, 'unit', $2::int)) where report_id = $1`, [idOf(number), health])
    }
    const agency = await signsIn(server, liaisonOfHealth)
    expect((await rowsOf(agency, open)).join()).toContain('Judul yang ditulis sendiri')
    expect((await rowsOf(agency, hidden)).join()).toContain('Judul belum disamarkan')
    await server.rows('delete from owed_step where report_id = any ($1)', [[idOf(open), idOf(hidden)]])
  })

  it('are those of the own office: a head and a liaison officer may answer, the team may tell the group', async () => {
    expect((await whole(await signsIn(server, headOfHealth), '/meja')).rows).toEqual([numbers[0]])
    expect((await whole(await signsIn(server, liaisonOfWorks), '/meja')).rows).toEqual([])
    expect((await whole(await signsIn(server, coordinator), '/meja')).words).toContain('Informasikan lewat WhatsApp Group')
    await changed(`update post set office = 'sekretaris' where officer_id = 5`)
    const secretary = await signsIn(server, headOfHealth)
    expect((await whole(secretary, '/meja')).rows).toEqual([])
    expect((await whole(secretary, '/meja?daftar=unit')).rows).toEqual([numbers[0]])
    await changed(`update post set office = 'head' where officer_id = 5`)
  })

  it('are a deputy’s too, from the first day to the last', async () => {
    const stand = (from: number, until: number) => changed(
      `insert into deputy values (3, $1, 'liaison', 4, to_timestamp($2), to_timestamp($3)) on conflict do nothing`, [health, from / 1000, until / 1000])
    const now = server.clock.now()
    await stand(now + DAY, now + 2 * DAY)
    expect((await whole(await signsIn(server, liaisonOfWorks), '/meja')).rows).toEqual([])
    await stand(now - DAY, now + DAY)
    expect((await whole(await signsIn(server, liaisonOfWorks), '/meja')).rows).toEqual([numbers[0]])
    await changed('delete from deputy')
  })

  it('say what is late and what is due today in words, soonest due first', async () => {
    const visitor = await signsIn(server, coordinator)
    passes(server, 3 * DAY)
    const today = await (await signsIn(server, coordinator)).opens('/meja')
    expect(today.words).toContain('Batas hari ini')
    passes(server, 7 * DAY)
    const { words, rows } = await whole(await signsIn(server, coordinator), '/meja')
    expect(words).toContain('Terlambat 7 hari')
    expect(words).toContain('26 Nov 2026 pukul 16.00 WIB')
    const order = await server.rows<{ id: ReportId }>(`select report_id as id from owed_step where unit_id = 2 and seat = 'admin' order by due_at, report_id, step_no`)
    const { publicNumber } = await import('../../../src/report/numbers/public-number.ts')
    expect(rows).toEqual(order.map(({ id }) => publicNumber(id, server.web.secrets.numberKey)))
    expect(visitor.page.words).not.toContain('Terlambat')
  })

  it('can be filtered by kind, nature and lateness, counted as they are listed', async () => {
    const visitor = await signsIn(server, coordinator)
    const aspirations = numbers.filter((_, sent) => sent % 4 === 0)
    const kind = await whole(visitor, '/meja?daftar=pantau&jenis=aspiration')
    expect([...kind.rows].sort()).toEqual([...aspirations].sort())
    expect(kind.counts[2]).toBe(String(aspirations.length))
    const nature = await whole(visitor, '/meja?daftar=pantau&sifat=normative')
    expect(nature.rows).toEqual([numbers[0]])
    expect((await whole(visitor, '/meja?daftar=pantau&sifat=belum')).rows).toHaveLength(HOW_MANY - 1)
    const late = await whole(visitor, '/meja?daftar=unit&terlambat=on')
    expect(late.rows.length).toBe(Number(late.counts[1]))
    expect(late.rows.length).toBeGreaterThan(HOW_MANY)
    const none = await visitor.opens('/meja?jenis=information-request')
    expect(none.words).toContain('Tidak ada laporan yang cocok dengan saringan.')
    expect(none.$('.filter a').attr('href')).toBe('/meja?daftar=saya')
  })

  it('are empty for a unit that nothing waits for', async () => {
    const visitor = await signsIn(server, liaisonOfWorks)
    expect(visitor.page.words).toContain('Tidak ada laporan yang menunggu Anda.')
    expect((await whole(visitor, '/meja?daftar=unit&unit=2')).rows).toEqual([])
    expect((await whole(visitor, '/meja?daftar=pantau')).rows).toEqual([])
  })

  it('hide a report from the officer that it complains about, and count it for nobody else less', async () => {
    const [, number = ''] = numbers
    await server.rows(`update owed_step set kept_from = '{2}' where report_id = $1`, [idOf(number)])
    const mine = await whole(await signsIn(server, coordinator), '/meja?daftar=pantau')
    const colleague = await whole(await signsIn(server, administrator), '/meja?daftar=pantau')
    expect([mine.rows.includes(number), mine.counts[2]]).toEqual([false, String(HOW_MANY - 1)])
    expect([colleague.rows.includes(number), colleague.counts[2]]).toEqual([true, String(HOW_MANY)])
  })

  it.each(['x', '.', '1.2', '1.99999999999999999999.1', '99999999999999999999.1.1', "1.1.1'--", '-1.1.1', '9999999999999999.1.1'])('begin at the beginning, or show nothing, for the strange cursor %s', async (cursor) => {
    const visitor = await signsIn(server, coordinator)
    for (const name of ['setelah', 'sebelum']) expect((await visitor.opens(`/meja?${new URLSearchParams({ [name]: cursor, daftar: 'lain', jenis: 'lain', sifat: "'" })}`)).status).toBe(200)
  })
})
