// Nothing that a reporter typed lies anywhere in the clear: not in a table, not in a file of the database or ours, not in a log,
// whatever became of what was sent, and even where the operator lets the database log every statement with its values.
import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { drawUpLists } from '../src/app/destruction/draw-up-lists.ts'
import { processLog } from '../src/process-log.ts'
import { reportIdOf } from '../src/report/numbers/public-number.ts'
import { startEmbedded, type Embedded } from '../src/store/embedded/start-embedded.ts'
import { freePort } from './free-port.ts'
import { MAIL_DOMAIN, mailsComeAndGo } from './canary-mail.ts'
import { faultyLine, type FaultyLine } from './store/faulty-line.ts'
import { lookInFiles, lookInTables, tracesOf } from './traces.ts'
import { cutShort, file, pdf } from './web/evidence-samples.ts'
import { coordinator, signsIn } from './web/desk/officer.ts'
import { multipart, type FilePart } from './web/form-body.ts'
import { receiptOf, SEND, SEND_REPLY, type Reported } from './web/journey.ts'
import { testServer, type TestServer } from './web/server.ts'
import { Visitor, type Filling } from './web/visitor.ts'

const letters = () => Array.from({ length: 8 }, () => 'bcdfghjklmnpqrstvwxz'[randomInt(20)]).join('')
const canary = `kenari${letters()}`
const phone = `08${String(randomInt(1e9, 1e10))}`

