// Signing in by the government's own identity provider: a real one, through real redirects; and everything that doesn't let in.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openIdentityProvider } from '../../../src/account/identity-provider.ts'
import { openBrowser } from '../../browser.ts'
import { barriers } from '../barriers.ts'
import type { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, codeOf, coordinator, deskServer, liaisonOfHealth, liaisonOfWorks, officerOf, passes, signsIn, type SignIn } from './officer.ts'
import { CLIENT, openIdProvider, throughProvider, type OpenIdProvider, type Person } from './openid-provider.ts'

const MINUTE = 60_000
const REFUSED = 'SSO Contoh tidak mengantar Anda masuk.'
const UNKNOWN = 'Akun SSO Contoh ini belum dihubungkan dengan petugas yang boleh masuk.'
const BEGIN = '/meja/masuk/penyedia'

let server: TestServer
let provider: OpenIdProvider
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tuntas-oidc-'))
  await writeFile(join(folder, 'secret'), `${CLIENT.secret}\n`)
  server = await deskServer({ host: 'localhost', governments: 'all' })
  const returnTo = `${server.url}/meja/masuk/penyedia/kembali`
  provider = await openIdProvider(returnTo)
  server.web.provider = openIdentityProvider({
    setting: { issuer: provider.url, clientId: CLIENT.id, clientSecret: CLIENT.secret, government: 'rembang', domain: 'contoh.invalid', name: 'SSO Contoh', secondFactors: ['urn:contoh:dua-faktor'] }, returnTo, now: server.clock.now, log: server.web.log,
  })
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
  await provider?.close()
  await rm(folder, { recursive: true, force: true })
})

const two = { amr: ['pwd', 'otp', 'mfa'] } as const
const personOf = ({ email }: SignIn, change: Partial<Person> = {}): Person => ({ subject: `orang-${email}`, email, verified: true, ...two, ...change })

beforeEach(async () => {
  await server.rows('delete from account.provider_link')
  await server.rows('delete from account.brake')
  provider.spoils = null
  provider.away = false
  provider.person = personOf(coordinator)
})

/** As if the officer had tied the account earlier. */
const tied = (officer: number, { subject }: Person = provider.person) => server.rows('insert into account.provider_link (officer_id, issuer, subject, linked_at) values ($1, $2, $3, now())', [officer, provider.url, subject])

/** From the link on the sign-in page to where the provider sends back. */
async function goesThere(visitor = new Visitor(server.url), path = BEGIN): Promise<{ readonly visitor: Visitor; readonly back: string }> {
  const { status, headers } = await visitor.asks(path)
  if (status !== 302) throw new Error(`Not sent to the provider: ${status}`)
  return { visitor, back: (await throughProvider(provider, headers.location ?? '')).slice(server.url.length) }
}

async function signsInThere(path = BEGIN): Promise<Page> {
  const { visitor, back } = await goesThere(new Visitor(server.url), path)
  return visitor.opens(back)
}

/** Proves who they are, goes to the provider and comes back. */
async function ties(officer: SignIn): Promise<{ readonly visitor: Visitor; readonly page: Page }> {
  const visitor = await signsIn(server, officer)
  passes(server, MINUTE)
  const go = await visitor.sends(await visitor.opens('/meja/akun/penyedia'), 'Lanjut', { fill: { current: officer.password, code: await codeOf(officer.generator, server.clock.now()) } })
  expect(go.heading).toBe('Hubungkan akun SSO Contoh')
  const { back } = await goesThere(visitor, '/meja/akun/penyedia/lanjut')
  return { visitor, page: await visitor.opens(back) }
}

const acts = async () => (await server.rows<{ act: string }>('select act from account.audit order by at, audit_id')).map(({ act }) => act)

