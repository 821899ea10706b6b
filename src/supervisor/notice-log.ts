// Says at the start what about the public log a person must see to: a database that went back, and too few who hold it elsewhere.
import pg from 'pg'
import { logStanding } from '../app/log/log-standing.ts'
import type { Config } from '../config.ts'
import type { ProcessLog } from '../process-log.ts'
import { readPublicLog } from '../store/log/log-rows.ts'
import { openLogMemory } from '../vault/log-memory.ts'

/** With one alone, whoever runs the log needs to win over only one. */
const OUTSIDE = 2

/** Reports are taken in all the same; only signing waits for a person. */
export async function noticeLog({ url, config, log }: { readonly url: string; readonly config: Config; readonly log: ProcessLog }): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tuntas-prepare' })
  await client.connect()
  try {
    const publicLog = await readPublicLog(client)
    const standing = publicLog === null ? null : await logStanding(client, publicLog, openLogMemory(config.keysDir).lastSigned())
    if (standing?.halt != null) log.error('the public log is not signed: the database does not continue what was signed before; see tuntas log status', { refusal: standing.halt.why })
  } finally {
    await client.end()
  }
  if (config.production && config.log.mailTo.length + config.log.webhooks.length < OUTSIDE) log.warn('checkpoints of the public log go to fewer than two addresses outside; set TUNTAS_LOG_MAIL_TO or TUNTAS_LOG_WEBHOOKS')
}
