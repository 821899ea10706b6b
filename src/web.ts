// The web process: opens what it needs, serves, and on a signal answers what was asked before it closes.
import { createAdaptorServer } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { childLife } from './child-life.ts'
import { givenSettings } from './given-settings.ts'
import { requireConfig } from './require-config.ts'
import { openIdentityProvider } from './account/identity-provider.ts'
import { openAccounts } from './account/accounts.ts'
import { currentReference } from './app/current-reference.ts'
import { noteContacts } from './app/contacts/note-contacts.ts'
import { publishedSop } from './app/published-sop.ts'
import { writePath } from './app/write-path.ts'
import { processLog } from './process-log.ts'
import { projectRoot } from './project-root.ts'
import { siblingsOver } from './siblings.ts'
import { openDatabase } from './store/database.ts'
import { beat } from './store/outages.ts'
import { openLocalFiles } from './store/files/local-files.ts'
import { clamd } from './scanner/clamd.ts'
import { rememberedVerdicts } from './scanner/remembered-verdicts.ts'
import { openContactKeys } from './vault/contact-keys.ts'
import { openFileKeyManager } from './vault/file-key-manager.ts'
import { openLogSigning } from './vault/log-signing.ts'
import { loadServerSecrets } from './vault/server-secrets.ts'
import { watchKeys } from './watch-keys.ts'
import { createApp } from './web/app.ts'
import { openAssets } from './web/asset-store.ts'
import { drainServer } from './web/drain-server.ts'
import { networkLimits } from './web/limits.ts'
import { senderPressure } from './web/proof/pressure.ts'
import { webMetrics } from './web/metrics.ts'
import { paths } from './web/paths.ts'
import { sharedLimits } from './web/shared-limits.ts'
import { sharedMetrics } from './web/shared-metrics.ts'
import { shareOf, uploadPlaces } from './web/upload-places.ts'
import { watchPace } from './web/watch-pace.ts'
import type { Web } from './web/web.ts'

const REFRESH_MS = 5_000
const BEAT_MS = 30_000
/** Photos and a video of 100 MB together take half an hour at half a megabit a second; Node would cut them off after five minutes. */
const SENDING_MS = 30 * 60_000

const config = requireConfig(await givenSettings(process.env))
const log = processLog({ name: 'web', level: config.logLevel })
const clock = { now: Date.now }
const database = openDatabase({ url: config.databaseUrl, connections: 10, name: 'tuntas-web', log, gather: config.batch })
const reference = await currentReference(database, publishedSop, config.mail === null ? [] : ['email'])
const siblings = siblingsOver(process, config.webProcesses)
const secrets = loadServerSecrets(config.keysDir)
const accounts = openAccounts({ databaseUrl: config.databaseUrl, accountKey: secrets.accountKey, baseUrl: config.baseUrl })
const keys = openFileKeyManager({ keysDir: config.keysDir, clock, log })
const web: Web = {
  config, clock, database, reference, log,
  handling: writePath({ database, reference, clock, batch: config.batch, log }),
  keys,
  secrets,
  signing: openLogSigning(config.keysDir),
  accounting: { pool: database.pool, accountKey: secrets.accountKey, accounts, clock, reference, production: config.production },
  provider: config.oidc === null ? null : openIdentityProvider({ setting: config.oidc, returnTo: `${config.baseUrl}${paths.providerReturn}`, now: clock.now, log }),
  files: await openLocalFiles(config.dataDir),
  contacts: noteContacts({ pool: database.pool, keys: openContactKeys(config.keysDir, clock), log }),
  verdicts: config.clamd === null ? null : rememberedVerdicts(clamd(config.clamd), clock.now),
  assets: await openAssets(join(projectRoot(), 'dist/src/web/assets')),
  limits: sharedLimits(networkLimits(config), siblings),
  pressure: senderPressure(config),
  uploads: uploadPlaces(shareOf(config.uploads, config.webProcesses)),
  metrics: sharedMetrics(webMetrics(database, config.keysDir), siblings),
}

const refreshing = setInterval(() => {
  reference.refresh().catch((error: unknown) => log.warn('reference data could not be refreshed', { error }))
}, REFRESH_MS)
/** The first beat after a standstill notes the outage; a database that is gone leaves the gap that shows it later. */
const beating = every(BEAT_MS, async () => {
  if (await beat(database.pool, 'web', clock.now())) log.warn('the public could not reach us for a time; it is noted and given back to reporters')
})
const endWatch = watchKeys({ keys, keysDir: config.keysDir, production: config.production, log })

const server = createAdaptorServer({ fetch: createApp(web).fetch, serverOptions: { requestTimeout: SENDING_MS } }) as Server
server.listen({ port: config.port, host: config.host, reusePort: config.webProcesses > 1 }, () => life.ready({ port: (server.address() as AddressInfo).port }))
const closed = drainServer(server)
watchPace(server, config.pace)
const life = childLife({ log, drain })

/** At once, and again and again. */
function every(ms: number, act: () => Promise<void>): NodeJS.Timeout {
  const attempt = () => void act().catch((error: unknown) => log.warn('the heartbeat could not be noted', { error }))
  attempt()
  return setInterval(attempt, ms)
}

async function drain(): Promise<void> {
  clearInterval(refreshing)
  clearInterval(beating)
  endWatch()
  await closed()
  await web.contacts.flush()
  await accounts.close()
  await database.close()
}