describe('an officer signs in by the provider of their government', () => {
  it('after tying the account to theirs by password and code, and is told of it', async () => {
    const { page } = await ties(coordinator)
    expect([page.path, page.words.includes('Akun SSO Contoh sudah dihubungkan.')]).toEqual(['/meja/akun?selesai=hubung', true])
    expect((await signsInThere()).heading).toBe(`Selamat bekerja, ${coordinator.name}`)
    expect((await signsInThere(`${BEGIN}?tujuan=/meja/akun`)).path).toBe('/meja/akun')
    expect(await acts()).toEqual(expect.arrayContaining(['provider-linked', 'signed-in-with-provider']))
    expect(await server.rows(`select what from account.notice where what = 'provider-linked'`)).toHaveLength(1)
  })

  it('in a real browser, across two sites', async () => {
    let browser: Browser | undefined
    try {
      browser = await openBrowser()
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
      const page = await context.newPage()
      const visitor = await signsIn(server, coordinator)
      await context.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url: server.url })))
      await page.goto(`${server.url}/meja/akun`)
      await page.getByRole('link', { name: 'Hubungkan akun SSO Contoh' }).click()
      passes(server, MINUTE)
      await page.getByLabel('Kata sandi sekarang').fill(coordinator.password)
      await page.getByLabel('Kode enam angka').fill(await codeOf(coordinator.generator, server.clock.now()))
      await page.getByRole('button', { name: 'Lanjut' }).click()
      await page.getByRole('link', { name: 'Ke SSO Contoh' }).click()
      await page.waitForURL('**/meja/akun?selesai=hubung')
      expect(await barriers(page)).toEqual([])
      await page.locator('.desk-menu summary').click()
      await page.getByRole('button', { name: 'Keluar' }).click()
      await page.getByText('Di SSO Contoh mungkin Anda masih masuk.').waitFor()
      await page.getByRole('link', { name: 'Masuk dengan SSO Contoh' }).click()
      await page.waitForURL('**/meja')
      // Signed in anew there: as long as the provider knows the browser it repeats what it said.
      await context.clearCookies({ domain: '127.0.0.1' })
      provider.person = personOf(coordinator, { amr: ['pwd'] })
      await page.goto(`${server.url}${BEGIN}`)
      await page.waitForURL('**/meja/masuk/penyedia/kode')
      expect(await barriers(page)).toEqual([])
    } finally {
      await browser?.close()
    }
  }, 120_000)

  it('ends the session that the browser had', async () => {
    await tied(coordinator.officer)
    const visitor = await signsIn(server, liaisonOfHealth)
    const before = visitor.copy()
    const { back } = await goesThere(visitor)
    expect((await visitor.opens(back)).heading).toContain(coordinator.name)
    expect((await before.opens('/meja')).path).toContain('/meja/masuk')
  })

  it('is sent on to sign out there too', async () => {
    const visitor = await signsIn(server, coordinator)
    const out = await visitor.sends(await visitor.opens('/meja'), 'Keluar')
    expect(out.words).toContain('Di SSO Contoh mungkin Anda masih masuk.')
    const { headers } = await visitor.asks('/meja/masuk/penyedia/keluar')
    expect(headers.location).toContain(`${provider.url}/session/end`)
  })
})

