// With what the officers of a demonstration sign in, as it is stored.
import type { KeyObject } from 'node:crypto'
import { passwordHash, PUBLIC_COST } from '../../account/password-hash.ts'
import { sealedGenerator, type SealedGenerator } from './accept-invitation.ts'
import { demoOfficer } from './demo-officers.ts'
import { DEMO_PARTS } from './demo-parts.ts'

/** By number of officer. */
export type DemoSecrets = ReadonlyMap<number, SealedGenerator & { readonly passwordHash: string }>

export async function demoSecrets(accountKey: KeyObject, wanted: (government: string) => boolean): Promise<DemoSecrets> {
  const made = DEMO_PARTS.filter(({ government }) => wanted(government)).map(async (part) => {
    const { officer, password, generator } = demoOfficer(part)
    const [hash, sealed] = await Promise.all([passwordHash(password, PUBLIC_COST), sealedGenerator({ accountKey }, officer, generator)])
    return [officer, { passwordHash: hash, generator: sealed.generator, backupCodes: sealed.backupCodes }] as const
  })
  return new Map(await Promise.all(made))
}
