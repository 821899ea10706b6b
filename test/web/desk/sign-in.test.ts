// Signing in over HTTP: what lets in, what doesn't, and that nobody learns more from a refusal than that it is one.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { passwordHash } from '../../../src/account/password-hash.ts'
import { routes, type RoutePolicy } from '../../../src/web/route-policy.ts'
import { exchange, type Answer } from '../http.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, codeOf, coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, passes, signsIn } from './officer.ts'

const MINUTE = 60_000
const WRONG = 'Surel atau kata sandi salah.'

let server: TestServer
beforeAll(async () => {
  server = await deskServer({ trustProxy: 1 })
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

let network = 0
/** Each from another network, so that the brakes of one test don't hold up the next. */
function fromElsewhere(): { readonly 'X-Forwarded-For': string } {
  network += 1
  return { 'X-Forwarded-For': `198.51.${Math.floor(network / 250)}.${1 + (network % 250)}` }
}

async function tries(email: string, password: string, headers: Readonly<Record<string, string>> = fromElsewhere(), visitor = new Visitor(server.url)): Promise<Answer> {
  return visitor.postsParts('/meja/masuk', [['email', email], ['password', password]], { headers, enctype: 'application/x-www-form-urlencoded' })
}

/** A browser whose password was right. */
async function atTheCode(officer = coordinator): Promise<{ readonly visitor: Visitor; readonly page: Awaited<ReturnType<Visitor['opens']>> }> {
  const visitor = new Visitor(server.url)
  const page = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email: officer.email, password: officer.password }, headers: fromElsewhere() })
  return { visitor, page }
}

const sessionOf = (visitor: Visitor) => visitor.cookies.get('petugas') ?? ''

describe('signing in', () => {
  it('leads by password and code to the desk, under the own name', async () => {
    const visitor = await signsIn(server, administrator)
    expect(visitor.page.heading).toBe(`Selamat bekerja, ${administrator.name}`)
    expect(visitor.page.words).toContain('Admin SP4N-LAPOR')
  })

  it('leads to the page that was wanted, and never to another site', async () => {
    const wanted = await new Visitor(server.url).opens('/meja/akun')
    expect([wanted.path, wanted.words.includes('Masuk dulu')]).toEqual(['/meja/masuk?tujuan=%2Fmeja%2Fakun', true])
    expect(wanted.value('goal')).toBe('/meja/akun')
    for (const goal of ['//jahat.example', 'https://jahat.example/meja', '/meja//jahat.example', '/mejaku', '/meja/../lapor', '/meja/masuk', '/meja/akun?x=1', '\\\\jahat.example']) {
      const page = await new Visitor(server.url).opens(`/meja/masuk?${new URLSearchParams({ tujuan: goal })}`)
      expect(['/meja', '/meja//jahat.example'], goal).toContain(page.value('goal'))
    }
  })

  it('gives a new session each time, and ends the one that the browser had', async () => {
    const visitor = await signsIn(server, administrator)
    const first = sessionOf(visitor)
    await signsIn(server, administrator, visitor)
    expect(sessionOf(visitor)).not.toBe(first)
    const old = new Visitor(server.url)
    old.cookies.set('petugas', first)
    expect((await old.opens('/meja')).path).toContain('/meja/masuk')
  })

  it('takes over no session that somebody else put into the browser', async () => {
    const stranger = await signsIn(server, liaisonOfWorks)
    const planted = sessionOf(stranger)
    const visitor = new Visitor(server.url)
    visitor.cookies.set('petugas', planted)
    await signsIn(server, administrator, visitor)
    expect(sessionOf(visitor)).not.toBe(planted)
    expect((await visitor.opens('/meja')).heading).toContain(administrator.name)
  })

  it('writes neither password nor code nor session nor e-mail into the log', async () => {
    const visitor = await signsIn(server, administrator)
    await tries('siapa.saja@contoh.invalid', 'rahasia-sekali-ini')
    const secrets = [administrator.email, administrator.password, administrator.generator, sessionOf(visitor), 'siapa.saja', 'rahasia-sekali-ini', await codeOf(administrator.generator, server.clock.now())]
    expect(server.logged.length).toBeGreaterThan(5)
    for (const secret of secrets) expect(server.logged.join('\n').replace(/"time":"[^"]*"|"requestId":"[^"]*"|"ms":\d+/g, '')).not.toContain(secret)
  })
})

