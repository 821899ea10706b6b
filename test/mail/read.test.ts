// What becomes of e-mails that were kept, over the real database: replies, automatic answers, bounces, forgeries, hostile ones.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../src/app/read-report.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { localPartOf, messageIdOf } from '../../src/mail/address-token.ts'
import { parseMailId } from '../../src/mail/mail-id.ts'
import { mailKey, openMailWords } from '../../src/app/mail/open-mail.ts'
import { waitingForMail } from '../../src/store/mail/unread-mail.ts'
import type { By } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { acts, stateOf } from '../acting.ts'
import { exchangeBounce, letter, multipart, postfixBounce } from './samples.ts'
import { deliver, taker, type Taker } from './smtp.ts'

let it_: Taker
beforeAll(async () => {
  it_ = await taker()
})
afterAll(() => it_.close())

const HOUR = 3_600_000
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n')
type Row = { mail_id: string; state: string; kind: string; sign: string; report_id: string | null }
const last = async () => (await it_.owner.query<Row>('select mail_id, state, kind, sign, report_id from mail order by kept_at desc, mail_id limit 1')).rows[0]
const addressOf = (reportId: ReportId) => `${localPartOf({ kind: 'reply', reportId }, it_.taking.secrets)}@lapor.example`
let count = 0
const named = (headers: Readonly<Record<string, string | null>> = {}) => ({ 'Message-ID': `<r${(count += 1)}@warga.example>`, Subject: 'Re: Laporan Anda dijawab', ...headers })

async function filed(email = 'sri@warga.example'): Promise<ReportId> {
  const submitted = await submitReport(it_.taking, it_.submission({ identity: { name: 'Sri', phone: '', email, address: '' } }))
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  return submitted.receipt.reportId
}

const words = async (reportId: ReportId) => {
  const report = await readReport({ pool: it_.database.pool, keys: it_.taking.keys, world: it_.handling.world() }, reportId)
  return report?.wordings.filter(({ kind }) => kind === 'reply').map(({ text }) => text)
}
const replies = async (reportId: ReportId) => {
  const { rows } = await it_.owner.query<{ body: { recorded?: unknown } }>(`select body from report_event where report_id = $1 and kind in ('reply-added', 'report-reopened') order by seq`, [reportId])
  return rows.map(({ body }) => body.recorded)
}

