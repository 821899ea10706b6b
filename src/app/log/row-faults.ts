// Whether the row of a report is what its events lead to: what the core makes of them, compared column by column.
import type { ReportEvent } from '../../report/event.ts'
import { fold } from '../../report/fold.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { reportRow } from '../projection.ts'

type Event = { readonly seq: number; readonly at: number; readonly kind: string; readonly body: Readonly<Record<string, unknown>> }

/** Not of the events: what identifies a report, and what only the writer needs. */
const APART = ['code_hash', 'content_digest', 'previous_version']

const NOBODY = { codeHash: Buffer.alloc(0), contentDigest: Buffer.alloc(0) }

/** The columns that differ. `row` is as PostgreSQL writes it as JSON. */
export function rowFaults(reportId: string, events: readonly Event[], row: Readonly<Record<string, unknown>>): readonly string[] {
  const state = foldOf(reportId, events)
  if (state === null) return ['the events lead to no report']
  const expected = reportRow(null, state, NOBODY)
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
  return isSameJson(expected, stored)
}

/** Whether the one would be written as the other, which was read from JSON: what is undefined is not written. */
function isSameJson(expected: unknown, stored: unknown): boolean {
  if (typeof expected !== 'object' || typeof stored !== 'object' || expected === null || stored === null) return expected === stored
  if (Array.isArray(expected) || Array.isArray(stored)) return Array.isArray(expected) && Array.isArray(stored) && expected.length === stored.length && expected.every((item, index) => isSameJson(item ?? null, stored[index]))
  const [own, kept] = [expected as Readonly<Record<string, unknown>>, stored as Readonly<Record<string, unknown>>]
  const names = Object.keys(own).filter((name) => own[name] !== undefined)
  return names.length === Object.keys(kept).length && names.every((name) => Object.hasOwn(kept, name) && isSameJson(own[name], kept[name]))
}
