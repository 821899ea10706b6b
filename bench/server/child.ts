// A Node process of ours: started with a channel to it, ready when it says so, ended by its id.
import { fork, type ChildProcess } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import type { Cleanup } from './cleanup.ts'

export type Child = { readonly process: ChildProcess; readonly pid: number; readonly ready: { readonly port?: number }; stop(): Promise<void> }

export type ChildStart = {
  readonly file: string
  readonly env: NodeJS.ProcessEnv
  /** Takes what it prints. */
  readonly log: string
  /** Options of Node. */
  readonly options?: readonly string[]
}

const START_LIMIT_MS = 20_000
const STOP_LIMIT_MS = 15_000

/** @throws with its last words when it ends or says nothing for 20 s. */
export async function startChild(cleanup: Cleanup, { file, env, log, options = [] }: ChildStart): Promise<Child> {
  const output = openSync(log, 'a', 0o600)
  const child = fork(file, { env, execArgv: [...options], serialization: 'advanced', stdio: ['ignore', output, output, 'ipc'] })
  const stop = () => stopChild(child)
  cleanup.add(stop)
  const ready = await new Promise<{ port?: number }>((settle, fail) => {
    const failed = (why: string) => fail(new Error(`${file} ${why}: ${lastLines(log)}`))
    const limit = setTimeout(() => failed('did not get ready'), START_LIMIT_MS)
    child.once('exit', (status, signal) => failed(`ended with ${status ?? signal}`))
    child.once('error', fail)
    child.on('message', (message: { type?: string; port?: number }) => {
      if (message.type !== 'ready') return
      clearTimeout(limit)
      child.removeAllListeners('exit')
      settle(message)
    })
  })
  if (child.pid === undefined) throw new Error(`${file} has no process id.`)
  return { process: child, pid: child.pid, ready, stop }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((settle) => child.once('exit', settle))
  child.kill('SIGTERM')
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  await ended
  clearTimeout(limit)
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-5).join('\n')
}
