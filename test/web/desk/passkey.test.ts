// Passkeys, with a real browser and the device that it imitates: added, used, closed when copied, taken away; and all that opens nothing.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { barriers } from '../barriers.ts'
import type { Page as SentPage } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { answerSigned, withAuthenticator, type Authenticator, type KeptKey, type Signed } from './authenticator.ts'
import { administrator, codeOf, coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, passes, signsIn, type SignIn } from './officer.ts'

const MINUTE = 60_000
const REFUSED = 'Kunci sandi ini tidak diterima. Coba lagi, atau masuk dengan kata sandi dan kode.'

let server: TestServer
let browser: Browser
let context: BrowserContext
let page: Page
let device: Authenticator
beforeAll(async () => {
  server = await deskServer({ host: 'localhost', env: { TUNTAS_DEMO: 'on' } })
  browser = await openBrowser()
})
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})
async function opensBrowser(): Promise<void> {
  await server.rows('delete from account.passkey')
  await server.rows('delete from account.brake')
  context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  device = await withAuthenticator(page)
}

const at = (path: string) => page.goto(`${server.url}${path}`)
const heading = () => page.getByRole('heading', { level: 1 }).innerText()
const acts = async () => (await server.rows<{ act: string }>('select act from account.audit order by at, audit_id')).map(({ act }) => act)
const keyOf = async (): Promise<KeptKey> => {
  const [key] = await device.keys()
  if (key === undefined) throw new Error('The device has no key.')
  return key
}

/** In the browser itself, by password and code. */
async function entersByPassword({ email, password, generator }: SignIn): Promise<void> {
  passes(server, MINUTE)
  await at('/meja/masuk')
  await page.getByLabel('Surel kantor').fill(email)
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Lanjut' }).click()
  await page.getByLabel('Kode enam angka').fill(await codeOf(generator, server.clock.now()))
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.waitForURL('**/meja')
}

async function proves({ password, generator }: SignIn, button: string): Promise<void> {
  passes(server, MINUTE)
  await page.getByLabel('Kata sandi sekarang').fill(password)
  await page.getByLabel('Kode enam angka').fill(await codeOf(generator, server.clock.now()))
  await page.getByRole('button', { name: button }).click()
}

async function addsPasskey(officer: SignIn, name = 'Ponsel saya'): Promise<void> {
  await entersByPassword(officer)
  await at('/meja/akun')
  await page.getByRole('link', { name: 'Tambah kunci sandi' }).click()
  await proves(officer, 'Lanjut')
  await page.getByLabel('Nama kunci').fill(name)
  await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
  await page.waitForURL('**/meja/akun?selesai=kunci')
}

const leaves = async () => {
  await page.locator('.desk-menu summary').click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.waitForURL('**/meja/masuk?keluar')
}

/** A browser without a device of its own stands at the page and has its challenge. */
async function asked(visitor = new Visitor(server.url)): Promise<{ readonly visitor: Visitor; readonly challenge: string }> {
  return { visitor, challenge: challengeOn(await visitor.opens('/meja/masuk/kunci')) }
}
const challengeOn = ({ $ }: SentPage) => (JSON.parse($('form[data-passkey]').attr('data-options') ?? '') as { challenge: string }).challenge

/** Sends the answer to that challenge; the page that comes, or the desk. */
async function answers(visitor: Visitor, answer: string): Promise<{ readonly status: number; readonly to: string | undefined; readonly body: string }> {
  const { status, headers, body } = await visitor.postsParts('/meja/masuk/kunci', [['answer', answer]], { enctype: 'application/x-www-form-urlencoded' })
  return { status, to: headers.location, body: body.toString() }
}

async function tries(key: KeptKey, change: Partial<Signed> = {}) {
  const { visitor, challenge } = await asked()
  return answers(visitor, answerSigned(key, { challenge, origin: server.url, rpId: 'localhost', counter: key.signCount + 1, ...change }))
}

