// Officers with their names and contacts.
import type pg from 'pg'
import { gathered } from '../gathered.ts'
import type { Queryable, Transaction } from '../in-transaction.ts'

export type OfficerRow = {
  readonly officer: number
  readonly government: number
  readonly administrator: boolean
  /** Decides on requests to open what a reporter hides. */
  readonly custodian: boolean
  readonly active: boolean
  /** Of a demonstration: their secrets stand on its pages. */
  readonly synthetic: boolean
  readonly name: string
  readonly email: string
  readonly phone: string | null
  /** Has chosen a password and set up a code generator. */
  readonly enrolled: boolean
}

const COLUMNS = `o.officer_id as officer, o.government, o.administrator, o.custodian, o.active, u.synthetic, p.name, p.email, p.phone, p.two_factor_enabled as enrolled
  from officer o join account.person p using (officer_id) join unit u on u.unit_id = o.government`

export async function officerById(from: Queryable, officer: number): Promise<OfficerRow | null> {
  const { rows } = await from.query<OfficerRow>(`select ${COLUMNS} where o.officer_id = $1`, [officer])
  return rows[0] ?? null
}

export type OfficerInSession = OfficerRow & { readonly sessionId: string; /** When its idle time was last counted anew. */ readonly countedAt: number; /** Of the reference data as it stood in the database just now. */ readonly referenceStamp: string }

/** Whoever has the open session of this token; null when none is open. One question, since every page of the desk asks it. */
export async function officerInSession(pool: pg.Pool, token: string, { now, longestMs }: { readonly now: number; readonly longestMs: number }): Promise<OfficerInSession | null> {
  const found = await sessionGathered(pool, token)
  return found === undefined || found.expiresAt <= now || found.createdAt <= now - longestMs ? null : found.officer
}

const sessionGathered = gathered(async (pool, tokens: readonly string[]): Promise<ReadonlyMap<string, { readonly officer: OfficerInSession; readonly expiresAt: number; readonly createdAt: number }>> => {
  const { rows } = await pool.query<OfficerInSession & { token: string; expiresAt: number; createdAt: number }>({
    name: 'officer-in-session',
    text: `select s.token, s.expires_at as "expiresAt", s.created_at as "createdAt", s.id as "sessionId", s.updated_at as "countedAt", (select stamp from reference_stamp) as "referenceStamp", ${COLUMNS} join account.session s on s.user_id = p.id
      where s.token = any($1)`,
    values: [tokens],
  })
  return new Map(rows.map(({ token, expiresAt, createdAt, ...officer }) => [token, { officer, expiresAt, createdAt }]))
})

/** `email` in small letters. */
export async function officerByEmail(from: Queryable, email: string): Promise<OfficerRow | null> {
  const { rows } = await from.query<OfficerRow>(`select ${COLUMNS} where p.email = $1`, [email])
  return rows[0] ?? null
}

/** Of one government, by name. */
export async function officersOf(from: Queryable, government: number): Promise<readonly OfficerRow[]> {
  const { rows } = await from.query<OfficerRow>(`select ${COLUMNS} where o.government = $1 order by p.name, o.officer_id`, [government])
  return rows
}

export type NewOfficer = Pick<OfficerRow, 'government' | 'administrator' | 'name' | 'email' | 'phone'> & Partial<Pick<OfficerRow, 'custodian'>> & { /** Their number; the next one where it doesn't matter. */ readonly officer?: number }

/** The number of the new officer; null when the e-mail belongs to somebody already. */
export async function insertOfficer(to: Transaction, { officer: wished, government, administrator, custodian = false, name, email, phone }: NewOfficer, now: number): Promise<number | null> {
  await to.query('select from reference_stamp for update') // numbers are counted: one at a time
  const { rows } = await to.query<{ officer: number }>(
    `insert into officer (officer_id, government, administrator, custodian)
     select coalesce($4::integer, (select coalesce(max(officer_id), 0) + 1 from officer)), $1, $2, $5 where not exists (select from account.person where email = $3)
     returning officer_id as officer`,
    [government, administrator, email, wished ?? null, custodian],
  )
  const officer = rows[0]?.officer
  if (officer === undefined) return null
  await to.query(
    `insert into account.person (id, officer_id, name, email, phone, created_at, updated_at) values ($1::text, $1::integer, $2, $3, $4, $5, $5)`,
    [officer, name, email, phone, new Date(now)],
  )
  return officer
}

export async function updateOfficer(to: Transaction, { officer, name, phone, administrator, custodian }: Pick<OfficerRow, 'officer' | 'name' | 'phone' | 'administrator' | 'custodian'>, now: number): Promise<void> {
  await to.query('update account.person set name = $2, phone = $3, updated_at = $4 where officer_id = $1', [officer, name, phone, new Date(now)])
  await to.query('update officer set administrator = $2, custodian = $3 where officer_id = $1', [officer, administrator, custodian])
}

export async function setOfficerActive(to: Transaction, officer: number, active: boolean): Promise<void> {
  await to.query('update officer set active = $2 where officer_id = $1', [officer, active])
}

/** Whether anybody else manages this government; locks them, so that two can't leave at once. */
export async function hasOtherAdministrator(to: Transaction, government: number, officer: number): Promise<boolean> {
  const { rows } = await to.query<{ id: number }>('select officer_id as id from officer where government = $1 and administrator and active for update', [government])
  return rows.some(({ id }) => id !== officer)
}
