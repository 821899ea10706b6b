// The taker: takes e-mails from the mail server in front or out of a mailbox, keeps them sealed before it says so, and reads what was kept.
import { setTimeout as pause } from 'node:timers/promises'
import { childLife } from './child-life.ts'
import { givenSettings } from './given-settings.ts'
import { currentReference } from './app/current-reference.ts'
import { keepMail, type HandedOver } from './app/mail/keep-mail.ts'
import { readKeptMail } from './app/mail/read-kept-mail.ts'
import { publishedSop } from './app/published-sop.ts'
import { writePath } from './app/write-path.ts'
import { openMailReader } from './channel/email/receive/mail-reader.ts'
import { startMailServer } from './channel/email/receive/mail-server.ts'
import { readMailbox } from './channel/email/receive/read-mailbox.ts'
import type { MailboxSetting } from './mail-setting.ts'
import { ownAddresses, sorterOfMail } from './channel/email/receive/own-addresses.ts'
import { mailDestination } from './mail/mail-destination.ts'
import { isPrivateAddress } from './mail/private-address.ts'
import { processLog } from './process-log.ts'
import { requireConfig } from './require-config.ts'
import { openDatabase } from './store/database.ts'
import { listUnsortedMail } from './store/mail/mail-list.ts'
import { openLocalFiles } from './store/files/local-files.ts'
import { untilAvailable } from './store/until-available.ts'
import { openFileKeyManager } from './vault/file-key-manager.ts'
import { loadServerSecrets } from './vault/server-secrets.ts'

const REFRESH_MS = 5_000
const IDLE_MS = 1_000
const AFTER_FAULT_MS = 5_000
/** What counts for times is when an e-mail came into the mailbox, not when it was fetched. */
const MAILBOX_IDLE_MS = 20_000
const MAILBOX_AFTER_FAULT_MS = 60_000
/** Read in one turn, one after another. */
const MOST = 10

const config = requireConfig(await givenSettings(process.env))
const { mailIn, mailbox } = config
const domain = mailIn?.domain ?? mailbox?.domain
if (domain === undefined) {
  process.stderr.write('TUNTAS_MAIL_PORT and TUNTAS_IMAP_URL are missing: there is nowhere to take e-mail.\n')
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
  reference.refresh().then(giveUnsorted).catch((error: unknown) => log.warn('reference data could not be refreshed', { error }))
}, REFRESH_MS)
const reading = readOn(domain)
const own = () => ownAddresses(reference.get(), domain, secrets)
const otherwise = () => sorterOfMail(reference.get(), config.mailGovernment, clock.now())
const keeping = { pool: database.writing, keys, secrets, clock, relayIsOurs: mailIn !== null && isPrivateAddress(mailIn.host), otherwise }
const keep = (mail: HandedOver) => keepMail(keeping, mail)
if (config.mailGovernment !== null && reference.get().governments.every(({ code }) => code !== config.mailGovernment)) {
  log.warn('TUNTAS_MAIL_GOVERNMENT names no government here')
}
if (otherwise() === null) log.warn('several governments work here and there is no national team: e-mails that name none wait unread until TUNTAS_MAIL_GOVERNMENT names who sorts them')
await untilAvailable(giveUnsorted)
const server = mailIn === null ? null : await startMailServer({ ...mailIn, name: mailIn.domain, log, destinationOf: (recipient) => mailDestination(own(), recipient), keep })
const fetching = mailbox === null ? null : fetchOn(mailbox)

childLife({ log, drain }).ready(server === null ? undefined : { port: server.port })

/** What lies in nobody's list, once somebody is there for it. */
async function giveUnsorted(): Promise<void> {
  const sorter = otherwise()
  if (sorter !== null) await listUnsortedMail(database.pool, sorter)
}

async function fetchOn(setting: MailboxSetting): Promise<void> {
  const { signal } = stopping
  while (!signal.aborted) {
    const failed = await readMailbox({ setting, pool: database.pool, own, keep, log, signal }).then(
      () => false,
      (error: unknown) => {
        log.error('the mailbox could not be read and will be tried again', { error })
        return true
      },
    )
    await pause(failed ? MAILBOX_AFTER_FAULT_MS : MAILBOX_IDLE_MS, undefined, { signal }).catch(() => undefined)
  }
}

async function readOn(ownDomain: string): Promise<void> {
  const handling = writePath({ database, reference, clock, batch: config.batch, log })
  const fault = (error: unknown) => log.error('an e-mail could not be read and will be tried again', { error })
  while (!stopping.signal.aborted) {
    const leased = await readKeptMail({ pool: database.pool, keys, handling, files, clock, secrets, ownDomains: [ownDomain], read: reader.read, fault }, MOST).then(
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
  await server?.close()
  clearInterval(refreshing)
  stopping.abort()
  await Promise.all([reading, fetching])
  await reader.close()
  await database.close()
}
