// E-mails that tell an officer that a way to sign in was changed, through a real mail server and the sender's own role.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sendDueNotices } from '../../../src/channel/email/send/send-notices.ts'
import { openSmtp, type Smtp } from '../../../src/channel/email/send/smtp.ts'
import { openDatabase, type Database } from '../../../src/store/database.ts'
import { headerOf, mailServer, partsOf, type MailServer, type TakenEmail } from '../../channel/mail-server.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, codeOf, coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'

const ADDRESS = 'koordinator@rembang.test'
const PASSWORD = 'gerimis di pantai caruban'
const officer = { ...coordinator, email: ADDRESS }

let server: TestServer
let post: MailServer
let smtp: Smtp
/** As the sender's process is connected. */
let sender: Database
beforeAll(async () => {
  post = await mailServer()
  server = await deskServer({ env: { TUNTAS_SMTP_URL: `smtp://127.0.0.1:${post.port}`, TUNTAS_SMTP_TLS: 'offered', TUNTAS_MAIL_FROM: 'lapor@rembang.test', TUNTAS_MAIL_DOMAIN: 'surat.rembang.test' } })
  smtp = openSmtp(server.web.config.mail as NonNullable<typeof server.web.config.mail>)
  sender = openDatabase({ url: server.web.config.databaseUrl ?? '', connections: 2, name: 'test-sender', role: 'tuntas_sender', log: server.web.log })
  await server.rows('update account.person set email = $1 where officer_id = $2', [ADDRESS, coordinator.officer])
})
afterAll(async () => {
  vi.useRealTimers()
  smtp?.close()
  await sender?.close()
  await server?.close()
  await post?.close()
})
beforeEach(async () => {
  post.says = () => null
  await server.rows('delete from account.notice')
})

const sends = () => {
  const { web } = server
  return sendDueNotices({ pool: sender.pool, world: () => web.reference.get().worldAt(web.clock.now()), mail: web.config.mail as NonNullable<typeof web.config.mail>, baseUrl: 'https://lapor.test', smtp, log: web.log })
}

/** What the mail server takes now. */
async function sent(): Promise<readonly TakenEmail[]> {
  const before = post.taken.length
  await sends()
  return post.taken.slice(before)
}

const rows = () => server.rows<{ what: string; outcome: string | null; error: string | null; waits: boolean }>(`select what, outcome, last_error as error, next_attempt_at > clock_timestamp() as waits from account.notice order by at, what`)

async function changesPassword(visitor: Visitor, current: string, password: string): Promise<void> {
  const done = await visitor.sends(await visitor.opens('/meja/akun/sandi'), 'Simpan kata sandi', { fill: { current, password, again: password } })
  expect(done.words).toContain('Kata sandi sudah diganti.')
}

async function link(lost: string): Promise<string> {
  const admin = await signsIn(server, administrator)
  const shown = await admin.sends(await admin.opens(`/meja/petugas/${officer.officer}/tautan`), 'Buat tautan', { fill: { lost } })
  return shown.$('#shown-link').text().slice(server.url.length)
}

