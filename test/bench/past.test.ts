// The generated past, written by COPY: the same rows that the product would have written one report at a time.
import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentReference } from '../../src/app/current-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import type { ReportEvent } from '../../src/report/event.ts'
import { commitment } from '../../src/log/commitment.ts'
import { fold } from '../../src/report/fold.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { writeReports, writtenTables } from '../../src/store/write-reports.ts'
import { openText } from '../../src/vault/report-key.ts'
import type { JsonText } from '../../bench/data/copy-buffer.ts'
import type { FinishedReport } from '../../src/app/finished-report.ts'
import { laidOut, lifeAgain } from '../../bench/data/life-again.ts'
import { pastReport, type Past } from '../../bench/data/past-report.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { reportDraft } from '../../bench/data/report-draft.ts'
import { writePast } from '../../bench/data/write-past.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

const DAY = 24 * 60 * 60 * 1000

let db: Prepared
let client: pg.Client
let reports: FinishedReport[]
let past: Past

beforeAll(async () => {
  db = await prepared()
  client = new pg.Client({ connectionString: db.owner.options.connectionString })
  await client.connect()
  const reference = (await currentReference(db.database, publishedSop)).get()
  const government = reference.governments[0]
  if (government === undefined) throw new Error('There is no government.')
  const until = Date.UTC(2026, 5, 1)
  const random = seededRandom(12)
  past = { reference, government: government.id, keys: db.taking.keys, secrets: db.taking.secrets, random, until }
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

describe('a life lived again by another report', () => {
  it('is whole: the same course, with a number, words, hashes and commitments of its own', () => {
    const life = reports.find(({ masked, report }) => masked.length > 0 && report.outcome === 'settled')
    if (life === undefined) throw new Error('No report of the past was settled.')
    const again = lifeAgain(past, laidOut(life), reportDraft(past.random, { districts: [], agencies: [], writtenAt: past.until, contactShare: 1 }))
    const id = again.report.report_id as ReportId
    const json = (value: unknown) => JSON.parse((value as unknown as JsonText).text) as object
    const recorded = again.events.map(({ seq, at, kind, body }) => ({ reportId: id, seq, at, event: { kind, ...json(body) } as ReportEvent }))
    expect(id).not.toBe(life.report.report_id)
    expect(JSON.parse(JSON.stringify(fold(recorded)))).toEqual(json(again.report.state))
    again.events.forEach(({ seq, at, kind, body, salt }, index) => {
      expect(again.leaves[index]?.commitment).toEqual(Buffer.from(commitment(salt, { reportId: id, seq, at, kind, body: json(body) })))
    })
    const key = db.taking.keys.unwrap(again.keys[0] ?? { epoch: 0, wrapped: Buffer.alloc(0) }, id)
    const hashes = new Map(recorded.flatMap(({ event }) => ('wordings' in event ? event.wordings : [])).map(({ no, hash }) => [no, hash]))
    for (const { wording_no: no, sealed } of again.wordings) {
      expect(openText(key, { reportId: id, table: 'wording', id: no }, sealed).length).toBeGreaterThan(10)
      expect(createHash('sha256').update(sealed).digest('hex')).toBe(hashes.get(no))
    }
    expect(again.masked[0]?.subject).not.toBe(life.masked[0]?.subject)
  })
})

describe('a generated past', () => {
  it('holds reports that are overdue, withdrawn and still in time', () => {
    const states = reports.map(({ report }) => report.state)
    expect(states.some(({ open }) => !open)).toBe(true)
    expect(states.some(({ open, missed }) => open && missed.length > 0)).toBe(true)
    expect(states.some(({ open, missed }) => open && missed.length === 0)).toBe(true)
    expect(new Set(states.map(({ outcome }) => outcome)).size).toBeGreaterThan(2)
    expect(states.filter(({ masked }) => masked).length).toBeGreaterThan(states.length / 2)
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
