// The sender: the one process besides the web that holds the keys. It opens addresses and words, hands e-mails to the mail
// server and writes beside each message what became of it; the worker takes that into the report's history.
import { childLife } from './child-life.ts'
import { currentReference } from './app/current-reference.ts'
import { logReceipt } from './app/log/log-proof.ts'
import { handOut } from './app/log/hand-out.ts'
import { publishedSop } from './app/published-sop.ts'
import { mailCheckpoint } from './channel/checkpoint/mail-checkpoint.ts'
import { addressBrake } from './channel/email/send/address-brake.ts'
import { domainLimits } from './channel/email/send/domain-limits.ts'
import { sendDigests } from './channel/email/send/send-digests.ts'
import { sendNotices } from './channel/email/send/send-notices.ts'
import { sendEmails } from './channel/email/send/send-emails.ts'
import { openSmtp } from './channel/email/send/smtp.ts'
import { processLog } from './process-log.ts'
import { givenSettings } from './given-settings.ts'
import { requireConfig } from './require-config.ts'
import { openDatabase } from './store/database.ts'
import { openFileKeyManager } from './vault/file-key-manager.ts'
import { openLogSigning } from './vault/log-signing.ts'
import { loadServerSecrets } from './vault/server-secrets.ts'

const REFRESH_MS = 5_000
/** To one domain at a time. */
const PER_DOMAIN = 3
/** To one address in an hour: whoever writes somebody else's address into many reports floods nobody. */
const PER_ADDRESS = 12

const config = requireConfig(await givenSettings(process.env))
const { mail } = config
if (mail === null) {
  process.stderr.write('TUNTAS_SMTP_URL is missing: there is nothing to send by.\n')
  process.exit(2)
}
const log = processLog({ name: 'sender', level: config.logLevel })
const clock = { now: Date.now }
const database = openDatabase({ url: config.databaseUrl, connections: 4, name: 'tuntas-sender', role: 'tuntas_sender', log })
const reference = await currentReference(database, publishedSop)
const keys = openFileKeyManager({ keysDir: config.keysDir, clock, log })
const smtp = openSmtp(mail)
const stopping = new AbortController()

const refreshing = setInterval(() => {
  reference.refresh().catch((error: unknown) => log.warn('reference data could not be refreshed', { error }))
}, REFRESH_MS)
const proving = { pool: database.pool, dataDir: config.dataDir, signing: openLogSigning(config.keysDir), secrets: loadServerSecrets(config.keysDir), firstOrigin: config.log.origin }
const handing = setInterval(() => {
  handOut({
    pool: database.pool, kind: 'mail', targets: config.log.mailTo, hand: (to, checkpoint) => mailCheckpoint({ smtp, from: mail.from, baseUrl: config.baseUrl }, to, checkpoint),
    failed: (error, attempt) => log.warn('a checkpoint was not taken by the mail server and will be sent again', { error, attempt }),
  }).catch((error: unknown) => log.warn('checkpoints could not be handed out', { error }))
}, REFRESH_MS)
const digests = sendDigests({ pool: database.pool, mail, baseUrl: config.baseUrl, smtp, log, signal: stopping.signal })
const notices = sendNotices({ pool: database.pool, world: () => reference.get().worldAt(clock.now()), mail, baseUrl: config.baseUrl, smtp, log, signal: stopping.signal })
const sending = sendEmails({
  pool: database.pool, world: () => reference.get().worldAt(clock.now()), keys, secrets: loadServerSecrets(config.keysDir), mail, baseUrl: config.baseUrl,
  proof: (reportId) => logReceipt(proving, reportId),
  smtp, limits: domainLimits(PER_DOMAIN), brake: addressBrake(PER_ADDRESS), now: clock.now, log, signal: stopping.signal,
})

childLife({ log, drain }).ready()

async function drain(): Promise<void> {
  clearInterval(refreshing)
  clearInterval(handing)
  stopping.abort()
  await Promise.all([sending, digests, notices])
  smtp.close()
  await database.close()
}
