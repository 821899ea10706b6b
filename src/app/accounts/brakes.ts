// Who must wait before the next guess. Nobody can be locked out by others: a device that signed in before has brakes of its own.
import { keyedHash } from '../../account/keyed-hash.ts'
import { releaseBrakes, takeBrake, type Brake } from '../../store/accounts/brakes.ts'
import type { Accounting } from './accounting.ts'

export type Guesser = {
  /** What is guessed at: `password` with the e-mail as typed, `code` with the officer's number. */
  readonly at: string
  /** The device, when it has signed in to this very account before. */
  readonly device: string | null
  /** The sender's network. */
  readonly network: string
}

const KNOWN = { free: 10, longestS: 300 }
/** From one network at one account. */
const NETWORK = { free: 5, longestS: 900 }
/** From all unknown devices together at one account: 1,440 guesses a day at most, against a password and a code. */
const ACCOUNT = { free: 30, longestS: 60 }

/** Counts the try. Null when it may be made, else the milliseconds to wait; the same whether or not there is such an account. */
export async function takeGuess({ pool, accountKey, clock }: Accounting, guesser: Guesser): Promise<number | null> {
  for (const brake of brakesOf(accountKey, guesser)) {
    const wait = await takeBrake(pool, brake, clock.now())
    if (wait !== null) return wait
  }
  return null
}

/** It was right: what was counted against this guesser is forgotten. */
export async function forgiveGuesses({ pool, accountKey, clock }: Accounting, guesser: Guesser): Promise<void> {
  await releaseBrakes(pool, brakesOf(accountKey, guesser).map(({ key }) => key), clock.now())
}

function brakesOf(accountKey: Accounting['accountKey'], { at, device, network }: Guesser): readonly Brake[] {
  const key = (who: string) => keyedHash(accountKey, 'brake', `${at}\n${who}`)
  if (device !== null) return [{ key: key(`device ${device}`), ...KNOWN }]
  return [{ key: key(`network ${network}`), ...NETWORK }, { key: key('anybody'), ...ACCOUNT }]
}
