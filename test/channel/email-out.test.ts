// E-mails on their way out, through a real mail server: taken, put off, sent back, sent once more after a crash; and what they may not say.
import { randomInt } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handle, noContent } from '../../src/app/handle.ts'
import { GIVE_UP_MS, recordOutcomes } from '../../src/app/record-outcomes.ts'
import { sealedWordings } from '../../src/app/seal-content.ts'
import { submitReport, type Receipt, type Submission } from '../../src/app/submit-report.ts'
import { addressBrake } from '../../src/channel/email/send/address-brake.ts'
import { domainLimits } from '../../src/channel/email/send/domain-limits.ts'
import { sendEmail, type EmailSending } from '../../src/channel/email/send/send-email.ts'
import { openSmtp, type Smtp } from '../../src/channel/email/send/smtp.ts'
import { readLocalPart, readMessageId } from '../../src/mail/address-token.ts'
import type { MailSetting } from '../../src/mail-setting.ts'
import { processLog } from '../../src/process-log.ts'
import type { ReportState } from '../../src/report/state.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { leaseEmails } from '../../src/store/email-queue.ts'
import { loadReport } from '../../src/store/load-reports.ts'
import { sendEmails } from '../../src/channel/email/send/send-emails.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { lookInTables, tracesOf } from '../traces.ts'
import { headerOf, mailServer, partsOf, type MailServer } from './mail-server.ts'

let db: Prepared
let sender: Database
let post: MailServer
let smtp: Smtp
const logged: string[] = []
const log = processLog({ name: 'test', level: 'debug', sink: { write: (line) => void logged.push(line) } })
const canary = `kenari${Array.from({ length: 8 }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')}`
const HOUR = 3_600_000

const setting = (port: number, change: Partial<MailSetting> = {}): MailSetting => ({ server: { host: '127.0.0.1', port, secure: false, user: null, password: null }, tls: 'offered', from: 'lapor@rembang.test', domain: 'surat.rembang.test', ...change })

beforeAll(async () => {
  db = await prepared({ sends: ['email'] })
  sender = openDatabase({ url: db.appUrl, connections: 6, name: 'test-sender', role: 'tuntas_sender', log })
})
afterAll(async () => {
  await sender.close()
  await db.close()
})
beforeEach(async () => {
  await db.owner.query('truncate report, report_event, leaf_pending, holding, owed_step, deadline, message, wording, evidence, vault.report_key, vault.identity')
  db.clock.now = Date.now
  post = await mailServer()
  smtp = openSmtp(setting(post.port))
})
afterEach(async () => {
  smtp.close()
  await post.close()
})

const sending = (change: Partial<EmailSending> = {}): EmailSending => ({
  pool: sender.pool, world: db.handling.world, keys: db.taking.keys, secrets: db.taking.secrets, mail: setting(post.port), baseUrl: 'https://lapor.rembang.test', smtp, limits: domainLimits(3), brake: addressBrake(100), now: () => db.clock.now(), ...change,
})

const identity = (email: string) => ({ name: `Siti ${canary}`, phone: '', email, address: '' })

async function taken(email: string, change: Partial<Submission> = {}): Promise<Receipt> {
  const submitted = await submitReport(db.taking, db.submission({ identity: identity(email), words: { title: `Jalan ${canary}`, description: `Berlubang ${canary}`, place: '', village: '', time: '', hope: '' }, ...change }))
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  return submitted.receipt
}

/** Everything that is due is tried once. */
async function triesAll(change: Partial<EmailSending> = {}) {
  const leased = await leaseEmails(sender.pool, 100)
  return Promise.all(leased.map((one) => sendEmail(sending(change), one)))
}

const records = () => recordOutcomes({ handling: db.handling, pool: db.database.pool, now: () => db.clock.now(), most: 100 })

type Row = { no: number; channel: string; state: string; attempts: number; last_error: string | null; outcome: string | null; delivered_at: Date | null; pause: number }
async function emails(): Promise<readonly Row[]> {
  const { rows } = await db.owner.query<Row>(`select message_no as no, channel, state, attempts, last_error, outcome, delivered_at, extract(epoch from next_attempt_at - clock_timestamp())::float8 as pause from message where channel = 'email' order by report_id, message_no`)
  return rows
}
const nowDue = () => db.owner.query('update message set next_attempt_at = clock_timestamp(), lease_until = null')
const stateOf = async ({ reportId }: Receipt): Promise<ReportState> => (await loadReport(db.database.pool, reportId))?.state as ReportState

