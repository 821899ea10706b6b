// E-mails that came in, at the desk: made a report in one step, attached, kept as none; seen by nobody who takes nothing in.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { keepMail } from '../../../src/app/mail/keep-mail.ts'
import { readKeptMail } from '../../../src/app/mail/read-kept-mail.ts'
import { parseMail } from '../../../src/channel/email/receive/parse-mail.ts'
import { ownAddresses, sorterOfMail } from '../../../src/channel/email/receive/own-addresses.ts'
import { mailDestination } from '../../../src/mail/mail-destination.ts'
import { letter, multipart } from '../../mail/samples.ts'
import { photo } from '../evidence-samples.ts'
import type { TestServer } from '../server.ts'
import { listUnsortedMail } from '../../../src/store/mail/mail-list.ts'
import { removeRawMail, RAW_MAIL_DAYS } from '../../../src/store/mail/remove-raw-mail.ts'
import type { Page } from '../page.ts'
import { coordinator, deskServer, liaisonOfHealth, officerOf, signsIn } from './officer.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer({ governments: 'all', env: { TUNTAS_MAIL_PORT: '0', TUNTAS_MAIL_DOMAIN: 'lapor.example' } })
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

async function comes(raw: Buffer, recipient = 'rembang@lapor.example', otherwise: () => number | null = () => null): Promise<void> {
  const { web } = server
  const destination = mailDestination(ownAddresses(web.reference.get(), 'lapor.example', web.secrets), recipient)
  if (destination === null) throw new Error('That is no address here.')
  await keepMail({ pool: web.database.writing, keys: web.keys, secrets: web.secrets, clock: web.clock, relayIsOurs: true, otherwise }, { raw, envelope: { sender: 'sri@warga.example', recipient }, destination })
  const fault = (error: unknown) => {
    throw error
  }
  await readKeptMail({ pool: web.database.pool, keys: web.keys, handling: web.handling, files: web.files, clock: web.clock, secrets: web.secrets, ownDomains: ['lapor.example'], read: (one) => parseMail(one).catch(() => 'unreadable' as const), fault }, 10)
}

let count = 0
const named = (subject: string) => ({ 'Message-ID': `<d${(count += 1)}@warga.example>`, Subject: subject })

