// A server that died recovers in seconds; a process that starts meanwhile waits for it instead of dying too.
import { setTimeout as pause } from 'node:timers/promises'
import { isUnavailable } from './unavailable.ts'

const PATIENCE_MS = 30_000
const AGAIN_MS = 200

/** Asks again as long as the database is not there. @throws when it is not there for half a minute, and at once for any other fault. */
export async function untilAvailable<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (const end = performance.now() + PATIENCE_MS; ; await pause(AGAIN_MS)) {
    try {
      return await ask()
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > end) throw error
    }
  }
}
