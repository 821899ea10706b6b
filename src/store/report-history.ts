// What happened to a report, in order.
import type pg from 'pg'
import type { ReportEvent } from '../report/event.ts'
import { gathered, mapOfLists } from './gathered.ts'

export type RecordedEvent = { readonly seq: number; readonly at: number; readonly event: ReportEvent }

export async function readHistory(pool: pg.Pool, reportId: string): Promise<readonly RecordedEvent[]> {
  return (await readGathered(pool, reportId)) ?? []
}

const readGathered = gathered(async (pool, ids: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> => {
  const { rows } = await pool.query<{ report_id: string; seq: number; at: number; kind: string; body: object }>({
    name: 'read-history',
    text: 'select report_id, seq, at, kind, body from report_event where report_id = any($1::bigint[]) order by report_id, seq',
    values: [ids],
  })
  return mapOfLists(rows, ({ report_id }) => report_id, ({ seq, at, kind, body }) => ({ seq, at, event: { kind, ...body } as ReportEvent }))
})