describe('a refusal', () => {
  it('says the same whether there is such an officer or not, is disabled, or has not begun', async () => {
    await server.rows(`update officer set active = false where officer_id = $1`, [headOfHealth.officer])
    await server.rows(`insert into officer (officer_id, government) values (90, 1)`)
    await server.rows(`insert into account.person (id, officer_id, name, email, created_at, updated_at) values ('90', 90, 'Baru', 'baru@contoh.invalid', now(), now())`)
    const answers = await Promise.all([
      tries(administrator.email, 'bukan-kata-sandinya'), tries('tidak.ada@contoh.invalid', 'bukan-kata-sandinya'), tries(headOfHealth.email, headOfHealth.password), tries('baru@contoh.invalid', 'bukan-kata-sandinya'),
    ])
    const shown = answers.map(({ status, body, headers }) => ({
      status, cookies: headers['set-cookie'], page: body.toString().replace(/[\w.]+@contoh\.invalid/g, 'EMAIL'),
    }))
    expect(shown[0]?.page).toContain(WRONG)
    for (const one of shown) expect(one).toEqual(shown[0])
    await server.rows(`update officer set active = true where officer_id = $1`, [headOfHealth.officer])
  })

  it('takes as long for an e-mail that nobody has', async () => {
    vi.useRealTimers()
    // As a real officer has it: those of the demonstration are hashed cheaply.
    await server.rows(`update account.credential set password = $1 where account_id = $2`, [await passwordHash(administrator.password), String(administrator.officer)])
    const spans: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (let round = 0; round < 9; round += 1) {
      for (const [kind, email] of [['known', administrator.email], ['unknown', `tak.ada${round}@contoh.invalid`]] as const) {
        const started = performance.now()
        await tries(email, 'bukan-kata-sandinya')
        spans[kind].push(performance.now() - started)
      }
    }
    vi.useFakeTimers({ toFake: ['Date'], now: server.clock.now() })
    const median = (of: number[]) => of.sort((one, other) => one - other)[4] ?? 0
    const ratio = median(spans.known) / median(spans.unknown)
    expect(ratio).toBeGreaterThan(0.5)
    expect(ratio).toBeLessThan(2)
  })

  it('names what was left empty, and never fills in the password again', async () => {
    const visitor = new Visitor(server.url)
    const empty = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut')
    expect([empty.status, empty.beside('email'), empty.beside('password')]).toEqual([422, 'Tulis surel Anda.', 'Tulis kata sandi Anda.'])
    const wrong = await visitor.sends(empty, 'Lanjut', { fill: { email: 'orang@contoh.invalid', password: 'ketikan-saya-sendiri' }, headers: fromElsewhere() })
    expect(wrong.value('email')).toBe('orang@contoh.invalid')
    expect(wrong.html).not.toContain('ketikan-saya-sendiri')
  })
})

