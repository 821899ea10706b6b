// Beginning by a one-time link, and renewing what was lost: nobody but the holder of the link, once, in time, and never past the second factor.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, codeOf, coordinator, deskServer, liaisonOfHealth, liaisonOfWorks, passes, signsIn } from './officer.ts'

const HOUR = 3_600_000
const PASSWORD = 'gerimis di pantai caruban'

let server: TestServer
let admin: Visitor
beforeAll(async () => {
  server = await deskServer()
  admin = await signsIn(server, administrator)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

let invited = 0
/** The link that the administrator is shown for a new officer. */
async function invites(fill: Readonly<Record<string, string>> = {}): Promise<{ readonly path: string; readonly email: string; readonly officer: number }> {
  invited += 1
  const email = `baru${invited}@contoh.invalid`
  const page = await admin.sends(await administratorOpens('/meja/petugas/baru'), 'Buat undangan', { fill: { name: `Petugas Baru ${invited}`, email, ...fill } })
  return { path: linkOn(page), email, officer: Number(/petugas\/(\d+)\//.exec(page.path)?.[1]) }
}

async function administratorOpens(path: string): Promise<Page> {
  const page = await admin.opens(path)
  if (page.path === path) return page
  await signsIn(server, administrator, admin)
  return admin.opens(path)
}

function linkOn(page: Page): string {
  const link = page.$('#shown-link').text()
  if (!link.startsWith(`${server.url}/meja/undangan/`)) throw new Error(`No link on “${page.heading}”: ${JSON.stringify(page.faults)}`)
  return link.slice(server.url.length)
}

async function renews(officer: number, lost: string): Promise<string> {
  return linkOn(await admin.sends(await administratorOpens(`/meja/petugas/${officer}/tautan`), 'Buat tautan', { fill: { lost } }))
}

const keyOn = (page: Page) => page.$('#generator-key').text().replaceAll('-', '')

/** From the link to the page of backup codes. */
async function begins(path: string, visitor = new Visitor(server.url)): Promise<{ readonly visitor: Visitor; readonly generator: string; readonly codes: Page }> {
  const second = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD } })
  const generator = keyOn(second)
  const codes = await visitor.sends(second, 'Pasang', { fill: { code: await codeOf(generator, server.clock.now()) } })
  return { visitor, generator, codes }
}

describe('an invitation', () => {
  it('leads by password, code application and backup codes to the desk', async () => {
    const { path, email } = await invites()
    const { visitor, generator, codes } = await begins(path)
    expect(codes.heading).toBe('Kode cadangan')
    expect(codes.$('.backup-codes code').toArray().length).toBe(10)
    const desk = await visitor.sends(codes, 'Sudah saya simpan')
    expect(desk.path).toBe('/meja')
    expect((await visitor.opens('/meja/akun/kode-cadangan/baru')).path).toBe('/meja/akun')
    expect((await signsIn(server, { email, password: PASSWORD, generator })).page.status).toBe(200)
  })

  it('shows a picture to scan and the same key to type', async () => {
    const { path } = await invites()
    const visitor = new Visitor(server.url)
    const second = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD } })
    expect(second.$('img.qr').attr('src')).toMatch(/^data:image\/svg\+xml;base64,/)
    expect(keyOn(second)).toMatch(/^[A-Z2-7]{32}$/)
    expect((await visitor.opens(`${path}/aplikasi`)).$('#generator-key').text()).toBe(second.$('#generator-key').text())
  })

  it('works once, and afterwards looks like one that never was', async () => {
    const { path } = await invites()
    await begins(path)
    const [used, never] = await Promise.all([new Visitor(server.url).opens(path), new Visitor(server.url).opens(`/meja/undangan/${'x'.repeat(32)}`)])
    expect([used.status, used.heading]).toEqual([404, 'Tautan ini tidak berlaku'])
    expect(used.words).toBe(never.words)
  })

  it('of two browsers at once lets one in', async () => {
    const { path } = await invites()
    const both = await Promise.all([0, 1].map(async () => {
      const visitor = new Visitor(server.url)
      const page = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD } })
      return { visitor, page, code: await codeOf(keyOn(page), server.clock.now()) }
    }))
    const pages = await Promise.all(both.map(({ visitor, page, code }) => visitor.sends(page, 'Pasang', { fill: { code } })))
    expect(pages.map(({ status }) => status).sort()).toEqual([200, 404])
  })

  it('works for 72 hours, and not beyond', async () => {
    const [early, late] = [await invites(), await invites()]
    passes(server, 72 * HOUR - 60_000)
    expect((await new Visitor(server.url).opens(early.path)).status).toBe(200)
    passes(server, 61_000)
    expect((await new Visitor(server.url).opens(late.path)).status).toBe(404)
  })

  it('is replaced by the next one', async () => {
    const { path, officer } = await invites()
    const next = await renews(officer, 'link')
    expect((await new Visitor(server.url).opens(path)).status).toBe(404)
    expect((await new Visitor(server.url).opens(next)).status).toBe(200)
  })

  it('of an officer who was disabled meanwhile is no good', async () => {
    const { path, officer } = await invites()
    await admin.sends(await administratorOpens(`/meja/petugas/${officer}/keadaan`), 'Nonaktifkan petugas')
    expect((await new Visitor(server.url).opens(path)).status).toBe(404)
  })

  it('stands nowhere but on the page that is shown once', async () => {
    const { path, officer } = await invites()
    const token = path.split('/').at(-1) ?? ''
    expect(token.length).toBe(32)
    const rows = await server.rows<{ text: string }>(`select (select string_agg(i::text, ' ') from account.invitation i) || (select string_agg(a::text, ' ') from account.audit a) as text`)
    expect(rows[0]?.text).not.toContain(token)
    expect(server.logged.join('\n')).not.toContain(token)
    await admin.opens(`/meja/petugas/${officer}`)
    expect((await admin.opens(`/meja/petugas/${officer}/tautan/baru`)).path).toBe(`/meja/petugas/${officer}`)
  })

  it('opens nothing by its password alone before the code application is set up', async () => {
    const { path, email } = await invites()
    const visitor = new Visitor(server.url)
    await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD } })
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
    const page = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email, password: PASSWORD } })
    expect(page.beside('email')).toBe('Surel atau kata sandi salah.')
    expect((await new Visitor(server.url).opens(`${path}/aplikasi`)).path).toBe(path)
  })

  it.each([
    ['kz7!qp', 'kz7!qp', 'password', 'Terlalu pendek.'], ['bismillah', 'bismillah', 'password', 'dipakai banyak orang'], ['rembang-lapor', 'rembang-lapor', 'password', 'terlalu mirip'],
    [PASSWORD, `${PASSWORD}!`, 'again', 'tidak sama'], ['', '', 'password', 'Tulis kata sandi'], ['y'.repeat(5) + 'kopi-tubruk-'.repeat(12), '', 'password', 'Terlalu panjang.'],
  ])('takes no password such as %s', async (password, again, field, sentence) => {
    const { path } = await invites()
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password, again } })
    expect(page.status).toBe(422)
    expect(page.beside(field)).toContain(sentence)
    if (password.length > 5) expect(page.html).not.toContain(password)
  })

  it('takes no code but that of the new application', async () => {
    const { path } = await invites()
    const visitor = new Visitor(server.url)
    const second = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD } })
    const wrong = await visitor.sends(second, 'Pasang', { fill: { code: await codeOf(administrator.generator, server.clock.now()) } })
    expect([wrong.status, keyOn(wrong)]).toEqual([422, keyOn(second)])
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
  })
})

