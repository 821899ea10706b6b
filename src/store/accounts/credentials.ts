// What officers sign in with, in the shape in which the log-in library reads it.
import type { Queryable, Transaction } from '../in-transaction.ts'

/** `hash` as `passwordHash` makes it. */
export async function putPassword(to: Transaction, officer: number, hash: string, now: number): Promise<void> {
  await to.query(
    `insert into account.credential (id, account_id, provider_id, user_id, password, created_at, updated_at)
     values ('password-' || $1::text, $1::text, 'credential', $1::text, $2, $3, $3)
     on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = excluded.updated_at`,
    [officer, hash, new Date(now)],
  )
}

export async function passwordHashOf(from: Queryable, officer: number): Promise<string | null> {
  const { rows } = await from.query<{ password: string | null }>(`select password from account.credential where user_id = $1::text and provider_id = 'credential'`, [officer])
  return rows[0]?.password ?? null
}

/** Both sealed for the log-in library. */
export type SecondFactor = { readonly officer: number; readonly generator: string; readonly backupCodes: string }

export async function putSecondFactor(to: Transaction, { officer, generator, backupCodes }: SecondFactor): Promise<void> {
  await to.query(
    `insert into account.two_factor (id, user_id, secret, backup_codes) values ('generator-' || $1::text, $1::text, $2, $3)
     on conflict (user_id) do update set secret = excluded.secret, backup_codes = excluded.backup_codes, verified = true, failed_verification_count = 0, locked_until = null`,
    [officer, generator, backupCodes],
  )
  await to.query('update account.person set two_factor_enabled = true where officer_id = $1', [officer])
}

/** Sealed as they were put; locked until the transaction ends, where there is one. */
export async function secondFactorOf(from: Queryable, officer: number): Promise<Omit<SecondFactor, 'officer'> | null> {
  const { rows } = await from.query<Omit<SecondFactor, 'officer'>>('select secret as generator, backup_codes as "backupCodes" from account.two_factor where user_id = $1::text for update', [officer])
  return rows[0] ?? null
}

export async function putBackupCodes(to: Transaction, officer: number, backupCodes: string): Promise<void> {
  await to.query('update account.two_factor set backup_codes = $2 where user_id = $1::text', [officer, backupCodes])
}

/** Ends every sign-in of this officer that waits for its code. */
export async function deleteWaitingSignIns(to: Transaction, officer: number): Promise<void> {
  await to.query(`delete from account.verification where value = $1::text and identifier like '2fa-%'`, [officer])
}

const CODE_LIVES_MS = 5 * 60_000

/** False when these digits were tried by this officer within five minutes: a code is good once. */
export async function claimCode(to: Queryable, officer: number, codeHash: Buffer, now: number): Promise<boolean> {
  await to.query('delete from account.used_code where officer_id = $1 and used_at < $2', [officer, new Date(now - CODE_LIVES_MS)])
  const { rowCount } = await to.query('insert into account.used_code (officer_id, code_hash, used_at) values ($1, $2, $3) on conflict do nothing', [officer, codeHash, new Date(now)])
  return rowCount === 1
}