describe('the code', () => {
  it('is taken once only, from whichever browser', async () => {
    passes(server, MINUTE)
    const code = await codeOf(coordinator.generator, server.clock.now())
    const [one, other] = [await atTheCode(), await atTheCode()]
    expect((await one.visitor.sends(one.page, 'Masuk', { fill: { code } })).path).toBe('/meja')
    const again = await other.visitor.sends(other.page, 'Masuk', { fill: { code } })
    expect([again.status, again.beside('code')]).toEqual([422, 'Kode salah, atau sudah pernah dipakai. Tunggu kode berikutnya, lalu coba lagi.'])
    passes(server, MINUTE)
    expect((await other.visitor.sends(again, 'Masuk', { fill: { code: await codeOf(coordinator.generator, server.clock.now()) } })).path).toBe('/meja')
  })

  it('of two browsers at the same moment lets one in', async () => {
    passes(server, MINUTE)
    const code = await codeOf(coordinator.generator, server.clock.now())
    const both = [await atTheCode(), await atTheCode()]
    const pages = await Promise.all(both.map(({ visitor, page }) => visitor.sends(page, 'Masuk', { fill: { code } })))
    expect(pages.map(({ path }) => path).sort()).toEqual(['/meja', '/meja/masuk/kode'])
  })

  it('that is a minute old, or another officer’s, is none', async () => {
    passes(server, 2 * MINUTE)
    const { visitor, page } = await atTheCode()
    for (const code of [await codeOf(coordinator.generator, server.clock.now() - MINUTE), await codeOf(administrator.generator, server.clock.now()), '12345', 'abcdef', '1234567', '']) {
      expect((await visitor.sends(page, 'Masuk', { fill: { code } })).status, code).toBe(422)
    }
  })

  it('is worth nothing without the password before it', async () => {
    const visitor = new Visitor(server.url)
    expect((await visitor.opens('/meja/masuk/kode')).path).toBe('/meja/masuk')
    const answer = await visitor.postsParts('/meja/masuk/kode', [['code', await codeOf(administrator.generator, server.clock.now())]])
    expect([answer.status, visitor.cookies.has('petugas')]).toEqual([422, false])
  })

  it('may be wrong five times; then the password is asked again', async () => {
    passes(server, 60 * MINUTE)
    const { visitor, page } = await atTheCode(liaisonOfHealth)
    let last = page
    for (let tried = 0; tried < 7 && last.path !== '/meja/masuk'; tried += 1) {
      passes(server, 20 * 1000)
      last = await visitor.sends(page, 'Masuk', { fill: { code: String(100_000 + tried) }, headers: fromElsewhere() })
      if (last.words.includes('Mulai lagi dari kata sandi')) break
    }
    expect(last.words).toContain('Masuk untuk petugas')
    const right = await visitor.postsParts('/meja/masuk/kode', [['code', await codeOf(liaisonOfHealth.generator, server.clock.now())], ['kind', 'code']])
    expect(visitor.cookies.has('petugas')).toBe(false)
    expect(right.status).toBe(422)
  })

  it('can be asked for ten minutes', async () => {
    const { visitor, page } = await atTheCode(liaisonOfWorks)
    passes(server, 10 * MINUTE + 1000)
    const late = await visitor.sends(page, 'Masuk', { fill: { code: await codeOf(liaisonOfWorks.generator, server.clock.now()) } })
    expect([late.status, visitor.cookies.has('petugas')]).toEqual([422, false])
  })
})

describe('guessing', () => {
  it('from one network at one account is slowed, more with every try', async () => {
    const headers = fromElsewhere()
    for (let tried = 0; tried < 6; tried += 1) expect((await tries('sasaran@contoh.invalid', `tebakan-${tried}`, headers)).body.toString()).toContain(WRONG)
    const braked = await tries('sasaran@contoh.invalid', 'tebakan-7', headers)
    expect(braked.status).toBe(422)
    expect(braked.body.toString()).toContain('Terlalu banyak percobaan.')
    passes(server, 2_500)
    expect((await tries('sasaran@contoh.invalid', 'tebakan-8', headers)).body.toString()).toContain(WRONG)
    passes(server, 2_500)
    expect((await tries('sasaran@contoh.invalid', 'tebakan-9', headers)).body.toString()).toContain('Terlalu banyak percobaan.')
  })

  it('of a hundred at once counts as a hundred', async () => {
    const headers = fromElsewhere()
    const answers = await Promise.all(Array.from({ length: 40 }, (_, tried) => tries('ramai@contoh.invalid', `tebakan-${tried}`, headers)))
    expect(answers.filter(({ body }) => body.toString().includes(WRONG)).length).toBeLessThanOrEqual(6)
  })

  it('by many networks together is slowed too, but never on a device that signed in before', async () => {
    const victim = await signsIn(server, liaisonOfWorks)
    let braked = 0
    for (let tried = 0; tried < 45; tried += 1) braked += (await tries(liaisonOfWorks.email, `tebakan-${tried}`)).body.toString().includes('Terlalu banyak percobaan.') ? 1 : 0
    expect(braked).toBeGreaterThan(5)
    const stranger = await tries(liaisonOfWorks.email, liaisonOfWorks.password)
    expect(stranger.body.toString()).toContain('Terlalu banyak percobaan.')
    expect((await signsIn(server, liaisonOfWorks, victim)).page.path).toBe('/meja')
  })

  it('stores nobody’s e-mail or network', async () => {
    const rows = await server.rows<{ key: Buffer }>('select key from account.brake')
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ key }) => key.length === 32)).toBe(true)
  })
})

