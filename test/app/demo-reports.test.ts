// The example reports: made by the product's own decisions, at every step, whole in the database, and written exactly once.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentReference } from '../../src/app/current-reference.ts'
import { loadDemoReports } from '../../src/app/demo/load-demo-reports.ts'
import { holdingsAt } from '../../src/app/demo/steps-waiting.ts'
import { holdToFiles } from '../../src/app/hold-to-files.ts'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import type { Files } from '../../src/app/ports.ts'
import type { Handling } from '../../src/app/handle.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import type { Reference } from '../../src/app/reference.ts'
import { writePath } from '../../src/app/write-path.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import type { ReportState } from '../../src/report/state.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { checkEverything } from '../chaos/check-everything.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

let owned: TestDatabase
let folder: string
let database: Database
let reference: Reference
let handling: Handling
let files: Files
let states: readonly ReportState[]
let first: number
beforeAll(async () => {
  owned = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'tuntas-demo-'))
  await prepareDatabase({ ownerUrl: owned.ownerUrl, keysDir: join(folder, 'keys'), demo: true, demoReports: true })
  files = await openLocalFiles(folder)
  await holdToFiles({ ownerUrl: owned.ownerUrl, files, dataDir: folder })
  database = openDatabase({ url: owned.appUrl, connections: 3, name: 'tuntas-test', log: { warn: () => undefined } })
  const current = await currentReference(database, publishedSop)
  reference = current.get()
  handling = writePath({ database, reference: current, clock: { now: Date.now }, batch: false, log: { error: (message) => { throw new Error(message) } } })
  await asOwner(`update demo_reports set until_at = '2026-11-23T03:00:00Z'`)
  first = await load()
  states = (await database.pool.query<{ state: ReportState }>('select state from report')).rows.map(({ state }) => state)
}, 240_000)
afterAll(async () => {
  await database.close()
  await owned.close()
  await rm(folder, { recursive: true })
})

async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: owned.ownerUrl })
  await client.connect()
  await client.query(sql)
  await client.end()
}

function load(): Promise<number> {
  const keysDir = join(folder, 'keys')
  return loadDemoReports({ database, handling, files, reference, keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }), secrets: loadServerSecrets(keysDir), now: Date.now })
}

/** Whom no example reaches: they approve what their agency has studied, late on a long way. */
const WITHOUT_WORK = ['mojokerto.dukcapil head', 'mojokerto.inspektorat head', 'mojokerto.pupr head']

/** Where no example comes: it is for an agency without anybody above. */
const UNVISITED: ReadonlySet<string> = new Set(['mojokerto-01/terima'])

describe('the example reports', () => {
  it('are about three hundred over three years, and a second start adds none', async () => {
    expect(first).toBe(states.length)
    expect(states.length).toBeGreaterThan(270)
    const times = states.map(({ receivedAt }) => receivedAt)
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(2.7 * 365 * 86_400_000)
    expect(await load()).toBe(0)
  })

  it('lie in the database as the write path leaves them', async () => {
    expect((await checkEverything({ appUrl: owned.appUrl, dataDir: folder, filings: [] })).problems.filter((problem) => !problem.endsWith(': nobody sent it'))).toEqual([])
  }, 120_000)

  it('wait at every step of each procedure’s own, and at every one that an overlay brings in one procedure at least', () => {
    const waiting = new Set(states.flatMap(holdingsAt))
    const steps = reference.proceduresInForce.flatMap((sop) => sop.steps.filter(({ afterwards, automatic }) => !afterwards && !automatic).map(({ id, origin }) => ({ at: `${sop.id}/${id}`, name: origin ?? `${sop.id}/${id}` })))
    const visited = new Set(steps.filter(({ at }) => waiting.has(at)).map(({ name }) => name))
    expect([...new Set(steps.map(({ name }) => name))].filter((name) => !visited.has(name)).toSorted()).toEqual([...UNVISITED].toSorted())
  })

  it('have ended in every way, are hidden in all four ways, and some are late while others have time', () => {
    expect(new Set(states.map(({ outcome }) => outcome))).toEqual(new Set([null, 'settled', 'withdrawn', 'archived', 'not-followed-up', 'handed-over']))
    expect(new Set(states.map(({ anonymous, secret }) => `${anonymous} ${secret}`)).size).toBe(4)
    const open = states.filter((state) => state.open)
    expect(open.filter(({ missed }) => missed.length > 0).length).toBeGreaterThan(10)
    expect(open.filter(({ clocks }) => clocks.some(({ struckAt, due }) => struckAt === null && due > Date.now())).length).toBeGreaterThan(10)
  })

  it('say of themselves that they are examples, and name nobody who exists', async () => {
    const { rows } = await database.pool.query('select subject from masked_text where subject !~ $1', ['Contoh'])
    expect(rows).toEqual([])
  })
})

describe('pictures come along', () => {
  it('with some of the reports, sealed and whole', async () => {
    const { rows } = await database.pool.query<{ report_id: string; file_id: string; sealed_hash: Uint8Array }>('select report_id, file_id, sealed_hash from evidence')
    expect(rows.length).toBeGreaterThan(30)
    for (const one of rows) expect(await files.verifySealed({ reportId: one.report_id as ReportId, fileId: one.file_id }, one.sealed_hash)).toBe('intact')
  })

  it('and where the procedure publishes, two are told to the public and one waits for its second look', async () => {
    const { rows } = await database.pool.query<{ code: string; state: string; n: number }>('select u.code, p.state, count(*)::int as n from publication p join unit u on u.unit_id = p.government group by 1, 2 order by 1, 2')
    expect(rows).toEqual(['contoh', 'rembang'].flatMap((code) => [{ code, state: 'asked', n: 1 }, { code, state: 'published', n: 2 }]))
  })

  it('and in every government something waits that nobody has touched yet', async () => {
    const { rows } = await database.pool.query(`select distinct government from report r where open and not exists (select from report_event e where e.report_id = r.report_id and e.kind = 'way-taken')`)
    expect(rows).toHaveLength(reference.governments.length)
  })

  it('and almost everybody who works there finds something in the own list', async () => {
    const { rows } = await database.pool.query<{ post: string }>(`
      select u.code || ' ' || p.office as post from post p join unit u using (unit_id)
      where not exists (select from owed_step o where o.unit_id = p.unit_id and o.seat in (p.office, '@anyone')) order by 1`)
    expect(rows.map(({ post }) => post)).toEqual(WITHOUT_WORK)
  })

  it('and most of what has been settled can be read by everybody', () => {
    const settled = states.filter(({ outcome }) => outcome === 'settled')
    expect(settled.filter(({ masked, secret }) => masked && !secret).length).toBeGreaterThan(settled.length / 2)
  })
})

describe('in production', () => {
  it('none are asked for', async () => {
    const other = await testDatabase()
    await prepareDatabase({ ownerUrl: other.ownerUrl, keysDir: join(folder, 'other'), demo: true, demoReports: true, production: true })
    const opened = openDatabase({ url: other.appUrl, connections: 1, name: 'tuntas-test', log: { warn: () => undefined } })
    expect((await opened.pool.query('select from demo_reports')).rowCount).toBe(0)
    await opened.close()
    await other.close()
  })
})