let folder: string
let database: Embedded
let line: FaultyLine
let server: TestServer
let evidence: readonly FilePart[]
let taken: Reported
let smtpPort: number
let mailLog = ''
let waitLog = ''
const visitor = () => new Visitor(server.url)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'))
  database = await startEmbedded({ dataDir: join(folder, 'database'), log: processLog({ name: 'test', level: 'silent' }), durable: false })
  await logEverything()
  const databaseUrl = async (url: string) => (line = await faultyLine(url)).url
  smtpPort = await freePort()
  const env = { TUNTAS_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`, TUNTAS_SMTP_TLS: 'offered', TUNTAS_MAIL_FROM: 'lapor@rembang.test', TUNTAS_MAIL_DOMAIN: MAIL_DOMAIN, TUNTAS_MAIL_PORT: '0' }
  server = await testServer({ database, databaseUrl, dataDir: join(folder, 'data'), env })
  evidence = [file(`${canary}-foto.jpg`, 'image/jpeg', await photoThatSays(canary)), pdf(`${canary}-surat.pdf`, `Surat dari ${canary}`)]
}, 60_000)
afterAll(async () => {
  await server?.close()
  await line?.close()
  await database?.stop({ evenIfUsed: true })
  await rm(folder, { recursive: true, force: true })
})

async function asAdmin(...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/** As talkative as PostgreSQL can be made. */
async function logEverything(): Promise<void> {
  const talkative = { log_statement: 'all', log_min_error_statement: 'debug5', log_error_verbosity: 'verbose', log_parameter_max_length: -1, log_parameter_max_length_on_error: -1, log_min_duration_statement: 0 }
  const settings = Object.entries(talkative).map(([name, value]) => `alter system set ${name} = ${typeof value === 'string' ? `'${value}'` : value}`)
  await asAdmin(...settings, 'select pg_reload_conf()')
}

function photoThatSays(words: string): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 40, channels: 3, background: '#357' } }).withExif({ IFD0: { ImageDescription: words, Artist: words } }).jpeg().toBuffer()
}

const fields: Filling = {
  kind: 'complaint', subject: `Judul ${canary}`, description: `Cerita ${canary}\n${phone}`, village: `Desa ${canary}`, place: `Dekat ${canary}`, hope: `Harap ${canary}`,
  name: `Nama ${canary}`, phone, email: `${canary}@contoh.id`, address: `Jalan ${canary}`, [`tak-dikenal-${canary}`]: canary,
}

const headers = { 'User-Agent': `Peramban ${canary}`, Referer: `https://${canary}.example/`, 'X-Forwarded-For': `203.0.113.7, ${canary}`, 'X-Request-Id': canary, Forwarded: `for=${canary}` }

async function sent(change: Filling = {}, files: readonly FilePart[] = evidence) {
  const who = visitor()
  return { who, page: await who.sends(await who.opens('/lapor', headers), SEND, { fill: { ...fields, ...change }, files, headers }) }
}

/** What was sent and how it ended, by its status: each leaves its own traces, or none. */
const happenings: readonly (readonly [string, number, () => Promise<number>])[] = [
  ['a report is taken in, read, replied to and withdrawn', 200, async () => {
    const { who, page } = await sent()
    taken = receiptOf(page)
    const mine = await who.opens(taken.mine, headers)
    const replied = await who.sends(mine, SEND_REPLY, { fill: { reply: `Balasan ${canary}` }, files: evidence, headers })
    expect(replied.status).toBe(200)
    return (await who.sends(await who.opens(`${taken.mine}/cabut`), 'Ya, cabut laporan', { fill: { reason: `Sebab ${canary}` } })).status
  }],
  ['an officer enters it by hand, notes it down and records a reaction with it', 200, () => atTheDesk(async (officer) => {
    const origin = { channel: 'instagram', source: `https://instagram.com/${canary}/p/1`, receivedDate: '2026-11-22', receivedTime: '20:15' }
    const asked = await officer.sends(await officer.opens('/meja/masukkan', headers), 'Simpan laporan', { fill: { ...fields, ...origin, subject: '' }, files: evidence, headers })
    const done = await officer.sends(asked, 'Simpan laporan', { fill: { subject: `Judul ${canary}` }, headers })
    const number = done.$('#receipt-number').text()
    await officer.sends(await officer.opens(`/meja/laporan/${number}/catatan`), 'Simpan catatan', { fill: { note: `Catatan ${canary}` }, headers })
    const reaction = { reaction: `Reaksi ${canary}`, channel: 'x', source: `https://x.com/${canary}/status/2`, writtenDate: '2026-11-23', writtenTime: '' }
    const recorded = await officer.sends(await officer.opens(`/meja/laporan/${number}/reaksi`), 'Catat reaksi', { fill: reaction, files: evidence, headers })
    expect(recorded.words).toContain('Reaksi pelapor sudah dicatat.')
    return (await officer.sends(await officer.opens('/meja/masukkan'), 'Simpan laporan', { fill: { ...fields, ...origin } })).status === 422 ? recorded.status : 0
  })],
  ['its reporter asks to have it erased, and an officer holds it by law and keeps it', 200, () => atTheDesk(async (officer) => {
    const { who, page } = await sent()
    const { number, mine } = receiptOf(page)
    await who.sends(await who.opens(`${mine}/hapus`), 'Ya, minta dihapus', { fill: { reason: `Takut ${canary} ${phone}` }, headers })
    const place = `/meja/laporan/${number}/data-pribadi`
    expect((await officer.opens(place)).words).toContain(`Takut ${canary}`)
    await officer.sends(await officer.opens(place), 'Tahan dari penghapusan', { fill: { hold: `Perkara ${canary} nomor ${phone}` }, headers })
    return (await officer.sends(await officer.opens(place), 'Tidak dihapus', { fill: { answer: `Bukti untuk ${canary} ${phone}` }, headers })).status
  })],
  ['the same contact has reported before, and its reports are matched', 200, () => atTheDesk(async (officer) => {
    const { number } = receiptOf((await sent({ phone: `+62 ${phone.slice(1, 4)}-${phone.slice(4)}` })).page)
    await server.web.contacts.flush()
    const page = await officer.opens(`/meja/laporan/${number}`)
    expect(page.words).toContain('Kontak yang sama pernah melapor')
    return page.status
  })],
  ['so many come at once that it has to wait', 428, async () => {
    const many = await testServer({ database, dataDir: join(folder, 'data'), reportsPerHour: 15 })
    const who = () => new Visitor(many.url)
    try {
      for (let count = 0; count < 10; count += 1) await who().sends(await who().opens('/lapor'), SEND, { fill: fields, headers })
      const wait = await who().sends(await who().opens('/lapor'), SEND, { fill: fields, files: evidence, headers })
      return wait.status
    } finally {
      waitLog = many.logged.join('')
      await many.close()
    }
  }],
  ['a form has faults, its good files are kept, and it is never sent again', 422, async () => (await sent({ kind: null }, [...evidence, file(`${canary}.txt`, 'text/plain', canary)])).page.status],
  ['only bad files came', 422, async () => (await sent({}, [cutShort(evidence[0] ?? pdf()), file(`${canary}.exe`, 'application/x-msdownload', canary), file(`${canary}-2.jpg`, 'image/jpeg', `<b>${canary}`)])).page.status],
  ['the same form came with another text', 409, async () => {
    const who = visitor()
    const form = await who.opens('/lapor')
    await who.sends(form, SEND, { fill: fields })
    return (await visitor().sends(form, SEND, { fill: { ...fields, description: `Lain ${canary}` }, files: evidence })).status
  }],
  ['another site sent it', 403, async () => (await visitor().postsParts('/lapor', Object.entries(fields).map(([name, value]) => [name, value ?? ''] as const), { headers: { Origin: `https://${canary}.example` } })).status],
  ['a reply came without a session', 403, async () => (await visitor().postsParts(`${taken.mine}/balasan`, [['reply', canary]])).status],
  ['it broke off on its way', 400, async () => {
    const { contentType, body } = multipart([['subject', canary], ['files', evidence[1] ?? pdf()]])
    return (await visitor().asks('/lapor', { method: 'POST', body: body.subarray(0, -90), headers: { 'Content-Type': contentType } })).status
  }],
  ['it was no form', 415, async () => (await visitor().asks('/lapor', { method: 'POST', body: Buffer.from(canary), headers: { 'Content-Type': `text/${canary}` } })).status],
  ['it was too long', 413, async () => (await sent({ description: canary.repeat(200_000) })).page.status],
  ['number and code were something else', 422, async () => (await visitor().postsParts('/lacak', [['number', canary], ['code', `${canary} ${phone}`]])).status],
  ['an address said it', 404, async () => Math.max(...(await Promise.all([`/laporan/${canary}`, `/${canary}`, `/laporan-saya/${canary}/bukti/${canary}?${canary}=${canary}`, `/aset/${canary}`].map((path) => visitor().asks(path)))).map(({ status }) => status))],
  ['a program sent it', 201, async () => (await viaApi({})).status],
  ['a program sent it wrong', 422, async () => (await viaApi({ [canary]: canary, title: '' })).status],
  ['a statement failed', 500, async () => {
    await server.rows(`create function say() returns trigger language plpgsql as $$ begin raise exception 'no: %', new using detail = new::text, hint = new::text; end $$`)
    await server.rows('create trigger say before insert on message for each row execute function say()')
    const { page } = await sent()
    await server.rows('drop trigger say on message')
    return page.status
  }],
  ['a row was refused', 500, async () => {
    await server.rows('alter table wording add constraint none check (wording_no < 0) not valid')
    const { page } = await sent()
    await server.rows('alter table wording drop constraint none')
    return page.status
  }],
  ['the database went', 503, async () => {
    const who = visitor()
    const form = await who.opens('/lapor')
    line.goAway()
    const { status } = await who.sends(form, SEND, { fill: fields, files: evidence, headers })
    line.comeBack()
    return status
  }],
  ['the connection broke in the middle of the statement', 200, async () => {
    line.loseAnswerTo('write-reports')
    return (await sent()).page.status
  }],
]

/** The log-in library asks the process for the time. */
async function atTheDesk(work: (officer: Visitor) => Promise<number>): Promise<number> {
  vi.useFakeTimers({ toFake: ['Date'], now: server.clock.now() })
  try {
    return await work(await signsIn(server, coordinator))
  } finally {
    vi.useRealTimers()
  }
}

function viaApi(change: Record<string, string>) {
  const report = {
    government: 'rembang', classification: 'complaint', title: `Judul ${canary}`, description: canary, place: canary, village: canary, hope: canary,
    contact: { name: canary, phone, email: `${canary}@contoh.id`, address: canary }, ...change,
  }
  return visitor().asks('/api/v1/reports', { method: 'POST', body: Buffer.from(JSON.stringify(report)), headers: { 'Content-Type': 'application/json', ...headers } })
}

describe('what a reporter typed', () => {
  it.each(happenings)('is sent, and %s (%i)', async (_what, status, happen) => {
    expect(await happen()).toBe(status)
  })

  it('comes by e-mail in every kind, is handled at the desk, goes out by e-mail and comes back', async () => {
    const open = receiptOf((await sent()).page)
    const reportId = reportIdOf(open.number, server.web.secrets.numberKey)
    if (reportId === null) throw new Error('That is no number.')
    const states = await atTheDesk(async (at) => {
      const mails = await mailsComeAndGo(server, { canary, reportId, number: open.number, at, file: evidence[0] ?? pdf(), smtpPort })
      mailLog = mails.logged
      expect(mails.states).toEqual(['attached new', 'entered new', 'noted auto-reply', 'noted bounce', 'taken reply', 'waiting unknown-address', 'waiting unreadable'])
      return mails.states.length
    })
    expect(states).toBe(7)
    expect((await server.rows<{ state: string }>(`select distinct state from message where channel = 'email' order by 1`)).map(({ state }) => state)).toEqual(['accepted', 'bounced'])
    expect(mailLog).toContain('an e-mail was tried')
  })

  it('can be read by its reporter, files too', async () => {
    const who = visitor()
    await who.postsParts('/lacak', [['number', taken.number], ['code', taken.code]])
    const { words } = await who.opens(taken.mine)
    for (const text of ['Judul', 'Cerita', 'Desa', 'Dekat', 'Harap', 'Balasan', 'Sebab']) expect(words).toContain(`${text} ${canary}`)
    expect(words).toContain(`${canary}-foto.jpg`)
    expect((await who.asks(`${taken.mine}/bukti/1`)).body.includes(canary)).toBe(true)
    expect((await who.asks(`${taken.mine}/bukti/2`)).body.includes(canary)).toBe(true)
  })

  it('stands on no page for everybody, in no export, no figure and no list of what is past its time', async () => {
    const traces = tracesOf([canary, phone, phone.slice(1)])
    const { number } = taken
    const open = ['/', '/lapor', '/angka', '/angka.csv', '/publikasi', '/publikasi.atom', '/masa-simpan', '/privasi', '/verifikasi', '/prosedur', `/laporan/${number}`, `/api/v1/reports/${number}`, '/api/v1/governments', '/openapi.json', '/metrics', '/health', '/log/checkpoint']
    for (const path of open) traces.look(path, (await visitor().asks(path)).body)
    await atTheDesk(async (officer) => {
      server.clock.advance(800 * 86_400_000)
      const anew = await signsIn(server, coordinator)
      expect(await drawUpLists({ pool: server.web.database.pool, world: server.web.handling.world(), governments: server.web.reference.get().governments.map(({ id }) => id), batch: 50 })).toBeGreaterThan(0)
      for (const path of ['/meja/angka', '/meja/angka.csv', '/meja/peringatan', '/meja/data-pribadi', '/meja/pemusnahan', '/meja/pemusnahan/1', '/meja/permintaan-buka', '/meja/publikasi']) {
        const { status, body } = await anew.asks(path)
        expect([path, status]).toEqual([path, path === '/meja/permintaan-buka' ? 404 : 200])
        traces.look(path, body)
      }
      return officer === anew ? 0 : 1
    })
    server.clock.advance(-800 * 86_400_000)
    expect(traces.found).toEqual([])
  })

  it('lies nowhere else', async () => {
    await asAdmin('checkpoint')
    const traces = tracesOf([canary, phone, phone.slice(1), taken.code, taken.code.replaceAll('-', '')])
    expect(await lookInTables(traces, database.ownerUrl)).toBeGreaterThan(50)
    traces.look('our log', server.logged.join(''))
    traces.look('the log of sender and taker', mailLog)
    expect(waitLog.length).toBeGreaterThan(100)
    traces.look('the log of a process under pressure', waitLog)
    traces.look('the figures', (await visitor().asks('/metrics')).body)
    const log = await readFile(join(folder, 'database/postgres/server.log'), 'utf8')
    expect(log, 'the database logged statements with their values').toContain('insert into report')
    expect(log).toMatch(/\$1 = /)
    expect(lookInFiles(traces, folder)).toBeGreaterThan(10_000_000)
    expect(traces.found).toEqual([])
  })

  it('would have been found', async () => {
    await server.rows('create table told (words text, bytes bytea)')
    await server.rows('insert into told values ($1, convert_to($1, \'UTF8\'))', [canary])
    await asAdmin('checkpoint')
    const traces = tracesOf([canary])
    await lookInTables(traces, database.ownerUrl)
    lookInFiles(traces, folder)
    expect(traces.found.filter((trace) => trace.includes('table public.told'))).toHaveLength(2)
    expect(traces.found.some((trace) => trace.includes('/pg_wal/'))).toBe(true)
    expect(traces.found.some((trace) => trace.includes('server.log'))).toBe(true)
  })
})

describe('the log of the process', () => {
  it('names no person, no number, no code and no address of a network', () => {
    const lines = server.logged.map((text) => JSON.parse(text) as Record<string, unknown>)
    expect(lines.length).toBeGreaterThan(30)
    const text = server.logged.join('')
    for (const secret of [taken.number, taken.number.replaceAll('-', ''), '127.0.0.1', '203.0.113.7', 'Peramban', '::1']) expect(text).not.toContain(secret)
    const known = ['level', 'time', 'process', 'message', 'requestId', 'route', 'method', 'status', 'ms', 'error']
    expect([...new Set(lines.flatMap((each) => Object.keys(each)))].filter((name) => !known.includes(name))).toEqual([])
    expect(lines.filter(({ message }) => message === 'a fault').length).toBeGreaterThan(1)
    expect(lines.some(({ message }) => message === 'unavailable for now')).toBe(true)
  })
})
