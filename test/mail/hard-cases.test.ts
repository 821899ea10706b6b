// E-mails that people and programs really send, each by its name and from the wire to the report: what is taken, what waits, and what nothing follows from.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../src/app/read-report.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import { localPartOf } from '../../src/mail/address-token.ts'
import { publicNumber, type ReportId } from '../../src/report/numbers/public-number.ts'
import { newReportKey } from '../../src/vault/report-key.ts'
import { EVIDENCE_LIMITS } from '../../src/vault/evidence-limits.ts'
import { stateOf } from '../acting.ts'
import { photo } from '../web/evidence-samples.ts'
import { letter, multipart } from './samples.ts'
import { deliver, taker, type Taker } from './smtp.ts'

let it_: Taker
beforeAll(async () => {
  it_ = await taker()
})
afterAll(() => it_.close())

let count = 0
const named = (headers: Readonly<Record<string, string | null>> = {}) => ({ 'Message-ID': `<h${(count += 1)}@warga.example>`, Subject: 'Re: Laporan', ...headers })
const addressOf = (reportId: ReportId) => `${localPartOf({ kind: 'reply', reportId }, it_.taking.secrets)}@lapor.example`

async function filed(): Promise<ReportId> {
  const submitted = await submitReport(it_.taking, it_.submission({ identity: { name: 'Sri', phone: '', email: 'sri@warga.example', address: '' } }))
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  return submitted.receipt.reportId
}

/** Handed over by the wire, and read; what became of it. */
async function becomes(raw: Buffer, to = 'rembang@lapor.example', sender = 'sri@warga.example') {
  expect(await deliver(it_.port, raw, { to: [to], sender })).toMatch(/^250/)
  await it_.read()
  expect(it_.faults).toEqual([])
  const { rows } = await it_.owner.query<{ state: string; kind: string; sign: string; report_id: string | null }>('select state, kind, sign, report_id from mail order by kept_at desc, mail_id limit 1')
  return rows[0]
}

const words = async (reportId: ReportId) => {
  const report = await readReport({ pool: it_.database.pool, keys: it_.taking.keys, world: it_.handling.world() }, reportId)
  return report?.wordings.filter(({ kind }) => kind === 'reply').map(({ text }) => text)
}
const senders = async (reportId: ReportId) => {
  const { rows } = await it_.owner.query<{ sender: string }>(`select body -> 'recorded' ->> 'sender' as sender from report_event where report_id = $1 and kind = 'reply-added' order by seq`, [reportId])
  return rows.map(({ sender }) => sender)
}

