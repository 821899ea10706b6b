// The database goes, an answer gets lost, a statement fails: a page that says so with everything typed, and one press later it is taken in, once.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { faultyLine, type FaultyLine } from '../store/faulty-line.ts'
import { pdf, photo } from './evidence-samples.ts'
import { receiptOf, reports, RESEND, SEND, SEND_REPLY, STORY, tracks } from './journey.ts'
import type { Page } from './page.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor, type Filling } from './visitor.ts'

let line: FaultyLine
let server: TestServer
beforeAll(async () => {
  const databaseUrl = async (appUrl: string) => {
    line = await faultyLine(appUrl)
    return line.url
  }
  server = await testServer({ databaseUrl, answerMs: 600 })
})
afterAll(async () => {
  await server?.close()
  await line?.close()
})
afterEach(async () => {
  line.comeBack()
  expect(await server.staged()).toEqual([])
})

const FULL: Filling = {
  ...STORY, date: '2026-11-20', time: '18:30', district: '33.17.10', village: 'Kutoharjo', place: 'Depan pasar', agency: 'rembang.dishub', hope: 'Cepat\nya',
  anonymous: 'on', secret: 'on', name: 'Siti', phone: '0812 3456 7890', email: 'siti@contoh.id', address: 'Jalan Mawar',
}

const count = async (table: string) => (await server.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n

/** 503, in words, with all that was typed in sight and in a form that sends it again. */
function expectHeld(page: Page, fill: Filling): void {
  expect(page.status).toBe(503)
  expect(page.heading).toBe('Layanan sedang terganggu')
  expect(page.headers['retry-after']).toBe('10')
  const held = new Map(page.form(RESEND).controls.map(({ name, value }) => [name, value]))
  for (const [name, value] of Object.entries(fill)) expect(held.get(name)?.replaceAll('\r\n', '\n'), name).toBe(value)
  expect(page.$('.typed').text()).toContain(fill['description'] ?? fill['reply'] ?? fill['reason'])
}

const breaks: readonly (readonly [string, () => void])[] = [
  ['is gone', () => line.goAway()], ['answers nothing', () => line.fallSilent()],
]

describe('a database that', () => {
  it.each(breaks)('%s when a report is sent', async (_how, fail) => {
    const before = await count('report')
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    fail()
    const held = await visitor.sends(form, SEND, { fill: FULL })
    expectHeld(held, FULL)
    line.goAway()
    expectHeld(await visitor.sends(held, RESEND), FULL)
    line.comeBack()
    const first = receiptOf(await visitor.sends(held, RESEND))
    expect(receiptOf(await visitor.sends(held, RESEND)).number).toBe(first.number)
    expect(await count('report')).toBe((before ?? 0) + 1)
    expect((await visitor.opens(`/laporan/${first.number}`)).status, 'it stays secret').toBe(404)
  })

  it.each(breaks)('%s when a reply and a withdrawal are sent', async (_how, fail) => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const [page, asked] = [await visitor.opens(mine), await visitor.opens(`${mine}/cabut`)]
    fail()
    const held = await visitor.sends(page, SEND_REPLY, { fill: { reply: 'Tambahan penting.' } })
    expectHeld(held, { reply: 'Tambahan penting.' })
    const heldToo = await visitor.sends(asked, 'Ya, cabut laporan', { fill: { reason: 'Sudah beres.' } })
    expectHeld(heldToo, { reason: 'Sudah beres.' })
    line.comeBack()
    await visitor.sends(held, RESEND)
    const replied = await visitor.sends(held, RESEND)
    expect(replied.words.split('Tambahan penting.')).toHaveLength(2)
    expect((await visitor.sends(heldToo, RESEND)).words).toContain('Laporan ini sudah Anda cabut.')
  })

  it('is gone when pages are read: those that need it say so, the others are there, and all are there when it is back', async () => {
    const visitor = new Visitor(server.url)
    const { mine, number, code } = await reports(visitor)
    const track = await visitor.opens('/lacak')
    line.goAway()
    for (const path of [mine, `${mine}/cabut`, `${mine}/bukti/1`, `/laporan/${number}`]) {
      const page = await visitor.opens(path)
      expect([page.status, page.heading], path).toEqual([503, 'Layanan sedang terganggu'])
      expect(page.links('Coba lagi'), path).toEqual([path])
    }
    const lost = await visitor.sends(track, 'Buka laporan', { fill: { number, code } })
    expect(lost.status).toBe(503)
    expect(lost.html).not.toContain(code)
    for (const path of ['/', '/lapor', '/lacak', '/privasi', '/gaya']) expect((await visitor.opens(path)).status, path).toBe(200)
    const health = await visitor.asks('/health')
    expect([health.status, JSON.parse(health.body.toString())]).toEqual([503, { status: 'unavailable', database: 'unavailable' }])
    expect((await visitor.asks(`/api/v1/reports/${number}`)).status).toBe(503)
    line.comeBack()
    for (const path of [mine, `/laporan/${number}`, '/health']) expect((await visitor.opens(path)).status, path).toBe(200)
  })
})

