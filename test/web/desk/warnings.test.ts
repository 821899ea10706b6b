// The list of warnings: by office, in the morning's digest, and never what a report says to whom it is not for.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { countFigures } from '../../../src/app/count-figures.ts'
import { makeDigests } from '../../../src/app/make-digests.ts'
import { sweepDeadlines } from '../../../src/app/sweep-deadlines.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { coordinator, deskServer, liaisonOfHealth, officerOf, passes, signsIn } from './officer.ts'

const DAY = 86_400_000

let server: TestServer
beforeAll(async () => {
  // Monday 23 November 2026, 10:00.
  server = await deskServer()
  await reports(new Visitor(server.url), { fill: { subject: 'Jalan rusak di pasar' } })
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const worldNow = () => server.web.reference.get().worldAt(server.clock.now())
const sweep = () => sweepDeadlines({ handling: server.web.handling, pool: server.web.database.pool, now: server.clock.now, most: 200 })
const digests = () => makeDigests({ pool: server.web.database.pool, world: worldNow() })

describe('the list of warnings', () => {
  it('is empty before anything runs out', async () => {
    expect((await (await signsIn(server, coordinator)).opens('/meja/peringatan')).words).toContain('Tidak ada peringatan')
  })

  it('shows who works a step that it ends tomorrow, with a link to the report; others see nothing of it', async () => {
    passes(server, 2 * DAY) // Wednesday; the three days to verify end on Thursday
    await sweep()
    const page = await (await signsIn(server, coordinator)).opens('/meja/peringatan')
    expect(page.words).toContain('Sehari lagi')
    expect(page.$('.work a').attr('href')).toMatch(/^\/meja\/laporan\//)
    expect((await (await signsIn(server, liaisonOfHealth)).opens('/meja/peringatan')).words).toContain('Tidak ada peringatan')
  })

  it('comes as one digest for each office in the morning of a working day, however many warnings there are', async () => {
    for (const subject of ['Satu', 'Dua']) await reports(new Visitor(server.url), { fill: { subject: `Laporan ${subject}` } })
    expect(await digests()).toBe(1)
    expect(await digests()).toBe(0)
    passes(server, 3 * DAY) // Saturday
    await sweep()
    expect(await digests()).toBe(0)
    passes(server, 2 * DAY - 7 * 3_600_000) // Monday, before the office opens
    await sweep()
    expect(await digests()).toBe(0)
    passes(server, 7 * 3_600_000)
    await sweep()
    expect(await digests()).toBeGreaterThan(0)
    const page = await (await signsIn(server, coordinator)).opens('/meja/peringatan')
    expect(page.words).toMatch(/Ringkasan 10\.\d\d WIB: \d+ batas waktu, \d+ baru/)
    expect(page.$('#digest-text').text()).toContain('batas waktu perlu perhatian')
    expect(page.$('#digest-text').text()).not.toContain('Jalan rusak')
  })

  it('tells internal oversight at last that a time was missed, but not what the report says', async () => {
    const secret = await reports(new Visitor(server.url), { fill: { secret: 'on' } })
    passes(server, 30 * DAY)
    for (let result = await sweep(); result.leased > 0; result = await sweep());
    const page = await (await signsIn(server, officerOf('rembang.inspektorat', 'head'))).opens('/meja/peringatan')
    expect(page.words).toContain('Terlewat, Inspektorat diberi tahu')
    expect(page.words).toContain('Isi laporan ini hanya untuk yang menanganinya')
    expect(page.$('.work a')).toHaveLength(0)
    expect(page.words).toContain('Rahasia')
    expect(page.html).not.toContain(secret.number)
    expect((await (await signsIn(server, coordinator)).opens('/meja/peringatan')).html).toContain(secret.number)
  })

  it('becomes a figure: by unit, nature and step with its post, never by a person, for officers and in public', async () => {
    while ((await countFigures({ pool: server.web.database.pool, world: worldNow, most: 200 })).leased > 0);
    const page = await (await signsIn(server, coordinator)).opens('/meja/angka?periode=2026')
    expect([page.status, page.heading]).toEqual([200, 'Tepat waktu atau terlewat'])
    expect(page.words).toMatch(/0 dari \d+ batas waktu ditepati \(0%\)/)
    expect(page.words).toContain('Verifikasi dan disposisi: Admin SP4N-LAPOR')
    expect(page.words).not.toContain(coordinator.name)
    const own = await (await signsIn(server, liaisonOfHealth)).opens('/meja/angka?periode=2026')
    expect(own.words).toContain('Belum ada angka')
    const open = await new Visitor(server.url).opens('/angka?periode=2026')
    expect([open.status, open.words]).toEqual([200, expect.stringContaining('Arti angka ini')])
    const file = await new Visitor(server.url).asks('/angka.csv?periode=2026')
    expect([file.status, file.headers['content-type'], file.body.toString('utf8').split('\r\n')[0]]).toEqual([200, 'text/csv; charset=utf-8', '\uFEFFMenurut,Nama,Ditepati,Terlewat'])
    expect((await new Visitor(server.url).opens('/angka?periode=kemarin')).words).toContain('Kurun waktu itu tidak dikenal')
  })

  it('takes an address that was bent for its first page', async () => {
    for (const bent of ['x', '1.2.3', '9.9.9.9', '-1.0.0']) expect((await (await signsIn(server, coordinator)).opens(`/meja/peringatan?setelah=${bent}`)).status).toBe(200)
  })
})
