// What an administrator does with the officers of the own government, and with nobody else's.
import { deleteWaitingSignIns } from '../../store/accounts/credentials.ts'
import { hasOtherAdministrator, officerById, setOfficerActive, updateOfficer, type OfficerRow } from '../../store/accounts/officers.ts'
import { deleteDeputy, deletePost, postsOfOfficer, putDeputy, putPost, type Deputy, type Post } from '../../store/accounts/posts.ts'
import { deletePasskeys } from '../../store/accounts/passkeys.ts'
import { deleteSessions } from '../../store/accounts/sessions.ts'
import { writeAudit, type AuditAct, type AuditEntry } from '../../store/accounts/audit.ts'
import { inTransaction, type Refused, type Transaction } from '../../store/in-transaction.ts'
import type { InvitationPurpose } from '../../store/accounts/invitations.ts'
import { changeReference, type Accounting, type Administrator } from './accounting.ts'
import { OFFICE_THAT_NEEDS_PHONE } from './invite-officer.ts'
import { makeInvitation } from './make-invitation.ts'
import { cutProviderLink } from './own-provider-link.ts'

export type OfficerRefusal = 'no-such-officer' | 'last-administrator' | 'phone-needed' | 'unit-not-yours' | 'no-such-post' | 'own-stand-in' | 'not-enrolled' | 'enrolled-already'

type Done = { readonly done: true } | Refused<OfficerRefusal>
const DONE: Done = { done: true }

type Change = (transaction: Transaction, officer: OfficerRow) => Promise<Done>

export function changeOfficer(accounting: Accounting, by: Administrator, officer: number, change: Pick<OfficerRow, 'name' | 'phone' | 'administrator' | 'custodian'>): Promise<Done> {
  return changed(accounting, by, officer, { act: 'officer-changed', detail: { administrator: change.administrator, custodian: change.custodian } }, async (transaction, before) => {
    if (before.administrator && !change.administrator && !(await hasOtherAdministrator(transaction, by.government, officer))) return { refused: 'last-administrator' }
    const posts = await postsOfOfficer(transaction, officer)
    if (change.phone === null && posts.some(({ office }) => office === OFFICE_THAT_NEEDS_PHONE)) return { refused: 'phone-needed' }
    await updateOfficer(transaction, { officer, ...change }, accounting.clock.now())
    return DONE
  })
}

/** Their sessions end in the same moment. */
export function disableOfficer(accounting: Accounting, by: Administrator, officer: number): Promise<Done> {
  return changed(accounting, by, officer, { act: 'officer-disabled' }, async (transaction, before) => {
    if (before.administrator && !(await hasOtherAdministrator(transaction, by.government, officer))) return { refused: 'last-administrator' }
    await setOfficerActive(transaction, officer, false)
    await deleteSessions(transaction, officer, null)
    await deleteWaitingSignIns(transaction, officer)
    return DONE
  })
}

export function enableOfficer(accounting: Accounting, by: Administrator, officer: number): Promise<Done> {
  return changed(accounting, by, officer, { act: 'officer-enabled' }, async (transaction) => {
    await setOfficerActive(transaction, officer, true)
    return DONE
  })
}

export function givePost(accounting: Accounting, by: Administrator, post: Post): Promise<Done> {
  return changed(accounting, by, post.officer, { act: 'post-given', aboutUnit: post.unit, detail: { office: post.office } }, async (transaction, { phone }) => {
    if (accounting.reference.get().governmentOf(post.unit) !== by.government) return { refused: 'unit-not-yours' }
    if (post.office === OFFICE_THAT_NEEDS_PHONE && phone === null) return { refused: 'phone-needed' }
    await putPost(transaction, post)
    return DONE
  })
}

export function takePost(accounting: Accounting, by: Administrator, post: Omit<Post, 'duties'>): Promise<Done> {
  return changed(accounting, by, post.officer, { act: 'post-taken', aboutUnit: post.unit, detail: { office: post.office } }, async (transaction) =>
    ((await deletePost(transaction, post)) ? DONE : { refused: 'no-such-post' }))
}

export function nameDeputy(accounting: Accounting, by: Administrator, deputy: Deputy): Promise<Done> {
  return changed(accounting, by, deputy.officer, { act: 'deputy-named', aboutUnit: deputy.unit, detail: { office: deputy.office, standIn: deputy.standIn } }, async (transaction) => {
    if (deputy.standIn === deputy.officer) return { refused: 'own-stand-in' }
    const standIn = await officerById(transaction, deputy.standIn)
    if (standIn?.government !== by.government) return { refused: 'no-such-officer' }
    const posts = await postsOfOfficer(transaction, deputy.officer)
    if (!posts.some(({ unit, office }) => unit === deputy.unit && office === deputy.office)) return { refused: 'no-such-post' }
    await putDeputy(transaction, deputy)
    return DONE
  })
}

export function endDeputy(accounting: Accounting, by: Administrator, deputy: Omit<Deputy, 'until'>): Promise<Done> {
  return changed(accounting, by, deputy.officer, { act: 'deputy-ended', aboutUnit: deputy.unit, detail: { office: deputy.office } }, async (transaction) =>
    ((await deleteDeputy(transaction, deputy)) ? DONE : { refused: 'no-such-post' }))
}

/** A new link for who has lost theirs, their password or their phone. It opens no session: what isn't renewed is asked for. */
export async function inviteAgain(accounting: Accounting, by: Administrator, officer: number, lost: 'password' | 'factor' | 'link'): Promise<{ readonly token: string; readonly purpose: InvitationPurpose } | Refused<OfficerRefusal>> {
  return inTransaction(accounting.pool, async (transaction) => {
    const found = await officerById(transaction, officer)
    if (found?.government !== by.government || !found.active) return { refused: 'no-such-officer' as const }
    if (!found.enrolled && lost !== 'link') return { refused: 'not-enrolled' as const }
    if (found.enrolled && lost === 'link') return { refused: 'enrolled-already' as const }
    const purpose: InvitationPurpose = lost === 'link' ? 'begin' : lost
    await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, act: 'invited', aboutOfficer: officer, detail: { purpose } })
    return { token: await makeInvitation(accounting, transaction, { officer, purpose, madeBy: by.officer }), purpose }
  })
}

export function endSessionsOf(accounting: Accounting, by: Administrator, officer: number): Promise<Done> {
  return changed(accounting, by, officer, { act: 'sessions-ended' }, async (transaction) => {
    await deleteSessions(transaction, officer, null)
    return DONE
  })
}

/** For who lost a device: it opens nothing any more, neither by a passkey nor by the identity provider, and neither does a session that it opened. Password and code stay. */
export function removePasskeysOf(accounting: Accounting, by: Administrator, officer: number): Promise<Done> {
  return changed(accounting, by, officer, { act: 'passkeys-removed' }, async (transaction) => {
    await deletePasskeys(transaction, officer)
    await cutProviderLink(transaction, { officer, government: by.government, by: by.officer, at: accounting.clock.now() })
    await deleteSessions(transaction, officer, null)
    return DONE
  })
}

type Noted = { readonly act: AuditAct } & Pick<AuditEntry, 'aboutUnit' | 'detail'>

/** An officer of another government and one that isn't there look the same. */
function changed(accounting: Accounting, by: Administrator, officer: number, noted: Noted, change: Change): Promise<Done> {
  return changeReference(accounting, async (transaction) => {
    const found = await officerById(transaction, officer)
    if (found?.government !== by.government) return { refused: 'no-such-officer' as const }
    const done = await change(transaction, found)
    if (!('refused' in done)) await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, aboutOfficer: officer, ...noted })
    return done
  })
}
