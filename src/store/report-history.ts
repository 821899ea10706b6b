// What happened to a report, in order.
import type pg from 'pg'
import type { ReportEvent } from '../report/event.ts'

export type RecordedEvent = { readonly seq: number; readonly at: number; readonly event: ReportEvent }

export async function readHistory(pool: pg.Pool, reportId: string): Promise<readonly RecordedEvent[]> {
  const { rows } = await pool.query<{ seq: number; at: number; kind: string; body: object }>({
    name: 'read-history',
    text: 'select seq, at, kind, body from report_event where report_id = $1 order by seq',
    values: [reportId],
  })
  return rows.map(({ seq, at, kind, body }) => ({ seq, at, event: { kind, ...body } as ReportEvent }))
}