describe('the second factor', () => {
  beforeEach(() => tied(coordinator.officer))

  it('is believed where the provider says that it asked for one, by amr or by an acr that the operator named', async () => {
    provider.person = personOf(coordinator, { amr: ['pwd'], acr: 'urn:contoh:dua-faktor' })
    expect((await signsInThere()).path).toBe('/meja')
  })

  it.each([['of one factor', { amr: ['pwd'] }], ['of nothing', { amr: [] }], ['of an acr that nobody named', { amr: ['pwd'], acr: 'urn:lain' }]])('is asked for here where it speaks %s', async (_, how) => {
    provider.person = { ...personOf(coordinator), ...how }
    const { visitor, back } = await goesThere()
    const code = await visitor.opens(back)
    expect([code.path, code.words.includes('SSO Contoh belum meminta faktor kedua.')]).toEqual(['/meja/masuk/penyedia/kode', true])
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
    const wrong = await visitor.sends(code, 'Masuk', { fill: { code: '000000' } })
    expect([wrong.status, wrong.beside('code')]).toEqual([422, 'Kode salah, atau sudah pernah dipakai. Tunggu kode berikutnya.'])
    passes(server, MINUTE)
    expect((await visitor.sends(wrong, 'Masuk', { fill: { code: await codeOf(coordinator.generator, server.clock.now()) } })).path).toBe('/meja')
  })

  it('can’t be jumped over: whoever the provider didn’t send gets no page for the code', async () => {
    expect((await new Visitor(server.url).opens('/meja/masuk/penyedia/kode')).path).toBe('/meja/masuk')
    const { status } = await new Visitor(server.url).postsParts('/meja/masuk/penyedia/kode', [['code', await codeOf(coordinator.generator, server.clock.now())]])
    expect(status).toBe(422)
  })

  it.each([
    ['the tie was cut', 'delete from account.provider_link'],
    ['the officer is tied to another account there', `update account.provider_link set subject = 'orang-lain'`],
    ['the officer is tied to an account elsewhere', `update account.provider_link set issuer = 'https://penyedia.lain.example'`],
    ['the officer went to another government', `update officer set government = (select unit_id from unit where code = 'mojokerto') where officer_id = ${coordinator.officer}`],
  ])('lets nobody in by the right code where in between %s', async (_, change) => {
    provider.person = personOf(coordinator, { amr: ['pwd'] })
    const { visitor, back } = await goesThere()
    const code = await visitor.opens(back)
    const [{ government }] = (await server.rows<{ government: number }>('select government from officer where officer_id = $1', [coordinator.officer])) as [{ government: number }]
    await server.rows(change)
    passes(server, MINUTE)
    const page = await visitor.sends(code, 'Masuk', { fill: { code: await codeOf(coordinator.generator, server.clock.now()) } })
    await server.rows('update officer set government = $1 where officer_id = $2', [government, coordinator.officer])
    expect([page.status, page.words.includes(UNKNOWN)]).toEqual([422, true])
    expect((await acts()).at(-1)).toBe('provider-refused')
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
  })

  it('is braked', async () => {
    provider.person = personOf(coordinator, { amr: ['pwd'] })
    const { visitor, back } = await goesThere()
    let page = await visitor.opens(back)
    for (let n = 0; n < 8; n += 1) page = await visitor.sends(page, 'Masuk', { fill: { code: `00000${n}` } })
    expect(page.beside('code')).toContain('Terlalu banyak percobaan.')
  })
})

