// The leaves of the public log in the database: taken in a settled order from what waits, and read again by their places.
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Queryable, Transaction } from '../in-transaction.ts'

/** Any number will do, as long as no other program takes the same advisory lock in this database. */
const SEALING_LOCK = 7_385_201_123

/** One sealer at a time, until the transaction ends, also when its process dies. False: somebody else seals. */
export async function takeSealing(transaction: Transaction): Promise<boolean> {
  const { rows } = await transaction.query<{ taken: boolean }>('select pg_try_advisory_xact_lock($1) as taken', [SEALING_LOCK])
  return rows[0]?.taken ?? false
}

/**
 * Gives places in the tree to up to `most` of what waits, in the order of reports and their events, then facts in theirs;
 * returns how many. Only what is committed is seen, and of one report always an earlier event with a later one.
 */
export async function placeLeaves(transaction: Transaction, from: number, most: number): Promise<number> {
  const { rowCount } = await transaction.query({
    name: 'place-leaves',
    text: `insert into log_leaf (leaf_index, commitment, report_id, seq, fact_id)
      select $1::bigint + row_number() over (order by is_fact, report_id, seq, fact_at, fact_id) - 1, commitment, report_id, seq, fact_id from (
        (select false as is_fact, report_id, seq, null::timestamptz as fact_at, null::uuid as fact_id, commitment from leaf_pending order by report_id, seq limit $2)
        union all
        (select true, null, null, at, fact_id, commitment from log_fact f where not exists (select from log_leaf l where l.fact_id = f.fact_id) order by at, fact_id limit $2)
      ) waiting limit $2`,
    values: [from, most],
  })
  await transaction.query({ name: 'drop-sealed-leaves', text: 'select drop_sealed_leaves($1, $2)', values: [from, from + (rowCount ?? 0)] })
  return rowCount ?? 0
}

/** How many places are taken. */
export async function countLeaves(from: Queryable): Promise<number> {
  const { rows } = await from.query<{ size: string }>({ name: 'count-leaves', text: 'select coalesce(max(leaf_index) + 1, 0) as size from log_leaf' })
  return Number(rows[0]?.size ?? 0)
}

/** The commitments at these places, in their order. @throws Error where one is missing */
export async function readLeaves(from: Queryable, begin: number, end: number): Promise<readonly Buffer[]> {
  const { rows } = await from.query<{ commitment: Buffer }>({
    name: 'read-leaves', text: 'select commitment from log_leaf where leaf_index >= $1 and leaf_index < $2 order by leaf_index', values: [begin, end],
  })
  if (rows.length !== end - begin) throw new Error('The tree of the public log has gaps in the database.')
  return rows.map(({ commitment }) => commitment)
}

export type LoggedEvent = { readonly commitment: Buffer; /** Null while it waits to be sealed. */ readonly index: number | null }

/** What the log has, or will have, of an event; null for one that is not there. */
export async function loggedEvent(from: Queryable, reportId: ReportId, seq: number): Promise<LoggedEvent | null> {
  const { rows } = await from.query<{ commitment: Buffer; leaf_index: string | null }>({
    name: 'logged-event',
    text: `select commitment, leaf_index from log_leaf where report_id = $1 and seq = $2
      union all select commitment, null from leaf_pending where report_id = $1 and seq = $2 limit 1`,
    values: [reportId, seq],
  })
  const [row] = rows
  return row === undefined ? null : { commitment: row.commitment, index: row.leaf_index === null ? null : Number(row.leaf_index) }
}