describe('an officer is told by e-mail', () => {
  it('of a changed password: when, what to do, and nothing that opens anything', async () => {
    const visitor = await signsIn(server, officer)
    await changesPassword(visitor, officer.password, PASSWORD)
    await changesPassword(visitor, PASSWORD, officer.password)
    const [one, two, ...more] = (await sent()) as readonly [TakenEmail, TakenEmail]
    expect([one.to, two.to, more, headerOf(one, 'Auto-Submitted')]).toEqual([ADDRESS, ADDRESS, [], 'auto-generated'])
    expect(headerOf(one, 'Message-ID')).toMatch(/^<akun-[0-9a-f-]{36}@surat\.rembang\.test>$/)
    const { text, html } = partsOf(one)
    for (const part of [text, html]) {
      expect(part).toContain('Kata sandi akun Anda diganti.')
      expect(part).toContain('The password of your account was changed.')
      expect(part).toContain('https://lapor.test/meja/akun')
      expect(part).toMatch(/23 November 2026.*10[.:]\d\d/)
      for (const secret of [PASSWORD, officer.password, officer.name]) expect(part).not.toContain(secret)
    }
    expect(await sent()).toEqual([])
  })

  it('of new backup codes, a changed code application, links, and a password set anew', async () => {
    const visitor = await signsIn(server, officer)
    passes(server, 60_000)
    await visitor.sends(await visitor.opens('/meja/akun/kode-cadangan'), 'Lanjut', { fill: { current: officer.password, code: await codeOf(officer.generator, server.clock.now()) } })
    passes(server, 60_000)
    const holder = new Visitor(server.url)
    await holder.sends(await holder.opens(await link('password')), 'Simpan dan lanjut', { fill: { password: PASSWORD, again: PASSWORD, code: await codeOf(officer.generator, server.clock.now()) } })
    const second = await holder.sends(await holder.opens(await link('factor')), 'Simpan dan lanjut', { fill: { current: PASSWORD } })
    const codes = await holder.sends(second, 'Pasang', { fill: { code: await codeOf(second.$('#generator-key').text().replaceAll('-', ''), server.clock.now()) } })
    const words = (await sent()).filter(({ to }) => to === ADDRESS).map((one) => partsOf(one).text.split(/\r?\n/)[0])
    expect(words.toSorted()).toEqual([
      'Administrator membuat tautan untuk membuat ulang kata sandi Anda.', 'Administrator membuat tautan untuk memasang ulang aplikasi kode Anda. Bila dipakai, kunci sandi dan hubungan dengan penyedia identitas ikut dihapus.', 'Aplikasi kode akun Anda diganti.',
      'Kata sandi akun Anda dibuat ulang melalui tautan.', 'Kode cadangan baru dibuat untuk akun Anda. Yang lama tidak berlaku lagi.',
    ].toSorted())
    const mails = post.taken.map(({ raw }) => raw).join('\n')
    for (const code of codes.$('.backup-codes code').toArray()) expect(mails).not.toContain(codes.$(code).text())
  })

  it('of passkeys that an administrator took away', async () => {
    const admin = await signsIn(server, administrator)
    await server.rows(`insert into account.passkey (passkey_id, officer_id, credential_id, public_key, counter, synced, name, made_at) values (gen_random_uuid(), $1, 'contoh', 'x', 0, false, 'Ponsel', now())`, [officer.officer])
    await admin.sends(await admin.opens(`/meja/petugas/${officer.officer}/kunci`), 'Hapus semua kunci sandinya')
    expect((await sent()).map((one) => partsOf(one).text.split(/\r?\n/)[0])).toEqual(['Semua kunci sandi akun Anda dihapus oleh administrator. Bila ada hubungan dengan penyedia identitas, hubungan itu ikut diputus.'])
  })

  it('and not of what changes nothing: signing in, a refusal, an invitation to begin', async () => {
    const admin = await signsIn(server, administrator)
    await admin.sends(await admin.opens('/meja/petugas/baru'), 'Buat undangan', { fill: { name: 'Petugas Baru', email: 'baru@contoh.invalid' } })
    await new Visitor(server.url).postsParts('/meja/masuk', [['email', ADDRESS], ['password', 'bukan ini']])
    expect(await rows()).toEqual([])
  })

  it('never where the change itself was not written', async () => {
    await server.rows(`create function account.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`)
    await server.rows('create trigger refuse before insert on account.notice for each row execute function account.refuse()')
    const visitor = await signsIn(server, liaisonOfHealth)
    const answer = await visitor.posts(await visitor.opens('/meja/akun/sandi'), 'Simpan kata sandi', { fill: { current: liaisonOfHealth.password, password: PASSWORD, again: PASSWORD } })
    await server.rows('drop trigger refuse on account.notice')
    expect([answer.status, await rows()]).toEqual([500, []])
    expect((await signsIn(server, liaisonOfHealth)).page.status, 'with the old password').toBe(200)
  })
})

describe('a notice', () => {
  const waits = (kept = 'clock_timestamp()') => server.rows(`insert into account.notice (notice_id, officer_id, what, at, kept_at) values (gen_random_uuid(), $1, 'password-changed', now(), ${kept})`, [officer.officer])

  it('that a server puts off is tried again later', async () => {
    await waits()
    post.says = () => '451 4.7.1 later'
    await sends()
    expect(await rows()).toEqual([{ what: 'password-changed', outcome: null, error: 'smtp-451-4.7.1', waits: true }])
    post.says = () => null
    expect(await sends(), 'not before its time').toBe(0)
    await server.rows('update account.notice set next_attempt_at = clock_timestamp()')
    expect(await sent()).toHaveLength(1)
    expect(await rows()).toMatchObject([{ outcome: 'accepted' }])
  })

  it('that comes back is given up, and so is one after three days, or to a domain that never exists', async () => {
    await waits()
    post.says = () => '550 5.1.1 no such user'
    await sends()
    await waits(`clock_timestamp() - interval '73 hours'`)
    await server.rows(`insert into account.notice (notice_id, officer_id, what, at) values (gen_random_uuid(), $1, 'passkey-added', now())`, [liaisonOfHealth.officer])
    await sends()
    expect((await rows()).map(({ outcome, error }) => [outcome, error]).toSorted()).toEqual([['bounced', 'reserved-domain'], ['bounced', 'smtp-550-5.1.1'], ['expired', null]])
  })

  it('is sent once by two senders at the same moment', async () => {
    await waits()
    const before = post.taken.length
    await Promise.all([sends(), sends()])
    expect(post.taken.length - before).toBe(1)
  })

  it('can be neither changed in its words nor added by the sender', async () => {
    await waits()
    for (const sql of [`update account.notice set what = 'x'`, `update account.notice set officer_id = 1`, 'delete from account.notice', `insert into account.notice (notice_id, officer_id, what, at) values (gen_random_uuid(), 1, 'x', now())`, 'select * from account.passkey', 'select * from account.credential']) {
      await expect(sender.pool.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    }
  })
})