describe('nobody gets in', () => {
  it('who has tied no account, whatever their e-mail there: no account is made, none is found by e-mail', async () => {
    const page = await signsInThere()
    expect([page.status, page.words.includes(UNKNOWN)]).toEqual([422, true])
    provider.person = { subject: 'orang-baru', email: 'orang.baru@contoh.invalid', verified: true, ...two }
    const before = await server.rows('select count(*) as officers from officer')
    expect((await signsInThere()).words).toContain(UNKNOWN)
    expect(await server.rows('select count(*) as officers from officer')).toEqual(before)
  })

  it('by calling themselves at the provider as an officer is called', async () => {
    await tied(coordinator.officer, personOf(coordinator))
    provider.person = { subject: 'penyerang', email: coordinator.email, verified: true, ...two }
    expect((await signsInThere()).words).toContain(UNKNOWN)
    provider.person = personOf(coordinator, { email: 'nama.baru@lain.invalid' })
    expect((await signsInThere()).heading, 'and the officer does under another e-mail').toContain(coordinator.name)
  })

  it('who is disabled, or not of the government that the provider speaks for', async () => {
    await tied(liaisonOfWorks.officer)
    await server.rows('update officer set active = false where officer_id = $1', [liaisonOfWorks.officer])
    expect((await signsInThere()).words).toContain(UNKNOWN)
    await server.rows('update officer set active = true where officer_id = $1', [liaisonOfWorks.officer])
    expect((await signsInThere()).heading).toContain(liaisonOfWorks.name)
    await server.rows('delete from account.provider_link')
    const foreign = officerOf('mojokerto', 'admin')
    await tied(foreign.officer)
    expect((await signsInThere()).words).toContain(UNKNOWN)
    const theirs = await signsIn(server, foreign)
    expect((await theirs.opens('/meja/akun')).words).not.toContain('SSO Contoh')
    expect((await theirs.opens('/meja/akun/penyedia')).status).toBe(404)
    expect(await acts()).toContain('provider-refused')
  })

  it('by an answer that was given before', async () => {
    await tied(coordinator.officer)
    const { visitor, back } = await goesThere()
    const copy = visitor.copy()
    expect((await visitor.opens(back)).path).toBe('/meja')
    expect((await copy.opens(back)).words).toContain('Waktunya sudah habis, atau tab lain memulai lagi.')
    const asked = provider.asked.get('/token')
    expect((await visitor.opens(back)).words).toContain('Waktunya sudah habis')
    expect(provider.asked.get('/token'), 'the provider is not even asked').toBe(asked)
  })

  it('by a code that another browser was given, or that was made for another’s request', async () => {
    await tied(coordinator.officer)
    const [one, mine, theirs] = [await goesThere(), await goesThere(), await goesThere()]
    expect((await one.visitor.opens(theirs.back)).words).toContain(REFUSED)
    const mixed = new URL(mine.back, server.url)
    mixed.searchParams.set('code', new URL(theirs.back, server.url).searchParams.get('code') ?? '')
    expect((await mine.visitor.opens(`${mixed.pathname}${mixed.search}`)).words, 'PKCE').toContain(REFUSED)
    expect((await new Visitor(server.url).opens(theirs.back)).words).toContain('Waktunya sudah habis')
  })

  it('after ten minutes', async () => {
    await tied(coordinator.officer)
    const { visitor, back } = await goesThere()
    passes(server, 10 * MINUTE + 1)
    expect((await visitor.opens(back)).words).toContain('Waktunya sudah habis')
  })

  it.each([
    ['another state', 'state', 'lain'], ['no state', 'state', null], ['another issuer', 'iss', 'https://penyedia.lain.example'], ['no issuer, where the provider promises one', 'iss', null],
    ['no code', 'code', null], ['an error', 'error', 'access_denied'], ['a made-up code', 'code', 'x'.repeat(43)],
  ])('by an address with %s', async (_, name, value) => {
    await tied(coordinator.officer)
    const { visitor, back } = await goesThere()
    const address = new URL(back, server.url)
    if (value === null) address.searchParams.delete(name)
    else address.searchParams.set(name, value)
    const page = await visitor.opens(`${address.pathname}${address.search}`)
    expect([page.status, page.words.includes(REFUSED)]).toEqual([422, true])
  })

  it.each([
    ['the nonce of another request', (claims: Record<string, unknown>) => provider.signed({ ...claims, nonce: 'lain' })],
    ['no nonce', (claims: Record<string, unknown>) => provider.signed({ ...claims, nonce: undefined })],
    ['another audience', (claims: Record<string, unknown>) => provider.signed({ ...claims, aud: 'aplikasi-lain' })],
    ['another issuer', (claims: Record<string, unknown>) => provider.signed({ ...claims, iss: 'https://penyedia.lain.example' })],
    ['a time that is over', (claims: Record<string, unknown>) => provider.signed({ ...claims, exp: Number(claims['iat']) - 600 })],
    ['a sign-in there of last week', (claims: Record<string, unknown>) => provider.signed({ ...claims, auth_time: Number(claims['iat']) - 7 * 86_400 })],
    ['no signature', (claims: Record<string, unknown>) => provider.signed(claims, 'none')],
    ['the signature of another', (claims: Record<string, unknown>) => provider.signed(claims, 'other')],
    ['other claims under the old signature', (claims: Record<string, unknown>) => `${provider.signed(claims).replace(/\.[^.]*\./, `.${Buffer.from(JSON.stringify({ ...claims, sub: 'orang-lain' })).toString('base64url')}.`)}`],
    ['nothing in it', () => 'bukan.token.sama-sekali'],
  ])('by a token with %s', async (_, spoils) => {
    await tied(coordinator.officer)
    provider.spoils = spoils
    const page = await signsInThere()
    expect([page.status, page.words.includes(REFUSED)]).toEqual([422, true])
    provider.spoils = (claims) => provider.signed(claims)
    expect((await signsInThere()).path, 'and the same with the right claims does').toBe('/meja')
  })
})

