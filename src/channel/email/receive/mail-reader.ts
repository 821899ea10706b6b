// Reads e-mails in a thread with a limit of time and memory, one after another: a hostile one costs its thread, nothing else.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '../../../project-root.ts'
import type { ReadMail } from './parse-mail.ts'

export type MailReader = {
  /** `unreadable` also where it takes too long or too much memory; it never throws for what an e-mail holds. */
  readonly read: (raw: Uint8Array) => Promise<ReadMail | 'unreadable'>
  readonly close: () => Promise<void>
}

export type MailReaderLimits = { readonly milliseconds?: number; readonly megabytes?: number }

/** Where the sources run as they are it stands beside this file; what is built from them is a program of its own. */
const THREAD = import.meta.url.endsWith('.ts') ? new URL('./parse-thread.ts', import.meta.url) : join(projectRoot(), 'dist/parse-thread.js')

/** An e-mail of 25 MB takes a second. */
const LONGEST_MS = 20_000
const MOST_MB = 256
/** A thread that waits for nothing is let go. */
const IDLE_MS = 60_000

export function openMailReader({ milliseconds = LONGEST_MS, megabytes = MOST_MB }: MailReaderLimits = {}): MailReader {
  let thread: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined
  const end = async () => {
    const ending = thread
    thread = null
    await ending?.terminate()
  }

  async function read(raw: Uint8Array): Promise<ReadMail | 'unreadable'> {
    clearTimeout(idle)
    thread ??= new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: megabytes }, execArgv: [], stdout: true, stderr: true })
    const answer = await answerOf(thread, raw, milliseconds)
    if (answer === null) await end()
    idle = setTimeout(() => void end(), IDLE_MS).unref()
    return answer ?? 'unreadable'
  }

  return {
    read: (raw) => {
      const result = last.then(() => read(raw))
      last = result.catch(() => undefined)
      return result
    },
    close: async () => {
      await last
      clearTimeout(idle)
      await end()
    },
  }
}

type Answer = { readonly read?: ReadMail }

/** Null when the thread is of no use any more. */
async function answerOf(thread: Worker, raw: Uint8Array, milliseconds: number): Promise<ReadMail | 'unreadable' | null> {
  const { promise, resolve } = Promise.withResolvers<Answer | null>()
  const useless = () => resolve(null)
  const timer = setTimeout(useless, milliseconds)
  thread.on('message', resolve).on('error', useless).on('exit', useless)
  thread.postMessage(raw)
  const answer = await promise
  clearTimeout(timer)
  thread.off('message', resolve).off('exit', useless)
  if (answer !== null) thread.off('error', useless) // whatever still comes from a thread that is being ended is heard by it
  return answer === null ? null : (answer.read ?? 'unreadable')
}