describe('a passkey', () => {
  beforeEach(opensBrowser)
  afterEach(() => context.close())

  it('is added after password and code, named, and opens the desk alone from then on', async () => {
    await addsPasskey(coordinator, 'Laptop loket')
    expect(await page.locator('main').innerText()).toContain('Laptop loket')
    expect(await page.locator('main').innerText()).toContain('belum pernah')
    await leaves()
    await page.getByRole('link', { name: 'Masuk dengan kunci sandi' }).click()
    await page.waitForURL('**/meja')
    expect(await heading()).toBe(`Selamat bekerja, ${coordinator.name}`)
    await at('/meja/akun')
    expect(await page.locator('main').innerText()).not.toContain('belum pernah')
    expect(await acts()).toEqual(expect.arrayContaining(['passkey-added', 'signed-in-with-passkey']))
  })

  it('leads to the page that was wanted', async () => {
    await addsPasskey(coordinator)
    await leaves()
    await at('/meja/akun/sandi')
    await page.getByRole('link', { name: 'Masuk dengan kunci sandi' }).click()
    await page.waitForURL('**/meja/akun/sandi')
  })

  it('ends the session that the browser had, and password and code still open the desk', async () => {
    await addsPasskey(coordinator)
    const before = (await context.cookies()).find(({ name }) => name === 'petugas')?.value ?? ''
    await at('/meja/masuk/kunci')
    await page.waitForURL('**/meja')
    const old = new Visitor(server.url)
    old.cookies.set('petugas', before)
    expect((await old.opens('/meja')).path).toContain('/meja/masuk')
    expect((await signsIn(server, coordinator)).page.status).toBe(200)
  })

  it('is made only for who has just shown who they are', async () => {
    const visitor = await signsIn(server, coordinator)
    expect((await visitor.opens('/meja/akun/kunci/baru')).path).toBe('/meja/akun/kunci')
    const wrong = await visitor.sends(await visitor.opens('/meja/akun/kunci'), 'Lanjut', { fill: { current: coordinator.password, code: '000000' } })
    expect([wrong.status, wrong.beside('code')]).toEqual([422, 'Kode salah, atau sudah pernah dipakai. Tunggu kode berikutnya.'])
    const proven = await new Visitor(server.url).postsParts('/meja/akun/kunci/baru', [['name', 'X'], ['answer', '{}']])
    expect(proven.status).toBe(403)
  })

  it('that the device already has is not made twice, and an eleventh is not taken', async () => {
    await addsPasskey(coordinator)
    await at('/meja/akun/kunci')
    await proves(coordinator, 'Lanjut')
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
    await page.getByText('Perangkat tidak memberikan kunci sandi.').waitFor()
    expect((await device.keys()).length).toBe(1)
    await server.rows(`insert into account.passkey (passkey_id, officer_id, credential_id, public_key, counter, synced, name, made_at) select gen_random_uuid(), $1, 'lain' || n, 'x', 0, false, 'lain', now() from generate_series(1, 9) n`, [coordinator.officer])
    await device.forgets()
    await page.getByLabel('Nama kunci').fill('Kesebelas')
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
    await page.waitForLoadState()
    await page.getByText('Sudah ada sepuluh kunci. Hapus satu dulu.').first().waitFor()
    expect(await page.getByLabel('Nama kunci').inputValue()).toBe('Kesebelas')
  })

  it('needs a name, and one without is asked for again', async () => {
    await entersByPassword(coordinator)
    await at('/meja/akun/kunci')
    await proves(coordinator, 'Lanjut')
    await page.getByLabel('Nama kunci').fill('  ')
    await page.getByRole('button', { name: 'Buat kunci sandi' }).click()
    await page.getByText('Beri nama kunci ini.').first().waitFor()
    expect(await barriers(page)).toEqual([])
  })

  it('must be made within five minutes of password and code: no answer that failed prolongs them', async () => {
    const visitor = await signsIn(server, coordinator)
    passes(server, MINUTE)
    await visitor.sends(await visitor.opens('/meja/akun/kunci'), 'Lanjut', { fill: { current: coordinator.password, code: await codeOf(coordinator.generator, server.clock.now()) } })
    for (const minute of [2, 4]) {
      passes(server, 2 * MINUTE)
      const { status, headers } = await visitor.postsParts('/meja/akun/kunci/baru', [['name', 'Ponsel'], ['answer', '{}']], { enctype: 'application/x-www-form-urlencoded' })
      expect([status, headers['set-cookie']?.find((line) => line.startsWith('kunci='))?.match(/Max-Age=\d+/i)?.[0]]).toEqual([422, `Max-Age=${(5 - minute) * 60}`])
    }
    expect((await visitor.opens('/meja/akun/kunci/baru')).path).toBe('/meja/akun/kunci/baru')
    passes(server, MINUTE + 1)
    expect((await visitor.opens('/meja/akun/kunci/baru')).path, 'the proof is over').toBe('/meja/akun/kunci')
  })

  it('is taken away after password and code, and opens nothing any more', async () => {
    await addsPasskey(coordinator)
    const elsewhere = await signsIn(server, coordinator)
    await page.getByRole('link', { name: 'Hapus: Ponsel saya' }).click()
    await proves({ ...coordinator, password: 'bukan kata sandinya' }, 'Hapus kunci sandi')
    expect(await page.locator('main').innerText()).toContain('Kata sandi ini salah.')
    await proves(coordinator, 'Hapus kunci sandi')
    await page.waitForURL('**/meja/akun?selesai=kunci-hapus')
    expect((await elsewhere.opens('/meja')).path).toContain('/meja/masuk')
    await leaves()
    await at('/meja/masuk/kunci')
    await page.getByText(REFUSED).first().waitFor()
    expect(await acts()).toContain('passkey-removed')
  })

  it('of somebody else can be neither seen nor taken away', async () => {
    await addsPasskey(coordinator)
    const [{ id }] = (await server.rows<{ id: string }>('select passkey_id as id from account.passkey')) as [{ id: string }]
    const other = await signsIn(server, liaisonOfHealth)
    passes(server, MINUTE)
    const code = await codeOf(liaisonOfHealth.generator, server.clock.now())
    expect((await other.opens(`/meja/akun/kunci/${id}/hapus`)).status).toBe(404)
    expect((await other.postsParts(`/meja/akun/kunci/${id}/hapus`, [['current', liaisonOfHealth.password], ['code', code]])).status).toBe(404)
    expect(await server.rows('select from account.passkey')).toHaveLength(1)
  })

  it('on a lost phone goes with the link for a new code application', async () => {
    await addsPasskey(liaisonOfWorks)
    const admin = await signsIn(server, administrator)
    const shown = await admin.sends(await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/tautan`), 'Buat tautan', { fill: { lost: 'factor' } })
    const holder = new Visitor(server.url)
    const second = await holder.sends(await holder.opens(shown.$('#shown-link').text().slice(server.url.length)), 'Simpan dan lanjut', { fill: { current: liaisonOfWorks.password } })
    await holder.sends(second, 'Pasang', { fill: { code: await codeOf(second.$('#generator-key').text().replaceAll('-', ''), server.clock.now()) } })
    expect(await server.rows('select from account.passkey')).toEqual([])
    await server.rows(`update account.two_factor set secret = (select secret from account.two_factor where user_id = $2) where user_id = $1`, [String(liaisonOfWorks.officer), String(liaisonOfHealth.officer)])
  })

  it('is taken away by an administrator, who ends the sessions with it', async () => {
    await addsPasskey(coordinator)
    const admin = await signsIn(server, administrator)
    const shown = await admin.opens(`/meja/petugas/${coordinator.officer}/kunci`)
    expect(shown.words).toContain('1 kunci sandi terdaftar.')
    expect((await admin.sends(shown, 'Hapus semua kunci sandinya')).words).toContain('Kunci sandi petugas ini sudah dihapus.')
    await page.reload()
    expect(page.url()).toContain('/meja/masuk')
    await at('/meja/masuk/kunci')
    await page.getByText(REFUSED).first().waitFor()
    expect(await acts()).toContain('passkeys-removed')
  })
})

describe('without script', () => {
  it('the page says why nothing can be pressed, and shows the other way', async () => {
    const plain = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    const still = await plain.newPage()
    await still.goto(`${server.url}/meja/masuk/kunci?tujuan=/meja/akun`)
    expect(await still.locator('main').innerText()).toContain('Kunci sandi perlu JavaScript, dan peramban ini tidak menjalankannya.')
    expect(await still.getByRole('button', { name: 'Pakai kunci sandi' }).count()).toBe(0)
    await still.getByRole('link', { name: 'Masuk dengan kata sandi dan kode' }).click()
    expect(new URL(still.url()).searchParams.get('tujuan')).toBe('/meja/akun')
    await plain.close()
  })

  it('and on a device that gives none, the page says so and the button stays', async () => {
    await opensBrowser()
    await at('/meja/masuk/kunci')
    await page.getByRole('button', { name: 'Pakai kunci sandi' }).click()
    await page.getByText('Perangkat tidak memberikan kunci sandi. Coba lagi, atau pakai kata sandi dan kode.').waitFor({ timeout: 20_000 })
    expect(await page.getByRole('button', { name: 'Pakai kunci sandi' }).isVisible()).toBe(true)
    expect(await barriers(page)).toEqual([])
    await context.close()
  })
})

describe('nothing opens', () => {
  let key: KeptKey
  beforeAll(async () => {
    await opensBrowser()
    await addsPasskey(coordinator)
    await leaves()
    key = await keyOf()
  })
  beforeEach(async () => {
    await server.rows('update account.passkey set counter = 1, doubted_at = null')
    await server.rows('delete from account.brake')
  })
  afterAll(() => context.close())

  it('but what the key itself signed for this page: what follows is refused for its one fault', async () => {
    expect((await tries(key)).to).toBe('/meja')
  })

  it('by an answer that was given before, in whichever browser', async () => {
    const { visitor, challenge } = await asked()
    const copy = visitor.copy()
    const answer = answerSigned(key, { challenge, origin: server.url, rpId: 'localhost', counter: 50 })
    expect((await answers(visitor, answer)).to).toBe('/meja')
    const again = await answers(copy, answer)
    expect([again.status, again.to, again.body.includes('Waktunya sudah habis.')]).toEqual([422, undefined, true])
  })

  it('of two at the same moment lets one in', async () => {
    const { visitor, challenge } = await asked()
    const answer = answerSigned(key, { challenge, origin: server.url, rpId: 'localhost', counter: 60 })
    const both = await Promise.all([answers(visitor.copy(), answer), answers(visitor.copy(), answer)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 422])
  })

  it('by an answer to somebody else’s challenge, an old one, or none', async () => {
    const other = await asked()
    expect((await tries(key, { challenge: other.challenge })).body).toContain(REFUSED)
    const { visitor, challenge } = await asked()
    passes(server, 5 * MINUTE + 1)
    const late = await answers(visitor, answerSigned(key, { challenge, origin: server.url, rpId: 'localhost', counter: 70 }))
    expect([late.status, late.body.includes('Waktunya sudah habis.')]).toEqual([422, true])
    const none = await answers(new Visitor(server.url), answerSigned(key, { challenge: 'AAAA', origin: server.url, rpId: 'localhost', counter: 71 }))
    expect([none.status, none.to]).toEqual([422, undefined])
  })

  it.each([
    ['of another site', { origin: 'https://lapor-rembang.example' }],
    ['of another port of this host', { origin: 'http://localhost:1' }],
    ['for another host', { rpId: 'lapor-rembang.example' }],
    ['without finger, face or PIN', { verified: false }],
    ['in the name of nobody', { holder: '' }],
    ['in the name of another officer', { holder: Buffer.from('seseorang').toString('base64url') }],
    ['by a key that nobody has', { as: Buffer.from('tidak ada').toString('base64url') }],
  ] satisfies readonly (readonly [string, Partial<Signed>])[])('by an answer %s', async (_, change) => {
    const answer = await tries(key, change)
    expect([answer.status, answer.to, answer.body.includes(REFUSED)]).toEqual([422, undefined, true])
    expect((await tries(key)).to, 'and the right one still does').toBe('/meja')
  })

  it.each([
    ['nothing', ''], ['no object', 'null'], ['an empty one', '{}'], ['a list', '[]'], ['a number for a name', '{"id":1}'],
    ['bytes that say nothing', '{"id":"a","rawId":"a","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","authenticatorData":"AAAA","signature":"AAAA","userHandle":"AAAA"}}'],
    ['forty thousand letters', 'x'.repeat(40_000)],
  ])('by %s', async (_, nonsense) => {
    const { visitor } = await asked()
    const answer = await answers(visitor, nonsense)
    expect([answer.status, answer.body.includes(REFUSED)]).toEqual([422, true])
  })

  it('by a device whose answer is spoiled', async () => {
    for (const how of [{ isBogusSignature: true }, { isBogusSignature: false, isBadUV: true }]) {
      await device.answersBadly(how)
      await at('/meja/masuk/kunci')
      await page.getByText(REFUSED).first().waitFor()
    }
    await device.answersBadly({ isBogusSignature: false, isBadUV: false })
    await page.getByRole('button', { name: 'Pakai kunci sandi' }).click()
    await page.waitForURL('**/meja')
  })

  it('by a copy of the key: the counter goes back, the passkey is closed for good and its owner is told', async () => {
    expect((await tries(key, { counter: 900 })).to).toBe('/meja')
    const copied = await tries(key, { counter: 900 })
    expect([copied.status, copied.body.includes('Kunci sandi ini ditutup karena mungkin ada salinannya.')]).toEqual([422, true])
    expect((await tries(key, { counter: 901 })).status, 'the right one neither').toBe(422)
    expect((await acts()).filter((act) => act === 'passkey-doubted')).toHaveLength(1)
    expect(await server.rows(`select what from account.notice where what = 'passkey-doubted'`)).toHaveLength(1)
    const owner = await signsIn(server, coordinator)
    expect((await owner.opens('/meja/akun')).words).toContain('Ditutup: mungkin ada salinannya')
  })

  it('once its officer is disabled, and once again when enabled', async () => {
    await server.rows('update officer set active = false where officer_id = $1', [coordinator.officer])
    expect((await tries(key, { counter: 500 })).body).toContain(REFUSED)
    await server.rows('update officer set active = true where officer_id = $1', [coordinator.officer])
    expect((await tries(key, { counter: 501 })).to).toBe('/meja')
  })

  it('faster and faster: guesses at one passkey are braked, and the device that signed in before is not held up', async () => {
    const outcomes = []
    for (let n = 0; n < 8; n += 1) outcomes.push((await tries(key, { origin: 'https://lain.example' })).body.includes('Terlalu banyak percobaan.'))
    expect(outcomes.slice(0, 5)).toEqual([false, false, false, false, false])
    expect(outcomes.slice(5)).toContain(true)
    await at('/meja/masuk/kunci')
    await page.waitForURL('**/meja')
  })

  it('by another officer’s key that claims to be this one', async () => {
    await addsPasskey(liaisonOfHealth)
    const other = (await device.keys()).find(({ credentialId }) => credentialId !== key.credentialId) as KeptKey
    const asThis = { as: Buffer.from(key.credentialId, 'base64').toString('base64url'), holder: Buffer.from(key.userHandle, 'base64').toString('base64url') }
    for (const change of [asThis, { as: asThis.as }, { holder: asThis.holder }]) {
      const answer = await tries(other, change)
      expect([answer.status, answer.body.includes(REFUSED)]).toEqual([422, true])
    }
    expect((await tries(other)).to, 'as itself it does').toBe('/meja')
  })

  it('from a form that another site sent', async () => {
    const { visitor, challenge } = await asked()
    const { status } = await visitor.postsParts('/meja/masuk/kunci', [['answer', answerSigned(key, { challenge, origin: server.url, rpId: 'localhost', counter: 800 })]], { headers: { Origin: 'https://jahat.example', 'Sec-Fetch-Site': 'cross-site' } })
    expect(status).toBe(403)
  })

  it('and the log holds no key, no challenge and no name', async () => {
    await tries(key)
    const lines = server.logged.join('\n')
    for (const secret of [key.credentialId, Buffer.from(key.credentialId, 'base64').toString('base64url'), 'Ponsel saya', coordinator.email]) expect(lines).not.toContain(secret)
  })
})

describe('where browsers make no passkey', () => {
  it('none is offered, and the address says why', async () => {
    const plain = await deskServer()
    const visitor = await signsIn(plain, headOfHealth)
    expect((await visitor.opens('/meja/akun')).words).not.toContain('Kunci sandi')
    const stranger = new Visitor(plain.url)
    expect((await stranger.opens('/meja/masuk')).words).not.toContain('kunci sandi')
    expect((await stranger.opens('/meja/masuk/kunci')).words).toContain('Kunci sandi hanya bisa dipakai lewat alamat https:// yang bernama.')
    await plain.close()
  })
})
