// Who may open what: without number and code nothing of a report shows, not even that it is there.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicNumber, reportIdFrom } from '../../src/report/numbers/public-number.ts'
import { newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { routes, type RoutePolicy } from '../../src/web/route-policy.ts'
import { pdf } from './evidence-samples.ts'
import { exchange, type Answer } from './http.ts'
import { reports, SEND, SEND_REPLY, STORY, tracks, type Reported } from './journey.ts'
import { Page } from './page.ts'
import { START, testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
let mine: Reported
let owner: Visitor
let foreign: Reported
beforeAll(async () => {
  server = await testServer()
  owner = new Visitor(server.url)
  mine = await reports(owner, { files: [pdf()] })
  foreign = await reports(new Visitor(server.url), { files: [pdf('milik-orang.pdf')] })
})
afterAll(() => server?.close())

const reporterRoutes = (Object.values(routes) as readonly RoutePolicy[]).filter(({ access }) => access === 'reporter')

const pathOf = ({ path }: RoutePolicy, number: string) => path.replace(':number', number).replace(':file', '1')

/** A number as ours are made, of no report. */
function unknownNumber(): string {
  return publicNumber(reportIdFrom(newSubmissionKey(START - 5_000_000, Buffer.alloc(16, 9))), server.web.secrets.numberKey)
}

async function asked({ method, ...policy }: RoutePolicy, number: string, visitor: Visitor): Promise<Answer> {
  const path = pathOf({ method, ...policy }, number)
  return method === 'get' ? visitor.asks(path) : visitor.postsParts(path, [['reply', 'Pesan saya'], ['reason', 'Pesan saya'], ['email', 'pesan@warga.test'], ['jawab', 'tidak']])
}

/** All of an answer that a stranger can compare, without the request's own number and time. */
function comparable({ status, headers: { date: _date, 'x-request-id': _id, ...headers }, body }: Answer, number: string) {
  return { status, headers, body: body.toString().replaceAll(number, 'NUMBER') }
}

describe('the pages of a report', () => {
  it.each(reporterRoutes)('$method $path opens to its reporter', async (policy) => {
    const visitor = new Visitor(server.url)
    const { number } = await reports(visitor, { files: [pdf()], fill: { name: 'Sari', email: 'sari@warga.test' } })
    const { status } = await asked(policy, number, visitor)
    expect([200, 303]).toContain(status)
  })

  it.each(reporterRoutes)('$method $path is closed to everybody else, as if there were no such report', async (policy) => {
    const changed = (await cookieOf(owner)).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const visitors: Readonly<Record<string, Visitor>> = {
      'no cookie': new Visitor(server.url), 'the cookie of another report': owner.copy(), 'a changed cookie': withCookie(changed), 'a cookie cut short': withCookie(changed.slice(0, 20)),
      'an empty cookie': withCookie(''), 'nonsense': withCookie('%00"\\'),
    }
    for (const [what, visitor] of Object.entries(visitors)) {
      const known = await asked(policy, foreign.number, visitor)
      expect(known.status, what).toBe(403)
      expect(comparable(known, foreign.number), what).toEqual(comparable(await asked(policy, unknownNumber(), visitor), unknownNumber()))
      if (policy.method === 'post' && policy.path.endsWith('balasan')) expect(known.body.toString(), 'what was typed is given back').toContain('Pesan saya')
    }
  })

  it('close after half an hour without a visit, and not before', async () => {
    const visitor = owner.copy()
    for (let visits = 0; visits < 3; visits += 1) {
      server.clock.advance(29 * 60_000)
      expect((await visitor.opens(mine.mine)).status).toBe(200)
    }
    const form = await visitor.opens(mine.mine)
    server.clock.advance(30 * 60_000)
    expect((await visitor.opens(mine.mine)).status).toBe(403)
    const late = await visitor.sends(form, SEND_REPLY, { fill: { reply: 'Terlambat, tetapi panjang.' } })
    expect(late.status).toBe(403)
    expect(late.words).toContain('Terlambat, tetapi panjang.')
    expect((await tracks(visitor, mine)).path).toBe(mine.mine)
  })

  it('close each for itself: visits to one report keep no other open', async () => {
    const visitor = new Visitor(server.url)
    const [first, second] = [await reports(visitor), await reports(visitor)]
    for (let visits = 0; visits < 2; visits += 1) {
      server.clock.advance(20 * 60_000)
      expect((await visitor.opens(second.mine)).status).toBe(200)
    }
    expect((await visitor.opens(first.mine)).status).toBe(403)
  })

  it('show the code once, on the receipt of the browser that sent it, and not to whoever opened with it later', async () => {
    const visitor = new Visitor(server.url)
    await tracks(visitor, mine)
    const page = await visitor.opens(`${mine.mine}/tanda-terima`)
    expect(page.path).toBe(mine.mine)
    expect(page.html).not.toContain(mine.code)
  })
})

describe('evidence', () => {
  it('of a file that is not there, or named in a strange way, is not found', async () => {
    await tracks(owner, mine)
    for (const file of ['0', '2', '-1', '1.5', '1e0', '0x1', '99999999999', '9'.repeat(40), 'NaN', '1%00', '%2e%2e', "1'--", '１']) expect((await owner.asks(`${mine.mine}/bukti/${file}`)).status, file).toBe(404)
  })
})

describe('number and code', () => {
  it('that do not belong together say the same as a number that never was', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lacak')
    const wrong = await visitor.posts(form, 'Buka laporan', { fill: { number: mine.number, code: foreign.code } })
    const none = await visitor.posts(form, 'Buka laporan', { fill: { number: unknownNumber(), code: foreign.code } })
    expect(wrong.status).toBe(422)
    expect(new Page('/lacak', wrong).beside('code')).toBe('Nomor dan kode ini tidak cocok. Periksa keduanya.')
    expect(comparable(wrong, mine.number)).toEqual(comparable(none, unknownNumber()))
    expect(wrong.body.toString()).not.toContain(foreign.code)
  })

  it.each([
    [{ number: '', code: '' }, { number: 'Tulis nomor laporan.', code: 'Tulis kode rahasia.' }],
    [{ number: '0000-0000-00001', code: 'abc' }, { number: 'Nomor ini tidak lengkap atau salah ketik.', code: 'Kode ini tidak lengkap' }],
    [{ number: 'x'.repeat(100_000), code: 'y'.repeat(100_000) }, { number: 'Nomor ini', code: 'Kode ini' }],
    [{ number: '\u0000\u202e', code: '<script>' }, { number: 'Nomor ini', code: 'Kode ini' }],
  ])('that can not be ones get a sentence each (row %#)', async (fill, sentences) => {
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/lacak'), 'Buka laporan', { fill })
    expect(page.status).toBe(422)
    for (const [field, sentence] of Object.entries(sentences)) expect(page.beside(field)).toContain(sentence)
  })

  it('of the secret kind stand in no address, no header, no cookie and no log', async () => {
    const visitor = new Visitor(server.url)
    const answers: Answer[] = []
    const form = await visitor.opens('/lapor')
    answers.push(await visitor.posts(form, SEND, { fill: STORY }))
    const receipt = await visitor.opens(answers[0]?.headers.location ?? '')
    const code = receipt.$('#receipt-code').text()
    const track = await visitor.opens('/lacak')
    for (const tried of [code, code.replaceAll('-', '')]) answers.push(await visitor.posts(track, 'Buka laporan', { fill: { number: receipt.$('#receipt-number').text(), code: tried } }))
    answers.push(await visitor.asks(receipt.path), await visitor.asks(receipt.path.replace('/tanda-terima', '')))
    const bare = code.replaceAll('-', '')
    expect(bare).toHaveLength(26)
    const outside = JSON.stringify([answers.map(({ headers }) => headers), [...visitor.cookies], receipt.$('[href], [action], [src]').toArray().map((element) => receipt.$(element).attr())])
    for (const form of [code, bare, bare.toLowerCase()]) {
      expect(outside).not.toContain(form)
      expect(server.logged.join('')).not.toContain(form)
    }
  })
})

describe('a secret report', () => {
  it('is to the public the very same as a number that never was', async () => {
    const visitor = new Visitor(server.url)
    const secret = await reports(visitor, { fill: { secret: 'on' } })
    for (const path of ['/laporan/', '/api/v1/reports/']) {
      const answers = await Promise.all([secret.number, unknownNumber()].map(async (number) => comparable(await exchange(`${server.url}${path}${number}`), number)))
      expect(answers[0]?.status).toBe(404)
      expect(answers[0]).toEqual(answers[1])
      expect((await visitor.asks(`${path}${secret.number}`)).status, 'to its own reporter too').toBe(404)
    }
    const other = secret.number.toLowerCase().replaceAll('-', '')
    const redirects = await Promise.all([other, unknownNumber().toLowerCase().replaceAll('-', '')].map((number) => exchange(`${server.url}/laporan/${number}`)))
    expect(redirects.map(({ status }) => status)).toEqual([301, 301])
  })
})

describe('the figures of the operator', () => {
  it('are for this machine only', async () => {
    expect((await exchange(`${server.url}/metrics`)).body.toString()).toContain('tuntas_http_request_seconds')
    const throughProxies: readonly Readonly<Record<string, string>>[] = [
      { 'X-Forwarded-For': '203.0.113.9' }, { 'X-Real-IP': '203.0.113.9' }, { Forwarded: 'for=203.0.113.9' }, { Via: '1.1 proxy' }, { Host: 'lapor.example.go.id' }, { Host: 'localhost.example.go.id' },
    ]
    for (const headers of throughProxies) expect((await exchange(`${server.url}/metrics`, { headers })).status, JSON.stringify(headers)).toBe(404)
  })
})

async function cookieOf(visitor: Visitor): Promise<string> {
  await tracks(visitor, mine)
  return visitor.cookies.get('pelapor') ?? ''
}

function withCookie(value: string): Visitor {
  const visitor = new Visitor(server.url)
  visitor.cookies.set('pelapor', value)
  return visitor
}