describe('a lost password', () => {
  it('is chosen anew by the officer alone, ends all sessions, and does not pass by the code', async () => {
    const open = await signsIn(server, liaisonOfHealth)
    const path = await renews(liaisonOfHealth.officer, 'password')
    expect((await open.opens('/meja')).path).toBe('/meja')
    const visitor = new Visitor(server.url)
    for (const code of ['', '123456', await codeOf(administrator.generator, server.clock.now())]) {
      const refused = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD, code } })
      expect([refused.status, refused.beside('code')]).toEqual([422, 'Kode salah, atau sudah pernah dipakai. Tunggu kode berikutnya.'])
    }
    passes(server, 60_000)
    const code = await codeOf(liaisonOfHealth.generator, server.clock.now())
    const done = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD, code } })
    expect([done.heading, done.words.includes('Kata sandi baru tersimpan')]).toEqual(['Masuk untuk petugas', true])
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
    expect((await open.opens('/meja')).path).toContain('/meja/masuk')
    const second = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email: liaisonOfHealth.email, password: PASSWORD } })
    expect(second.heading).toBe('Kode dari aplikasi')
    expect((await signsIn(server, { ...liaisonOfHealth, password: PASSWORD })).page.path).toBe('/meja')
  })
})

describe('a password and a phone lost together', () => {
  it('are bridged by a backup code, and by no administrator alone', async () => {
    const { path, email, officer } = await invites()
    const { codes } = await begins(path)
    const renewal = await renews(officer, 'password')
    const visitor = new Visitor(server.url)
    const next = 'angin timur membawa hujan'
    const fill = { password: next, again: next, code: codes.$('.backup-codes code').last().text() }
    expect((await visitor.sends(await visitor.opens(renewal), 'Simpan dan lanjut', { fill: { ...fill, code: 'abcde-fghjk' } })).status).toBe(422)
    expect((await visitor.sends(await visitor.opens(renewal), 'Simpan dan lanjut', { fill })).heading).toBe('Masuk untuk petugas')
    const again = await renews(officer, 'password')
    expect((await visitor.sends(await visitor.opens(again), 'Simpan dan lanjut', { fill })).beside('code')).toContain('sudah pernah dipakai')
    const phone = await renews(officer, 'factor')
    expect((await visitor.sends(await visitor.opens(phone), 'Simpan dan lanjut', { fill: { current: next } })).heading).toBe('Pasang aplikasi kode')
    expect(email).toContain('@')
  })
})

