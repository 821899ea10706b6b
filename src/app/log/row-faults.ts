// Whether the row of a report is what its events lead to: what the core makes of them, compared column by column.
import { isDeepStrictEqual } from 'node:util'
import type { ReportEvent } from '../../report/event.ts'
import { fold } from '../../report/fold.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { reportRow } from '../projection.ts'

type Event = { readonly seq: number; readonly at: number; readonly kind: string; readonly body: Readonly<Record<string, unknown>> }

/** Not of the events: what identifies a report, and what only the writer needs. */
const APART = ['code_hash', 'content_digest', 'previous_version']

/** The columns that differ. `row` is as PostgreSQL writes it as JSON. */
export function rowFaults(reportId: string, events: readonly Event[], row: Readonly<Record<string, unknown>>): readonly string[] {
  const state = foldOf(reportId, events)
  if (state === null) return ['the events lead to no report']
  const expected = JSON.parse(JSON.stringify(reportRow(null, state, { codeHash: Buffer.alloc(0), contentDigest: Buffer.alloc(0) }))) as Record<string, unknown>
  return Object.entries(expected).flatMap(([column, value]) => (APART.includes(column) || isSame(column, value, row[column]) ? [] : [`${column} differs`]))
}

function foldOf(reportId: string, events: readonly Event[]) {
  try {
    return fold(events.map(({ seq, at, kind, body }) => ({ seq, at, reportId: reportId as ReportId, event: { kind, ...body } as unknown as ReportEvent })))
  } catch {
    return null
  }
}

function isSame(column: string, expected: unknown, stored: unknown): boolean {
  if (column === 'report_id') return String(expected) === String(stored) || Number(expected) === stored
  if (column.endsWith('_at')) return stored === null || expected === null ? stored === expected : Date.parse(String(stored)) === expected
  return isDeepStrictEqual(expected, stored)
}