describe('an e-mail to a reporter', () => {
  it('says what happened in two forms, leads to the report, and carries neither the secret code nor anything a robot should answer', async () => {
    const { number, code, reportId } = await taken('siti@warga.test')
    expect(await triesAll()).toEqual(['accepted'])
    const [email] = post.taken
    if (email === undefined) throw new Error('Nothing was taken.')
    expect([email.to, email.secure]).toEqual(['siti@warga.test', true])
    expect(headerOf(email, 'Subject')).toBe(`Laporan ${number} kami terima`)
    expect([headerOf(email, 'From'), headerOf(email, 'Auto-Submitted'), headerOf(email, 'X-Auto-Response-Suppress')]).toEqual([expect.stringContaining('<lapor@rembang.test>'), 'auto-generated', 'All'])
    const { text, html } = partsOf(email)
    for (const part of [text, html]) {
      expect(part).toContain(`https://lapor.rembang.test/lacak?nomor=${number}`)
      expect(part).toContain('Anda boleh membalas email ini')
    }
    for (const form of [code, code.replaceAll('-', ''), code.toLowerCase()]) expect(email.raw).not.toContain(form)
    const { secrets } = db.taking
    const [returnTo, replyTo] = [email.from, headerOf(email, 'Reply-To')].map((address) => address.split('@'))
    expect([returnTo?.[1], replyTo?.[1]]).toEqual(['surat.rembang.test', 'surat.rembang.test'])
    expect(readLocalPart(replyTo?.[0] ?? '', secrets)).toEqual({ kind: 'reply', reportId })
    const token = { kind: 'message', reportId, message: (await emails())[0]?.no }
    expect([readLocalPart(returnTo?.[0] ?? '', secrets), readMessageId(headerOf(email, 'Message-ID'), secrets)]).toEqual([token, token])
  })

  it.each([['anonymous'], ['secret']] as const)('of a report that is %s says nothing of its matter, as it stands when it is sent', async (how) => {
    const receipt = await taken('siti@warga.test', { [how]: true })
    await triesAll()
    const [email] = post.taken
    const { text, html } = partsOf(email as NonNullable<typeof email>)
    expect(text).toContain(`Demi kerahasiaan, isinya hanya ada di halaman laporan.`)
    for (const word of [canary, 'Jalan', 'Pekerjaan Umum']) expect(`${headerOf(email as NonNullable<typeof email>, 'Subject')} ${text} ${html}`).not.toContain(word)
    expect(text).toContain(receipt.number)
  })

  it('is recorded as accepted once, at the time the server took it', async () => {
    const receipt = await taken('siti@warga.test')
    const before = Date.now()
    await triesAll()
    db.clock.now = () => Date.now() + HOUR
    expect(await Promise.all([records(), records(), records()])).toHaveLength(3)
    expect(await emails()).toMatchObject([{ state: 'accepted', attempts: 1, last_error: null }])
    const state = await stateOf(receipt)
    expect(state.contact?.sent).toMatchObject([{ state: 'accepted', template: 'received' }])
    const { rows } = await db.owner.query<{ at: string }>(`select body ->> 'at' as at from report_event where kind = 'delivery-recorded'`)
    expect(rows).toHaveLength(1)
    expect(Number(rows[0]?.at)).toBeGreaterThanOrEqual(before)
    expect(Number(rows[0]?.at)).toBeLessThan(before + HOUR / 2)
    expect(await records()).toEqual({ leased: 0, recorded: 0 })
  })

  it('that is put off is tried again with growing pauses until it is taken', async () => {
    await taken('siti@warga.test')
    post.says = () => '451 4.7.1 try again later'
    expect(await triesAll()).toEqual(['again'])
    expect(await emails()).toMatchObject([{ state: 'queued', outcome: null, last_error: 'smtp-451-4.7.1' }])
    expect(Math.abs(((await emails())[0]?.pause ?? 0) - 30)).toBeLessThan(5)
    expect(await triesAll()).toEqual([])
    await nowDue()
    await triesAll()
    expect(Math.abs(((await emails())[0]?.pause ?? 0) - 60)).toBeLessThan(8)
    post.says = () => null
    await nowDue()
    expect(await triesAll()).toEqual(['accepted'])
    await records()
    expect(await emails()).toMatchObject([{ state: 'accepted', attempts: 3, last_error: null }])
  })

  it('that comes back is known to be lost at once, with a code and without the address', async () => {
    const receipt = await taken('tidak.ada@warga.test')
    post.says = (to) => `550 5.1.1 <${to}> no such user`
    expect(await triesAll()).toEqual(['bounced'])
    await records()
    expect(await emails()).toMatchObject([{ state: 'bounced', attempts: 1, last_error: 'smtp-550-5.1.1' }])
    expect((await stateOf(receipt)).contact).toMatchObject({ lost: ['email'], sent: [{ state: 'bounced' }] })
    const { rows } = await db.owner.query(`select template, recipient from message where channel = 'desk' and template = 'not-reached'`)
    expect(rows).toHaveLength(1)
  })

  it('waits while the server is down, and goes out when it is up again', async () => {
    await taken('siti@warga.test')
    const { port } = post
    await post.close()
    expect(await triesAll()).toEqual(['again'])
    expect((await emails())[0]?.last_error).toMatch(/^E(SOCKET|CONNECTION|CONNREFUSED)$/)
    post = await mailServer(port)
    await nowDue()
    expect(await triesAll()).toEqual(['accepted'])
  })

  it('is given up after three days, also where nobody sends any more', async () => {
    const receipt = await taken('siti@warga.test')
    db.clock.now = () => Date.now() + GIVE_UP_MS - HOUR
    expect(await records()).toEqual({ leased: 0, recorded: 0 })
    db.clock.now = () => Date.now() + GIVE_UP_MS + HOUR
    expect(await records()).toEqual({ leased: 1, recorded: 1 })
    expect(await emails()).toMatchObject([{ state: 'failed', last_error: 'expired' }])
    expect((await stateOf(receipt)).contact?.sent).toMatchObject([{ state: 'failed' }])
  })

  it('goes out once more under the same Message-ID when the sender dies before it wrote down the acceptance, and is recorded once', async () => {
    const receipt = await taken('siti@warga.test')
    // Dies: its answer from the server reaches nobody.
    const [leased] = await leaseEmails(sender.pool, 1)
    if (leased === undefined) throw new Error('Nothing was leased.')
    await expect(sendEmail(sending({ smtp: { ...smtp, send: async (email) => { await smtp.send(email); throw new Error('killed') } } }), leased)).rejects.toThrow('killed')
    expect(await triesAll()).toEqual([])
    await nowDue() // its lease ran out
    expect(await triesAll()).toEqual(['accepted'])
    // What the dead one would still write counts for nothing.
    expect(post.taken.map((email) => headerOf(email, 'Message-ID'))).toEqual([headerOf(post.taken[0] as never, 'Message-ID'), headerOf(post.taken[0] as never, 'Message-ID')])
    await records()
    await records()
    expect((await stateOf(receipt)).contact?.sent).toMatchObject([{ state: 'accepted' }])
    const { rows } = await db.owner.query(`select 1 from report_event where kind = 'delivery-recorded'`)
    expect(rows).toHaveLength(1)
  })

  it('goes out once each with two senders, and no more than three at a time to one domain', async () => {
    await Promise.all([...Array(12).keys()].map((no) => taken(`warga${no}@satu.test`)))
    await Promise.all([...Array(6).keys()].map((no) => taken(`warga${no}@dua.test`)))
    post.takesMs = 30
    const stop = new AbortController()
    const limits = domainLimits(3)
    const running = [1, 2].map(() => sendEmails({ ...sending({ limits }), log, signal: stop.signal, idleMs: 20 }))
    for (const end = Date.now() + 20_000; Date.now() < end && post.taken.length < 18; await new Promise((rest) => void setTimeout(rest, 50))) await db.owner.query('update message set next_attempt_at = clock_timestamp() where outcome is null and lease_until is null')
    stop.abort()
    await Promise.all(running)
    expect(post.taken.map(({ to }) => to).toSorted()).toEqual([...[...Array(12).keys()].map((no) => `warga${no}@satu.test`), ...[...Array(6).keys()].map((no) => `warga${no}@dua.test`)].toSorted())
    expect([post.mostAtOnce('satu.test'), post.mostAtOnce('dua.test')].every((most) => most <= 3)).toBe(true)
    expect((await emails()).map(({ outcome, attempts }) => [outcome, attempts])).toEqual(Array(18).fill(['accepted', 1]))
  })

  it('goes to one address no more than so often in an hour, whoever wrote it into however many reports; the rest waits', async () => {
    await Promise.all([1, 2, 3, 4].map(() => taken('korban@warga.test')))
    const brake = addressBrake(3)
    const tried = []
    for (const leased of await leaseEmails(sender.pool, 10)) tried.push(await sendEmail(sending({ brake }), leased))
    expect(tried).toEqual(['accepted', 'accepted', 'accepted', 'put-back'])
    expect((await emails()).map(({ attempts }) => attempts).toSorted()).toEqual([0, 1, 1, 1])
    db.clock.now = () => Date.now() + HOUR
    await nowDue()
    expect(await triesAll({ brake })).toEqual(['accepted'])
  })

  it('is not sent without TLS, nor to a server that can’t prove its name, unless that was allowed', async () => {
    await taken('siti@warga.test')
    const bare = await mailServer(0, { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] })
    const strict = [openSmtp(setting(bare.port, { tls: 'required' })), openSmtp(setting(post.port, { tls: 'required' }))]
    for (const one of strict) {
      await nowDue()
      expect(await triesAll({ smtp: one })).toEqual(['again'])
      expect((await emails())[0]?.last_error).toMatch(/^(ETLS|ESOCKET|EPROTOCOL|smtp-\d+)/)
    }
    expect([bare.taken.length, post.taken.length]).toEqual([0, 0])
    for (const one of strict) one.close()
    await bare.close()
  })

  it('is not sent where there is no address, where the words were erased, or to a domain that never exists', async () => {
    await taken('contoh@warga.invalid')
    const erased = await taken('siti@warga.test')
    await db.owner.query('delete from vault.report_key where report_id = $1', [erased.reportId])
    expect((await triesAll()).toSorted()).toEqual(['bounced', 'failed'])
    expect((await emails()).map(({ last_error }) => last_error).toSorted()).toEqual(['erased', 'no-such-domain'])
    expect(post.taken).toEqual([])
  })

  it('leaves no address and no word in a table, in the log, or where the sender has no right to write', async () => {
    const receipt = await taken(`${canary}@warga.test`)
    post.says = (to) => `550 5.1.1 <${to}> no such user`
    const stop = new AbortController()
    const running = sendEmails({ ...sending(), log, signal: stop.signal, idleMs: 20 })
    for (const end = Date.now() + 10_000; Date.now() < end && (await emails())[0]?.outcome === null;) await new Promise((rest) => void setTimeout(rest, 50))
    stop.abort()
    await running
    const traces = tracesOf([canary])
    await lookInTables(traces, db.owner.options.connectionString ?? '')
    await records()
    expect((await stateOf(receipt)).contact?.lost).toEqual(['email'])
    traces.look('the log', logged.join('\n'))
    expect(await lookInTables(traces, db.owner.options.connectionString ?? '')).toBeGreaterThan(10)
    expect(logged.join('\n')).toContain('an e-mail was tried')
    expect(traces.found).toEqual([])
    for (const sql of ['update report set version = version', 'insert into report_event select * from report_event', `update message set state = 'accepted'`, 'update message set params = params', 'delete from message', 'select * from account.person', 'select * from evidence']) {
      await expect(sender.pool.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('silence over an answer by e-mail', () => {
  it('begins when the mail server took the answer', async () => {
    const receipt = await taken('siti@warga.test')
    await answers(receipt)
    expect((await stateOf(receipt)).deliveredAt).toBeNull()
    await triesAll()
    const answer = post.taken.find((email) => headerOf(email, 'Subject').includes('jawaban'))
    expect(partsOf(answer as NonNullable<typeof answer>).text).toContain('Lubang sudah ditambal hari ini.')
    await records()
    const state = await stateOf(receipt)
    expect(state.deliveredAt).toBeGreaterThan(state.answeredAt ?? Number.POSITIVE_INFINITY)
    expect(state.clocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['silence', 'silence-warning']))
    expect(state.clocks.find(({ kind }) => kind === 'silence')?.from).toBe(state.deliveredAt)
  })

  /** The verifier answers at once: what is sent is what was written, sealed until then. */
  async function answers({ reportId }: Receipt): Promise<void> {
    await acts(reportId, 'periksa', [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], { nature: 'normative' })
    await acts(reportId, 'jawab-langsung', [{ artefact: 'redaksi-jawaban', text: 'Lubang sudah ditambal hari ini.' }])
  }

  async function acts(reportId: Receipt['reportId'], way: string, gives: readonly { readonly artefact: string; readonly value?: string; readonly text?: string }[], settings = {}): Promise<void> {
    const key = db.taking.keys.unwrap((await db.owner.query<{ epoch: number; wrapped: Buffer }>('select epoch, wrapped from vault.report_key where report_id = $1', [reportId])).rows[0] as { epoch: number; wrapped: Buffer }, reportId)
    const handled = await handle(db.handling, {
      reportId,
      build: (state) => {
        const holding = state?.holdings[0]
        if (state === null || holding === undefined) throw new Error('There is no report.')
        const texts = gives.flatMap(({ text }) => (text === undefined ? [] : [{ kind: 'artefact' as const, text }]))
        const sealed = sealedWordings({ reportId, key, at: db.clock.now() }, texts, state.nextWording)
        const officer = db.handling.world().officers(holding.unit)[0] ?? { id: 1, office: 'admin' }
        let no = state.nextWording
        return {
          command: {
            type: 'act', by: { who: 'officer', officer: officer.id, unit: holding.unit, office: officer.office }, expect: { holding: 1, version: holding.version }, step: holding.step, way, settings,
            gives: gives.map(({ artefact, value, text }) => ({ artefact, ...(value !== undefined && { value }), ...(text !== undefined && { wording: no++ }) })), wordings: sealed.refs, files: [],
          },
          content: { ...noContent, ...sealed.content },
        }
      },
    })
    if (handled.outcome !== 'done') throw new Error(`“${way}”: ${JSON.stringify(handled)}`)
  }
})