describe('a reply to the address of a report', () => {
  it('becomes the reporter’s reply, without the copied message, with its files; the whole stays kept, opened by the report’s key alone', async () => {
    const reportId = await filed()
    const raw = multipart({
      headers: named(),
      parts: [
        { type: 'text/plain; charset=utf-8', content: 'Belum diperbaiki.\r\n\r\nOn Mon, Nov 2, 2026 at 9:00 AM Tuntas <laporan@lapor.example> wrote:\r\n> Laporan Anda dijawab.' },
        { type: 'application/pdf; name=surat.pdf', content: PDF, headers: ['Content-Disposition: attachment; filename=surat.pdf'] },
        { type: 'application/x-msdownload; name=virus.exe', content: Buffer.from('MZ\0\0'), headers: ['Content-Disposition: attachment; filename=virus.exe'] },
      ],
    })
    expect(await deliver(it_.port, raw, { to: [addressOf(reportId)] })).toMatch(/^250/)
    await it_.read()
    expect(it_.faults).toEqual([])
    expect(await words(reportId)).toEqual(['Belum diperbaiki.'])
    expect(await replies(reportId)).toMatchObject([{ by: { who: 'system' }, channel: 'email', sender: 'contact' }])
    expect((await stateOf({ database: it_.database }, reportId)).nextFile).toBe(2)
    const row = await last()
    expect(row).toMatchObject({ state: 'taken', kind: 'reply', report_id: reportId, sign: 'attachments-left' })
    const id = parseMailId(row?.mail_id ?? '')
    if (id === null) throw new Error('That is no number of an e-mail.')
    const opening = { pool: it_.database.pool, keys: it_.taking.keys }
    const key = await mailKey(opening, id)
    const { rows } = await it_.owner.query<{ sealed_read: Buffer; epoch: number | null }>('select sealed_read, epoch from mail join vault.mail_key using (mail_id) where mail_id = $1', [id])
    expect(rows[0]?.epoch).toBeNull()
    if (key === null || rows[0] === undefined) throw new Error('The e-mail does not open.')
    expect(openMailWords(key, id, rows[0].sealed_read)).toMatchObject({ own: 'Belum diperbaiki.', cut: true, left: ['virus.exe'], mail: { text: expect.stringContaining('Laporan Anda dijawab') as string } })
    await it_.owner.query('delete from vault.report_key where report_id = $1', [reportId])
    expect(await mailKey(opening, id)).toBeNull()
  })

  it('from another address than the contact’s counts as words of who holds the token, and says so', async () => {
    const reportId = await filed()
    await deliver(it_.port, letter({ headers: named({ From: 'Lain <lain@warga.example>' }) }), { to: [addressOf(reportId).toUpperCase()] })
    await it_.read()
    expect(await replies(reportId)).toMatchObject([{ sender: 'other' }])
  })

  it('read twice, because the first reader died before it could say so, is taken once', async () => {
    const reportId = await filed()
    await deliver(it_.port, letter({ headers: named() }), { to: [addressOf(reportId)] })
    await it_.read()
    await it_.owner.query(`update mail set state = 'kept', kind = null where report_id = $1`, [reportId])
    await it_.read()
    expect(await replies(reportId)).toHaveLength(1)
  })

  it('that says nothing waits for somebody to look at it', async () => {
    const reportId = await filed()
    await deliver(it_.port, letter({ headers: named(), body: '' }), { to: [addressOf(reportId)] })
    await it_.read()
    expect(await last()).toMatchObject({ state: 'waiting', kind: 'reply', sign: 'nothing-to-add' })
    expect(await replies(reportId)).toEqual([])
  })

  it('at a token that was changed in one letter waits, bound to no report', async () => {
    const reportId = await filed()
    const address = addressOf(reportId)
    const at = address.indexOf('@') - 3
    const forged = address.slice(0, at) + (address[at] === '0' ? '1' : '0') + address.slice(at + 1)
    expect(await deliver(it_.port, letter({ headers: named() }), { to: [forged] })).toBe(await deliver(it_.port, letter({ headers: named() }), { to: [address] }))
    await it_.read()
    const { rows } = await it_.owner.query<Row>(`select state, kind, report_id from mail where kind = 'unknown-address'`)
    expect(rows).toEqual([{ state: 'waiting', kind: 'unknown-address', report_id: null }])
    expect(await replies(reportId)).toHaveLength(1)
  })
})

