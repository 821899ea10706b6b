// Keeps an eye on the keys while a process serves: turns the epoch when it is due, and reminds of a missing escrow copy.
import type { KeyManager } from './app/ports.ts'
import type { ProcessLog } from './process-log.ts'
import { escrowIsCurrent } from './vault/escrow.ts'

const HOUR_MS = 3_600_000
const HOURS_BETWEEN_REMINDERS = 24

export type WatchedKeys = { readonly keys: KeyManager; readonly keysDir: string; readonly production: boolean; readonly log: ProcessLog }

/** The start has reminded already, so the first reminder comes a day later. Returns what ends the watch. */
export function watchKeys({ keys, keysDir, production, log }: WatchedKeys, hourMs = HOUR_MS): () => void {
  let hours = 0
  const watch = setInterval(() => {
    hours += 1
    keys.turnIfOld()
    if (production && hours % HOURS_BETWEEN_REMINDERS === 0) remind(keysDir, log)
  }, hourMs)
  return () => clearInterval(watch)
}

function remind(keysDir: string, log: ProcessLog): void {
  try {
    const escrow = escrowIsCurrent(keysDir)
    if (!escrow.current) log.warn(escrow.sentence)
  } catch (error) {
    log.warn('the keys folder could not be read', { error })
  }
}
