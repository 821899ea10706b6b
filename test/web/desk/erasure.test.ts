// The right to be forgotten over HTTP: asked on the reporter's page, decided at the desk, carried out, and gone from every page.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eachAlone, type Alone } from '../../../src/app/each-alone.ts'
import { eraseReports } from '../../../src/app/erase-reports.ts'
import { warnOfWishes } from '../../../src/app/warn-of-wishes.ts'
import { sealLog } from '../../../src/app/log/seal-log.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { openLogMemory } from '../../../src/vault/log-memory.ts'
import { reportIdOf } from '../../../src/report/numbers/public-number.ts'
import { faultAt, strictly } from '../../alone.ts'
import { pdf } from '../evidence-samples.ts'
import { reports, tracks, type Reported } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { coordinator, deskServer, liaisonOfHealth, officerOf, passes, signsIn } from './officer.ts'

const WHO: Filling = { name: 'Siti Rahayu', email: 'siti@contoh.example', subject: 'Obat habis', description: 'Obat habis tiga minggu di puskesmas.' }
const MARKS = ['Siti', 'siti@contoh', 'Obat habis', 'tiga minggu', 'resep.pdf']
const HOUR = 3_600_000

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const reported = () => reports(new Visitor(server.url), { fill: WHO, files: [pdf('resep.pdf')] })
const atDesk = ({ number }: Reported) => `/meja/laporan/${number}/data-pribadi`
const shows = (html: string) => MARKS.filter((mark) => html.includes(mark))

async function asksFor(report: Reported) {
  const visitor = new Visitor(server.url)
  await tracks(visitor, report)
  return visitor.sends(await visitor.opens(`${report.mine}/hapus`), 'Ya, minta dihapus', { fill: { reason: 'Saya takut dikenali.' } })
}

/** What the worker does within seconds. */
async function carriesOut(alone: Alone = strictly): Promise<void> {
  const { web, dataDir } = server
  const sealer = openDatabase({ url: web.config.databaseUrl ?? '', connections: 2, name: 'tuntas-test-sealer', log: { warn: () => undefined }, role: 'tuntas_sealer' })
  await sealLog({ pool: sealer.pool, dataDir, firstOrigin: 'lapor.example/log', memory: openLogMemory(web.config.keysDir), now: server.clock.now, signers: web.signing.signers, promiseKey: (origin) => web.signing.promiseSigner(origin).key })
  await sealer.close()
  await eraseReports({ handling: web.handling, pool: web.database.pool, most: 10, ...alone })
}