describe('an e-mail to the government', () => {
  it('is made a report in one step, with its words, its time and its photo; sent twice, or by two, it is one report', async () => {
    const at = new Date(server.clock.now() - 26 * 3_600_000)
    const raw = multipart({ headers: named('Lampu jalan mati'), parts: [{ type: 'text/plain; charset=utf-8', content: 'Lampu di depan pasar mati.\r\n<script>alert(1)</script>' }, { type: 'image/jpeg; name=lampu.jpg', content: Buffer.from((await photo()).content), headers: ['Content-Disposition: attachment; filename=lampu.jpg'] }] })
    const came = Buffer.concat([Buffer.from(`Received: from a by mx; ${at.toUTCString()}\r\n`), raw])
    await comes(came)
    await comes(came)
    const visitor = await signsIn(server, coordinator)
    const list = await visitor.opens('/meja/surat')
    expect(list.links('Lampu jalan mati')).toHaveLength(1)
    const page = await visitor.opens(list.links('Lampu jalan mati')[0] ?? '')
    expect(page.words).toContain('<script>alert(1)</script>')
    expect(page.words).toContain('Sri Contoh <sri@warga.example>')
    const form = await visitor.opens(page.links('Jadikan laporan')[0] ?? '')
    expect([form.value('subject'), form.value('email'), form.value('channel')]).toEqual(['Lampu jalan mati', 'sri@warga.example', 'email'])
    const missing = await visitor.sends(form, 'Simpan laporan', { fill: { subject: '', kind: 'complaint' } })
    expect(missing.status).toBe(422)
    const done = await visitor.sends(missing, 'Simpan laporan', { fill: { subject: 'Lampu jalan mati', kind: 'complaint' } })
    expect(done.heading).toBe('Laporan sudah tersimpan')
    const [report] = await server.rows<{ channel: string; received_at: number; files: number }>('select channel, received_at, (select count(*)::int from evidence e where e.report_id = r.report_id) as files from report r')
    expect(report).toMatchObject({ channel: 'email', files: 1 })
    expect(new Date(report?.received_at ?? 0).toISOString().slice(0, 16)).toBe(at.toISOString().slice(0, 16))
    expect(await server.rows('select state, report_id is not null as named, (select epoch from vault.mail_key k where k.mail_id = m.mail_id) as epoch from mail m')).toEqual([{ state: 'entered', named: true, epoch: null }])
    expect((await visitor.opens(page.links('Jadikan laporan')[0] ?? '')).path).toBe('/meja/surat')
    expect(await server.rows('select from report')).toHaveLength(1)
  })

  it('is attached to a report there is, as words of the reporter from another address; a number that nobody has is told beside its field', async () => {
    const visitor = await signsIn(server, coordinator)
    const entered = await visitor.opens('/meja/surat?daftar=done')
    const report = (await visitor.opens(entered.links('Lampu jalan mati')[0] ?? '')).$('a[href^="/meja/laporan/"]').attr('href') ?? ''
    await comes(letter({ headers: { ...named('Tambahan'), From: 'Tetangga <tetangga@warga.example>' }, body: 'Lampu sebelahnya mati juga.' }))
    const page = await visitor.opens((await visitor.opens('/meja/surat')).links('Tambahan')[0] ?? '')
    const wrong = await visitor.sends(page, 'Lampirkan', { fill: { number: '0000-0000-00000' } })
    expect([wrong.status, wrong.beside('number'), wrong.value('number')]).toEqual([422, expect.stringContaining('Tidak ada laporan'), '0000-0000-00000'])
    const done = await visitor.sends(wrong, 'Lampirkan', { fill: { number: report.split('/').at(-1) ?? '' } })
    expect(done.words).toContain('Email dilampirkan ke laporan.')
    expect((await visitor.opens(report)).words).toContain('lewat email dari alamat lain')
    expect((await visitor.opens(report)).words).toContain('Lampu sebelahnya mati juga.')
    const stale = await visitor.sends(wrong, 'Simpan sebagai bukan laporan', { fill: { why: 'spam' } })
    expect([stale.status, stale.words.includes('baru saja ditangani')]).toEqual([409, true])
  })

  it('attached by two officers at the same moment, to two reports, is in one of them; the other officer hears of it', async () => {
    const [first, second] = [await signsIn(server, coordinator), await signsIn(server, coordinator)]
    const entered = async (subject: string) => (await first.sends(await first.opens('/meja/masukkan'), 'Simpan laporan', { fill: { channel: 'counter', kind: 'complaint', subject, description: 'Di depan pasar.' } })).$('#receipt-number').text()
    const numbers = [await entered('Satu'), await entered('Dua')]
    await comes(letter({ headers: named('Untuk siapa'), body: 'Tambahan yang satu.' }))
    const href = (await first.opens('/meja/surat')).links('Untuk siapa')[0] ?? ''
    const pages = [await first.opens(href), await second.opens(href)]
    const done = await Promise.all([first, second].map((who, index) => who.sends(pages[index] as Page, 'Lampirkan', { fill: { number: numbers[index] ?? '' } })))
    expect(done.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const seen = await Promise.all(numbers.map(async (number) => (await first.opens(`/meja/laporan/${number}`)).words.includes('Tambahan yang satu.')))
    expect(seen.toSorted()).toEqual([false, true])
  })

  it('is had as it came, byte for byte, by who may read it, and removed a year after it was dealt with', async () => {
    const raw = letter({ headers: named('Utuh') })
    await comes(raw)
    const visitor = await signsIn(server, coordinator)
    const href = (await visitor.opens('/meja/surat')).links('Utuh')[0] ?? ''
    const page = await visitor.opens(href)
    const file = await visitor.asks(page.links('Unduh email asli (.eml)')[0] ?? '')
    expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([200, 'message/rfc822', expect.stringMatching(/^attachment; filename="email-[0-9a-f]{8}\.eml"$/)])
    expect(Buffer.from(file.body).toString()).toBe(raw.toString())
    expect((await (await signsIn(server, liaisonOfHealth)).asks(`${href}/asli`)).status).toBe(404)
    await visitor.sends(page, 'Simpan sebagai bukan laporan', { fill: { why: 'spam' } })
    const id = href.split('/').at(-1) ?? ''
    const later = server.clock.now() + (RAW_MAIL_DAYS + 1) * 86_400_000
    expect(await removeRawMail(server.web.database.pool, server.clock.now(), 100)).toBe(0)
    const [one, two] = await Promise.all([removeRawMail(server.web.database.pool, later, 1), removeRawMail(server.web.database.pool, later, 100)])
    expect(one + two).toBeGreaterThan(1)
    expect(await removeRawMail(server.web.database.pool, later, 100)).toBe(0)
    const gone = await visitor.opens(href)
    expect(gone.words).toContain('Isinya sudah dihapus, setahun setelah ditangani.')
    expect((await visitor.asks(`${href}/asli`)).status).toBe(404)
    expect(await server.rows('select from mail_raw where mail_id = $1 union all select from vault.mail_key where mail_id = $1', [id])).toEqual([])
    // What waits is never removed, and the same e-mail is still known.
    await comes(raw)
    expect((await visitor.opens('/meja/surat')).links('Utuh')).toEqual([])
    expect((await server.rows(`select from mail_raw join mail using (mail_id) where state = 'waiting' or removed_at is not null`)).length).toBe((await server.rows(`select from mail where state = 'waiting'`)).length)
  })

  it('is kept as none with a reason, and can be put back', async () => {
    await comes(letter({ headers: named('Penawaran') }))
    const visitor = await signsIn(server, coordinator)
    const page = await visitor.opens((await visitor.opens('/meja/surat')).links('Penawaran')[0] ?? '')
    expect((await visitor.sends(page, 'Simpan sebagai bukan laporan')).beside('why')).toContain('Pilih alasannya')
    await visitor.sends(page, 'Simpan sebagai bukan laporan', { fill: { why: 'spam' } })
    const done = await visitor.opens((await visitor.opens('/meja/surat?daftar=done')).links('Penawaran')[0] ?? '')
    expect(done.words).toContain('Spam atau iklan')
    await visitor.sends(done, 'Kembalikan ke daftar')
    expect((await visitor.opens('/meja/surat')).links('Penawaran')).toHaveLength(1)
  })

  it('that names no government is sorted by the national team, which passes it on with its time; a government sees it only from then', async () => {
    const national = officerOf('nasional', 'super-admin')
    const sorter = sorterOfMail(server.web.reference.get(), null, server.clock.now())
    expect(server.web.reference.get().units.find(({ id }) => id === sorter)?.code).toBe('nasional')
    const recipient = 'balas-00000000000000000000@lapor.example'
    await comes(letter({ headers: named('Tanpa daerah'), body: 'Jalan depan rumah saya rusak.' }), recipient, () => sorter)
    const [team, other] = [await signsIn(server, national), await signsIn(server, coordinator)]
    expect((await other.opens('/meja/surat')).links('Tanpa daerah')).toEqual([])
    const page = await team.opens((await team.opens('/meja/surat')).links('Tanpa daerah')[0] ?? '')
    expect([page.words.includes('Jalan depan rumah saya rusak.'), page.links('Jadikan laporan')]).toEqual([true, []])
    expect((await team.sends(page, 'Teruskan')).beside('government')).toContain('Pilih pemerintah yang dituju.')
    const rembang = server.web.reference.get().governments.find(({ code }) => code === 'rembang')
    expect((await team.sends(page, 'Teruskan', { fill: { government: String(rembang?.id) } })).words).toContain('Email diteruskan ke pemerintah itu.')
    expect((await team.opens('/meja/surat')).links('Tanpa daerah')).toEqual([])
    const href = (await other.opens('/meja/surat')).links('Tanpa daerah')[0] ?? ''
    expect((await other.opens(href)).words).toContain('Diteruskan ke sini oleh petugas lain yang memilahnya')
    // The stale page of the team does nothing any more, and shows nothing.
    expect((await team.posts(page, 'Teruskan', { fill: { government: String(rembang?.id) } })).status).toBe(404)
  })

  it('is in nobody’s list where it could be anybody’s, and in somebody’s as soon as one is named', async () => {
    const { reference } = server.web
    const several = { ...reference.get(), units: reference.get().units.filter(({ kind }) => kind !== 'national') }
    expect([sorterOfMail(several, null, server.clock.now()), sorterOfMail(several, 'rembang', server.clock.now())]).toEqual([null, several.governments.find(({ code }) => code === 'rembang')?.id])
    expect(sorterOfMail({ ...several, governments: several.governments.slice(0, 1) }, null, server.clock.now())).toBe(several.governments[0]?.id)
    await comes(letter({ headers: named('Belum dipilah') }), 'balas-00000000000000000001@lapor.example')
    const listed = async () => (await (await signsIn(server, coordinator)).opens('/meja/surat')).links('Belum dipilah').length
    expect(await listed()).toBe(0)
    await listUnsortedMail(server.web.database.pool, several.governments.find(({ code }) => code === 'rembang')?.id ?? 0)
    expect(await listed()).toBe(1)
  })

  it('is not there for officers who take nothing in, nor for another government', async () => {
    const [row] = await server.rows<{ mail_id: string }>('select mail_id from mail limit 1')
    for (const other of [liaisonOfHealth, officerOf('wonogiri', 'admin')]) {
      const visitor = await signsIn(server, other)
      const one = await visitor.opens(`/meja/surat/${row?.mail_id ?? ''}`)
      expect(one.status).toBe(404)
      expect((await visitor.opens('/meja/surat')).links('Penawaran')).toEqual([])
    }
  })
})
