// Whether a sender's command was carried out before.
import type pg from 'pg'

/** `digest` of what it brought; null where none was kept. */
export type CommandDone = { readonly digest: Buffer | null }

/** `commandKey` is a UUID; the same key on the same report is done once. Null when it was not. */
export async function commandDone(pool: pg.Pool, reportId: string, commandKey: string): Promise<CommandDone | null> {
  const { rows } = await pool.query<CommandDone>({
    name: 'command-done',
    text: 'select command_digest as digest from report_event where report_id = $1 and command_key = $2',
    values: [reportId, commandKey],
  })
  return rows[0] ?? null
}
