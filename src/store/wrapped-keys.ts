// The wrapped keys of reports and e-mails, for wrapping them anew: as the owner of the database, the application may not change them.
import type pg from 'pg'

export type KeyTable = 'vault.report_key' | 'vault.mail_key'

const ID: Readonly<Record<KeyTable, string>> = { 'vault.report_key': 'report_id', 'vault.mail_key': 'mail_id' }
const TYPE: Readonly<Record<KeyTable, string>> = { 'vault.report_key': 'bigint', 'vault.mail_key': 'uuid' }

export type FoundKey = { readonly id: string; readonly epoch: number; readonly wrapped: Uint8Array }

/** In the order of their ids, after one of them. What is sealed under a report's own key has no epoch, and goes with that. */
export async function keysOfOlderEpochs(owner: pg.Client, table: KeyTable, { to, after, most }: { readonly to: number; readonly after: string | null; readonly most: number }): Promise<readonly FoundKey[]> {
  const { rows } = await owner.query<FoundKey>(
    `select ${ID[table]}::text as id, epoch, wrapped from ${table} where epoch is not null and epoch <> $1 and ($2::${TYPE[table]} is null or ${ID[table]} > $2::${TYPE[table]}) order by ${ID[table]} limit $3`, [to, after, most])
  return rows
}

export type RewrappedKey = { readonly id: string; readonly was: number; readonly epoch: number; readonly wrapped: Uint8Array }

/** How many were put: what was erased or wrapped anew meanwhile stays as it is. */
export async function putWrapped(owner: pg.Client, table: KeyTable, keys: readonly RewrappedKey[]): Promise<number> {
  if (keys.length === 0) return 0
  const { rowCount } = await owner.query(
    `update ${table} k set epoch = n.epoch, wrapped = n.wrapped from unnest($1::${TYPE[table]}[], $2::integer[], $3::integer[], $4::bytea[]) as n (id, was, epoch, wrapped)
     where k.${ID[table]} = n.id and k.epoch = n.was`,
    [keys.map(({ id }) => id), keys.map(({ was }) => was), keys.map(({ epoch }) => epoch), keys.map(({ wrapped }) => Buffer.from(wrapped))])
  return rowCount ?? 0
}

/** How many keys each epoch wraps. */
export async function countByEpoch(owner: pg.Client): Promise<ReadonlyMap<number, number>> {
  const { rows } = await owner.query<{ epoch: number; count: number }>(
    `select epoch, count(*)::integer as count from (select epoch from vault.report_key union all select epoch from vault.mail_key where epoch is not null) as wrapped group by epoch`)
  return new Map(rows.map(({ epoch, count }) => [epoch, count]))
}

/** No key is written by anybody until the work is done. */
export async function holdKeys<Result>(owner: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await owner.query('begin')
  try {
    await owner.query('lock table vault.report_key, vault.mail_key in share mode')
    const result = await work()
    await owner.query('commit')
    return result
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}
