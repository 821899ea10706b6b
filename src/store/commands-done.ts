// Whether a sender's command was carried out before.
import type pg from 'pg'

/** `commandKey` is a UUID; the same key on the same report is done once. */
export async function wasCommandDone(pool: pg.Pool, reportId: string, commandKey: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'was-command-done',
    text: 'select 1 from report_event where report_id = $1 and command_key = $2',
    values: [reportId, commandKey],
  })
  return rowCount === 1
}
