// Whether a sender's command was carried out before.
import type pg from 'pg'
import { gathered } from './gathered.ts'

/** `digest` of what it brought; null where none was kept. */
export type CommandDone = { readonly digest: Buffer | null }

/** `commandKey` is a UUID; the same key on the same report is done once. Null when it was not. */
export async function commandDone(pool: pg.Pool, reportId: string, commandKey: string): Promise<CommandDone | null> {
  return (await doneGathered(pool, `${reportId} ${commandKey}`)) ?? null
}

const doneGathered = gathered(async (pool, sent: readonly string[]): Promise<ReadonlyMap<string, CommandDone>> => {
  const pairs = sent.map((pair) => pair.split(' '))
  const { rows } = await pool.query<CommandDone & { sent: string }>({
    name: 'command-done',
    text: `select sent, command_digest as digest from unnest($1::bigint[], $2::uuid[], $3::text[]) as asked (report_id, command_key, sent) join report_event using (report_id, command_key)`,
    values: [pairs.map(([id]) => id), pairs.map(([, key]) => key), sent],
  })
  return new Map(rows.map(({ sent: pair, digest }) => [pair, { digest }]))
})
