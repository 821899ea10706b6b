// The wrapped key of a report.
import type pg from 'pg'

export type WrappedKey = { readonly epoch: number; readonly wrapped: Uint8Array }

/** Null after the report's words were erased (or when there is no such report). */
export async function readWrappedKey(pool: pg.Pool, reportId: string): Promise<WrappedKey | null> {
  const { rows } = await pool.query<WrappedKey>({
    name: 'read-wrapped-key',
    text: 'select epoch, wrapped from vault.report_key where report_id = $1',
    values: [reportId],
  })
  return rows[0] ?? null
}
