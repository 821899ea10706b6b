// The addresses that this installation takes e-mail for, from its units and keys.
import type { Reference } from '../../../app/reference.ts'
import type { MailKeys } from '../../../mail/address-token.ts'
import type { OwnAddresses } from '../../../mail/mail-destination.ts'

/** `<code of the government>@domain` takes in what is new. */
export function ownAddresses(reference: Reference, domain: string, keys: MailKeys): OwnAddresses {
  return { domains: [domain.toLowerCase()], keys, governmentCoded: (code) => reference.governments.find((one) => one.code.toLowerCase() === code)?.id ?? null }
}

/**
 * In whose list that lies which names no government: the one that the setting names, else the national team, else the only government there
 * is. Null where it could be anybody's: nobody reads what was written to somebody else, and it is kept until one of them is named.
 */
export function sorterOfMail({ governments, units, worldAt }: Pick<Reference, 'governments' | 'units' | 'worldAt'>, code: string | null, now: number): number | null {
  const national = units.find(({ id, kind }) => kind === 'national' && worldAt(now).officers(id).length > 0)
  const only = governments.length === 1 ? governments[0] : undefined
  return (governments.find((one) => one.code === code) ?? national ?? only)?.id ?? null
}
