// What the use cases around accounts, officers and units work with.
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import type { Accounts } from '../../account/accounts.ts'
import { bumpReferenceStamp } from '../../store/publish-reference.ts'
import { inTransaction, isRefused, type Transaction } from '../../store/in-transaction.ts'
import type { CurrentReference } from '../current-reference.ts'
import type { Clock } from '../ports.ts'

export type Accounting = {
  readonly pool: pg.Pool
  readonly accountKey: KeyObject
  readonly accounts: Accounts
  readonly clock: Clock
  readonly reference: CurrentReference
  /** In production the officers of a demonstration don't exist: everybody knows their passwords. */
  readonly production: boolean
}

/** An officer whom the gate let in to manage a government's units and officers. */
export type Administrator = { readonly officer: number; readonly government: number }

/** Writes, and lets every process know that reference data is another; this one at once. */
export async function changeReference<T>({ pool, reference }: Pick<Accounting, 'pool' | 'reference'>, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  const result = await inTransaction(pool, async (transaction) => {
    const done = await work(transaction)
    if (!isRefused(done)) await bumpReferenceStamp(transaction)
    return done
  })
  if (!isRefused(result)) await reference.refresh()
  return result
}
