// How a process that serves (web, worker) lives: says when it is ready, drains when told, and never outlives its supervisor.
import type { ProcessLog } from './process-log.ts'

/** Longest time that draining may take once the supervisor is gone, in milliseconds. */
const orphanLimit = 5000

export type ChildLife = Readonly<{
  /** Tells the supervisor, and the log, that requests or work are now taken. */
  ready(fields?: { port: number }): void
}>

/**
 * Call once at the start of a process. `drain` finishes what was begun, closes everything and is called at most once:
 * on SIGTERM or SIGINT, or when the supervisor has died. A second signal ends the process at once with status 1.
 * An error that nobody caught is logged without its message and ends the process with status 1.
 */
export function childLife(options: { log: ProcessLog; drain: () => Promise<void> }): ChildLife {
  const { log } = options
  let stopping = false

  async function stop(): Promise<void> {
    if (stopping) process.exit(1)
    stopping = true
    try {
      await options.drain()
      process.exit(0)
    } catch (error) {
      log.error('draining failed', { error })
      process.exit(1)
    }
  }

  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  process.on('disconnect', () => {
    if (stopping) return
    log.warn('the supervisor is gone, stopping')
    setTimeout(() => process.exit(1), orphanLimit).unref()
    void stop()
  })
  process.on('uncaughtException', (error) => {
    log.fatal('a fault that nothing caught', { error })
    process.exit(1)
  })
  return {
    ready: (fields) => {
      log.info('ready', fields)
      // A supervisor killed at this moment can't hear it; the disconnection that follows ends this process in order.
      process.send?.({ type: 'ready', ...fields }, undefined, undefined, () => undefined)
    },
  }
}