describe('silence', () => {
  const instant = (text: string) => Date.parse(`${text}:00+07:00`)
  const verifier: By = { who: 'officer', officer: 1, unit: 0, office: '' }

  /** Answered on Wednesday 4 November 2026, entered at its source the same day. */
  async function answered(): Promise<ReportId> {
    const world = it_.handling.world()
    const government = it_.submission().government
    const admin = world.unit(government).coordinator ?? 0
    const by = { ...verifier, unit: admin, office: world.officers(admin)[0]?.office ?? 'verifikator', officer: world.officers(admin)[0]?.id ?? 1 }
    it_.clock.now = () => instant('2026-11-02T09:00')
    const reportId = await filed()
    const { rows } = await it_.owner.query<{ unit_id: number }>(`select unit_id from unit where code = 'rembang.pupr'`)
    const pupr = rows[0]?.unit_id ?? 0
    const liaison: By = { who: 'officer', officer: world.officers(pupr)[0]?.id ?? 2, unit: pupr, office: world.officers(pupr)[0]?.office ?? 'pejabat-penghubung' }
    const acting = { database: it_.database, keys: it_.taking.keys, handling: it_.handling }
    await acts(acting, reportId, by, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
    it_.clock.now = () => instant('2026-11-04T10:00')
    const done = '2026-11-04T09:00:00+07:00'
    await acts(acting, reportId, liaison, 'jawab', { texts: { 'redaksi-jawaban': 'Sudah ditambal.' }, values: { 'disposisi-diterima': done, 'kepala-diberi-tahu': done, 'tindak-lanjut-dilaporkan': done } })
    return reportId
  }
  const dueOf = async (reportId: ReportId) => (await stateOf({ database: it_.database }, reportId)).clocks.find(({ kind }) => kind === 'silence')?.due ?? 0
  /** Day by day to the last one, so that the reporter was warned in good time; returns the end. */
  async function lastDay(reportId: ReportId): Promise<number> {
    while ((await dueOf(reportId)) - it_.clock.now() > 24 * HOUR) {
      const next = it_.clock.now() + 12 * HOUR
      it_.clock.now = () => next
      await sweep()
    }
    return dueOf(reportId)
  }
  const sweep = () => sweepDeadlines({ handling: it_.handling, pool: it_.database.pool, now: it_.clock.now, most: 200 })
  const stamped = (at: string, raw: Buffer) => Buffer.concat([Buffer.from(`Received: from a by mx (Postfix); ${new Date(instant(at)).toUTCString()}\r\n`), raw])

  it('does not close over a reply that reached its channel in time, though it is processed after the end', async () => {
    const reportId = await answered()
    const until = await lastDay(reportId)
    expect(until).toBeGreaterThan(instant('2026-11-10T00:00'))
    // Kept a minute before the end; nobody reads until a day after it, and the sweep comes first.
    it_.clock.now = () => until - 60_000
    expect(await deliver(it_.port, letter({ headers: named(), body: 'Belum selesai.' }), { to: [addressOf(reportId)] })).toMatch(/^250/)
    it_.clock.now = () => until + 24 * HOUR
    await sweep()
    expect(await stateOf({ database: it_.database }, reportId)).toMatchObject({ open: true })
    expect(await waitingForMail(it_.database.pool, { government: it_.submission().government, now: it_.clock.now(), most: 9 })).toEqual([{ reportId, dueAt: until, named: true }])
    await it_.read()
    expect(it_.faults).toEqual([])
    expect(await stateOf({ database: it_.database }, reportId)).toMatchObject({ open: true, outcome: null, replyWaits: true })
    expect(await words(reportId)).toEqual(['Belum selesai.'])
    it_.clock.now = () => until + 30 * 24 * HOUR
    await sweep()
    expect((await stateOf({ database: it_.database }, reportId)).open).toBe(true)
  })

  it('waits for an e-mail of the same government that names no report until somebody has sorted it, and closes then', async () => {
    const [reportId, other] = [await answered(), await answered()]
    const until = await lastDay(reportId)
    it_.clock.now = () => until - HOUR
    await deliver(it_.port, letter({ headers: named({ Subject: 'Soal laporan saya' }), body: 'Belum selesai.' }))
    it_.clock.now = () => until + HOUR
    await it_.read()
    await sweep()
    expect((await stateOf({ database: it_.database }, reportId)).open).toBe(true)
    // What came after the end is no answer in time, and holds nothing up.
    await deliver(it_.port, letter({ headers: named(), body: 'Terlambat.' }))
    await it_.read()
    await it_.owner.query(`update mail set state = 'set-aside' where came_at < $1 and state = 'waiting'`, [new Date(until)])
    await sweep()
    for (const one of [reportId, other]) expect(await stateOf({ database: it_.database }, one)).toMatchObject({ open: false, outcome: 'settled' })
    await it_.owner.query(`update mail set state = 'set-aside' where state = 'waiting'`)
  })

  it('waits for mail no longer than three days, and strikes the other clocks of the report meanwhile', async () => {
    const reportId = await answered()
    const until = await lastDay(reportId)
    it_.clock.now = () => until - HOUR
    await deliver(it_.port, letter({ headers: named(), body: 'Belum selesai.' }), { to: [addressOf(reportId)] })
    it_.clock.now = () => until + 71 * HOUR
    for (const _ of [1, 2]) expect(await sweep()).toMatchObject({ leased: 0 })
    expect((await stateOf({ database: it_.database }, reportId)).open).toBe(true)
    it_.clock.now = () => until + 73 * HOUR
    await sweep()
    expect((await stateOf({ database: it_.database }, reportId)).outcome).toBe('settled')
    await it_.read()
    expect(await stateOf({ database: it_.database }, reportId)).toMatchObject({ open: true, replyWaits: true })
    expect((await it_.owner.query('select from sweep_lease')).rows).toEqual([])
  })

  it('does not close over one that waited at the government’s own server while we were away', async () => {
    const reportId = await answered()
    const until = await lastDay(reportId)
    it_.clock.now = () => until + 48 * HOUR
    await sweep()
    expect((await stateOf({ database: it_.database }, reportId)).open).toBe(false)
    const came = new Date(until - 30 * 60_000 + 7 * HOUR).toISOString().slice(0, 16)
    await deliver(it_.port, stamped(came, letter({ headers: named(), body: 'Belum selesai juga.' })), { to: [addressOf(reportId)] })
    await it_.read()
    expect(await stateOf({ database: it_.database }, reportId)).toMatchObject({ open: true, outcome: null, replyWaits: true })
  })

  it('out-of-office must not count as reporter reply: it is recorded and stops no clock', async () => {
    const reportId = await answered()
    const before = await stateOf({ database: it_.database }, reportId)
    await deliver(it_.port, letter({ headers: named({ 'Auto-Submitted': 'auto-replied', Subject: 'Balasan otomatis: Laporan Anda dijawab' }) }), { to: [addressOf(reportId)] })
    await deliver(it_.port, letter({ headers: named({ Subject: 'Out of office' }) }), { to: [addressOf(reportId)] })
    await it_.read()
    const { rows } = await it_.owner.query<Row>('select state, kind from mail where report_id = $1', [reportId])
    expect(rows).toEqual([{ state: 'noted', kind: 'auto-reply' }, { state: 'noted', kind: 'auto-reply' }])
    expect(await stateOf({ database: it_.database }, reportId)).toEqual(before)
    const until = await lastDay(reportId)
    it_.clock.now = () => until + HOUR
    await sweep()
    expect((await stateOf({ database: it_.database }, reportId)).outcome).toBe('settled')
  })
})

describe('a report of a mail server', () => {
  it('about a message of ours is asked of the report’s history; one that names none changes nothing', async () => {
    it_.clock.now = Date.now
    const reportId = await filed()
    const token = { kind: 'message', reportId, message: 1500 } as const
    const address = `${localPartOf(token, it_.taking.secrets)}@lapor.example`
    const id = messageIdOf(token, 'lapor.example', it_.taking.secrets).slice(1, -1)
    expect(await deliver(it_.port, postfixBounce({ id }), { sender: '', to: [address] })).toMatch(/^250/)
    expect(await deliver(it_.port, exchangeBounce(), { sender: '' })).toMatch(/^250/)
    await it_.read()
    expect(it_.faults).toEqual([])
    const { rows } = await it_.owner.query<Row>(`select state, kind, sign from mail where kind = 'bounce'`)
    expect(rows).toEqual([{ state: 'noted', kind: 'bounce', sign: 'report-failed' }, { state: 'noted', kind: 'bounce', sign: 'report-failed' }])
    expect(await replies(reportId)).toEqual([])
  })
})

describe('a new e-mail to a government', () => {
  it('waits to be looked at, spam apart, and one that can’t be read is kept', async () => {
    await it_.owner.query('truncate mail, mail_raw, vault.mail_key')
    await deliver(it_.port, letter({ headers: named({ Subject: 'Jalan rusak' }) }))
    await deliver(it_.port, letter({ headers: named({ 'X-Spam-Flag': 'YES' }) }))
    await deliver(it_.port, multipart({ headers: named(), parts: Array.from({ length: 400 }, () => ({ type: 'text/plain', content: 'x' })) }))
    await it_.read()
    expect(it_.faults).toEqual([])
    const { rows } = await it_.owner.query<Row>('select state, kind from mail order by kind')
    expect(rows).toEqual([{ state: 'waiting', kind: 'new' }, { state: 'noted', kind: 'spam' }, { state: 'waiting', kind: 'unreadable' }])
  })
})
