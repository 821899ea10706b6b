// The processes of the product as they are started, each on its own: one that begins while the database is away waits for it (three that end before they
// serve would end the whole product), and with e-mail set up what a receipt promises is sent.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import { projectRoot } from '../../src/project-root.ts'
import { builtProduct } from '../chaos/built-product.ts'
import { headerOf, mailServer, type MailServer, type TakenEmail } from '../channel/mail-server.ts'
import { freePort } from '../free-port.ts'
import { faultyLine, type FaultyLine } from '../store/faulty-line.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { CLIENT, openIdProvider, throughProvider } from '../web/desk/openid-provider.ts'
import { Visitor } from '../web/visitor.ts'

/** Long enough for a process to have loaded and asked in vain. */
const AWAY_MS = 3_000

let house: Prepared
let line: FaultyLine
let post: MailServer
beforeAll(async () => {
  await builtProduct()
  house = await prepared({ sends: ['email'] })
  line = await faultyLine(house.appUrl)
  post = await mailServer()
}, 60_000)
afterAll(async () => {
  await line?.close()
  await house?.close()
  await post?.close()
})

async function started(name: string, settings: Readonly<Record<string, string>> = {}): Promise<{ readonly child: ChildProcess; readonly ready: Promise<unknown>; readonly stop: () => Promise<void> }> {
  const mail = { TUNTAS_SMTP_URL: `smtp://127.0.0.1:${post.port}`, TUNTAS_SMTP_TLS: 'offered', TUNTAS_MAIL_FROM: 'lapor@rembang.test', TUNTAS_MAIL_DOMAIN: 'surat.rembang.test', TUNTAS_MAIL_PORT: String(await freePort()) }
  const child = fork(join(projectRoot(), `dist/${name}.js`), [], {
    execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: { PATH: process.env['PATH'], TUNTAS_TEST_RUN: process.env['TUNTAS_TEST_RUN'], DATABASE_URL: line.url, DATA_DIR: house.dataDir, PORT: String(await freePort()), TUNTAS_HOST: '127.0.0.1', TUNTAS_DEMO: 'off', ...mail, ...settings },
  })
  const ended = once(child, 'exit')
  const ready = Promise.race([once(child, 'message').then(([message]) => message as unknown), ended.then(([status]) => `ended with ${status}`)])
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { child, ready, stop }
}

it.each(['web', 'worker', 'taker', 'sender'])('%s waits for the database, and serves as soon as it is there', async (name) => {
  line.goAway()
  const { child, ready, stop } = await started(name)
  try {
    await pause(AWAY_MS)
    expect([child.exitCode, child.signalCode]).toEqual([null, null])
    line.comeBack()
    expect(await ready).toMatchObject({ type: 'ready' })
  } finally {
    line.comeBack()
    await stop()
  }
})

it('web, as it is built, has what passkeys and an identity provider ask for', async () => {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const provider = await openIdProvider(`${address}/meja/masuk/penyedia/kembali`)
  const secret = join(house.dataDir, 'rahasia-klien')
  await writeFile(secret, CLIENT.secret)
  const oidc = { TUNTAS_OIDC_ISSUER: provider.url, TUNTAS_OIDC_CLIENT_ID: CLIENT.id, TUNTAS_OIDC_CLIENT_SECRET_FILE: secret, TUNTAS_OIDC_EMAIL_DOMAIN: 'contoh.invalid', TUNTAS_OIDC_GOVERNMENT: 'rembang', TUNTAS_OIDC_NAME: 'SSO Contoh' }
  const { ready, stop } = await started('web', { PORT: String(port), TUNTAS_BASE_URL: address, ...oidc })
  try {
    expect(await ready).toMatchObject({ type: 'ready' })
    const visitor = new Visitor(address)
    expect((await visitor.opens('/meja/masuk')).words).toContain('Masuk dengan SSO Contoh')
    const asked = JSON.parse((await visitor.opens('/meja/masuk/kunci')).$('form[data-passkey]').attr('data-options') ?? '{}') as unknown
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required', challenge: expect.stringMatching(/^[\w-]{43}$/) as string })
    expect((await visitor.asks('/meja/masuk/penyedia')).headers.location).toContain(`${provider.url}/auth?`)
    provider.person = { subject: 'tidak-dikenal', email: 'x@contoh.invalid', verified: true }
    const back = await throughProvider(provider, (await visitor.asks('/meja/masuk/penyedia')).headers.location ?? '')
    expect((await visitor.opens(back.slice(address.length))).words, 'its token was read').toContain('Akun SSO Contoh ini belum dihubungkan')
  } finally {
    await stop()
    await provider.close()
  }
})

it('the sender tells an officer that a way to sign in was changed', async () => {
  await house.owner.query(`insert into officer (officer_id, government) select 9000, min(unit_id) from unit where kind in ('government', 'national')`)
  await house.owner.query(`insert into account.person (id, officer_id, name, email, created_at, updated_at) values ('9000', 9000, 'Petugas Contoh', 'petugas@kantor.test', now(), now())`)
  await house.owner.query(`insert into account.notice (notice_id, officer_id, what, at) values (gen_random_uuid(), 9000, 'passkey-added', now())`)
  const { ready, stop } = await started('sender')
  try {
    expect(await ready).toMatchObject({ type: 'ready' })
    await vi.waitFor(() => expect(post.taken.map(({ to }) => to)).toContain('petugas@kantor.test'), { timeout: 15_000, interval: 100 })
  } finally {
    await stop()
  }
})

it('the sender sends what the receipt promises, and the worker records that it was taken', async () => {
  const submitted = await submitReport(house.taking, house.submission({ identity: { name: 'Siti Contoh', phone: '', email: 'siti@warga.test', address: '' } }))
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  const processes = [await started('sender'), await started('worker')]
  try {
    expect(await Promise.all(processes.map(({ ready }) => ready))).toMatchObject([{ type: 'ready' }, { type: 'ready' }])
    const taken = () => post.taken.filter(({ to }) => to !== 'petugas@kantor.test')
    await vi.waitFor(() => expect(taken()).toHaveLength(1), { timeout: 15_000, interval: 100 })
    expect([taken()[0]?.to, headerOf(taken()[0] as TakenEmail, 'Subject')]).toEqual(['siti@warga.test', `Laporan ${submitted.receipt.number} kami terima`])
    await vi.waitFor(async () => expect((await house.owner.query(`select state from message where channel = 'email'`)).rows).toEqual([{ state: 'accepted' }]), { timeout: 15_000, interval: 100 })
  } finally {
    await Promise.all(processes.map(({ stop }) => stop()))
  }
})
