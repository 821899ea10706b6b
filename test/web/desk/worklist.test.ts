// The desk's lists: what waits for a unit, what it watches, in order, whole, and for nobody else's eyes.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'

const HOW_MANY = 32

let server: TestServer
let numbers: string[]
beforeAll(async () => {
  server = await deskServer()
  numbers = []
  for (let sent = 0; sent < HOW_MANY; sent += 1) {
    numbers.push((await reports(new Visitor(server.url), { fill: { subject: `Judul yang tidak tampil ${sent}`, ...(sent % 8 === 0 && { secret: 'on' }) } })).number)
    if (sent % 10 === 0) passes(server, 3_600_000)
  }
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

/** Every page of a list, from the first. */
async function whole(visitor: Visitor, first: string): Promise<{ readonly rows: readonly string[]; readonly counts: readonly string[]; readonly html: string }> {
  const rows: string[] = []
  let html = ''
  let counts: string[] = []
  for (let path: string | undefined = first; path !== undefined && rows.length <= HOW_MANY;) {
    const page = await visitor.opens(path)
    html += page.html
    counts = page.$('.tabs .count').toArray().map((count) => page.$(count).text())
    rows.push(...page.$('tbody tr th').toArray().map((cell) => page.$(cell).text()))
    path = page.$('a[rel=next]').attr('href')
  }
  return { rows, counts, html }
}

describe('the lists of a unit', () => {
  it.each(['/meja', '/meja?daftar=pantau'])('%s hold every report once, as many as they say', async (path) => {
    const visitor = await signsIn(server, coordinator)
    const { rows, counts } = await whole(visitor, path)
    expect([...rows].sort()).toEqual([...numbers].sort())
    expect(counts).toEqual([String(HOW_MANY), String(HOW_MANY)])
  })

  it('show no words of any report', async () => {
    const { html } = await whole(await signsIn(server, coordinator), '/meja')
    expect(html).not.toMatch(/Judul yang tidak tampil|Sudah sebulan gelap|Anak-anak/)
    expect(html).toContain('Rahasia')
  })

  it('come soonest due first, those without a time last, also across pages', async () => {
    await server.rows(`update holding set due_at = null where report_id in (select report_id from holding order by report_id limit 4)`)
    await server.rows(`update holding set due_at = due_at - interval '30 days' where report_id in (select report_id from holding order by report_id desc limit 2)`)
    const { rows } = await whole(await signsIn(server, coordinator), '/meja')
    const dues = new Map((await server.rows<{ id: string; due: string | null }>('select report_id as id, due_at::text as due from holding')).map(({ id, due }) => [id, due]))
    const order = await server.rows<{ id: string }>('select report_id as id from holding order by due_at nulls last, report_id, holding_no')
    const { publicNumber } = await import('../../../src/report/public-number.ts')
    expect(dues.size).toBe(HOW_MANY)
    expect(rows).toEqual(order.map(({ id }) => publicNumber(id as Parameters<typeof publicNumber>[0], server.web.secrets.numberKey)))
    expect((await (await signsIn(server, coordinator)).opens('/meja')).words).toContain('Terlambat')
  })

  it('are empty for a unit that nothing waits for, and closed to who holds no post in it', async () => {
    const visitor = await signsIn(server, liaisonOfHealth)
    expect(visitor.page.words).toContain('Tidak ada laporan yang menunggu unit ini.')
    expect((await whole(visitor, '/meja?unit=2')).rows).toEqual([])
  })

  it('hide a report from the officer that it complains about, and count it for nobody else less', async () => {
    await server.rows(`update report set state = jsonb_set(state, '{complainedAbout}', '[{"officer": 2, "unit": 2}]') where report_id = (select min(report_id) from report)`)
    const { rows, counts } = await whole(await signsIn(server, coordinator), '/meja')
    expect([rows.length, counts[0]]).toEqual([HOW_MANY - 1, String(HOW_MANY - 1)])
  })

  it.each(['x', '.', '1.2', '1.99999999999999999999.1', '99999999999999999999.1.1', "1.1.1'--", '-1.1.1', '999999999999999.1.1'])('begin at the beginning, or show nothing, for the strange cursor %s', async (cursor) => {
    const page = await (await signsIn(server, coordinator)).opens(`/meja?${new URLSearchParams({ setelah: cursor })}`)
    expect(page.status).toBe(200)
  })
})
