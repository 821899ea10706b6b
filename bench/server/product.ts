// The built product as an operator runs it: web and worker as processes of their own, settings by environment.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '../../src/config.ts'
import { nodeOptions } from '../../src/node-options.ts'
import { passOn, type Told } from '../../src/supervisor/pass-on.ts'
import { startChild, type Child } from './child.ts'
import type { Cleanup } from './cleanup.ts'

export type Product = {
  /** All on the same port. */
  readonly webs: readonly Child[]
  readonly worker: Child
  /** On 127.0.0.1. */
  readonly port: number
  readonly dataDir: string
  stop(): Promise<void>
}

export type ProductStart = {
  readonly databaseUrl: string
  readonly ownerUrl: string
  readonly dataDir: string
  /** Folder for processor profiles; null for none. */
  readonly profile: string | null
}

/** The database must have been prepared. */
export async function startProduct(cleanup: Cleanup, start: ProductStart): Promise<Product> {
  const run = (name: 'web' | 'worker', port = 0) =>
    startChild(cleanup, { file: builtFile(name), env: { ...environment(start), PORT: `${port}` }, log: join(start.dataDir, `${name}.log`), options: [...nodeOptions, ...profiling(start)] })
  const webs = [await run('web')]
  const port = webs[0]?.ready.port
  if (port === undefined) throw new Error('The web process did not say on which port it serves.')
  for (let further = 1; further < webProcesses(start); further += 1) webs.push(await run('web', port))
  tellEachOther(webs)
  const worker = await run('worker')
  return {
    webs, worker, port, dataDir: start.dataDir,
    stop: async () => {
      await Promise.all(webs.map((web) => web.stop()))
      await worker.stop()
    },
  }
}

/** As many as an operator has without a setting. */
function webProcesses(start: ProductStart): number {
  const read = readConfig(environment(start))
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  return read.ok.webProcesses
}

/** As their supervisor has it. */
function tellEachOther(webs: readonly Child[]): void {
  const told = webs.map(({ process }) => ({ send: (message: object) => void (process.connected && process.send(message, () => undefined)) }))
  webs.forEach(({ process }, index) => process.on('message', (message) => passOn(message, told[index] as Told, told)))
}

/** The rig runs from dist/bench, the programs stand in dist. */
function builtFile(name: string): string {
  return fileURLToPath(new URL(`../../${name}.js`, import.meta.url))
}

/** Nothing of the caller's own settings reaches the product: a run is the same wherever it is started. */
function environment({ databaseUrl, ownerUrl, dataDir }: ProductStart): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(TUNTAS_|DATABASE_|NODE_|PG|PORT$|DATA_DIR$)/.test(name))
  return {
    ...Object.fromEntries(own),
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    TUNTAS_HOST: '127.0.0.1',
    TUNTAS_RATE_REPORTS_PER_HOUR: '1000000', // all reports come from one address here
    TUNTAS_TRUST_PROXY: '1', // readers come from many networks, which the load generator names
    ...variants(),
  }
}

/** For comparing settings of the product with one another: BENCH_SET_TUNTAS_BATCH=off sets TUNTAS_BATCH. */
function variants(): Record<string, string> {
  const prefix = 'BENCH_SET_'
  const set = Object.entries(process.env).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(set.map(([name, value]) => [name.slice(prefix.length), value ?? '']))
}

function profiling({ profile }: ProductStart): string[] {
  return profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`, '--cpu-prof-interval=500']
}
