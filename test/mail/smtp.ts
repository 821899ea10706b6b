// A bare conversation with a mail server, as a relay would hold it, and the product's taker in front of a real database.
import { connect } from 'node:net'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { keepMail } from '../../src/app/mail/keep-mail.ts'
import { readKeptMail } from '../../src/app/mail/read-kept-mail.ts'
import { currentReference } from '../../src/app/current-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { parseMail } from '../../src/channel/email/receive/parse-mail.ts'
import { startMailServer, type MailServing } from '../../src/channel/email/receive/mail-server.ts'
import { sorterOfMail, ownAddresses } from '../../src/channel/email/receive/own-addresses.ts'
import { mailDestination } from '../../src/mail/mail-destination.ts'
import type { Web } from '../../src/web/web.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

const quiet = () => undefined
export const quietLog = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet }

export type Conversation = { readonly say: (line: string) => Promise<string>; readonly send: (bytes: Buffer | string) => void; readonly hear: () => Promise<string>; readonly drop: () => void }

/** Each answer is the last line of a reply. */
export async function conversation(port: number): Promise<Conversation> {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  const waiting: ((line: string) => void)[] = []
  const answers: string[] = []
  socket.on('error', () => undefined)
  socket.on('close', () => waiting.splice(0).forEach((wake) => wake('closed')))
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
    const lines = heard.split('\r\n')
    heard = lines.pop() ?? ''
    for (const line of lines.filter((one) => /^\d{3} /.test(one))) {
      const wake = waiting.shift()
      if (wake === undefined) answers.push(line)
      else wake(line)
    }
  })
  const hear = () => (answers.length > 0 ? Promise.resolve(answers.shift() ?? '') : new Promise<string>((wake) => waiting.push(wake)))
  await hear()
  return { hear, send: (bytes) => void socket.write(bytes), drop: () => socket.destroy(), say: (line) => (socket.write(`${line}\r\n`), hear()) }
}

/** The answer to the whole e-mail. */
export async function deliver(port: number, raw: Buffer, { sender = 'sri@warga.example', to = ['rembang@lapor.example'] }: { readonly sender?: string; readonly to?: readonly string[] } = {}): Promise<string> {
  const talk = await conversation(port)
  await talk.say('EHLO relay.example')
  await talk.say(`MAIL FROM:<${sender}>`)
  const refused = (await Promise.all(to.map((one) => talk.say(`RCPT TO:<${one}>`)))).filter((answer) => !answer.startsWith('250'))
  if (refused.length === to.length) return talk.drop(), refused[0] ?? ''
  await talk.say('DATA')
  talk.send(Buffer.from(raw.toString('latin1').replace(/^\./gm, '..'), 'latin1'))
  const answer = await talk.say('\r\n.')
  talk.drop()
  return answer
}

export type Taking = { readonly port: number; readonly serving: MailServing; readonly read: () => Promise<unknown>; readonly faults: unknown[]; readonly close: () => Promise<void> }
export type Taker = Prepared & Omit<Taking, 'close'>

export async function taker(change: Partial<MailServing> = {}): Promise<Taker> {
  const db = await prepared()
  const { keys, secrets } = db.taking
  const files = await openLocalFiles(db.dataDir)
  const reference = await currentReference(db.database, publishedSop)
  const { close, ...taking } = await takerOn({ database: db.database, handling: db.handling, keys, secrets, files, reference, clock: { now: () => db.clock.now() } }, 'lapor.example', change)
  return {
    ...db, ...taking,
    close: async () => {
      await close()
      await db.close()
    },
  }
}

/** Takes e-mails for a domain into a database that is there already. */
export async function takerOn({ database, handling, keys, secrets, files, reference, clock }: Pick<Web, 'database' | 'handling' | 'keys' | 'secrets' | 'files' | 'reference' | 'clock'>, domain: string, change: Partial<MailServing> = {}): Promise<Taking> {
  const serving: MailServing = {
    host: '127.0.0.1', port: 0, protocol: 'smtp', name: domain, log: quietLog,
    destinationOf: (recipient) => mailDestination(ownAddresses(reference.get(), domain, secrets), recipient),
    keep: (mail) => keepMail({ pool: database.writing, keys, secrets, clock, relayIsOurs: true, otherwise: () => sorterOfMail(reference.get(), null, Date.now()) }, mail),
    ...change,
  }
  const server = await startMailServer(serving)
  const faults: unknown[] = []
  return {
    port: server.port, serving, faults, close: server.close,
    read: () => readKeptMail({ pool: database.pool, keys, handling, files, clock, secrets, ownDomains: [domain], read: (raw) => parseMail(raw).catch(() => 'unreadable' as const), fault: (error) => faults.push(error) }, 20),
  }
}
