// The record of what was done to accounts, officers and units: who, what, when; never a secret, never a word of a report.
import { randomUUID } from 'node:crypto'
import type { Queryable } from '../in-transaction.ts'
import { insertNotice, noticeOf } from './notices.ts'

export type AuditAct =
  | 'signed-in' | 'signed-in-with-backup-code' | 'signed-in-with-passkey' | 'signed-in-with-provider' | 'signed-out' | 'password-refused' | 'code-refused' | 'passkey-refused' | 'provider-refused'
  | 'invited' | 'enrolled' | 'password-changed' | 'password-reset' | 'generator-changed' | 'backup-codes-made' | 'sessions-ended'
  | 'passkey-added' | 'passkey-removed' | 'passkeys-removed' | 'passkey-doubted' | 'provider-linked' | 'provider-unlinked'
  | 'officer-changed' | 'officer-disabled' | 'officer-enabled' | 'post-given' | 'post-taken' | 'deputy-named' | 'deputy-ended'
  | 'calendar-proposed' | 'calendar-approved' | 'calendar-refused' | 'calendar-withdrawn'
  | 'unit-added' | 'unit-changed' | 'unit-closed' | 'unit-opened' | 'outage-declared'

export type AuditEntry = {
  readonly at: number
  readonly government: number | null
  /** Who did it; null for the operator's command line and for somebody unknown. */
  readonly officer: number | null
  readonly act: AuditAct
  readonly aboutOfficer?: number | undefined
  readonly aboutUnit?: number | undefined
  /** Codes and numbers only. */
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

/** Also tells the officer by e-mail where a way to sign in was changed. */
export async function writeAudit(to: Queryable, { at, government, officer, act, aboutOfficer, aboutUnit, detail }: AuditEntry): Promise<void> {
  await to.query(
    'insert into account.audit (audit_id, at, government, officer_id, act, about_officer, about_unit, detail) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [randomUUID(), new Date(at), government, officer, act, aboutOfficer ?? null, aboutUnit ?? null, JSON.stringify(detail ?? {})],
  )
  const what = noticeOf(act, detail)
  if (what !== null && aboutOfficer !== undefined) await insertNotice(to, { officer: aboutOfficer, what, at })
}

export type AuditLine = { readonly id: string; readonly at: number; readonly act: AuditAct; readonly by: string | null; readonly about: string | null; readonly unit: string | null }

export type AuditCursor = { readonly at: number; readonly id: string }

/** The newest first, with names; `limit` lines after the cursor. */
export async function auditOf(from: Queryable, government: number, after: AuditCursor | null, limit: number): Promise<readonly AuditLine[]> {
  const { rows } = await from.query<AuditLine>(
    `select a.audit_id as id, a.at, a.act, by.name as by, about.name as about, u.name as unit from account.audit a
     left join account.person by on by.officer_id = a.officer_id left join account.person about on about.officer_id = a.about_officer
     left join unit u on u.unit_id = a.about_unit
     where a.government = $1 and ($2::timestamptz is null or (a.at, a.audit_id) < ($2, $3::uuid)) order by a.at desc, a.audit_id desc limit $4`,
    [government, after === null ? null : new Date(after.at), after?.id ?? null, limit],
  )
  return rows
}
