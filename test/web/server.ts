// The real application on a real socket for tests over HTTP: a database, files and keys of its own, a clock that the test holds.
import { serve } from '@hono/node-server'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildAssets } from '../../build-assets.mjs'
import { openIdentityProvider } from '../../src/account/identity-provider.ts'
import { openAccounts } from '../../src/account/accounts.ts'
import { currentReference } from '../../src/app/current-reference.ts'
import { noteContacts } from '../../src/app/contacts/note-contacts.ts'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { writePath } from '../../src/app/write-path.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { processLog } from '../../src/process-log.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { clamd } from '../../src/scanner/clamd.ts'
import { rememberedVerdicts } from '../../src/scanner/remembered-verdicts.ts'
import { openContactKeys } from '../../src/vault/contact-keys.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { openLogSigning } from '../../src/vault/log-signing.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { createApp } from '../../src/web/app.ts'
import { openAssets } from '../../src/web/asset-store.ts'
import { networkLimits } from '../../src/web/limits.ts'
import { senderPressure } from '../../src/web/proof/pressure.ts'
import { webMetrics } from '../../src/web/metrics.ts'
import { uploadPlaces } from '../../src/web/upload-places.ts'
import { watchPace } from '../../src/web/watch-pace.ts'
import type { Web } from '../../src/web/web.ts'
import { testDatabase } from '../database.ts'

export type TestClock = { now: () => number; /** Goes on by so many milliseconds. */ advance: (milliseconds: number) => void }

export type TestServer = {
  readonly url: string
  readonly web: Web & { /** A test may bring one. */ provider: Web['provider'] }
  readonly app: ReturnType<typeof createApp>
  readonly clock: TestClock
  /** Every line that the process logged, at level debug. */
  readonly logged: readonly string[]
  readonly dataDir: string
  /** Names of the files that wait for their report. */
  readonly staged: () => Promise<readonly string[]>
  /** Paths of the files that lie under a report, as `id/file`. */
  readonly published: () => Promise<readonly string[]>
  /** Asks the database as its owner. */
  readonly rows: <Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]) => Promise<readonly Row[]>
  readonly close: () => Promise<void>
}

export type TestSetting = {
  /** Where the application finds its database instead, for one that goes through a proxy. */
  readonly databaseUrl?: (appUrl: string) => Promise<string>
  /** How long the database may take to answer, in milliseconds. */
  readonly answerMs?: number
  /** A database that somebody else made and drops. */
  readonly database?: { readonly ownerUrl: string; readonly appUrl: string }
  readonly dataDir?: string
  readonly reportsPerHour?: number
  /** Every government of the demonstration; otherwise Rembang alone, so that the form needs no choice. */
  readonly governments?: 'all'
  /** Settings besides, by the names of their environment variables. */
  readonly env?: Readonly<Record<string, string>>
  readonly trustProxy?: number
  /** Reached by this name: browsers make no passkey for a bare number. */
  readonly host?: 'localhost'
}

/** A Monday morning in the office: 23 November 2026, 10:00 WIB. */
export const START = Date.UTC(2026, 10, 23, 3)

export async function testServer(setting: TestSetting = {}): Promise<TestServer> {
  const own = setting.database === undefined ? await testDatabase() : null
  const { ownerUrl, appUrl } = setting.database ?? (own as NonNullable<typeof own>)
  const temporary = await mkdtemp(join(tmpdir(), 'tuntas-web-'))
  const dataDir = setting.dataDir ?? join(temporary, 'data')
  await prepareDatabase({ ownerUrl, keysDir: join(dataDir, 'keys'), demo: true, ...(setting.governments !== 'all' && { governments: ['rembang'] }) })
  const clock = heldClock()
  const logged: string[] = []
  const listening = await listen(setting.host ?? '127.0.0.1')
  const config = configFor({ dataDir, url: listening.url, databaseUrl: (await setting.databaseUrl?.(appUrl)) ?? appUrl, reportsPerHour: setting.reportsPerHour ?? 100_000, trustProxy: setting.trustProxy ?? 0, env: setting.env ?? {} })
  const web = await openWeb({ config, clock, logged, assets: join(temporary, 'assets'), answerMs: setting.answerMs })
  const app = createApp(web)
  listening.answerWith(app.fetch)
  watchPace(listening.server, config.pace)
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  owner.on('error', () => undefined) // the database is dropped while connections idle
  return {
    url: listening.url, web, app, clock, logged, dataDir,
    staged: () => readdir(join(dataDir, 'files/tmp')),
    published: () => publishedFiles(join(dataDir, 'files')),
    rows: async (sql, values = []) => (await owner.query({ text: sql, values: [...values] })).rows,
    close: async () => {
      await listening.close()
      await owner.end()
      await web.contacts.flush()
      await web.accounting.accounts.close()
      await web.database.close()
      await own?.close()
      await rm(temporary, { recursive: true, force: true })
    },
  }
}

