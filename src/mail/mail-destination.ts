// Where an e-mail is sent to, told from the address of ours that it names: a government's intake, a report, or neither.
import { readLocalPart, type MailKeys } from './address-token.ts'
import type { ReportId } from '../report/numbers/public-number.ts'

export type MailDestination =
  | { readonly to: 'government'; readonly government: number }
  | { readonly to: 'report'; readonly reportId: ReportId }
  /** Made like an address of a report, but not by us, or in a mailbox of ours without any of our addresses. It is taken in like any other: nobody learns from it what exists. */
  | { readonly to: 'nobody' }


export type OwnAddresses = {
  /** Lower case. */
  readonly domains: readonly string[]
  /** By the code that stands before the `@`; null for a code that no government has. */
  readonly governmentCoded: (code: string) => number | null
  readonly keys: MailKeys
}

/** Made like an address of a report, whether by us or not. */
const TOKEN = /^(?:[^@\s]{1,64}\+)?(?:balas|kirim)-/

/** Null for an address that is none of ours: it is refused while its sender can still hear of it. */
export function mailDestination({ domains, governmentCoded, keys }: OwnAddresses, recipient: string): MailDestination | null {
  const at = recipient.lastIndexOf('@')
  const local = recipient.slice(0, at).toLowerCase()
  if (at < 1 || !domains.includes(recipient.slice(at + 1).toLowerCase())) return null
  const token = readLocalPart(local, keys)
  if (token !== null) return { to: 'report', reportId: token.reportId }
  if (TOKEN.test(local)) return { to: 'nobody' }
  const government = governmentCoded(local)
  return government === null ? null : { to: 'government', government }
}

/** The same for every writing of the same address: part of what makes two deliveries the same e-mail. */
export function destinationText(destination: MailDestination, recipient: string): string {
  return destination.to === 'government' ? `government ${destination.government}` : destination.to === 'report' ? `report ${destination.reportId}` : `nobody ${recipient.toLowerCase()}`
}
