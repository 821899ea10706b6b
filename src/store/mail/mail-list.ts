// E-mails of a government as the desk lists and settles them.
import type { MailId } from '../../mail/mail-id.ts'
import type { Queryable, Transaction } from '../in-transaction.ts'

export type MailState = 'kept' | 'waiting' | 'taken' | 'entered' | 'attached' | 'noted' | 'set-aside'

export type MailRow = {
  readonly mailId: MailId
  readonly reportId: string | null
  readonly state: MailState
  readonly kind: string
  readonly cameAt: number
  readonly version: number
  readonly settledWhy: string | null
  readonly sealedRead: Uint8Array | null
  /** Its bytes as they came are not kept any more. */
  readonly isRemoved: boolean
}

const COLUMNS = 'mail_id as "mailId", report_id as "reportId", state, kind, came_at as "cameAt", version, settled_why as "settledWhy", sealed_read as "sealedRead", removed_at is not null as "isRemoved"'

export type MailCursor = { readonly cameAt: number; readonly mailId: MailId }

/** The latest first. */
export async function mailsOf(from: Queryable, { government, states, after, limit }: { readonly government: number; readonly states: readonly MailState[]; readonly after: MailCursor | null; readonly limit: number }): Promise<readonly MailRow[]> {
  const { rows } = await from.query<MailRow>({
    name: 'mails-of',
    // One walk for each state, so that the index gives its order: a list of states in one walk would be read whole and sorted.
    text: `select page.* from unnest($2::text[]) as wanted (wanted_state) cross join lateral (
        select ${COLUMNS} from mail where government = $1 and state = wanted_state and state <> 'kept' and (came_at, mail_id) < ($3::timestamptz, $4::uuid)
        order by came_at desc, mail_id desc limit $5) page
      order by "cameAt" desc, "mailId" desc limit $5`,
    values: [government, states, after === null ? 'infinity' : new Date(after.cameAt), after?.mailId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit],
  })
  return rows
}

export async function mailAt(from: Queryable, government: number, mailId: MailId): Promise<MailRow | null> {
  const { rows } = await from.query<MailRow>({ name: 'mail-at', text: `select ${COLUMNS} from mail where mail_id = $1 and government = $2 and state <> 'kept'`, values: [mailId, government] })
  return rows[0] ?? null
}

export type DeskSettlement = {
  readonly mailId: MailId
  readonly version: number
  readonly state: 'waiting' | 'entered' | 'attached' | 'set-aside'
  readonly reportId: string | null
  readonly why: string | null
  readonly by: number
  readonly at: number
}

/** Until the transaction ends nobody else settles it; false when somebody did. */
export async function holdMail(to: Transaction, mailId: MailId, version: number): Promise<boolean> {
  const { rowCount } = await to.query({ name: 'hold-mail', text: `select from mail where mail_id = $1 and version = $2 and state = 'waiting' for update`, values: [mailId, version] })
  return rowCount === 1
}

/** False when somebody else settled it first. */
export async function settleMailAtDesk(to: Queryable, { mailId, version, state, reportId, why, by, at }: DeskSettlement): Promise<boolean> {
  const { rowCount } = await to.query({
    name: 'settle-mail-at-desk',
    text: `update mail set state = $3, report_id = coalesce($4, report_id), settled_why = $5, settled_by = $6, settled_at = $7, version = version + 1
      where mail_id = $1 and version = $2 and state in ('waiting', 'noted', 'set-aside')`,
    values: [mailId, version, state, reportId, why, by, new Date(at)],
  })
  return rowCount === 1
}

/** Into another's list, as it came. False when somebody dealt with it first. */
export async function passMailOn(to: Queryable, { mailId, version, government, by, at }: Pick<DeskSettlement, 'mailId' | 'version' | 'by' | 'at'> & { readonly government: number }): Promise<boolean> {
  const { rowCount } = await to.query({
    name: 'pass-mail-on',
    text: `update mail set government = $3, settled_why = '${PASSED_ON}', settled_by = $4, settled_at = $5, version = version + 1
      where mail_id = $1 and version = $2 and state = 'waiting' and report_id is null`,
    values: [mailId, version, government, by, new Date(at)],
  })
  return rowCount === 1
}

/** Why an e-mail that waits bears a settlement: another sorted it into this list. */
export const PASSED_ON = 'passed-on'

/** What names no government and lies in nobody's list. */
export async function listUnsortedMail(to: Queryable, government: number): Promise<void> {
  await to.query({ name: 'list-unsorted-mail', text: 'update mail set government = $1 where government is null and report_id is null', values: [government] })
}
