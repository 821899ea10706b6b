// Retention over HTTP and in the database: found past its time, proposed, approved by two others, destroyed by the road of every erasure, on record.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eachAlone, type Alone } from '../../../src/app/each-alone.ts'
import { carryOutLists } from '../../../src/app/destruction/carry-out-lists.ts'
import { drawUpLists } from '../../../src/app/destruction/draw-up-lists.ts'
import { eraseReports } from '../../../src/app/erase-reports.ts'
import { sealLog } from '../../../src/app/log/seal-log.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { insertItems } from '../../../src/store/destruction/items.ts'
import { openDatabase } from '../../../src/store/database.ts'
import { openLogMemory } from '../../../src/vault/log-memory.ts'
import { verifyCommand } from '../../../src/cli/verify.ts'
import { faultAt, strictly } from '../../alone.ts'
import { testDatabase, type TestDatabase } from '../../database.ts'
import { receiptOf, SEND, tracks, type Reported } from '../journey.ts'
import { START, type TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, coordinator, deskServer, liaisonOfHealth, officerOf, passes, signsIn } from './officer.ts'

const DAY = 86_400_000
const custodian = officerOf('rembang.inspektorat', 'head')
const colleague = officerOf('rembang', 'ppid')
const MARKS = ['Jalan rusak', 'Siti Rahayu', 'siti@contoh', 'Lubang besar']

let database: TestDatabase
let server: TestServer
const reports: Reported[] = []
beforeAll(async () => {
  database = await testDatabase()
  server = await deskServer({ database })
  for (let no = 0; no < 9; no += 1) reports.push(await withdrawn(no === 4 ? { secret: 'on' } : {}))
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
  await database?.close()
})

async function withdrawn(more: Readonly<Record<string, string>>): Promise<Reported> {
  const visitor = new Visitor(server.url)
  const taken = receiptOf(await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: { kind: 'complaint', subject: 'Jalan rusak', description: 'Lubang besar di depan sekolah.', name: 'Siti Rahayu', email: 'siti@contoh.example', dateUnknown: 'on', ...more } }))
  await visitor.sends(await visitor.opens(`${taken.mine}/cabut`), 'Ya, cabut laporan', {})
  return taken
}

const world = () => server.web.handling.world()
const rembang = () => server.web.reference.get().governments[0]?.id ?? 0
const drawsUp = () => drawUpLists({ pool: server.web.database.pool, world: world(), governments: [rembang()], batch: 2 })
const carriesOut = (most = 100, alone: Alone = strictly) => carryOutLists({ handling: server.web.handling, pool: server.web.database.pool, most, ...alone })
const items = () => server.rows<{ id: string; state: string; why: string | null }>('select report_id::text as id, state, why from destruction_item order by report_id')
const idOf = (report: Reported) => reportIdOf(report.number, server.web.secrets.numberKey) ?? ''
const at = (no: number) => reports[no] as Reported

async function seals(): Promise<void> {
  const { web, dataDir } = server
  const sealer = openDatabase({ url: web.config.databaseUrl ?? '', connections: 2, name: 'tuntas-test-sealer', log: { warn: () => undefined }, role: 'tuntas_sealer' })
  await sealLog({ pool: sealer.pool, dataDir, firstOrigin: 'lapor.example/log', memory: openLogMemory(web.config.keysDir), now: server.clock.now, signers: web.signing.signers, promiseKey: (origin) => web.signing.promiseSigner(origin).key })
  await sealer.close()
}

async function problemsOf(): Promise<readonly string[]> {
  let out = ''
  const environment = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, DATA_DIR: server.dataDir, NODE_ENV: 'test' }
  await verifyCommand(environment).run(['--json'], { input: (async function* () {})(), write: async (text) => void (out += text), complain: () => undefined })
  return (JSON.parse(out) as { problems: readonly { what: string; where: string }[] }).problems.map(({ what, where }) => `${what} ${where}`)
}

