// Outside addresses that checkpoints go to, and how far each has got.
import type { Queryable } from '../in-transaction.ts'

export type OutletKind = 'mail' | 'webhook'
export type Outlet = { readonly kind: OutletKind; /** Host or domain. */ readonly shown: string; readonly size: number | null; /** Epoch milliseconds. */ readonly at: number | null }

export async function readOutlets(from: Queryable): Promise<readonly Outlet[]> {
  const { rows } = await from.query<{ kind: OutletKind; shown: string; size: string | null; handed_at: number | null }>({ name: 'log-outlets', text: 'select kind, shown, size, handed_at from log_outlet order by shown, kind' })
  return rows.map(({ kind, shown, size, handed_at }) => ({ kind, shown, size: size === null ? null : Number(size), at: handed_at }))
}

/** Those that are set up, and no others. */
export async function settleOutlets(to: Queryable, outlets: readonly { readonly hash: Buffer; readonly kind: OutletKind; readonly shown: string }[]): Promise<void> {
  await to.query('delete from log_outlet where target_hash <> all($1::bytea[])', [outlets.map(({ hash }) => hash)])
  await to.query(
    `insert into log_outlet (target_hash, kind, shown, next_attempt_at) select hash, kind, shown, now() from unnest($1::bytea[], $2::text[], $3::text[]) as given (hash, kind, shown)
     on conflict (target_hash) do nothing`,
    [outlets.map(({ hash }) => hash), outlets.map(({ kind }) => kind), outlets.map(({ shown }) => shown)],
  )
}

export type DueOutlet = { readonly hash: Buffer; readonly attempts: number }

/** Longer than any attempt may take. */
const LEASE_SECONDS = 120

/** Those whose last checkpoint is not the newest and whose time has come; leased, so that each is tried by one process. */
export async function leaseOutlets(from: Queryable, kind: OutletKind, newest: { readonly log: number; readonly size: number }): Promise<readonly DueOutlet[]> {
  const { rows } = await from.query<DueOutlet>({
    name: 'lease-outlets',
    text: `update log_outlet set lease_until = now() + make_interval(secs => ${LEASE_SECONDS}), attempts = attempts + 1
      where kind = $1 and next_attempt_at <= now() and (lease_until is null or lease_until < now()) and (log_no, size) is distinct from ($2::int, $3::bigint)
      returning target_hash as hash, attempts`,
    values: [kind, newest.log, newest.size],
  })
  return rows
}

/** `rest`: seconds until it may get the next. */
export async function noteHanded(to: Queryable, hash: Buffer, { log, size, rest }: { readonly log: number; readonly size: number; readonly rest: number }): Promise<void> {
  await to.query({
    name: 'note-handed', values: [hash, log, size, rest],
    text: 'update log_outlet set log_no = $2, size = $3, handed_at = now(), attempts = 0, fault = null, lease_until = null, next_attempt_at = now() + make_interval(secs => $4) where target_hash = $1',
  })
}

export async function noteNotHanded(to: Queryable, hash: Buffer, { fault, rest }: { readonly fault: string; readonly rest: number }): Promise<void> {
  await to.query({
    name: 'note-not-handed', values: [hash, fault, rest],
    text: 'update log_outlet set fault = $2, lease_until = null, next_attempt_at = now() + make_interval(secs => $3) where target_hash = $1',
  })
}
