// Watches the embedded server through one open connection and starts it again, at the same address, when it has died.
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { ProcessLog } from '../../process-log.ts'

export type Watch = Readonly<{ end(): Promise<void> }>

/** `revive` brings the server back up; it is tried until it succeeds, at growing intervals up to 10 s. */
export function keepRunning(options: { adminUrl: string; revive: () => Promise<void>; log: ProcessLog }): Watch {
  const ending = new AbortController()
  const done = watch(options, ending.signal)
  return {
    end: async () => {
      ending.abort()
      await done
    },
  }
}

async function watch({ adminUrl, revive, log }: Parameters<typeof keepRunning>[0], signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    if (await untilConnectionEnds(adminUrl, signal)) failures = 0
    if (signal.aborted) return
    log.warn('the connection to the database was lost, bringing it back')
    try {
      await revive()
    } catch (error) {
      failures += 1
      log.error('the database could not be brought back', { error, attempt: failures })
      await pause(Math.min(10_000, 200 * 2 ** failures), undefined, { signal }).catch(() => undefined)
    }
  }
}

/** False when there was no connection to begin with. */
async function untilConnectionEnds(adminUrl: string, signal: AbortSignal): Promise<boolean> {
  const client = new Client({ connectionString: adminUrl, application_name: 'tuntas-watch', keepAlive: true })
  const ended = new Promise<void>((settle) => {
    client.once('end', settle)
    client.once('error', () => settle())
    signal.addEventListener('abort', () => settle(), { once: true })
  })
  try {
    await client.connect()
  } catch {
    return false
  }
  await ended
  await client.end().catch(() => undefined)
  return true
}