describe('what is past its time', () => {
  it('is listed once, and not before, by batches that go on where they stopped', async () => {
    passes(server, 700 * DAY)
    expect(await drawsUp()).toBe(0)
    passes(server, 35 * DAY)
    expect([await drawsUp(), await drawsUp()]).toEqual([9, 0])
    expect((await server.rows('select from destruction_list')).length).toBe(1)
  })

  it('leaves the list when it is held by law or wished to be forgotten, before anybody proposes it', async () => {
    const officer = await signsIn(server, coordinator)
    await officer.sends(await officer.opens(`/meja/laporan/${at(0).number}/data-pribadi`), 'Tahan dari penghapusan', { fill: { hold: 'Perkara perdata nomor 12, contoh.' } })
    const visitor = new Visitor(server.url)
    await tracks(visitor, at(1))
    await visitor.sends(await visitor.opens(`${at(1).mine}/hapus`), 'Ya, minta dihapus', {})
    const list = await officer.opens('/meja/pemusnahan/1')
    expect(reports.filter(({ number }) => list.words.includes(number)).length).toBe(7)
    expect([list.words.includes(at(0).number), list.words.includes(at(1).number)]).toEqual([false, false])
  })

  it('looks to who is complained about in a report as if that report had never stood on it', async () => {
    const hidden = idOf(at(2))
    const complain = (about: readonly object[]) => server.rows(`update report set state = jsonb_set(state, '{complainedAbout}', $2) where report_id = $1`, [hidden, JSON.stringify(about)])
    await server.rows(`update destruction_item set closed_at = closed_at - interval '40 days' where report_id = $1`, [hidden])
    const writer = await signsIn(server, coordinator)
    const paths = ['', '/1', '/1?setelah=1', '/1?setelah=6', `/1?setelah=${idOf(at(4))}`]
    const looks = () => Promise.all(paths.map(async (path) => (await writer.opens(`/meja/pemusnahan${path}`)).words))
    const whole = await looks()
    await complain([{ officer: coordinator.officer, unit: 1 }])
    const seen = await looks()
    await server.rows('update destruction_item set list_id = 99 where report_id = $1', [hidden])
    const without = await looks()
    await server.rows('update destruction_item set list_id = 1, closed_at = closed_at + interval \'40 days\' where report_id = $1', [hidden])
    await complain([])
    expect(seen).toEqual(without)
    expect(seen[4], 'no number of a report moves the page').toBe(seen[1])
    expect([whole, seen].map((pages) => pages.map((words) => reports.filter(({ number }) => words.includes(number)).length)), 'a position does, among what is seen').toEqual([[0, 7, 6, 1, 7], [0, 6, 5, 6, 6]])
    expect(whole.map((words, no) => words === seen[no]), 'to everybody else it stands there').toEqual([false, false, false, false, false])
  })

  it('shows a custodian how many reports stand on it, and neither number nor date of one', async () => {
    const keeper = await signsIn(server, custodian)
    const page = await keeper.opens('/meja/pemusnahan/1')
    expect([page.$('table').length, page.$('thead th').text(), page.$('tbody td').first().text()]).toEqual([1, 'KelasPada daftarDimusnahkanTidak jadi', '7'])
    expect(page.words).toContain('Kustodian melihat jumlahnya.')
  })

  it('is proposed by who takes reports in, and approved by two others with a custodian among them', async () => {
    const writer = await signsIn(server, coordinator)
    expect((await (await signsIn(server, liaisonOfHealth)).opens('/meja/pemusnahan/1')).status).toBe(404)
    const proposed = await writer.sends(await writer.opens('/meja/pemusnahan/1'), 'Usulkan pemusnahan', {})
    expect([proposed.status, proposed.words.includes('Daftar diusulkan.'), proposed.buttons.includes('Setujui pemusnahan')]).toEqual([200, true, false])
    expect((await writer.postsParts('/meja/pemusnahan/1', [['do', 'approve'], ['version', '2'], ['sure', 'on']])).status).toBe(422)
    const second = await signsIn(server, colleague)
    const page = await second.opens('/meja/pemusnahan/1')
    expect((await second.sends(page, 'Setujui pemusnahan', {})).words).toContain('Centang bahwa Anda sudah memeriksa daftarnya.')
    await second.sends(page, 'Setujui pemusnahan', { fill: { sure: 'on' } })
    const third = await signsIn(server, administrator)
    expect((await third.opens('/meja/pemusnahan/1')).words).toContain('Persetujuan kedua harus dari kustodian')
    expect((await items()).filter(({ state }) => state === 'left').map(({ why }) => why).toSorted()).toEqual(['held-by-law', 'wish-waits'])
  })

  it('takes nothing more once it is proposed, also where that happens while something is added', async () => {
    const { pool } = server.web.database
    const item = { reportId: '1' as ReportId, class: 'complaint', receivedAt: START, closedAt: START, keptUntil: START }
    const state = async (to: string) => server.rows(`update destruction_list set state = $1 where list_id = 1`, [to])
    expect(await insertItems(pool, 1, [item]), 'proposed').toBe(0)
    await state('drawn')
    const proposing = await pool.connect()
    await proposing.query('begin')
    await proposing.query(`update destruction_list set state = 'proposed' where list_id = 1`)
    const adding = insertItems(pool, 1, [item])
    const waits = async () => (await pool.query('select from pg_locks where not granted')).rowCount
    await Promise.race([adding, vi.waitFor(async () => expect(await waits()).toBeGreaterThan(0))]).finally(() => proposing.query('commit'))
    proposing.release()
    expect(await adding, 'proposed meanwhile').toBe(0)
    expect((await items()).length).toBe(9)
  })

  it('is sent back with a reason, and begins anew', async () => {
    const keeper = await signsIn(server, custodian)
    const page = await keeper.opens('/meja/pemusnahan/1')
    expect(reports.filter(({ number }) => page.html.includes(number)), 'who consents sees no number').toEqual([])
    expect((await keeper.sends(page, 'Kembalikan ke penyusun', { fill: { remark: 'x' } })).status).toBe(422)
    await keeper.sends(page, 'Kembalikan ke penyusun', { fill: { remark: 'Periksa lagi nomor yang terakhir.' } })
    const writer = await signsIn(server, coordinator)
    const back = await writer.opens('/meja/pemusnahan/1')
    expect(back.words).toContain('Periksa lagi nomor yang terakhir.')
    expect((await carriesOut()).settled, 'nothing is destroyed before two persons approved').toBe(0)
    await writer.sends(back, 'Usulkan pemusnahan', {})
    const second = await signsIn(server, colleague)
    await second.sends(await second.opens('/meja/pemusnahan/1'), 'Setujui pemusnahan', { fill: { sure: 'on' } })
    expect((await carriesOut()).settled).toBe(0)
    const seen = await keeper.opens('/meja/pemusnahan/1')
    expect((await keeper.sends(seen, 'Setujui pemusnahan', { fill: { sure: 'on' } })).words).toContain('Sedang dimusnahkan')
    expect((await keeper.sends(seen, 'Setujui pemusnahan', { fill: { sure: 'on' } })).status).toBe(409)
  })
})

