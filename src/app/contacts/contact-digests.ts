// What is written of a reporter's contact so that it is found again: a digest under every living key, of phone and address apart.
import { normalEmail, normalPhone } from '../../privacy/normal-contact.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { ContactEntry } from '../../store/contact-index.ts'
import { contactDigest, type ContactKey } from '../../vault/contact-keys.ts'
import type { ReporterIdentity } from '../report-words.ts'

/** As it stands sealed, and under which number. */
export type NumberedIdentity = { readonly wording: number; readonly identity: ReporterIdentity }

export function contactEntries(keys: readonly ContactKey[], reportId: ReportId, { wording, identity: { phone, email } }: NumberedIdentity): readonly ContactEntry[] {
  const contacts = [['phone', normalPhone(phone)], ['email', normalEmail(email)]] as const
  return keys.flatMap((key) => contacts.flatMap(([kind, contact]) => (contact === null ? [] : [{ reportId, wording, keyNo: key.no, digest: contactDigest(key, kind, contact) }])))
}
