// The posts that officers hold, and who stands in for them.
import type { Queryable, Transaction } from '../in-transaction.ts'

export type Post = { readonly officer: number; readonly unit: number; readonly office: string; readonly duties: readonly string[] }

export type Deputy = { readonly officer: number; readonly unit: number; readonly office: string; readonly standIn: number; readonly from: number; readonly until: number }

export async function postsOf(from: Queryable, government: number): Promise<readonly Post[]> {
  const { rows } = await from.query<Post>(
    `select officer_id as officer, unit_id as unit, office, duties from post join officer using (officer_id) where government = $1 order by officer_id, unit_id, office`,
    [government],
  )
  return rows
}

export async function postsOfOfficer(from: Queryable, officer: number): Promise<readonly Post[]> {
  const { rows } = await from.query<Post>('select officer_id as officer, unit_id as unit, office, duties from post where officer_id = $1 order by unit_id, office', [officer])
  return rows
}

/** Those that have not ended by `now`, of the officer's posts and of the posts they stand in for. */
export async function deputiesAround(from: Queryable, officer: number, now: number): Promise<readonly Deputy[]> {
  const { rows } = await from.query<Deputy>(
    `select officer_id as officer, unit_id as unit, office, stand_in as "standIn", from_at as "from", until_at as until from deputy
     where (officer_id = $1 or stand_in = $1) and until_at > $2 order by from_at`,
    [officer, new Date(now)],
  )
  return rows
}

/** Adds the post, or sets its duties anew. */
export async function putPost(to: Transaction, { officer, unit, office, duties }: Post): Promise<void> {
  await to.query(
    `insert into post (officer_id, unit_id, office, duties) values ($1, $2, $3, $4)
     on conflict (officer_id, unit_id, office) do update set duties = excluded.duties`,
    [officer, unit, office, duties],
  )
}

/** Whether there was one. */
export async function deletePost(to: Transaction, { officer, unit, office }: Omit<Post, 'duties'>): Promise<boolean> {
  const { rowCount } = await to.query('delete from post where officer_id = $1 and unit_id = $2 and office = $3', [officer, unit, office])
  return rowCount === 1
}

export async function putDeputy(to: Transaction, { officer, unit, office, standIn, from, until }: Deputy): Promise<void> {
  await to.query(
    `insert into deputy (officer_id, unit_id, office, stand_in, from_at, until_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (officer_id, unit_id, office, stand_in, from_at) do update set until_at = excluded.until_at`,
    [officer, unit, office, standIn, new Date(from), new Date(until)],
  )
}

export async function deleteDeputy(to: Transaction, { officer, unit, office, standIn, from }: Omit<Deputy, 'until'>): Promise<boolean> {
  const { rowCount } = await to.query(
    'delete from deputy where officer_id = $1 and unit_id = $2 and office = $3 and stand_in = $4 and from_at = $5',
    [officer, unit, office, standIn, new Date(from)],
  )
  return rowCount === 1
}
