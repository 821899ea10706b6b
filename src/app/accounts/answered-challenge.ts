// Challenges for passkeys: a browser carries one sealed for some minutes, and its answer is heard once.
import { keyedHash } from '../../account/keyed-hash.ts'
import { claimChallenge } from '../../store/accounts/passkeys.ts'
import type { Accounting } from './accounting.ts'

/** How long a challenge may be answered, in seconds; as long as WebAuthn advises to wait for a device (level 3, 15.1). */
export const CHALLENGE_LIVES_S = 300

/** False when it was answered before, in whichever browser. */
export function answersFirst({ pool, accountKey, clock }: Pick<Accounting, 'pool' | 'accountKey' | 'clock'>, challenge: string): Promise<boolean> {
  return claimChallenge(pool, keyedHash(accountKey, 'challenge', challenge), { now: clock.now(), livesMs: 2 * CHALLENGE_LIVES_S * 1000 })
}