describe('an account is tied', () => {
  it('only in the session that proved who they are, and only by who began it', async () => {
    const visitor = await signsIn(server, coordinator)
    expect((await visitor.opens('/meja/akun/penyedia/lanjut')).path).toBe('/meja/akun/penyedia')
    passes(server, MINUTE)
    await visitor.sends(await visitor.opens('/meja/akun/penyedia'), 'Lanjut', { fill: { current: coordinator.password, code: await codeOf(coordinator.generator, server.clock.now()) } })
    const { back } = await goesThere(visitor, '/meja/akun/penyedia/lanjut')
    await visitor.sends(await visitor.opens('/meja'), 'Keluar')
    expect((await visitor.opens(back)).status).toBe(422)
    expect(await server.rows('select from account.provider_link')).toEqual([])
  })

  it.each([
    ['an e-mail that is not verified', { verified: false }], ['the e-mail of another officer', { email: liaisonOfHealth.email }], ['an e-mail of another house', { email: 'petugas2@lain.invalid' }],
  ])('never with %s', async (_, change) => {
    provider.person = personOf(coordinator, change)
    const { page } = await ties(coordinator)
    expect([page.status, page.heading, page.words.includes('Surel di sana belum diperiksa, atau bukan surel kantor Anda di sini.')]).toEqual([422, 'Akun belum terhubung', true])
    expect(await server.rows('select from account.provider_link')).toEqual([])
  })

  it('to one officer alone', async () => {
    await tied(liaisonOfHealth.officer, personOf(coordinator))
    const { page } = await ties(coordinator)
    expect([page.status, page.words.includes('Akun itu sudah dihubungkan dengan petugas lain')]).toEqual([422, true])
  })

  it('until its officer cuts it, by password and code; other sessions end and the provider lets nobody in any more', async () => {
    await tied(coordinator.officer)
    const [visitor, elsewhere] = [await signsIn(server, coordinator), await signsIn(server, coordinator)]
    passes(server, MINUTE)
    const form = await visitor.opens('/meja/akun/penyedia/putus')
    expect((await visitor.sends(form, 'Putuskan hubungan', { fill: { current: 'bukan ini', code: '000000' } })).status).toBe(422)
    const done = await visitor.sends(form, 'Putuskan hubungan', { fill: { current: coordinator.password, code: await codeOf(coordinator.generator, server.clock.now()) } })
    expect(done.words).toContain('Hubungan dengan SSO Contoh sudah diputus.')
    expect((await elsewhere.opens('/meja')).path).toContain('/meja/masuk')
    expect((await signsInThere()).words).toContain(UNKNOWN)
    expect(await server.rows(`select what from account.notice where what = 'provider-unlinked'`)).toHaveLength(1)
  })
})

