// Keeps one child process alive: starts it, starts it again when it crashes, drains it when told.
import { fork, type ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Environment } from '../config.ts'
import { AWAITS_SETTINGS, type SettingsMessage } from '../given-settings.ts'
import { nodeOptions } from '../node-options.ts'
import type { ProcessLog } from '../process-log.ts'
import { StartFault } from '../start-fault.ts'

export type KeptChild = Readonly<{
  /** Resolves when it serves for the first time. @throws StartFault when it never came to that. */
  ready: Promise<void>
  /** Process id of the present life, if there is one. */
  pid(): number | null
  /** Says something to its present life, if there is one. */
  send(message: object): void
  /** Asks it to finish what it does and waits; kills it after `limit` milliseconds or when hurried. */
  stop(limit: number): Promise<void>
}>

export type ChildRequest = Readonly<{
  name: string
  /** Path of the module to run. It sends `{ type: 'ready' }` when it serves and exits with 2 when trying again is no use. */
  script: string
  env: Environment
  /** What it is sent beside its environment, as soon as that is known; it loads meanwhile. */
  settings: Promise<Environment>
  log: ProcessLog
  hurry: AbortSignal
  /** Called with every new life. */
  onStart?: () => void
  /** Called with whatever it says. */
  onMessage?: (message: unknown) => void
}>

type Life = Readonly<{ wasReady: boolean; lasted: number; exitCode: number | null; signal: NodeJS.Signals | null }>

const triesToGetReady = 3
const healthyLife = 30_000
const longestPause = 10_000
const useless = 2

export function keptChild(request: ChildRequest): KeptChild {
  const { name, log, hurry } = request
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  let child: ChildProcess | null = null

  async function live(): Promise<void> {
    let served = false
    let failures = 0
    while (!stopping.signal.aborted) {
      child = start(request)
      request.onStart?.()
      if (request.onMessage !== undefined) child.on('message', request.onMessage)
      const life = await lifeOf(child, ready.resolve)
      child = null
      served ||= life.wasReady
      failures = life.lasted > healthyLife ? 0 : failures + 1
      if (stopping.signal.aborted) return
      log.error('a process ended by itself', { child: name, exitCode: life.exitCode, signal: life.signal, attempt: failures })
      if (!served && (failures >= triesToGetReady || life.exitCode === useless)) {
        return ready.reject(new StartFault(`The ${name} process could not start; what it says stands above.`))
      }
      await pause(Math.min(longestPause, 50 * 2 ** failures), undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const life = live()
  ready.promise.catch(() => undefined) // whoever waits for it hears of it
  return {
    ready: ready.promise,
    pid: () => child?.pid ?? null,
    send: (message) => {
      if (child !== null) send(child, message)
    },
    stop: async (limit) => {
      stopping.abort()
      child?.kill('SIGTERM')
      const enough = AbortSignal.any([AbortSignal.timeout(limit), hurry])
      if (enough.aborted) child?.kill('SIGKILL')
      enough.addEventListener('abort', () => child?.kill('SIGKILL'), { once: true })
      await life
    },
  }
}

/** In a session of its own, so that Ctrl-C in a terminal reaches only the supervisor, which stops it in its turn. */
function start({ script, env, settings }: ChildRequest): ChildProcess {
  const child = fork(script, [AWAITS_SETTINGS], { env: { ...env }, detached: true, execArgv: [...nodeOptions], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  void settings.then((known) => send(child, { type: 'settings', settings: known } satisfies SettingsMessage), () => undefined) // whoever waits for them hears why there are none
  return child
}

/** One that has died meanwhile gets them in its next life. */
function send(child: ChildProcess, message: object): void {
  if (child.connected) child.send(message, () => undefined)
}

async function lifeOf(child: ChildProcess, onReady: () => void): Promise<Life> {
  const began = Date.now()
  let wasReady = false
  child.on('message', (message) => {
    if (typeof message !== 'object' || !('type' in message) || message.type !== 'ready') return
    wasReady = true
    onReady()
  })
  return new Promise((settle) => {
    const end = (exitCode: number | null, signal: NodeJS.Signals | null) => settle({ wasReady, lasted: Date.now() - began, exitCode, signal })
    child.once('error', () => end(null, null))
    child.once('exit', end)
  })
}
