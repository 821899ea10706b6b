// Messages by e-mail as people meet them: what form and receipt promise, what the officer sees of each, how an address is corrected.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { recordOutcomes } from '../../../src/app/record-outcomes.ts'
import { sendDueDigests } from '../../../src/channel/email/send/send-digests.ts'
import { makeDigestMails } from '../../../src/store/digest-mails.ts'
import { addressBrake } from '../../../src/channel/email/send/address-brake.ts'
import { domainLimits } from '../../../src/channel/email/send/domain-limits.ts'
import { sendEmail } from '../../../src/channel/email/send/send-email.ts'
import { openSmtp, type Smtp } from '../../../src/channel/email/send/smtp.ts'
import { openDatabase, type Database } from '../../../src/store/database.ts'
import { leaseEmails } from '../../../src/store/email-queue.ts'
import { headerOf, mailServer, partsOf, type MailServer } from '../../channel/mail-server.ts'
import { reports, tracks } from '../journey.ts'
import { testServer, type TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { loadReport } from '../../../src/store/load-reports.ts'
import { returnedBy } from '../../mail/samples.ts'
import { deliver, takerOn } from '../../mail/smtp.ts'
import { answeredReport } from './settled-report.ts'
import { acts, opensAct, opensCase, unitIn } from './casework.ts'
import { coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'

let server: TestServer
let post: MailServer
let smtp: Smtp
let admin: Visitor
/** As the sender's process is connected. */
let sender: Database
beforeAll(async () => {
  post = await mailServer()
  server = await deskServer({ env: { TUNTAS_SMTP_URL: `smtp://127.0.0.1:${post.port}`, TUNTAS_SMTP_TLS: 'offered', TUNTAS_MAIL_FROM: 'lapor@rembang.test', TUNTAS_MAIL_DOMAIN: 'surat.rembang.test' } })
  smtp = openSmtp(server.web.config.mail as NonNullable<typeof server.web.config.mail>)
  admin = await signsIn(server, coordinator)
  sender = openDatabase({ url: server.web.config.databaseUrl ?? '', connections: 2, name: 'test-sender', role: 'tuntas_sender', log: server.web.log })
})
afterAll(async () => {
  vi.useRealTimers()
  smtp?.close()
  await sender?.close()
  await server?.close()
  await post?.close()
})

/** What sender and worker do: everything that waits is tried once and recorded. */
async function mailGoesOut(): Promise<void> {
  const { web, clock } = server
  const { mail } = web.config
  if (mail === null) throw new Error('No e-mail is set up.')
  await server.rows('update message set next_attempt_at = clock_timestamp()')
  const sending = { pool: web.database.pool, world: web.handling.world, keys: web.keys, secrets: web.secrets, mail, baseUrl: web.config.baseUrl, smtp, limits: domainLimits(9), brake: addressBrake(100), now: clock.now }
  await Promise.all((await leaseEmails(web.database.pool, 100)).map((leased) => sendEmail(sending, leased)))
  await recordOutcomes({ handling: web.handling, pool: web.database.pool, now: clock.now, most: 100 })
}

const contact = { name: 'Sri Contoh', email: 'sri@warga.test', phone: '0800 1111' }

describe('what is promised', () => {
  it('is e-mail to who gives an address, the page to who gives none, and says so before and after', async () => {
    const visitor = new Visitor(server.url)
    expect((await visitor.opens('/lapor')).words).toContain('Kalau Anda mengisi email, kabar dan jawaban kami kirim ke sana.')
    expect((await reports(visitor, { fill: contact })).receipt.words).toContain('Kami kirim ke email Anda')
    expect((await reports(new Visitor(server.url))).receipt.words).toContain('Email bisa Anda tambahkan kapan saja')
  })

  it('is nothing but the page where no mail server is set up', async () => {
    vi.useRealTimers()
    const plain = await testServer()
    const visitor = new Visitor(plain.url)
    const form = await visitor.opens('/lapor')
    const { receipt } = await reports(visitor, { fill: contact })
    expect(form.words).toContain('Sistem ini belum mengirim SMS atau email')
    expect(receipt.words).toContain('Sistem ini tidak mengirim email atau SMS.')
    expect(await plain.rows(`select 1 from message where channel = 'email'`)).toEqual([])
    await plain.close()
    vi.useFakeTimers({ toFake: ['Date'], now: server.clock.now() })
  })
})

describe('an e-mail that came back', () => {
  it('is told to the officer with what can be done, and to the reporter, who corrects the address; both see it arrive then', async () => {
    post.says = (to) => (to === 'sri@warga.test' ? '550 5.1.1 no such user' : null)
    const visitor = new Visitor(server.url)
    const { number, code, mine } = await reports(visitor, { fill: contact })
    await mailGoesOut()
    const before = await opensCase(admin, number)
    expect(before.words).toContain('Email kepada pelapor tidak sampai')
    expect(before.$('.message-log .lost').text()).toBe('Email: tidak sampai (alamat email tidak dikenal di servernya)')
    const own = await visitor.opens(mine)
    expect(own.words).toContain('Kami tidak bisa mengirim email ke s•••@warga.test')

    const form = await visitor.opens(own.$('a:contains("Ubah email")').first().attr('href') ?? '')
    expect([form.value('email'), form.words.includes('s•••@warga.test'), form.html.includes('sri@warga.test')]).toEqual(['', true, false])
    const wrong = await visitor.sends(form, 'Simpan kontak', { fill: { email: 'bukan alamat' } })
    expect([wrong.status, wrong.value('email'), wrong.faults.map(({ field }) => field)]).toEqual([422, 'bukan alamat', ['email']])
    expect((await visitor.sends(form, 'Simpan kontak')).faults[0]?.message).toBe('Belum ada yang diubah.')
    const saved = await visitor.sends(wrong, 'Simpan kontak', { fill: { email: 'sri.benar@warga.test' } })
    expect(saved.words).toContain('Kontak Anda sudah kami simpan')
    await mailGoesOut()
    const email = post.taken.findLast(({ to }) => to === 'sri.benar@warga.test')
    expect(headerOf(email as NonNullable<typeof email>, 'Subject')).toBe(`Laporan ${number} kami terima`)

    const link = /https?:\/\/\S+\/lacak\?nomor=\S+/.exec(partsOf(email as NonNullable<typeof email>).text)?.[0] ?? ''
    expect((await new Visitor(server.url).opens(link.replace(server.url, ''))).value('number')).toBe(number)
    expect((await tracks(new Visitor(server.url), { number, code })).words).toContain('Email, dikirim ulang: diterima server email tujuan')
    const after = await opensCase(admin, number)
    expect(after.words).not.toContain('Email kepada pelapor tidak sampai')
    expect(after.words).toMatch(/Kontak pelapor diperbaiki.*oleh pelapor/)
    expect(after.words).toContain('sri.benar@warga.test')
  })

  it('is sent again by the officer, once however often the button is pressed', async () => {
    post.says = () => '552 5.2.2 mailbox full'
    const { number } = await reports(new Visitor(server.url), { fill: { ...contact, email: 'penuh@warga.test' } })
    await mailGoesOut()
    post.says = () => null
    const page = await opensCase(admin, number)
    expect(page.words).toContain('kotak surat penerima penuh')
    const sent = await admin.sends(page, 'Kirim ulang sekarang')
    expect(sent.words).toContain('Pesan dikirim ulang.')
    expect((await admin.sends(page, 'Kirim ulang sekarang')).status).toBe(200)
    await mailGoesOut()
    await mailGoesOut()
    expect(post.taken.filter(({ to }) => to === 'penuh@warga.test')).toHaveLength(1)
    expect((await opensCase(admin, number)).words).not.toContain('Email kepada pelapor tidak sampai')
  })

  it('is mended by an officer who says why; the reason stays with the offices', async () => {
    post.says = (to) => (to.startsWith('salah') ? '550 5.1.1 no such user' : null)
    const visitor = new Visitor(server.url)
    const { number, mine } = await reports(visitor, { fill: { ...contact, email: 'salah@warga.test' } })
    await mailGoesOut()
    const form = await admin.opens(`/meja/laporan/${number}/kontak`)
    expect(form.value('email')).toBe('salah@warga.test')
    const fill = { email: 'lewat.telepon@warga.test' }
    const missing = await admin.sends(form, 'Simpan kontak', { fill })
    expect([missing.status, missing.beside('reason'), missing.value('email')]).toEqual([422, 'Tulis mengapa kontak diubah.', 'lewat.telepon@warga.test'])
    const saved = await admin.sends(missing, 'Simpan kontak', { fill: { reason: 'Pelapor menelepon tadi pagi.' } })
    expect(saved.words).toContain('Pelapor menelepon tadi pagi.')
    await mailGoesOut()
    expect(post.taken.some(({ to }) => to === 'lewat.telepon@warga.test')).toBe(true)
    const own = await visitor.opens(mine)
    expect(own.words).toContain('Kontak Anda diperbaiki oleh petugas')
    expect(own.html).not.toContain('menelepon')
  })
})

describe('an answer whose e-mail was taken and came back a day later', () => {
  it('to our own taker as a report of the receiving server: officer and reporter see it, silence waits, and after the contact is corrected it is sent again and begins anew', async () => {
    post.says = () => null
    const { web, clock } = server
    const { id, number, code } = await answeredReport(server, 'Antrean', { ...contact, email: 'pindah@warga.test' })
    await mailGoesOut()
    const answer = post.taken.findLast(({ to, raw }) => to === 'pindah@warga.test' && /^Subject:.*jawaban/im.test(raw))
    if (answer === undefined) throw new Error('No answer went out.')
    const silences = async () => (await loadReport(web.database.pool, id))?.state.clocks.filter(({ kind }) => kind === 'silence').map(({ from }) => from)
    const first = await silences()
    expect(first).toEqual([clock.now()])

    passes(server, 26 * 3_600_000)
    const taking = await takerOn(web, 'surat.rembang.test')
    expect(await deliver(taking.port, returnedBy('mx.warga.test', answer), { sender: '', to: [answer.from] })).toMatch(/^250/)
    await taking.read()
    expect(taking.faults).toEqual([])
    admin = await signsIn(server, coordinator)
    const page = await opensCase(admin, number)
    expect(page.words).toContain('Email kepada pelapor tidak sampai')
    expect(page.$('.message-log .lost').text()).toContain('alamat email tidak dikenal')
    const own = await tracks(new Visitor(server.url), { number, code })
    expect(own.words).toContain('Kami tidak bisa mengirim email ke p•••@warga.test')
    const onThePage = await silences()
    expect(onThePage?.[0]).toBeGreaterThan((first?.[0] ?? 0) + 24 * 3_600_000)
    expect(await server.rows(`select state, kind, sign from mail`)).toEqual([{ state: 'noted', kind: 'bounce', sign: 'report-failed' }])

    // The same report of the server once more changes nothing.
    await deliver(taking.port, returnedBy('mx.warga.test', answer), { sender: '', to: [answer.from] })
    await taking.read()
    expect(await silences()).toEqual(onThePage)

    const form = await admin.opens(`/meja/laporan/${number}/kontak`)
    await admin.sends(form, 'Simpan kontak', { fill: { email: 'sampai@warga.test', reason: 'Pelapor menelepon.' } })
    await mailGoesOut()
    expect(post.taken.some(({ to, raw }) => to === 'sampai@warga.test' && /^Subject:.*jawaban/im.test(raw))).toBe(true)
    expect((await opensCase(admin, number)).words).not.toContain('Email kepada pelapor tidak sampai')
    expect((await tracks(new Visitor(server.url), { number, code })).words).toContain('Email, dikirim ulang: diterima server email tujuan')
    await taking.close()
  })
})

describe('who works on a report of somebody hidden', () => {
  it('sees whether a message arrived, but neither the address nor a way to it', async () => {
    const { number } = await reports(new Visitor(server.url), { fill: { ...contact, anonymous: 'on' } })
    await acts(admin, number, 'Anonimkan atau rahasiakan isi', { 'a-naskah-samaran.subject': 'Lampu mati', 'a-naskah-samaran.description': 'Sudah lama gelap.' })
    const form = await opensAct(admin, number, 'Disposisikan')
    await acts(admin, number, 'Disposisikan', { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative', lead: unitIn(form, 'Kesehatan') })
    const liaison = await signsIn(server, liaisonOfHealth)
    const page = await opensCase(liaison, number)
    expect(page.words).toContain('Pesan untuk pelapor')
    expect(page.html).not.toContain('sri@warga.test')
    expect((await liaison.opens(`/meja/laporan/${number}/kontak`)).status).toBe(404)
    expect(page.$('a[href$="/kontak"]')).toHaveLength(0)
  })
})

describe('the digest of a morning', () => {
  it('goes to each officer of an office that has warnings, once a day, with numbers and the way to the list alone', async () => {
    post.says = () => null
    const { web, clock } = server
    await server.rows('delete from digest')
    const [seat] = await server.rows<{ unit: number }>(`select unit_id as unit from unit where code = 'rembang.admin'`)
    await server.rows(`insert into digest (unit_id, seat, day, made_at, warnings, fresh) values ($1, 'admin', '2026-11-24', $2, 3, 1), ($1, '@unit', '2026-11-24', $2, 2, 0)`, [seat?.unit, new Date(clock.now())])
    const made = await Promise.all([makeDigestMails(web.database.pool, clock.now()), makeDigestMails(web.database.pool, clock.now())])
    expect(made.reduce((sum, one) => sum + one)).toBe((await server.rows(`select distinct officer_id from post where unit_id = $1`, [seat?.unit])).length)
    const sending = { pool: sender.pool, mail: web.config.mail as NonNullable<typeof web.config.mail>, baseUrl: 'https://lapor.test', smtp, log: web.log }
    await sendDueDigests(sending)
    await sendDueDigests(sending)
    const [mine, ...more] = post.taken.filter(({ to }) => to === coordinator.email)
    expect(more).toEqual([])
    const { text, html } = partsOf(mine as NonNullable<typeof mine>)
    for (const part of [text, html]) expect(part).toContain('https://lapor.test/meja/peringatan')
    expect(text).toContain('5 batas waktu')
    expect(`${text} ${html}`).not.toMatch(/\d{4}-\d{4}-\d{5}|Sri|Antrean/)
    expect(headerOf(mine as NonNullable<typeof mine>, 'Auto-Submitted')).toBe('auto-generated')
    expect(await makeDigestMails(web.database.pool, clock.now())).toBe(0)
  })

  it('that a server puts off is tried again later, and one that comes back is given up', async () => {
    const { web } = server
    await server.rows(`update digest_mail set ended_at = null, outcome = null, next_attempt_at = clock_timestamp(), made_at = clock_timestamp()`)
    const sending = { pool: sender.pool, mail: web.config.mail as NonNullable<typeof web.config.mail>, baseUrl: 'https://lapor.test', smtp, log: web.log }
    post.says = (to) => (to === coordinator.email ? '550 5.1.1 no such user' : '451 4.7.1 later')
    await sendDueDigests(sending)
    const rows = await server.rows<{ outcome: string | null; error: string; waits: boolean }>(`select outcome, last_error as error, next_attempt_at > clock_timestamp() as waits from digest_mail order by outcome`)
    expect(rows[0]).toMatchObject({ outcome: 'bounced', error: 'smtp-550-5.1.1' })
    expect(rows.slice(1).every(({ outcome, error, waits }) => outcome === null && error === 'smtp-451-4.7.1' && waits)).toBe(true)
  })
})