describe('a reply', () => {
  it.each([
    ['empty: waits for somebody to look at it', letter({ headers: named(), body: '' }), { state: 'waiting', sign: 'nothing-to-add' }, []],
    ['of blanks alone: waits as well', letter({ headers: named(), body: ' \n\u00a0\n\u200b' }), { state: 'waiting', sign: 'nothing-to-add' }, []],
    ['of HTML alone: is taken as text', letter({ headers: named({ 'Content-Type': 'text/html; charset=utf-8' }), body: '<p>Belum <b>selesai</b>.</p><script>x()</script>' }), { state: 'taken' }, ['Belum selesai.']],
    ['above the copied message: is taken without it', letter({ headers: named(), body: 'Belum.\n\nOn Mon, Nov 2, 2026 at 9:00 AM Tuntas <a@lapor.example> wrote:\n> Sudah kami kerjakan.' }), { state: 'taken' }, ['Belum.']],
    ['below the copied message: is taken whole', letter({ headers: named(), body: 'On Mon, Nov 2, 2026 at 9:00 AM Tuntas <a@lapor.example> wrote:\n> Sudah kami kerjakan.\n\nBelum.' }), { state: 'taken' }, ['On Mon, Nov 2, 2026 at 9:00 AM Tuntas <a@lapor.example> wrote:\n> Sudah kami kerjakan.\n\nBelum.']],
    ['in a charset that it doesn’t say: is taken, readable as far as it goes', Buffer.concat([letter({ headers: named({ 'Content-Type': 'text/plain; charset=utf-8' }), body: '' }), Buffer.from('caf\xe9 tutup', 'latin1')]), { state: 'taken' }, ['caf\ufffd tutup']],
    ['without Message-ID and date: is taken', letter({ headers: { 'Message-ID': null, Date: null, Subject: null }, body: 'Tanpa kepala.' }), { state: 'taken' }, ['Tanpa kepala.']],
    ['automatic: is noted', letter({ headers: named({ 'Auto-Submitted': 'auto-replied' }) }), { state: 'noted', kind: 'auto-reply' }, []],
    ['of our own, come back: is noted', letter({ headers: named({ 'X-Tuntas': '1', 'Auto-Submitted': 'auto-generated' }) }), { state: 'noted', kind: 'loop' }, []],
  ])('%s', async (_, raw, outcome, replies) => {
    const reportId = await filed()
    expect(await becomes(raw, addressOf(reportId))).toMatchObject({ ...outcome, report_id: reportId })
    expect(await words(reportId)).toEqual(replies)
  })

  it('with winmail.dat is taken, and what could not be opened is named', async () => {
    const reportId = await filed()
    const raw = multipart({ headers: named(), parts: [{ type: 'text/plain', content: 'Foto terlampir.' }, { type: 'application/ms-tnef; name=winmail.dat', content: Buffer.from('789f3e22', 'hex'), headers: ['Content-Disposition: attachment; filename=winmail.dat'] }] })
    expect(await becomes(raw, addressOf(reportId))).toMatchObject({ state: 'taken', sign: 'attachments-left' })
    expect(await words(reportId)).toEqual(['Foto terlampir.'])
  })

  it('with more attachments than a report takes at once is taken, with as many as there is room for', async () => {
    const reportId = await filed()
    const content = Buffer.from((await photo()).content)
    const parts = Array.from({ length: EVIDENCE_LIMITS.files + 3 }, (_, no) => ({ type: `image/jpeg; name=foto${no}.jpg`, content: Buffer.concat([content, Buffer.from(`${no}`)]), headers: [`Content-Disposition: attachment; filename=foto${no}.jpg`] }))
    expect(await becomes(multipart({ headers: named(), parts: [{ type: 'text/plain', content: 'Banyak foto.' }, ...parts] }), addressOf(reportId))).toMatchObject({ state: 'taken', sign: 'attachments-left' })
    expect((await stateOf({ database: it_.database }, reportId)).nextFile - 1).toBe(EVIDENCE_LIMITS.files)
  })

  it('forwarded by somebody else counts for who has the address, says so, and stays whole', async () => {
    const reportId = await filed()
    const body = 'Titipan Bu Sri.\n\n---------- Forwarded message ---------\nFrom: Sri <sri@warga.example>\nSubject: Re: Laporan\n\nBelum selesai.'
    await becomes(letter({ headers: named({ From: 'Tetangga <tetangga@warga.example>' }), body }), addressOf(reportId))
    expect(await senders(reportId)).toEqual(['other'])
    expect((await words(reportId))?.[0]).toContain('Belum selesai.')
  })

  it('sent twice is taken once; the same words under another Message-ID, or other words under the same one, are two', async () => {
    const reportId = await filed()
    const headers = named()
    for (const raw of [letter({ headers, body: 'Satu.' }), letter({ headers, body: 'Satu.' }), letter({ headers: named(), body: 'Satu.' }), letter({ headers, body: 'Dua.' })]) await becomes(raw, addressOf(reportId))
    expect((await words(reportId))?.toSorted()).toEqual(['Dua.', 'Satu.', 'Satu.'])
  })

  it('two at the same instant, read by two at the same time, are both taken, once each', async () => {
    const reportId = await filed()
    const raws = ['Pertama.', 'Kedua.'].map((body) => letter({ headers: named(), body }))
    await Promise.all(raws.map((raw) => deliver(it_.port, raw, { to: [addressOf(reportId)] })))
    await Promise.all([it_.read(), it_.read(), it_.read()])
    expect(it_.faults).toEqual([])
    expect((await words(reportId))?.toSorted()).toEqual(['Kedua.', 'Pertama.'])
  })

  it('from a program that answers everything and doesn’t say so goes round with nobody: we answer no e-mail', async () => {
    const reportId = await filed()
    const sent = async () => (await it_.owner.query(`select from message where report_id = $1 and channel = 'email'`, [reportId])).rows.length
    const before = await sent()
    for (let turn = 0; turn < 5; turn += 1) await becomes(letter({ headers: named(), body: `Terima kasih atas pesan Anda (${turn}).` }), addressOf(reportId))
    expect(await sent()).toBe(before)
  })

  it('to a report that was withdrawn waits for an officer, who sees which report it names', async () => {
    const reportId = await filed()
    expect((await withdrawReport(it_.handling, { reportId, commandKey: randomUUID(), key: newReportKey(), reason: '' })).outcome).toBe('done')
    expect(await becomes(letter({ headers: named(), body: 'Ternyata belum.' }), addressOf(reportId))).toMatchObject({ state: 'waiting', kind: 'reply', report_id: reportId })
  })

  it('with an old token, of a report whose words were erased, waits and is bound to nothing more', async () => {
    const reportId = await filed()
    await it_.owner.query('delete from vault.report_key where report_id = $1', [reportId])
    expect(await becomes(letter({ headers: named() }), addressOf(reportId))).toMatchObject({ state: 'waiting', kind: 'reply', sign: 'erased' })
  })
})

describe('an e-mail to the government', () => {
  it('from a forged sender, with a report’s number in its subject, stays a new e-mail: a number is no key', async () => {
    const reportId = await filed()
    const number = publicNumber(reportId, it_.taking.secrets.numberKey)
    expect(await becomes(letter({ headers: named({ Subject: `Re: Laporan ${number} dijawab` }), body: 'Saya cabut laporannya.' }))).toMatchObject({ state: 'waiting', kind: 'new', report_id: null })
    expect(await words(reportId)).toEqual([])
  })

  it.each([
    ['empty', letter({ headers: named({ Subject: null }), body: '' })],
    ['of an attachment alone', multipart({ headers: named(), parts: [{ type: 'application/pdf; name=surat.pdf', content: Buffer.from('%PDF-1.4'), headers: ['Content-Disposition: attachment; filename=surat.pdf'] }] })],
  ])('%s waits to be looked at', async (_, raw) => {
    expect(await becomes(raw)).toMatchObject({ state: 'waiting', kind: 'new' })
  })
})
