// Several statements that are written together or not at all.
import type pg from 'pg'

/** What reads ask: the pool, or an open transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>

/** Marks a function that writes: it needs the connection of an open transaction. */
export type Transaction = Queryable & { readonly inTransaction: true }

/** Why something was not done, as a value. */
export type Refused<Why extends string> = { readonly refused: Why }

/** Commits when `work` returns; when it throws, or returns a refusal, nothing was written. */
export async function inTransaction<T>(pool: pg.Pool, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(Object.assign(client, { inTransaction: true as const }))
    await client.query(isRefused(result) ? 'rollback' : 'commit')
    client.release()
    return result
  } catch (error) {
    // A connection whose transaction could not be ended is not given to the next one.
    await client.query('rollback').then(() => client.release(), () => client.release(true))
    throw error
  }
}

/** Whether a result says why something was not done. */
export function isRefused(result: unknown): result is Refused<string> {
  return typeof result === 'object' && result !== null && 'refused' in result
}