describe('a wish to be forgotten', () => {
  it('stands at the desk with its end, is granted, and leaves nothing on any page', async () => {
    const report = await reported()
    const own = await asksFor(report)
    expect(own.words).toContain('Permintaan Anda sudah kami catat.')
    expect(own.words).toContain('Kami memutuskannya paling lambat Kamis, 26 November 2026')
    const officer = await signsIn(server, coordinator)
    expect((await officer.opens('/meja/data-pribadi')).words).toContain(report.number)
    const seen = await officer.opens(`/meja/laporan/${report.number}`)
    expect(seen.words).toContain('Pelapor meminta isi laporan ini dihapus.')
    const page = await officer.opens(atDesk(report))
    expect(page.words).toContain('Saya takut dikenali.')
    const done = await officer.sends(page, 'Hapus isi laporan')
    expect([shows((await officer.opens(`/meja/laporan/${report.number}`)).html), shows((await tracks(new Visitor(server.url), report)).html)]).toEqual([[], []])
    expect(done.words).toContain('sedang dihapus')
    await carriesOut()
    expect((await officer.opens(atDesk(report))).words).toContain('sudah dihapus')
    const after = await tracks(new Visitor(server.url), report)
    expect([after.status, shows(after.html), after.words.includes('Kunci laporan dimusnahkan')]).toEqual([200, [], true])
    expect((await officer.asks(`/meja/laporan/${report.number}/bukti/1`)).status).toBe(404)
    expect((await officer.opens('/meja/data-pribadi')).words).not.toContain(report.number)
    const [left] = await server.rows<{ keys: number; words: number }>(`select (select count(*) from vault.report_key k join report r using (report_id) where r.state -> 'erasure' ->> 'stands' = 'done')::int as keys, (select count(*) from wording w join report r using (report_id) where r.state -> 'erasure' ->> 'stands' = 'done')::int as words`)
    expect(left).toEqual({ keys: 0, words: 0 })
  })

  it('is refused with a reason that its reporter reads; too late is on record', async () => {
    const report = await reported()
    await asksFor(report)
    passes(server, 73 * HOUR)
    const officer = await signsIn(server, coordinator)
    const page = await officer.opens(atDesk(report))
    const empty = await officer.sends(page, 'Tidak dihapus')
    expect([empty.status, empty.faults.map(({ field }) => field)]).toEqual([422, ['answer']])
    await officer.sends(empty, 'Tidak dihapus', { fill: { answer: 'Laporan ini sedang menjadi bukti pemeriksaan.' } })
    expect((await officer.opens(`/meja/laporan/${report.number}`)).words).toContain('lewat 3 × 24 jam')
    const own = await tracks(new Visitor(server.url), report)
    expect([own.words.includes('sedang menjadi bukti pemeriksaan'), shows(own.html).length > 0]).toEqual([true, true])
  })

  it('warns whoever decides before its end, shows when it is late, also to the oversight and the reporter, and stops when it is decided', async () => {
    const report = await reported()
    await asksFor(report)
    const warns = () => warnOfWishes({ handling: server.web.handling, pool: server.web.database.pool, ...strictly })
    const officer = await signsIn(server, coordinator)
    const list = async (who = officer) => (await who.opens('/meja/peringatan')).words
    expect([await warns(), (await list()).includes(report.number)]).toEqual([0, false])
    passes(server, 50 * HOUR)
    expect([await warns(), await warns()]).toEqual([1, 0])
    const soon = await list(await signsIn(server, coordinator))
    expect([soon.includes(report.number), soon.includes('hampir habis')]).toEqual([true, true])
    passes(server, 23 * HOUR)
    expect(await warns()).toBe(1)
    const again = await signsIn(server, coordinator)
    const shown = await again.opens('/meja/peringatan')
    expect([shown.words.includes('untuk permintaan hapus lewat'), shown.html.includes(atDesk(report))]).toEqual([true, true])
    expect((await again.opens(`/meja/laporan/${report.number}`)).words).toContain('Batas 3 × 24 jam untuk permintaan hapus lewat')
    expect((await tracks(new Visitor(server.url), report)).words).toContain('keterlambatan itu tercatat')
    expect(await list(await signsIn(server, officerOf('rembang.inspektorat', 'head')))).toContain('untuk permintaan hapus lewat')
    await again.sends(await again.opens(atDesk(report)), 'Tidak dihapus', { fill: { answer: 'Laporan ini sedang menjadi bukti pemeriksaan.' } })
    expect([(await list(again)).includes('permintaan hapus'), await warns()]).toEqual([false, 0]) // its steps are warned of besides
    expect((await server.rows(`select from warning where kind = 'erasure'`)).length).toBe(0)
  })

  it('of one report that can\'t be warned of or erased keeps none of the others waiting', async () => {
    const both = (await Promise.all([reported(), reported()])).map((report) => ({ report, id: reportIdOf(report.number, server.web.secrets.numberKey) ?? '' })).toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1))
    for (const { report } of both) await asksFor(report)
    passes(server, 50 * HOUR)
    const faults: string[] = []
    const alone = eachAlone(server.clock.now, (_, reportId) => faults.push(reportId))
    const [first, second] = both.map(({ id }) => id)
    let lift = await faultAt(server.rows, first ?? '')
    const warns = (strict?: Alone) => warnOfWishes({ handling: server.web.handling, pool: server.web.database.pool, ...(strict ?? alone) })
    expect([await warns(), faults]).toEqual([1, [first]])
    await lift()
    expect(await warns(strictly)).toBe(1)
    const officer = await signsIn(server, coordinator)
    for (const { report } of both) await officer.sends(await officer.opens(atDesk(report)), 'Hapus isi laporan')
    lift = await faultAt(server.rows, first ?? '')
    passes(server, HOUR)
    await carriesOut(alone)
    const stands = async () => (await server.rows<{ stands: string }>(`select state -> 'erasure' ->> 'stands' as stands from report where report_id = any($1) order by report_id`, [[first, second]])).map((row) => row.stands)
    expect([await stands(), faults]).toEqual([['ordered', 'done'], [first, first]])
    await lift()
    await carriesOut()
    expect(await stands()).toEqual(['done', 'done'])
  })

  it('does not reach what is held by law, and is decided by nobody but who answers for the report', async () => {
    const report = await reported()
    await asksFor(report)
    const officer = await signsIn(server, coordinator)
    const held = await officer.sends(await officer.opens(atDesk(report)), 'Tahan dari penghapusan', { fill: { hold: 'Perkara perdata nomor 12, contoh.' } })
    expect(held.buttons).not.toContain('Hapus isi laporan')
    expect((await officer.postsParts(atDesk(report), [['do', 'erase']])).status).toBe(422)
    expect((await (await signsIn(server, liaisonOfHealth)).opens(atDesk(report))).status).toBe(404)
    const lifted = await officer.sends(held, 'Lepaskan penahanan', { fill: { hold: 'Perkara itu sudah diputus.' } })
    expect(lifted.buttons).toContain('Hapus isi laporan')
  })
})