describe('a session', () => {
  it('ends after half an hour without a visit, not before', async () => {
    const visitor = await signsIn(server, administrator)
    for (let visits = 0; visits < 3; visits += 1) {
      passes(server, 29 * MINUTE)
      expect((await visitor.opens('/meja')).path).toBe('/meja')
    }
    passes(server, 31 * MINUTE)
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
  })

  it('ends after twelve hours, however busy', async () => {
    const visitor = await signsIn(server, administrator)
    let hours = 0
    while ((await visitor.opens('/meja')).path === '/meja' && hours < 20) {
      passes(server, 20 * MINUTE)
      hours += 1 / 3
    }
    expect(hours).toBeGreaterThan(11.5)
    expect(hours).toBeLessThan(12.5)
  })

  it('is gone from the server when its officer leaves', async () => {
    const visitor = await signsIn(server, administrator)
    const kept = visitor.copy()
    const left = await visitor.sends(await visitor.opens('/meja'), 'Keluar')
    expect(left.words).toContain('Anda sudah keluar.')
    expect((await kept.opens('/meja')).path).toContain('/meja/masuk')
  })

  it('opens nothing by what stands in the database, nor when its cookie was changed', async () => {
    const visitor = await signsIn(server, administrator)
    const [row] = await server.rows<{ token: string }>('select token from account.session order by created_at desc limit 1')
    for (const cookie of [row?.token ?? '', `${row?.token}.`, sessionOf(visitor).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), '']) {
      const thief = new Visitor(server.url)
      thief.cookies.set('petugas', cookie)
      expect((await thief.opens('/meja')).path).toContain('/meja/masuk')
    }
  })

  it('that has ended loses nothing that was typed: it is given back, and taken in after signing in again', async () => {
    const visitor = await signsIn(server, administrator)
    const form = await visitor.opens('/meja/petugas/baru')
    passes(server, 31 * MINUTE)
    const over = await visitor.sends(form, 'Buat undangan', { fill: { name: 'Rahayu Lestari', email: 'rahayu@contoh.invalid', unit: '5', office: 'head' } })
    expect([over.status, over.heading]).toEqual([403, 'Sesi Anda sudah berakhir'])
    expect(over.words).toContain('Rahayu Lestari')
    await signsIn(server, administrator, visitor)
    expect((await visitor.sends(over, 'Kirim lagi')).heading).toBe('Tautan untuk petugas')
  })
})

describe('forms of the desk', () => {
  const posts = (Object.entries(routes) as readonly (readonly [string, RoutePolicy])[]).filter(([, { method, access }]) => method === 'post' && ['door', 'officer', 'administrator'].includes(access))

  it('are as many as they should be', () => expect(posts.length).toBeGreaterThan(15))

  it.each(posts)('%s is refused when another site sent it, or nothing says that ours did', async (_name, { path }) => {
    const visitor = await admin()
    const address = path.replace(':officer', '3').replace(':unit', '5').replace(':token', 'x'.repeat(32))
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    for (const headers of [{}, { Origin: 'https://jahat.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }, { 'Sec-Fetch-Site': 'none' }, { Origin: 'https://jahat.example', 'Sec-Fetch-Site': 'same-origin' }]) {
      const answer = await exchange(`${server.url}${address}`, { method: 'POST', body: Buffer.from('state=disabled&session=others'), headers: { 'Content-Type': 'application/x-www-form-urlencoded', Cookie: cookie, ...headers } })
      expect(answer.status, JSON.stringify(headers)).toBe(403)
    }
    expect(await server.rows('select from officer where not active')).toEqual([])
  })

  let signedIn: Visitor | undefined
  async function admin(): Promise<Visitor> {
    signedIn ??= await signsIn(server, administrator)
    return signedIn
  }
})
