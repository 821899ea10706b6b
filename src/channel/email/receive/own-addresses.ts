// The addresses that this installation takes e-mail for, from its units and keys.
import type { Reference } from '../../../app/reference.ts'
import type { MailKeys } from '../../../mail/address-token.ts'
import type { OwnAddresses } from '../../../mail/mail-destination.ts'

/** `<code of the government>@domain` takes in what is new. */
export function ownAddresses(reference: Reference, domain: string, keys: MailKeys): OwnAddresses {
  return { domains: [domain.toLowerCase()], keys, governmentCoded: (code) => reference.governments.find((one) => one.code.toLowerCase() === code)?.id ?? null }
}

/** Who looks at what names no government: the one that the setting names, else the one that was set up first. */
export function governmentOtherwise(reference: Reference, code: string | null): number | null {
  return reference.governments.find((one) => one.code === code)?.id ?? reference.governments.reduce<number | null>((first, { id }) => (first === null || id < first ? id : first), null)
}
