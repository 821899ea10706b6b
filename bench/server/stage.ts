// Everything that a scenario is played on: a database with its past, the product running on it, and the load generator.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import { loadPast } from '../data/load-past.ts'
import { progressBar } from '../data/progress-bar.ts'
import { startLoadGenerator, type LoadGenerator } from '../load/load-generator.ts'
import { flushTime } from '../measure/flush-time.ts'
import { caughtUp } from './caught-up.ts'
import type { Cleanup } from './cleanup.ts'
import { memoryMarks, type MemoryMarks } from './memory-marks.ts'
import { startProduct, type Product } from './product.ts'
import { startPostgres, type ThrowAwayPostgres } from './throw-away-postgres.ts'

export type Stage = {
  readonly postgres: ThrowAwayPostgres
  /** As the owner of the product's database. */
  readonly client: pg.Client
  readonly product: Product
  readonly load: LoadGenerator
  readonly memory: MemoryMarks
  /** A database with the same tables, indexes and rows as the product's had at first; null without pgbench. */
  readonly twin: string | null
  /** Median milliseconds of a small durable write beside the database. */
  readonly flushMs: number
  /** Seconds that loading took, per report loaded; null when none was. */
  readonly loaded: { readonly reports: number; readonly seconds: number } | null
}

export type StageRequest = { readonly reports: number; readonly profile: string | null; readonly say: (words: string) => void }

const DATABASE = 'tuntas'
const TWIN = 'tuntas_twin'
/** The same past in every run. */
const SEED = 20_260_101

export async function setStage(cleanup: Cleanup, { reports, profile, say }: StageRequest): Promise<Stage> {
  say('Starting a PostgreSQL of its own')
  const postgres = await startPostgres(cleanup, { statistics: profile !== null })
  const flushMs = await flushTime(postgres.folder)
  const dataDir = join(postgres.folder, 'product')
  await mkdir(dataDir, { mode: 0o700 })
  const ownerUrl = postgres.url(DATABASE)
  await administer(postgres, `create database ${DATABASE}`)
  await prepareDatabase({ ownerUrl, keysDir: join(dataDir, 'keys'), demo: true, governments: ['rembang'] })
  const loaded = await load(cleanup, { ownerUrl, dataDir, reports, folder: postgres.folder })
  if (postgres.pgbench !== null) await administer(postgres, `create database ${TWIN} template ${DATABASE}`)
  else say('pgbench is not installed (Debian: postgresql-contrib): the ratios to it stay empty')
  say('Starting web, worker and load generator')
  const product = await startProduct(cleanup, { databaseUrl: ownerUrl, ownerUrl, dataDir, profile })
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tuntas-bench' })
  await client.connect()
  cleanup.add(() => client.end())
  if (loaded !== null) {
    say('Waiting until the worker has sealed and counted what was loaded')
    await caughtUp(client)
  }
  return {
    postgres, client, product, twin: postgres.pgbench === null ? null : TWIN, flushMs, loaded,
    memory: memoryMarks({ webs: product.webs.map(({ pid }) => pid), worker: product.worker.pid, postgres: postgres.pid }),
    load: await startLoadGenerator(cleanup, join(postgres.folder, 'load.log')),
  }
}

type Loading = { readonly ownerUrl: string; readonly dataDir: string; readonly reports: number; readonly folder: string }

async function load(cleanup: Cleanup, { ownerUrl, dataDir, reports, folder }: Loading): Promise<Stage['loaded']> {
  if (reports === 0) return null
  const start = performance.now()
  await loadPast(cleanup, {
    databaseUrl: ownerUrl, keysDir: join(dataDir, 'keys'), seed: SEED, count: reports, until: Date.now(), log: join(folder, 'loading.log'),
    progress: progressBar('Loading reports'),
  })
  return { reports, seconds: (performance.now() - start) / 1000 }
}

async function administer(postgres: ThrowAwayPostgres, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url('postgres') })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
