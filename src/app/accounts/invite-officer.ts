// Takes a new officer in and makes the link with which they begin.
import { inTransaction, type Refused } from '../../store/in-transaction.ts'
import { insertOfficer, officerByEmail } from '../../store/accounts/officers.ts'
import { putPost } from '../../store/accounts/posts.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { changeReference, type Accounting, type Administrator } from './accounting.ts'
import { makeInvitation } from './make-invitation.ts'

export type OfficerInvited = {
  readonly name: string
  /** In small letters. */
  readonly email: string
  readonly phone: string | null
  readonly administrator: boolean
  readonly custodian: boolean
  /** Null for who only manages. */
  readonly post: { readonly unit: number; readonly office: string; readonly duties: readonly string[] } | null
}

/** Contact numbers are compulsory for liaison officers: the coordinator must reach them within the hour. */
export const OFFICE_THAT_NEEDS_PHONE = 'liaison'

export type InviteRefusal = 'email-taken' | 'phone-needed' | 'unit-not-yours'

/** The one-time link's secret part is returned once and kept nowhere. */
export function inviteOfficer(accounting: Accounting, by: Administrator, invited: OfficerInvited): Promise<{ readonly officer: number; readonly token: string } | Refused<InviteRefusal>> {
  const { reference, clock } = accounting
  const now = clock.now()
  const { post, phone } = invited
  if (post !== null && reference.get().governmentOf(post.unit) !== by.government) return Promise.resolve({ refused: 'unit-not-yours' })
  if (post?.office === OFFICE_THAT_NEEDS_PHONE && phone === null) return Promise.resolve({ refused: 'phone-needed' })
  return changeReference(accounting, async (transaction) => {
    const officer = await insertOfficer(transaction, { government: by.government, ...invited }, now)
    if (officer === null) return { refused: 'email-taken' as const }
    if (post !== null) await putPost(transaction, { officer, ...post })
    await writeAudit(transaction, { at: now, government: by.government, officer: by.officer, act: 'invited', aboutOfficer: officer, detail: { purpose: 'begin' } })
    return { officer, token: await makeInvitation(accounting, transaction, { officer, purpose: 'begin', madeBy: by.officer }) }
  })
}

/** For a government that has no administrator yet: the operator's command line invites the first, again where a link was lost. */
export function inviteFirstAdministrator(accounting: Pick<Accounting, 'pool' | 'accountKey' | 'clock'>, government: number, person: { readonly name: string; readonly email: string }): Promise<{ readonly token: string } | Refused<'email-taken' | 'has-administrator'>> {
  const now = accounting.clock.now()
  return inTransaction(accounting.pool, async (transaction) => {
    const { rowCount } = await transaction.query(
      `select from officer o join account.person p using (officer_id) where o.government = $1 and o.administrator and o.active and p.two_factor_enabled limit 1`, [government])
    if (rowCount === 1) return { refused: 'has-administrator' as const }
    const known = await officerByEmail(transaction, person.email)
    const waits = known !== null && known.government === government && known.administrator && known.active && !known.enrolled
    const officer = waits ? known.officer : await insertOfficer(transaction, { government, administrator: true, phone: null, ...person }, now)
    if (officer === null) return { refused: 'email-taken' as const }
    await writeAudit(transaction, { at: now, government, officer: null, act: 'invited', aboutOfficer: officer, detail: { purpose: 'begin', first: true } })
    return { token: await makeInvitation(accounting, transaction, { officer, purpose: 'begin', madeBy: null }) }
  })
}
