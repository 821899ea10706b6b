// Starts a supervisor with trial children as a real process and watches it.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { processesWith, until } from './trial-folder.ts'

export type Supervised = Readonly<{
  pid: number
  address: string
  /** Everything it has said so far, on both outputs. */
  said(): string
  /** What the children noted, line by line. */
  diary(): string[]
  signal(name: NodeJS.Signals): void
  /** Exit status, or the signal that ended it. */
  ended: Promise<number | string>
  /** Process ids of whatever it started that still runs, but not the database. */
  children(): Promise<number[]>
}>

export type Trial = Readonly<{ dataDir: string; port?: number; env?: Readonly<Record<string, string>> }>

export async function startSupervisor({ dataDir, port: wanted, env = {} }: Trial): Promise<Supervised> {
  const port = wanted ?? (await unusedPort())
  const mark = randomBytes(8).toString('hex')
  const diary = join(dirname(dataDir), 'diary')
  const settings = { DATA_DIR: dataDir, PORT: String(port), TUNTAS_DEMO: 'off', TUNTAS_WEB_PROCESSES: '1', TUNTAS_TEST_DIARY: diary, TUNTAS_TEST_MARK: mark }
  const program = fileURLToPath(new URL('trial/main.ts', import.meta.url))
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...settings, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  const pid = child.pid ?? 0
  return {
    pid,
    address: `http://127.0.0.1:${port}`,
    said: () => said.join(''),
    diary: () => (existsSync(diary) ? readFileSync(diary, 'utf8').trim().split('\n') : []),
    signal: (name) => void process.kill(pid, name),
    ended: new Promise((settle) => child.once('close', (status, signal) => settle(status ?? signal ?? 'nothing'))),
    children: async () => (await processesWith(`TUNTAS_TEST_MARK=${mark}`)).filter((found) => found !== pid),
  }
}

/** Starts it and waits for the line that says where it is. */
export async function readySupervisor(trial: Trial): Promise<Supervised> {
  const supervised = await startSupervisor(trial)
  let end: number | string | undefined
  void supervised.ended.then((found) => (end = found))
  await until('ready', () => supervised.said().includes('Ctrl-C') || end !== undefined, 60_000)
  if (end !== undefined) throw new Error(`It ended with ${end}: ${supervised.said()}`)
  return supervised
}

export async function unusedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  return typeof address === 'object' && address !== null ? address.port : 0
}