describe('a commit whose', () => {
  it.each([['answer is lost', () => line.loseAnswerTo('write-reports')], ['statement is lost', () => line.loseStatement('write-reports')]])('%s takes the report in once, and its sender has the receipt', async (_how, fail) => {
    const before = await count('report')
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    fail()
    const answered = await visitor.sends(form, SEND, { fill: STORY, files: [pdf()] })
    const taken = receiptOf(answered.status === 503 ? await visitor.sends(answered, RESEND, { files: [pdf()] }) : answered)
    expect(taken.receipt.words).toContain('surat.pdf')
    expect(await count('report')).toBe((before ?? 0) + 1)
    expect((await visitor.asks(`${taken.mine}/bukti/1`)).body.equals(Buffer.from(pdf().content))).toBe(true)
  })

  it('answer is lost adds a reply once', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.opens(mine)
    line.loseAnswerTo('write-reports')
    const answered = await visitor.sends(page, SEND_REPLY, { fill: { reply: 'Sekali.' } })
    const done = answered.status === 503 ? await visitor.sends(answered, RESEND) : answered
    expect(done.words.split('Sekali.')).toHaveLength(2)
  })
})

describe('evidence that was sent when the database went', () => {
  it('is asked for again, and the report has it once', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    line.goAway()
    const held = await visitor.sends(form, SEND, { fill: FULL, files: [pdf()] })
    expectHeld(held, FULL)
    expect(held.words).toContain('Berkas perlu dipilih lagi.')
    expect(held.$('input[type=file][name=files]')).toHaveLength(1)
    line.comeBack()
    expect(receiptOf(await visitor.sends(held, RESEND, { files: [pdf()] })).receipt.$('.file-name')).toHaveLength(1)
  })

  it('is not asked for again when it was kept for a form that had come back before', async () => {
    const visitor = new Visitor(server.url)
    const evidence = await photo()
    const corrected = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: { ...STORY, subject: '' }, files: [evidence] })
    line.goAway()
    const held = await visitor.sends(corrected, SEND, { fill: { subject: 'Lampu' } })
    expect(held.status).toBe(503)
    const again = await visitor.sends(held, RESEND)
    expect(again.status).toBe(503)
    line.comeBack()
    const taken = receiptOf(await visitor.sends(again, RESEND))
    expect((await visitor.asks(`${taken.mine}/bukti/1`)).body.equals(Buffer.from(evidence.content))).toBe(true)
  })
})

describe('a statement that fails', () => {
  it('is a fault with a number that stands in the log, everything typed stays, nothing is half written, and later it works', async () => {
    const before = await Promise.all(['report', 'report_event', 'wording', 'deadline'].map(count))
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    await server.rows('alter table wording add constraint no_more check (written_at < now() - interval \'100 years\') not valid')
    const fault = await visitor.sends(form, SEND, { fill: FULL })
    expect([fault.status, fault.heading]).toEqual([500, 'Ada kesalahan di pihak kami'])
    expect(server.logged.join('')).toContain(fault.$('.reference code').text())
    expect(fault.words).toContain('Anak-anak takut lewat.')
    expect(await Promise.all(['report', 'report_event', 'wording', 'deadline'].map(count))).toEqual(before)
    await server.rows('alter table wording drop constraint no_more')
    const taken = receiptOf(await visitor.sends(fault, RESEND))
    expect((await tracks(new Visitor(server.url), taken)).words).toContain('Anak-anak takut lewat.')
    expect(await count('report')).toBe((before[0] ?? 0) + 1)
  })
})

describe('the figures', () => {
  it('count what could not be answered', async () => {
    const metrics = (await new Visitor(server.url).asks('/metrics')).body.toString()
    expect(Number(/^tuntas_http_faults_total (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(5)
    expect(metrics).toMatch(/tuntas_http_request_seconds_count\{route="submitReport",method="post",status="503"\} \d/)
  })

  it('are there without the queues when the database is not', async () => {
    line.goAway()
    const { status, body } = await new Visitor(server.url).asks('/metrics')
    expect(status).toBe(200)
    expect(body.toString()).toContain('tuntas_http_request_seconds')
    expect(body.toString()).not.toMatch(/^tuntas_queue_waiting\{/m)
  })
})

describe('what was logged meanwhile', () => {
  it('holds nothing that was typed', () => {
    const lines = server.logged.join('')
    expect(lines).toContain('unavailable for now')
    expect(lines).toContain('"route":"/lapor"')
    const { date: _date, time: _time, ...typed } = FULL // the log has days and times of its own
    for (const value of [...Object.values(typed).filter((text) => (text ?? '').length > 3), 'takut lewat', 'Tambahan penting', '127.0.0.1']) expect(lines).not.toContain(value)
  })
})