describe('a lost phone', () => {
  beforeEach(async () => {
    await server.rows('delete from account.notice')
    provider.person = personOf(liaisonOfWorks)
    await tied(liaisonOfWorks.officer)
  })
  const told = async () => (await server.rows<{ what: string }>(`select what from account.notice where officer_id = $1 and what <> 'link-factor' order by what`, [liaisonOfWorks.officer])).map(({ what }) => what)

  it('cuts the tie with the link for a new code application, and its officer is told', async () => {
    const admin = await signsIn(server, administrator)
    const form = await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/tautan`)
    expect(form.words).toContain('Kunci sandi dan hubungan dengan penyedia identitas ikut dihapus.')
    const shown = await admin.sends(form, 'Buat tautan', { fill: { lost: 'factor' } })
    const holder = new Visitor(server.url)
    const second = await holder.sends(await holder.opens(shown.$('#shown-link').text().slice(server.url.length)), 'Simpan dan lanjut', { fill: { current: liaisonOfWorks.password } })
    await holder.sends(second, 'Pasang', { fill: { code: await codeOf(second.$('#generator-key').text().replaceAll('-', ''), server.clock.now()) } })
    expect(await told()).toEqual(['generator-changed', 'provider-unlinked'])
    expect((await signsInThere()).words).toContain(UNKNOWN)
  })

  it('cuts it when an administrator takes the officer’s passkeys away, also where there is none', async () => {
    const admin = await signsIn(server, administrator)
    await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}`)
    const form = await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/kunci`)
    expect(form.words).toContain('Akunnya terhubung dengan akun di penyedia identitas.')
    const done = await admin.sends(form, 'Hapus kunci sandinya dan putuskan hubungan')
    expect(done.words).toContain('Akunnya tidak terhubung lagi dengan penyedia identitas.')
    expect(await told()).toEqual(['passkeys-removed', 'provider-unlinked'])
    expect((await signsInThere()).words).toContain(UNKNOWN)
  })
})

describe('while the provider is away', () => {
  it('a sentence says so, password and code open the desk, and it works again as soon as it is back', async () => {
    await tied(coordinator.officer)
    const { visitor, back } = await goesThere()
    passes(server, 9 * MINUTE)
    provider.away = true
    const before = server.logged.length
    const page = await visitor.opens(back)
    expect(faultsLogged(before)).toMatchObject([{ level: 'warn', refusal: 'away' }])
    expect([page.status, page.words.includes('SSO Contoh sedang tidak bisa dihubungi.')]).toEqual([503, true])
    passes(server, 61 * MINUTE)
    const begun = await new Visitor(server.url).opens(BEGIN)
    expect([begun.status, begun.words.includes('SSO Contoh sedang tidak bisa dihubungi.')]).toEqual([503, true])
    expect((await signsIn(server, administrator)).page.path).toBe('/meja')
    provider.away = false
    expect((await signsInThere()).path).toBe('/meja')
  })
})

const faultsLogged = (since: number) => server.logged.slice(since).map((line) => JSON.parse(line) as { readonly message: string; readonly error?: { readonly code?: string } }).filter(({ message }) => message === 'the identity provider was away or not believed')

it('the log says by a code why an answer was not believed, and nothing of who or what it spoke', async () => {
  await tied(coordinator.officer)
  const { visitor, back } = await goesThere()
  const before = server.logged.length
  const address = new URL(back, server.url)
  address.searchParams.set('code', 'kode-karangan')
  await visitor.opens(`${address.pathname}${address.search}`)
  expect(faultsLogged(before)).toMatchObject([{ refusal: 'refused', error: { code: 'OAUTH_RESPONSE_BODY_ERROR' } }])
  for (const secret of ['kode-karangan', address.searchParams.get('state') ?? 'there is none', provider.url, CLIENT.secret, coordinator.email]) expect(JSON.stringify(faultsLogged(before))).not.toContain(secret)
})

it('the log holds no token, no code of the provider’s, no subject and no e-mail', async () => {
  await tied(coordinator.officer)
  const { visitor, back } = await goesThere()
  await visitor.opens(back)
  const code = new URL(back, server.url).searchParams.get('code') ?? 'there is none'
  for (const secret of [code, CLIENT.secret, provider.person.subject, coordinator.email]) expect(server.logged.join('\n')).not.toContain(secret)
})
