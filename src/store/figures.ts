// The figures of met and missed promises: kept up from the deadlines in batches, read by government and months.
import type pg from 'pg'
import type { Transaction } from './in-transaction.ts'

/** A promise whose result is to be counted, or no longer as it was. */
export type Uncounted = {
  readonly reportId: string
  readonly clock: number
  readonly kind: string
  readonly step: string | null
  readonly unit: number | null
  readonly sop: string | null
  readonly result: 'met' | 'missed' | null
  /** When it was met, or recorded as missed; epoch milliseconds. */
  readonly at: number | null
  readonly countedIn: string | null
  readonly government: number
  readonly nature: string | null
  readonly secret: boolean
}

/** Locked until the transaction ends; those that another has in hand are passed over. */
export async function leaseUncounted(transaction: Transaction, most: number): Promise<readonly Uncounted[]> {
  const { rows } = await transaction.query<Uncounted>({
    name: 'lease-uncounted',
    text: `select d.report_id as "reportId", d.clock_id as clock, d.kind, d.step, d.owes_unit as unit, d.sop_id as sop, d.result,
        case when d.result = 'missed' then d.struck_at else d.ended_at end as at, d.counted_in as "countedIn", r.government, r.nature, r.secret
      from deadline d join report r using (report_id) where d.to_count order by d.report_id, d.clock_id limit $1 for update of d skip locked`,
    values: [most],
  })
  return rows
}

export type Figure = { readonly key: string; readonly government: number; readonly month: string; readonly unit: number; readonly sop: string; readonly step: string; readonly kind: string; readonly nature: string; readonly secret: boolean; readonly result: 'met' | 'missed'; readonly count: number }

/**
 * Holds the rows of these keys until the transaction ends, those that were not there yet too, always in the order of their keys: before anything is added or taken,
 * so that two who count never wait for one another in a ring. Whoever found a row missing would else make it while it holds others.
 */
export async function holdFigures(transaction: Transaction, added: readonly Figure[], taken: readonly string[]): Promise<void> {
  await insertFigures(transaction, 'make-figures', added.map((figure) => ({ ...figure, count: 0 })), 'nothing')
  await transaction.query({ name: 'hold-figures', text: 'select from figure where figure_key = any($1) order by figure_key for update', values: [[...taken, ...added.map(({ key }) => key)]] })
}

/** Adds the counts, in the order of their keys. */
export async function addToFigures(transaction: Transaction, figures: readonly Figure[]): Promise<void> {
  await insertFigures(transaction, 'add-to-figures', figures, 'update set count = figure.count + excluded.count')
}

async function insertFigures(transaction: Transaction, name: string, figures: readonly Figure[], onConflict: string): Promise<void> {
  if (figures.length === 0) return
  const list = figures.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  await transaction.query({
    name,
    text: `insert into figure (figure_key, government, month, unit_id, sop_id, step, kind, nature, secret, result, count)
      select * from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[], $10::text[], $11::int[])
      on conflict (figure_key) do ${onConflict}`,
    values: [
      list.map(({ key }) => key), list.map(({ government }) => government), list.map(({ month }) => month), list.map(({ unit }) => unit), list.map(({ sop }) => sop), list.map(({ step }) => step),
      list.map(({ kind }) => kind), list.map(({ nature }) => nature), list.map(({ secret }) => secret), list.map(({ result }) => result), list.map(({ count }) => count),
    ],
  })
}

export async function takeFromFigures(transaction: Transaction, counts: ReadonlyMap<string, number>): Promise<void> {
  if (counts.size === 0) return
  const list = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))
  await transaction.query({
    name: 'take-from-figures',
    text: 'update figure set count = figure.count - taken.count from unnest($1::text[], $2::int[]) as taken (figure_key, count) where figure.figure_key = taken.figure_key',
    values: [list.map(([key]) => key), list.map(([, count]) => count)],
  })
}

export async function markCounted(transaction: Transaction, marks: readonly { readonly reportId: string; readonly clock: number; readonly key: string | null }[]): Promise<void> {
  await transaction.query({
    name: 'mark-counted',
    text: `update deadline set to_count = false, counted_in = done.key from unnest($1::bigint[], $2::int[], $3::text[]) as done (report_id, clock_id, key)
      where deadline.report_id = done.report_id and deadline.clock_id = done.clock_id`,
    values: [marks.map(({ reportId }) => reportId), marks.map(({ clock }) => clock), marks.map(({ key }) => key)],
  })
}

/** `units` null for all of the government; without secret reports in public. Months are `YYYY-MM`, both included. */
export type FiguresAsked = { readonly government: number; readonly from: string; readonly to: string; readonly units: readonly number[] | null; readonly secret: boolean }

export type FigureFound = { readonly unit: number; readonly sop: string; readonly step: string; readonly kind: string; readonly nature: string; readonly met: number; readonly missed: number }

export async function readFigures(pool: pg.Pool, { government, from, to, units, secret }: FiguresAsked): Promise<readonly FigureFound[]> {
  const { rows } = await pool.query<FigureFound>({
    name: 'read-figures',
    text: `select unit_id as unit, sop_id as sop, step, kind, nature, coalesce(sum(count) filter (where result = 'met'), 0)::int as met, coalesce(sum(count) filter (where result = 'missed'), 0)::int as missed
      from figure where government = $1 and month between $2 and $3 and ($4::int[] is null or unit_id = any ($4)) and ($5 or not secret)
      group by unit_id, sop_id, step, kind, nature having sum(count) > 0`,
    values: [government, from, to, units, secret],
  })
  return rows
}
