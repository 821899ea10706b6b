// The built product, started by its own entry as an operator would, to be killed in every way.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive, processCommand } from '../../src/process-command.ts'
import { projectRoot } from '../../src/project-root.ts'
import { connectionUrls, type ConnectionUrls } from '../../src/store/embedded/connection-urls.ts'
import { readPasswords } from '../../src/store/embedded/passwords.ts'
import { findPostmaster, leftoverProcesses } from '../../src/store/embedded/postmaster-file.ts'
import { serverFolders } from '../../src/store/embedded/server-folders.ts'
import { usablePort } from '../../src/supervisor/listening-address.ts'

/** Process ids; absent while there is no such process. */
export type Pids = { readonly supervisor?: number; readonly web?: number; readonly worker?: number; readonly postmaster?: number }

export class Product {
  readonly dataDir: string
  readonly port: number
  readonly #log: string
  readonly #mark = randomBytes(8).toString('hex')
  #child: ChildProcess | null = null

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir
    this.port = port
    this.#log = join(dataDir, 'said.log')
  }

  /** An empty data folder and a free port, which stay the same over every start. */
  static async installed(): Promise<Product> {
    return new Product(await mkdtemp(join(tmpdir(), 'chaos-')), await usablePort({ host: '127.0.0.1', port: 0 }))
  }

  start(): void {
    const output = openSync(this.#log, 'a')
    const program = join(projectRoot(), 'dist/main.js')
    this.#child = spawn(process.execPath, [program], { env: this.#environment(), cwd: this.dataDir, detached: true, stdio: ['ignore', output, output] })
    closeSync(output)
  }

  async pids(): Promise<Pids> {
    const note = await readFile(join(this.dataDir, 'supervisor.json'), 'utf8').catch(() => '{}')
    const { children = [] } = JSON.parse(note) as { children?: number[] }
    const commands = await Promise.all(children.map(async (pid) => ({ pid, command: await processCommand(pid) })))
    const running = (script: string) => commands.find(({ command }) => command.split(' ').some((word) => word.endsWith(`/${script}`)))?.pid
    const postmaster = await findPostmaster(this.#pgdata)
    const found = { supervisor: this.#supervisor, web: running('web.js'), worker: running('worker.js'), postmaster: postmaster?.pid }
    return Object.fromEntries(Object.entries(found).filter(([, pid]) => pid !== undefined))
  }

  get #supervisor(): number | undefined {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined
  }

  /** @throws while the database is not there. */
  async urls(): Promise<ConnectionUrls> {
    const postmaster = await findPostmaster(this.#pgdata)
    if (postmaster === null) throw new Error('The database is not there.')
    return connectionUrls(await readPasswords(serverFolders(this.dataDir).passwords), postmaster.socketFolder)
  }

  /** Resolves when the supervisor is gone, with its exit status or the signal that ended it. */
  async ended(): Promise<number | string> {
    const child = this.#child
    if (child === null) throw new Error('It was never started.')
    if (child.exitCode === null && child.signalCode === null) await new Promise((settle) => child.once('exit', settle))
    return child.exitCode ?? child.signalCode ?? 'nothing'
  }

  /** As Ctrl-C does. */
  async stop(): Promise<number | string> {
    this.#child?.kill('SIGTERM')
    return this.ended()
  }

  /** Everything of this data folder that still runs. On Linux only: elsewhere the environment of a process is not told. */
  async processes(): Promise<number[]> {
    if (process.platform !== 'linux') return []
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
    const marks = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')))
    const marked = pids.filter((_, index) => marks[index]?.includes(`TUNTAS_TEST_MARK=${this.#mark}\0`))
    return [...marked, ...(await leftoverProcesses(this.#pgdata).catch(() => []))].filter(isAlive)
  }

  /** What it said, on both outputs. */
  said(): string {
    return readFileSync(this.#log, 'utf8')
  }

  /** Ends whatever is left and removes the folder. */
  async remove(): Promise<void> {
    const { supervisor, web, worker, postmaster } = await this.pids()
    for (const pid of [supervisor, web, worker, postmaster, ...(await this.processes())]) if (pid !== undefined) kill(pid, 'SIGKILL')
    for (let tries = 0; tries < 100 && (await this.processes()).length > 0; tries += 1) await pause(50)
    await rm(this.dataDir, { recursive: true, force: true, maxRetries: 5 })
  }

  get #pgdata(): string {
    return serverFolders(this.dataDir).pgdata
  }

  /** Nothing of our own settings reaches it. Whoever sends is told by the header of a proxy. */
  #environment(): NodeJS.ProcessEnv {
    const own = Object.entries(process.env).filter(([name]) => !/^(?:TUNTAS_(?!TEST_RUN$)|DATABASE_|PG|PORT$|DATA_DIR$|NODE_|npm_|VITEST)/.test(name))
    return {
      ...Object.fromEntries(own), DATA_DIR: this.dataDir, PORT: String(this.port), TUNTAS_DEMO: 'on', TUNTAS_DEMO_REPORTS: 'off', TUNTAS_TRUST_PROXY: '1',
      TUNTAS_RATE_REPORTS_PER_HOUR: '1000000', TUNTAS_TEST_MARK: this.#mark,
    }
  }
}

/** One that has just ended by itself needs no signal. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
