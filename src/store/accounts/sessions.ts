// Open sessions, for their owner and for administrators; opening them and counting them on is the log-in library's.
import type { Queryable, Transaction } from '../in-transaction.ts'

export type SessionRow = { readonly id: string; readonly userAgent: string; readonly openedAt: number; readonly usedAt: number }

/** Those that have not ended by `now`, the last used first. */
export async function sessionsOf(from: Queryable, officer: number, now: number): Promise<readonly SessionRow[]> {
  const { rows } = await from.query<SessionRow>(
    `select id, coalesce(user_agent, '') as "userAgent", created_at as "openedAt", updated_at as "usedAt" from account.session
     where user_id = $1 and expires_at > $2 order by updated_at desc`,
    [String(officer), new Date(now)],
  )
  return rows
}

/** Whether it was theirs and there. */
export async function deleteSession(to: Transaction, officer: number, id: string): Promise<boolean> {
  const { rowCount } = await to.query('delete from account.session where user_id = $1 and id = $2', [String(officer), id])
  return rowCount === 1
}

export async function deleteSessionByToken(to: Transaction, token: string): Promise<void> {
  await to.query('delete from account.session where token = $1', [token])
}

/** All of the officer's, but the one named; returns how many. */
export async function deleteSessions(to: Transaction, officer: number, except: string | null): Promise<number> {
  const { rowCount } = await to.query('delete from account.session where user_id = $1 and id is distinct from $2', [String(officer), except])
  return rowCount ?? 0
}

/** Sessions and waiting sign-ins that have run out by themselves; nothing reads them any more. */
export async function deleteEnded(to: Queryable, now: number): Promise<void> {
  await to.query('delete from account.session where expires_at < $1', [new Date(now)])
  await to.query('delete from account.verification where expires_at < $1', [new Date(now)])
}

/** Counts the idle time of a session anew. */
export async function extendSession(to: Queryable, id: string, { now, idleMs }: { readonly now: number; readonly idleMs: number }): Promise<void> {
  await to.query('update account.session set updated_at = $2, expires_at = $3 where id = $1', [id, new Date(now), new Date(now + idleMs)])
}
