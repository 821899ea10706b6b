// A mailbox read by IMAP, from a real server: each e-mail once, whatever breaks on the way, and by the time at which it came there.
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepMail } from '../../src/app/mail/keep-mail.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { mailboxMessage } from '../../src/channel/email/receive/mailbox-message.ts'
import { ownAddresses } from '../../src/channel/email/receive/own-addresses.ts'
import { readMailbox, type MailboxReading } from '../../src/channel/email/receive/read-mailbox.ts'
import { currentReference } from '../../src/app/current-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { localPartOf } from '../../src/mail/address-token.ts'
import { readImapUrl } from '../../src/mail-setting.ts'
import { stateOf } from '../acting.ts'
import { DOVECOT, imapServer, PASSWORD, type ImapServer } from './imap-server.ts'
import { letter } from './samples.ts'
import { quietLog, taker, type Taker } from './smtp.ts'

const own = { domains: ['lapor.example'], governmentCoded: (code: string) => (code === 'rembang' ? 7 : null), keys: {} as never }

describe('whom an e-mail in a mailbox is for', () => {
  it.each([
    ['what the server wrote at delivery, before what the author wrote', { 'Delivered-To': 'rembang@lapor.example', To: 'bupati@rembang.example' }, 'sri@warga.example', 'rembang@lapor.example'],
    ['the address among many', { To: '"Dinas, PU" <pu@dinas.example>, Lapor <Rembang@Lapor.example>' }, 'sri@warga.example', 'Rembang@Lapor.example'],
    ['a report of a server, by its empty return path', { 'Return-Path': '<>', To: 'rembang@lapor.example' }, '', 'rembang@lapor.example'],
    ['a return path that is not the author', { 'Return-Path': '<milis+sri=warga@daftar.example>', To: 'rembang@lapor.example' }, 'milis+sri=warga@daftar.example', 'rembang@lapor.example'],
  ])('%s', (_, headers, sender, recipient) => {
    expect(mailboxMessage(letter({ headers }), own)).toEqual({ envelope: { sender, recipient }, destination: { to: 'government', government: 7 } })
  })
  it('is to be sorted where it names no address of ours', () => {
    for (const To of ['x@y.example', 'undisclosed-recipients:;']) expect(mailboxMessage(letter({ headers: { To } }), own)).toEqual({ envelope: { sender: 'sri@warga.example', recipient: '' }, destination: { to: 'nobody' } })
  })
})

describe.skipIf(DOVECOT === undefined)('a mailbox', () => {
  let db: Taker
  let imap: ImapServer
  let reading: MailboxReading
  beforeAll(async () => {
    ;[db, imap] = await Promise.all([taker(), imapServer()])
    const reference = await currentReference(db.database, publishedSop)
    const { keys, secrets } = db.taking
    const url = readImapUrl(`imap://pengaduan:${encodeURIComponent(PASSWORD)}@127.0.0.1:${imap.port}`)
    if (url === null) throw new Error('That is no address of a mailbox.')
    const otherwise = () => reference.get().governments[0]?.id ?? null
    reading = {
      setting: { ...url, tls: 'offered', domain: 'lapor.example' }, pool: db.database.pool, own: () => ownAddresses(reference.get(), 'lapor.example', secrets), log: quietLog,
      keep: (mail) => keepMail({ pool: db.database.writing, keys, secrets, clock: { now: () => db.clock.now() }, relayIsOurs: false, otherwise }, mail),
    }
  })
  afterAll(async () => {
    await imap?.close()
    await db?.close()
  })

  async function inMailbox<Result>(work: (client: ImapFlow) => Promise<Result>): Promise<Result> {
    const client = new ImapFlow({ host: '127.0.0.1', port: imap.port, secure: false, auth: { user: 'pengaduan', pass: PASSWORD }, logger: false, disableAutoIdle: true })
    await client.connect()
    const result = await work(client)
    await client.logout()
    return result
  }
  let count = 0
  const another = (headers: Readonly<Record<string, string | null>> = {}) => letter({ headers: { 'Message-ID': `<i${(count += 1)}@warga.example>`, ...headers } })
  const comes = (raw: Buffer, at?: Date) => inMailbox((client) => client.append('INBOX', raw, [], at))
  const rows = async () => (await db.owner.query<{ came_at: Date; government: number; report_id: string | null }>('select came_at, government, report_id from mail order by kept_at')).rows

  it('gives each e-mail once, with the time at which it came, and marks it as read only then', async () => {
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 26 * 3_600_000)
    await comes(another(), at)
    await comes(another({ To: 'tidak.dikenal@lain.example' }))
    expect(await readMailbox(reading)).toBe(2)
    expect((await rows())[0]?.came_at).toEqual(at)
    expect((await rows()).every(({ government }) => government !== null)).toBe(true)
    expect(await readMailbox(reading)).toBe(0)
    expect(await inMailbox(async (client) => {
      const lock = await client.getMailboxLock('INBOX')
      const unseen = await client.search({ seen: false })
      lock.release()
      return unseen
    })).toEqual([])
  })

  it('brings a reply into its report', async () => {
    const submitted = await submitReport(db.taking, db.submission())
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    const { reportId } = submitted.receipt
    await comes(another({ To: `${localPartOf({ kind: 'reply', reportId }, db.taking.secrets)}@lapor.example` }))
    await readMailbox(reading)
    await db.read()
    expect(db.faults).toEqual([])
    expect(await stateOf({ database: db.database }, reportId)).toMatchObject({ replyWaits: true })
  })

  it('is read once by two at a time', async () => {
    const before = (await rows()).length
    for (let more = 0; more < 5; more += 1) await comes(another())
    await Promise.all([readMailbox(reading), readMailbox(reading)])
    expect(await rows()).toHaveLength(before + 5)
  })

  it('goes on after a death between keeping and noting, without a loss and without a double', async () => {
    const before = (await rows()).length
    for (let more = 0; more < 3; more += 1) await comes(another())
    let kept = 0
    const dies: MailboxReading = { ...reading, keep: async (mail) => {
      await reading.keep(mail)
      if ((kept += 1) === 2) throw new Error('killed')
    } }
    await expect(readMailbox(dies)).rejects.toThrow('killed')
    expect(await rows()).toHaveLength(before + 2)
    expect(await readMailbox(reading)).toBe(2)
    expect(await rows()).toHaveLength(before + 3)
  })

  it('whose folder was made anew, under other numbers, is looked at once more and doubles nothing', async () => {
    const raw = another({ 'Message-ID': '<tetap@warga.example>' })
    const folder = { ...reading, setting: { ...reading.setting, folder: 'Aduan' } }
    const filled = () => inMailbox(async (client) => {
      await client.mailboxCreate('Aduan')
      await client.append('Aduan', raw)
    })
    await filled()
    await readMailbox(folder)
    const before = (await rows()).length
    await inMailbox((client) => client.mailboxDelete('Aduan'))
    await new Promise((rest) => void setTimeout(rest, 1_100)) // its validity counts seconds
    await filled()
    await inMailbox((client) => client.append('Aduan', another()))
    expect(await readMailbox(folder)).toBe(2)
    expect(await rows()).toHaveLength(before + 1)
    expect((await db.owner.query(`select from mailbox where mailbox like '%Aduan'`)).rows).toHaveLength(2)
  })

  it('that refuses the password is a fault, not an empty mailbox', async () => {
    await expect(readMailbox({ ...reading, setting: { ...reading.setting, server: { ...reading.setting.server, password: 'salah' } } })).rejects.toThrow()
  })
})