type Opening = { readonly config: Config; readonly clock: TestClock; readonly logged: string[]; readonly assets: string; readonly answerMs: number | undefined }

async function openWeb({ config, clock, logged, assets, answerMs }: Opening): Promise<Web> {
  const log = processLog({ name: 'test', level: 'debug', sink: { write: (line) => void logged.push(line) } })
  const database = openDatabase({ url: config.databaseUrl ?? '', connections: 10, name: 'tuntas-test', log, ...(answerMs !== undefined && { answerMs }) })
  const reference = await currentReference(database, publishedSop, config.mail === null ? [] : ['email'])
  await buildAssets(assets)
  const secrets = loadServerSecrets(config.keysDir)
  const accounts = openAccounts({ databaseUrl: config.databaseUrl ?? '', accountKey: secrets.accountKey, baseUrl: config.baseUrl })
  return {
    config, clock, database, reference, log,
    handling: writePath({ database, reference, clock, batch: config.batch, log }),
    keys: openFileKeyManager({ keysDir: config.keysDir, clock }),
    secrets,
    signing: openLogSigning(config.keysDir),
    accounting: { pool: database.pool, accountKey: secrets.accountKey, accounts, clock, reference, production: config.production },
    provider: config.oidc === null ? null : openIdentityProvider({ setting: config.oidc, returnTo: `${config.baseUrl}/meja/masuk/penyedia/kembali`, now: clock.now, log }),
    files: await openLocalFiles(config.dataDir),
    contacts: noteContacts({ pool: database.pool, keys: openContactKeys(config.keysDir, clock), log }),
    verdicts: config.clamd === null ? null : rememberedVerdicts(clamd(config.clamd), clock.now),
    assets: await openAssets(assets),
    limits: networkLimits(config),
    pressure: senderPressure(config),
    uploads: uploadPlaces(config.uploads),
    metrics: webMetrics(database),
  }
}

type Wanted = { readonly dataDir: string; readonly url: string; readonly databaseUrl: string; readonly reportsPerHour: number; readonly trustProxy: number; readonly env: Readonly<Record<string, string>> }

function configFor({ dataDir, url, databaseUrl, reportsPerHour, trustProxy, env }: Wanted): Config {
  const read = readConfig({
    DATABASE_URL: databaseUrl, DATA_DIR: dataDir, TUNTAS_BASE_URL: url, TUNTAS_WEB_PROCESSES: '1', NODE_ENV: 'test', TUNTAS_LOG_LEVEL: 'debug',
    TUNTAS_RATE_REPORTS_PER_HOUR: String(reportsPerHour), TUNTAS_TRUST_PROXY: String(trustProxy), ...env,
  })
  if ('faults' in read) throw new Error(read.faults.join('\n'))
  return read.ok
}

function heldClock(): TestClock {
  let now = START
  return { now: () => now, advance: (milliseconds) => void (now += milliseconds) }
}

type Fetch = ReturnType<typeof createApp>['fetch']

/** The address is known before the application that needs it is made. */
async function listen(host: string) {
  let fetch: Fetch | undefined
  const server = serve({ port: 0, hostname: '127.0.0.1', fetch: (request, env) => (fetch === undefined ? new Response('', { status: 503 }) : fetch(request, env)) }) as Server
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    server,
    answerWith: (given: Fetch) => void (fetch = given),
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}

async function publishedFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.endsWith('/tmp'))
  return files.map((entry) => `${entry.parentPath.split('/').at(-1)}/${entry.name}`).sort()
}