describe('a lost phone', () => {
  it('is replaced only with the password that is still known', async () => {
    const path = await renews(liaisonOfWorks.officer, 'factor')
    const visitor = new Visitor(server.url)
    const wrong = await visitor.sends(await visitor.opens(path), 'Simpan dan lanjut', { fill: { current: 'bukan-kata-sandinya' } })
    expect([wrong.status, wrong.beside('current')]).toEqual([422, 'Kata sandi ini salah.'])
    const second = await visitor.sends(wrong, 'Simpan dan lanjut', { fill: { current: liaisonOfWorks.password } })
    const generator = keyOn(second)
    const codes = await visitor.sends(second, 'Pasang', { fill: { code: await codeOf(generator, server.clock.now()) } })
    expect(codes.heading).toBe('Kode cadangan')
    expect((await signsIn(server, { ...liaisonOfWorks, generator })).page.path).toBe('/meja')
    await expect(signsIn(server, liaisonOfWorks)).rejects.toThrow()
  })

  it('is bridged by a backup code, each good once', async () => {
    const { path, email } = await invites()
    const { codes } = await begins(path)
    const [first = '', second = ''] = codes.$('.backup-codes code').toArray().map((code) => codes.$(code).text())
    const enters = async (code: string) => {
      const visitor = new Visitor(server.url)
      await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email, password: PASSWORD } })
      return visitor.sends(await visitor.opens('/meja/masuk/kode?cadangan=ya'), 'Masuk', { fill: { code } })
    }
    expect((await enters(first.toUpperCase().replace('-', ' '))).path).toBe('/meja')
    const again = await enters(first)
    expect([again.status, again.beside('code')]).toEqual([422, 'Kode cadangan salah, atau sudah pernah dipakai.'])
    expect((await enters(second)).path).toBe('/meja')
    expect((await enters('22222-22222')).status).toBe(422)
  })
})

describe('the own account', () => {
  it('changes the password only with the present one, and ends the other sessions', async () => {
    const [here, there] = [await signsIn(server, coordinator), await signsIn(server, coordinator)]
    const form = await here.opens('/meja/akun/sandi')
    const wrong = await here.sends(form, 'Simpan kata sandi', { fill: { current: 'bukan-kata-sandinya', password: PASSWORD, again: PASSWORD } })
    expect([wrong.status, wrong.beside('current')]).toEqual([422, 'Kata sandi ini salah.'])
    const done = await here.sends(form, 'Simpan kata sandi', { fill: { current: coordinator.password, password: PASSWORD, again: PASSWORD } })
    expect(done.words).toContain('Kata sandi sudah diganti.')
    expect((await there.opens('/meja')).path).toContain('/meja/masuk')
    await expect(signsIn(server, coordinator)).rejects.toThrow()
    expect((await signsIn(server, { ...coordinator, password: PASSWORD })).page.path).toBe('/meja')
  })

  it('changes the code application only after password and code', async () => {
    const officer = { ...coordinator, password: PASSWORD }
    const visitor = await signsIn(server, officer)
    expect((await visitor.opens('/meja/akun/aplikasi/baru')).path).toBe('/meja/akun/aplikasi')
    const form = await visitor.opens('/meja/akun/aplikasi')
    for (const fill of [{ current: PASSWORD, code: '000000' }, { current: 'salah-sekali-ini', code: await codeOf(officer.generator, server.clock.now() + 30_000) }]) expect((await visitor.sends(form, 'Lanjut', { fill })).status).toBe(422)
    passes(server, 60_000)
    const next = await visitor.sends(form, 'Lanjut', { fill: { current: PASSWORD, code: await codeOf(officer.generator, server.clock.now()) } })
    const generator = keyOn(next)
    expect(generator).not.toBe(officer.generator)
    const codes = await visitor.sends(next, 'Pasang', { fill: { code: await codeOf(generator, server.clock.now()) } })
    expect(codes.heading).toBe('Kode cadangan')
    expect((await signsIn(server, { ...officer, generator })).page.path).toBe('/meja')
  })

  it('lists the open sessions, and ends one or all others', async () => {
    const three = [await signsIn(server, administrator), await signsIn(server, administrator), await signsIn(server, administrator)] as const
    const page = await three[0].opens('/meja/akun')
    expect(page.$('tbody tr').length).toBeGreaterThanOrEqual(3)
    const other = page.$('input[name=session]').first().attr('value') ?? ''
    const foreign = await signsIn(server, { ...liaisonOfHealth, password: PASSWORD })
    const [theirs] = await server.rows<{ id: string }>('select id from account.session where user_id = $1', [String(liaisonOfHealth.officer)])
    await three[0].postsParts('/meja/akun/sesi', [['session', theirs?.id ?? '']])
    expect((await foreign.opens('/meja')).path, 'a session of somebody else').toBe('/meja')
    await three[0].postsParts('/meja/akun/sesi', [['session', other]])
    expect((await three[0].opens('/meja/akun')).html).not.toContain(other)
    await three[0].sends(await three[0].opens('/meja/akun'), 'Akhiri semua sesi lain')
    expect((await three[0].opens('/meja')).path).toBe('/meja')
    for (const ended of three.slice(1)) expect((await ended.opens('/meja')).path).toContain('/meja/masuk')
  })
})