describe('an approved list', () => {
  it('is carried out in turns that may die anywhere, each report ordered once, and destroyed only once the order is logged', async () => {
    const about = await server.rows(`update report set state = jsonb_set(state, '{complainedAbout}', $2) where report_id = $1 returning 1`, [idOf(at(8)), JSON.stringify([{ officer: coordinator.officer, unit: 1 }])])
    expect(about.length).toBe(1)
    const first = (await items()).find(({ id, state }) => state === 'listed' && id !== idOf(at(8)))
    const faults: string[] = []
    const alone = eachAlone(server.clock.now, (_, reportId) => faults.push(reportId))
    const lift = await faultAt(server.rows, first?.id ?? '')
    expect((await carriesOut(2, alone)).settled, 'a fault of one report keeps none behind it').toBe(2)
    expect((await carriesOut(2, alone)).settled).toBe(2)
    expect([faults, (await items()).find(({ id }) => id === first?.id)?.state]).toEqual([[first?.id], 'listed'])
    await lift()
    // As a process leaves it that dies between the order and its note on the list.
    await server.rows(`update destruction_item set state = 'listed' where state = 'ordered'`)
    while ((await carriesOut(2)).settled > 0);
    const orders = await server.rows<{ count: number }>(`select count(*)::int from report_event where kind = 'erasure-ordered' group by report_id`)
    expect(orders.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1])
    const mine = (await items()).find(({ id }) => id === idOf(at(8)))
    expect([mine?.state, mine?.why], 'its writer is complained about in it').toEqual(['left', 'complained-about'])
    await eraseReports({ handling: server.web.handling, pool: server.web.database.pool, most: 50, ...strictly })
    expect((await server.rows('select from vault.report_key')).length, 'no key before the order is logged').toBe(9)
    await seals()
    await eraseReports({ handling: server.web.handling, pool: server.web.database.pool, most: 50, ...strictly })
    expect(await carriesOut()).toEqual({ settled: 0, done: 1 })
    expect((await server.rows('select from vault.report_key')).length).toBe(3)
    expect((await server.rows('select from vault.identity')).length).toBe(3)
  })

  it('leaves a record with who, when and which, and numbers, steps and figures; no word', async () => {
    const officer = await signsIn(server, coordinator)
    const record = await officer.opens('/meja/pemusnahan/1')
    expect(record.heading).toBe('Berita acara pemusnahan nomor 1')
    for (const { name } of [coordinator, colleague, custodian]) expect(record.words).toContain(name)
    expect([2, 3, 4, 5, 6, 7].filter((no) => !record.words.includes(at(no).number)), 'a secret one for those who may see it').toEqual([])
    const gone = await officer.opens(`/meja/laporan/${at(2).number}`)
    expect([gone.status, MARKS.filter((mark) => gone.html.includes(mark))]).toEqual([200, []])
    const own = await tracks(new Visitor(server.url), at(2))
    expect([own.words.includes('Isi laporan dihapus: masa simpannya habis'), MARKS.filter((mark) => own.html.includes(mark))]).toEqual([true, []])
    expect((await tracks(new Visitor(server.url), at(0))).words).toContain('Lubang besar')
    const everybody = await new Visitor(server.url).opens('/masa-simpan')
    expect(everybody.words).toContain('6 laporan, ')
    expect(reports.filter(({ number }) => everybody.html.includes(number))).toEqual([])
    expect((await new Visitor(server.url).opens(`/laporan/${at(2).number}`)).status).toBe(200)
  })

  it('is accepted by whoever verifies the log, and nothing else is', async () => {
    await server.rows(`update report set state = jsonb_set(state, '{complainedAbout}', '[]') where report_id = $1`, [idOf(at(8))])
    expect(await problemsOf()).toEqual([])
    await server.rows('delete from wording where report_id = $1', [idOf(at(0))])
    expect((await problemsOf()).length).toBeGreaterThan(0)
  })
})
