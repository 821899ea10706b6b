// The wrapped key of a report.
import type pg from 'pg'
import { gathered } from './gathered.ts'

export type WrappedKey = { readonly epoch: number; readonly wrapped: Uint8Array }

/** Of many reports in one question; those whose words were erased are left out. */
export async function readWrappedKeys(pool: pg.Pool, ids: readonly string[]): Promise<ReadonlyMap<string, WrappedKey>> {
  const { rows } = await pool.query<WrappedKey & { report_id: string }>({
    name: 'read-wrapped-keys',
    text: 'select report_id, epoch, wrapped from vault.report_key where report_id = any ($1::bigint[])',
    values: [ids],
  })
  return new Map(rows.map(({ report_id, ...key }) => [report_id, key]))
}

const readGathered = gathered(readWrappedKeys)

/** Null after the report's words were erased (or when there is no such report). */
export async function readWrappedKey(pool: pg.Pool, reportId: string): Promise<WrappedKey | null> {
  return (await readGathered(pool, reportId)) ?? null
}
