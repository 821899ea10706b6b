// The taker: takes e-mails from the mail server in front, keeps them sealed before it says so, and reads what was kept.
import { setTimeout as pause } from 'node:timers/promises'
import { childLife } from './child-life.ts'
import { givenSettings } from './given-settings.ts'
import { currentReference } from './app/current-reference.ts'
import { keepMail } from './app/mail/keep-mail.ts'
import { readKeptMail } from './app/mail/read-kept-mail.ts'
import { publishedSop } from './app/published-sop.ts'
import { writePath } from './app/write-path.ts'
import { openMailReader } from './channel/email/receive/mail-reader.ts'
import { startMailServer } from './channel/email/receive/mail-server.ts'
import { firstGovernment, ownAddresses } from './channel/email/receive/own-addresses.ts'
import { mailDestination } from './mail/mail-destination.ts'
import { isPrivateAddress } from './mail/private-address.ts'
import { processLog } from './process-log.ts'
import { requireConfig } from './require-config.ts'
import { openDatabase } from './store/database.ts'
import { openLocalFiles } from './store/files/local-files.ts'
import { openFileKeyManager } from './vault/file-key-manager.ts'
import { loadServerSecrets } from './vault/server-secrets.ts'

const REFRESH_MS = 5_000
const IDLE_MS = 1_000
const AFTER_FAULT_MS = 5_000
/** Read in one turn, one after another. */
const MOST = 10

const config = requireConfig(await givenSettings(process.env))
const { mailIn } = config
if (mailIn === null) {
  process.stderr.write('TUNTAS_MAIL_PORT is missing: there is nowhere to take e-mail.\n')
  process.exit(2)
}
const log = processLog({ name: 'taker', level: config.logLevel })
const clock = { now: Date.now }
const database = openDatabase({ url: config.databaseUrl, connections: 4, name: 'tuntas-taker', log })
const reference = await currentReference(database, publishedSop, config.mail === null ? [] : ['email'])
const secrets = loadServerSecrets(config.keysDir)
const keys = openFileKeyManager({ keysDir: config.keysDir, clock, log })
const files = await openLocalFiles(config.dataDir)
const reader = openMailReader()
const stopping = new AbortController()

const refreshing = setInterval(() => {
  reference.refresh().catch((error: unknown) => log.warn('reference data could not be refreshed', { error }))
}, REFRESH_MS)
const reading = readOn()
const keeping = { pool: database.writing, keys, secrets, clock, relayIsOurs: isPrivateAddress(mailIn.host), otherwise: () => firstGovernment(reference.get()) }
const server = await startMailServer({
  ...mailIn, name: mailIn.domain, log,
  destinationOf: (recipient) => mailDestination(ownAddresses(reference.get(), mailIn.domain, secrets), recipient),
  keep: (mail) => keepMail(keeping, mail),
})

childLife({ log, drain }).ready({ port: server.port })

async function readOn(): Promise<void> {
  const handling = writePath({ database, reference, clock, batch: config.batch })
  const fault = (error: unknown) => log.error('an e-mail could not be read and will be tried again', { error })
  while (!stopping.signal.aborted) {
    const leased = await readKeptMail({ pool: database.pool, keys, handling, files, clock, secrets, ownDomains: [mailIn?.domain ?? ''], read: reader.read, fault }, MOST).then(
      (result) => result.leased,
      (error: unknown) => {
        log.error('e-mails could not be leased', { error })
        return null
      },
    )
    if (leased === null || leased < MOST) await pause(leased === null ? AFTER_FAULT_MS : IDLE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
}

async function drain(): Promise<void> {
  await server.close()
  clearInterval(refreshing)
  stopping.abort()
  await reading
  await reader.close()
  await database.close()
}
