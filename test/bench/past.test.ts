// The generated past, written by COPY: the same rows that the product would have written one report at a time.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentReference } from '../../src/app/current-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import type { ReportEvent } from '../../src/report/event.ts'
import { fold } from '../../src/report/fold.ts'
import type { ReportId } from '../../src/report/public-number.ts'
import { writeReports } from '../../src/store/write-reports.ts'
import { writtenTables } from '../../src/store/write-statement.ts'
import type { FinishedReport } from '../../bench/data/finished-report.ts'
import { pastReport } from '../../bench/data/past-report.ts'
import { seededRandom } from '../../bench/data/random.ts'
import { reportDraft } from '../../bench/data/report-draft.ts'
import { writePast } from '../../bench/data/write-past.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

const DAY = 24 * 60 * 60 * 1000

let db: Prepared
let client: pg.Client
let reports: FinishedReport[]

beforeAll(async () => {
  db = await prepared()
  client = new pg.Client({ connectionString: db.owner.options.connectionString })
  await client.connect()
  const reference = (await currentReference(db.database, publishedSop)).get()
  const government = reference.governments[0]
  if (government === undefined) throw new Error('There is no government.')
  const until = Date.UTC(2026, 5, 1)
  const random = seededRandom(12)
  const past = { reference, government: government.id, keys: db.taking.keys, secrets: db.taking.secrets, random, until }
  reports = []
  for (let day = 0; day < 60; day += 1) {
    const at = until - (60 - day) * DAY
    reports.push(await pastReport(past, reportDraft(random, { districts: [], agencies: [], writtenAt: at, contactShare: 0.5 }), at))
  }
  await writePast(client, reports)
})
afterAll(async () => {
  await client.end()
  await db.close()
})

async function everything(): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {}
  for (const { table } of writtenTables) tables[table] = (await client.query(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).rows
  return tables
}

describe('a generated past', () => {
  it('holds reports that are overdue, withdrawn and still in time', () => {
    const states = reports.map(({ report }) => report.state)
    expect(states.some(({ open }) => !open)).toBe(true)
    expect(states.some(({ open, missed }) => open && missed.length > 0)).toBe(true)
    expect(states.some(({ open, missed }) => open && missed.length === 0)).toBe(true)
  })

  it('has each report as the fold of its events', async () => {
    const { rows } = await client.query<{ report_id: ReportId; state: unknown; events: { seq: number; at: string; kind: string; body: object }[] }>(
      `select report_id::text, state, (select jsonb_agg(to_jsonb(e) order by seq) from report_event e where e.report_id = report.report_id) as events from report`)
    expect(rows).toHaveLength(reports.length)
    for (const { report_id: reportId, state, events } of rows) {
      const recorded = events.map(({ seq, at, kind, body }) => ({ reportId, seq, at: Date.parse(at), event: { kind, ...body } as ReportEvent }))
      expect(JSON.parse(JSON.stringify(fold(recorded)))).toEqual(state)
    }
  })

  it('has the rows that the write path would have left, its messages delivered', async () => {
    const copied = await everything()
    await client.query(`truncate ${[...new Set(writtenTables.map(({ table }) => table))].join(', ')}`)
    for (const report of reports) await writeReports(db.owner, [{ ...report, report: { ...report.report, previous_version: 0 } }])
    await client.query(`update message set state = 'delivered', delivered_at = queued_at`)
    const written = await everything()
    const withoutPrevious = (tables: Record<string, unknown[]>) => JSON.parse(JSON.stringify(tables).replaceAll(/"previous_version":\d+/g, '"previous_version":0')) as unknown
    expect(withoutPrevious(written)).toEqual(withoutPrevious(copied))
  })
})
