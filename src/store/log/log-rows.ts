// Where the public log stands in the database: which log is in use, its newest checkpoint, its keys, and whether signing stands still.
import type { Queryable, Transaction } from '../in-transaction.ts'

export type PublicLog = { readonly no: number; readonly origin: string; readonly fromSize: number }

/** The newest; null before anything was ever sealed. */
export async function readPublicLog(from: Queryable): Promise<PublicLog | null> {
  const { rows } = await from.query<{ no: number; origin: string; from_size: string }>({
    name: 'public-log', text: 'select log_no as no, origin, from_size from public_log order by log_no desc limit 1',
  })
  const [row] = rows
  return row === undefined ? null : { no: row.no, origin: row.origin, fromSize: Number(row.from_size) }
}

export type NewLog = PublicLog & { readonly at: number; readonly reason: string | null; readonly by: string | null; readonly leftBehind: string | null }

export async function insertPublicLog(to: Transaction, { no, origin, fromSize, at, reason, by, leftBehind }: NewLog): Promise<void> {
  await to.query(
    'insert into public_log (log_no, origin, from_size, begun_at, reason, decided_by, left_behind) values ($1, $2, $3, $4, $5, $6, $7)',
    [no, origin, fromSize, new Date(at), reason, by, leftBehind],
  )
}

export type SignedCheckpoint = { readonly size: number; readonly root: Buffer; readonly note: string; readonly at: number }

type CheckpointRow = { readonly size: string; readonly root: Buffer; readonly note: string; readonly signed_at: number }

const signed = ({ size, root, note, signed_at }: CheckpointRow): SignedCheckpoint => ({ size: Number(size), root, note, at: signed_at })

export async function newestCheckpoint(from: Queryable, log: number): Promise<SignedCheckpoint | null> {
  const { rows } = await from.query<CheckpointRow>({
    name: 'newest-checkpoint', text: 'select size, root, note, signed_at from log_checkpoint where log_no = $1 order by size desc limit 1', values: [log],
  })
  return rows[0] === undefined ? null : signed(rows[0])
}

export async function checkpointAt(from: Queryable, log: number, size: number): Promise<SignedCheckpoint | null> {
  const { rows } = await from.query<CheckpointRow>({
    name: 'checkpoint-at', text: 'select size, root, note, signed_at from log_checkpoint where log_no = $1 and size = $2', values: [log, size],
  })
  return rows[0] === undefined ? null : signed(rows[0])
}

/** The last of each day (UTC), the newest first. */
export async function dailyCheckpoints(from: Queryable, log: number, most: number): Promise<readonly SignedCheckpoint[]> {
  const { rows } = await from.query<CheckpointRow>({
    name: 'daily-checkpoints',
    text: `select c.size, c.root, c.note, c.signed_at from generate_series(0, $2::int - 1) as ago
      cross join lateral (
        select size, root, note, signed_at from log_checkpoint
        where log_no = $1 and signed_at >= date_trunc('day', now()) - ago * interval '1 day' and signed_at < date_trunc('day', now()) - (ago - 1) * interval '1 day'
        order by signed_at desc, size desc limit 1) c
      order by c.signed_at desc`,
    values: [log, most],
  })
  return rows.map(signed)
}

/** Signing the same size again gives the same note: the row that is there stays. */
export async function insertCheckpoint(to: Transaction, log: number, { size, root, note, at }: SignedCheckpoint): Promise<void> {
  await to.query('insert into log_checkpoint (log_no, size, root, note, signed_at) values ($1, $2, $3, $4, $5) on conflict do nothing', [log, size, root, note, new Date(at)])
}

export type LogKey = { readonly key: string; readonly use: 'checkpoint' | 'promise'; readonly fromSize: number; readonly endorsement: string | null; readonly retired: boolean }

export async function readLogKeys(from: Queryable, log: number): Promise<readonly LogKey[]> {
  const { rows } = await from.query<{ key: string; use: LogKey['use']; from_size: string; endorsement: string | null; retired: boolean }>({
    name: 'log-keys',
    text: 'select verifier_key as key, use, from_size, endorsement, retired_at is not null as retired from log_key where log_no = $1 order by known_at, verifier_key',
    values: [log],
  })
  return rows.map(({ from_size, ...row }) => ({ ...row, fromSize: Number(from_size) }))
}

export async function insertLogKey(to: Transaction, log: number, { key, use, fromSize, endorsement }: Omit<LogKey, 'retired'>, at: number): Promise<void> {
  await to.query('insert into log_key (verifier_key, log_no, use, from_size, endorsement, known_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing', [key, log, use, fromSize, endorsement, new Date(at)])
}

export async function retireLogKey(to: Transaction, key: string, at: number): Promise<void> {
  await to.query('update log_key set retired_at = $2 where verifier_key = $1 and retired_at is null', [key, new Date(at)])
}

export type HaltReason = 'older' | 'forked' | 'no-memory' | 'other-log'
export type Halt = { readonly why: HaltReason; /** Entries that the database holds. */ readonly size: number; /** Entries that were signed for; null where that is not known. */ readonly signedSize: number | null }

export async function readHalt(from: Queryable): Promise<(Halt & { readonly since: number }) | null> {
  const { rows } = await from.query<{ why: HaltReason; size: string; signed_size: string | null; noticed_at: number }>({ name: 'log-halt', text: 'select why, size, signed_size, noticed_at from log_halt' })
  const [row] = rows
  return row === undefined ? null : { why: row.why, size: Number(row.size), signedSize: row.signed_size === null ? null : Number(row.signed_size), since: row.noticed_at }
}

export async function writeHalt(to: Queryable, { why, size, signedSize }: Halt, at: number): Promise<void> {
  await to.query('insert into log_halt (why, size, signed_size, noticed_at) values ($1, $2, $3, $4) on conflict (one) do update set why = excluded.why, size = excluded.size, signed_size = excluded.signed_size', [why, size, signedSize, new Date(at)])
}

export async function clearHalt(to: Queryable): Promise<void> {
  await to.query('delete from log_halt')
}
