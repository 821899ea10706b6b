// The lists against a plain reading of random rows: nothing twice, nothing missing, in order, forwards and back, as many as counted.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { SEATS } from '../../src/store/seats.ts'
import { worklistCount, worklistPage, type Seat, type WorklistCursor, type WorklistFilter, type WorklistQuestion } from '../../src/store/worklist.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

const CLASSES = ['complaint', 'aspiration', 'information-request']
const NATURES = ['', 'normative', 'without-oversight', 'with-oversight']
const OFFICES = ['admin', 'liaison', 'head', SEATS.anyone]
const NOW = Date.UTC(2026, 10, 23)

type Row = { readonly id: string; readonly no: number; readonly seat: string; readonly unit: number; readonly classification: string; readonly nature: string; readonly due: number; readonly keptFrom: readonly number[] }

let test: TestDatabase
let owner: pg.Client
let database: Database
const rows: Row[] = []
const { next: random } = seededRandom(20_261_123)
const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] as Value

beforeAll(async () => {
  test = await testDatabase()
  database = openDatabase({ url: test.appUrl, connections: 2, name: 'test', log: { warn: () => undefined } })
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  for (let id = 1; id <= 400; id += 1) {
    const shared = { id: String(id), classification: pick(CLASSES), nature: pick(NATURES), keptFrom: random() < 0.1 ? [7] : [] }
    for (let no = 0; no <= 2; no += 1) {
      const step = { ...shared, no, unit: pick([1, 2, 3]), due: random() < 0.2 ? Number.POSITIVE_INFINITY : NOW + Math.floor(random() * 20 - 10) * 86_400_000 }
      for (const seat of no === 0 ? [SEATS.watch] : [SEATS.unit, ...new Set([pick(OFFICES), pick(OFFICES)])]) rows.push({ ...step, seat })
    }
  }
  await write()
})
afterAll(async () => {
  await database?.close()
  await owner?.end()
  await test?.close()
})

async function write(): Promise<void> {
  await owner.query(`insert into report select id, 1, 0, 1, 1, true, null, 'complaint', null, 'web', false, false, null, now(), null, null, '', '', '{}' from generate_series(1, 400) id`)
  await owner.query(`insert into holding select id, 1, 1, 'first', 'sop', 1, 'step', 'unit', 1, true, now(), now(), null, 1 from generate_series(1, 400) id`)
  for (const { id, no, seat, unit, classification, nature, due, keptFrom } of rows) {
    await owner.query('insert into owed_step values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9)',
      [id, no, seat, unit, classification, nature, due === Number.POSITIVE_INFINITY ? 'infinity' : new Date(due).toISOString(), 'step', keptFrom])
  }
}

const everything: WorklistFilter = { classifications: CLASSES, natures: NATURES, dueBefore: Number.POSITIVE_INFINITY }

function expected({ seats, officer, filter }: WorklistQuestion): readonly string[] {
  const listed = rows.filter((row) => seats.some(({ unit, seat }) => row.unit === unit && row.seat === seat) && filter.classifications.includes(row.classification)
    && filter.natures.includes(row.nature) && !row.keptFrom.includes(officer) && (filter.dueBefore === Number.POSITIVE_INFINITY || row.due < filter.dueBefore))
  const once = [...new Map(listed.map((row) => [`${row.id}.${row.no}`, row])).values()]
  const byTime = (one: Row, other: Row) => (one.due === other.due ? 0 : one.due - other.due)
  return once.toSorted((one, other) => byTime(one, other) || Number(one.id) - Number(other.id) || one.no - other.no).map(({ id, no }) => `${id}.${no}`)
}

const PAGE = 17

/** Every page from the first to the last, and back again. */
async function walked(question: WorklistQuestion): Promise<{ readonly onward: readonly string[]; readonly back: readonly string[] }> {
  const named = ({ reportId, stepNo }: WorklistCursor) => `${reportId}.${stepNo}`
  const pages: WorklistCursor[][] = []
  for (let after: WorklistCursor | null = null; ; ) {
    const page = await worklistPage(database.pool, question, { after, limit: PAGE })
    if (page.length === 0) break
    pages.push([...page])
    after = page.at(-1) ?? null
  }
  const back: WorklistCursor[] = [...(pages.at(-1) ?? [])]
  while (back.length > 0) {
    const page = await worklistPage(database.pool, question, { before: back[0] ?? null, limit: PAGE })
    if (page.length === 0) break
    back.unshift(...page)
  }
  return { onward: pages.flat().map(named), back: back.map(named) }
}

const seatings: readonly (readonly Seat[])[] = [
  [{ unit: 1, seat: SEATS.unit }], [{ unit: 2, seat: SEATS.watch }, { unit: 3, seat: SEATS.watch }],
  [{ unit: 1, seat: 'admin' }, { unit: 1, seat: SEATS.anyone }, { unit: 1, seat: 'head' }, { unit: 2, seat: 'liaison' }], [{ unit: 9, seat: SEATS.unit }],
]
const filters: readonly (readonly [string, WorklistFilter])[] = [
  ['everything', everything], ['what is late', { ...everything, dueBefore: NOW }],
  ['aspirations without a nature', { ...everything, classifications: ['aspiration'], natures: [''] }], ['nothing', { ...everything, natures: [] }],
]
const questions = seatings.flatMap((seats) => filters.flatMap(([name, filter]) => [1, 7].map((officer) => ({ name: `${seats.map(({ unit, seat }) => `${seat} of ${unit}`).join(', ')}, ${name}, officer ${officer}`, question: { seats, officer, filter } }))))

describe('a list', () => {
  it.each(questions)('of $name', async ({ question }) => {
    const all = expected(question)
    const { onward, back } = await walked(question)
    expect(onward).toEqual(all)
    expect(back).toEqual(all)
    expect(await worklistCount(database.pool, question, 1_000)).toBe(all.length)
    expect(await worklistCount(database.pool, question, 10)).toBe(Math.min(11, all.length))
  })

  it('has something to show in these trials', () => {
    expect(questions.filter(({ question }) => expected(question).length > 2 * PAGE).length).toBeGreaterThan(4)
  })
})
