// Whatever is typed into a field: a sentence beside it or a report that says exactly that, and everything typed is still there.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { multipart, type FormPart } from './form-body.ts'
import { exchange } from './http.ts'
import { receiptOf, reports, SEND, SEND_REPLY, STORY } from './journey.ts'
import { Page } from './page.ts'
import { testServer, type TestServer } from './server.ts'
import { STRANGE } from './strange-words.ts'
import { Visitor, type Filling } from './visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())
afterEach(() => {
  expect(server.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})

const FULL: Filling = {
  kind: 'aspiration', subject: 'Tambah jam buka', description: 'Puskesmas tutup\nterlalu awal.', date: '2026-11-20', time: '18:30', dateUnknown: 'on', district: '33.17.10',
  village: 'Kutoharjo', place: 'Depan pasar', agency: 'rembang.dinkes', hope: 'Buka Sabtu', anonymous: 'on', secret: 'on', name: 'Siti', phone: '0812 3456 7890', email: 'siti@contoh.id', address: 'Jalan Mawar',
}

async function sent(fill: Filling): Promise<Page> {
  const visitor = new Visitor(server.url)
  return visitor.sends(await visitor.opens('/lapor'), SEND, { fill })
}

function expectKept(page: Page, fill: Filling, but: readonly string[] = []): void {
  for (const [name, value] of Object.entries(fill)) if (!but.includes(name)) expect(page.value(name), name).toBe(value)
}

describe('a field that is not as it should be', () => {
  it.each([
    ['kind', null, 'Pilih jenis laporan.'], ['kind', 'constructor', 'Pilih jenis laporan.'],
    ['subject', '', 'Tulis judul laporan.'], ['subject', ' \t ', 'Tulis judul laporan.'], ['subject', '\u200b\u2060\ufeff', 'Tulis judul laporan.'], ['subject', '\u0000\u0007', 'Tulis judul laporan.'],
    ['subject', 'x'.repeat(201), 'Judul terlalu panjang.'], ['description', '', 'Ceritakan kejadiannya'], ['description', '\u2066\u2069\u00ad', 'Ceritakan kejadiannya'],
    ['description', 'x'.repeat(20_001), 'Cerita terlalu panjang.'], ['time', '25:00', 'Jam ini tidak kami kenali.'], ['time', 'pagi', 'Jam ini tidak kami kenali.'],
    ['district', '33.18.01', 'Pilih kecamatan dari daftar.'], ['district', '__proto__', 'Pilih kecamatan dari daftar.'], ['agency', 'lain', 'Pilih dinas dari daftar.'],
    ['village', 'x'.repeat(101), 'Paling banyak 100 huruf.'], ['place', 'x'.repeat(501), 'Paling banyak 500 huruf.'], ['hope', 'x'.repeat(2001), 'Paling banyak 2000 huruf.'],
    ['name', 'x'.repeat(201), 'Paling banyak 200 huruf.'], ['phone', 'rumah', 'Nomor ini tidak lengkap.'], ['phone', '12', 'Nomor ini tidak lengkap.'], ['phone', '1'.repeat(41), 'Nomor ini tidak lengkap.'],
    ['email', 'siti', 'Alamat email ini tidak lengkap.'], ['email', 'a@b', 'Alamat email ini tidak lengkap.'], ['email', `${'x'.repeat(260)}@contoh.id`, 'Paling banyak 254 huruf.'],
    ['address', 'x'.repeat(501), 'Paling banyak 500 huruf.'],
  ])('%s (row %#)', async (field, value, sentence) => {
    const page = await sent({ ...FULL, [field]: value })
    expect(page.status).toBe(422)
    expect(page.title).toMatch(/^Galat/)
    expect(page.beside(field)).toContain(sentence)
    expect(page.faults).toEqual([{ field, message: page.beside(field) }])
    expect(page.$(`#${field}`).length, 'the summary leads somewhere').toBe(1)
    expectKept(page, FULL, [field])
    if (value !== null && !['kind', 'district', 'agency'].includes(field) && !value.includes('\0')) expect(page.value(field)).toBe(value)
  })

  it.each([['2026-02-30', 'Tanggal ini tidak kami kenali.'], ['20 November', 'Tanggal ini tidak kami kenali.'], ['0001-01-01', 'Tanggal ini tidak kami kenali.'], ['2026-11-24', 'tidak bisa lebih dari hari ini']])(
    'date: %s', async (date, sentence) => {
      const page = await sent({ ...FULL, dateUnknown: null, date })
      expect(page.status).toBe(422)
      expect(page.beside('date')).toContain(sentence)
      expectKept(page, { ...FULL, date }, ['dateUnknown'])
    })

  it('each has its own sentence when all are wrong at once', async () => {
    const page = await sent({ kind: null, subject: '', description: '', date: 'x', time: 'x', district: 'x', agency: 'x', phone: 'x', email: 'x', village: 'x'.repeat(200) })
    expect(page.faults.map(({ field }) => field)).toEqual(['kind', 'subject', 'description', 'date', 'time', 'district', 'village', 'agency', 'phone', 'email'])
    for (const { field, message } of page.faults) expect(page.beside(field)).toBe(message)
  })

  it('comes back with the same key, so that sending it right is still the one report', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    const again = await visitor.sends(form, SEND, { fill: { ...STORY, subject: '' } })
    expect(again.value('submission')).toBe(form.value('submission'))
    const first = receiptOf(await visitor.sends(again, SEND, { fill: { subject: 'Lampu' } }))
    expect(receiptOf(await visitor.sends(again, SEND, { fill: { subject: 'Lampu' } })).number).toBe(first.number)
  })
})

describe('a million characters', () => {
  it.each(['subject', 'description', 'time', 'village', 'place', 'hope', 'name', 'phone', 'email', 'address'])('in %s are refused beside it and kept', async (field) => {
    const long = 'abcdefghi '.repeat(100_000).trim()
    const page = await sent({ ...FULL, [field]: long })
    expect(page.status).toBe(422)
    expect(page.beside(field)).not.toBeNull()
    expect(page.value(field)).toBe(long)
    expectKept(page, FULL, [field])
  })

  it.each(['kind', 'date', 'district', 'agency', 'dateUnknown', 'anonymous', 'submission', 'government', 'kept'])('in %s are never a fault', async (field) => {
    const page = await sent({ ...STORY, [field]: 'x'.repeat(1_000_000) })
    expect([200, 422]).toContain(page.status)
  })
})

describe('strange words', () => {
  it.each(STRANGE)('%s come through as they are, without being obeyed', async (_what, words, shown) => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor, { fill: { subject: words, description: words, place: words, hope: words, village: words, name: words, address: words } })
    const page = await visitor.opens(mine)
    const plain = await visitor.opens((await reports(visitor, { fill: { name: 'Sari' } })).mine)
    expect(page.heading).toBe(shown)
    expect(page.$('.words').first().text()).toBe(shown)
    expect(page.words).toContain(shown)
    for (const element of ['script', 'img', 'form', 'h1', 'iframe', 'textarea']) expect(page.$(element).length, element).toBe(plain.$(element).length)
    expect(page.html).not.toMatch(/[\u0000\u202e]/)
  })

  it.each(STRANGE)('%s in a form that comes back stay inside their fields', async (_what, words) => {
    const page = await sent({ ...STORY, kind: null, subject: words, description: words, place: words })
    const plain = await sent({ ...STORY, kind: null })
    expect(page.status).toBe(422)
    for (const element of ['script', 'img', 'form', 'h1', 'iframe', 'textarea']) expect(page.$(element).length, element).toBe(plain.$(element).length)
    if (!words.includes('\0')) expect(page.value('description')).toBe(words)
  })

  it('of broken UTF-8, half pairs of surrogates among them, become the sign for what can not be read', async () => {
    const visitor = new Visitor(server.url)
    const { contentType, body } = multipart([...Object.entries(STORY).filter(([name]) => name !== 'subject').map(([name, value]): FormPart => [name, value ?? '']), ['subject', 'Lampu @here@ mati']])
    const at = body.indexOf('@here@')
    const broken = Buffer.concat([body.subarray(0, at), Buffer.from('eda0bded', 'hex'), Buffer.from([0xff, 0xc0, 0x80]), body.subarray(at + 6)])
    const answer = await visitor.asks('/lapor', { method: 'POST', body: broken, headers: { 'Content-Type': contentType } })
    const page = await visitor.opens(receiptOf(new Page('/lapor', answer)).mine)
    expect(page.heading).toMatch(/^Lampu \ufffd+ mati$/)
  })
})

describe('a government that is not served', () => {
  it('is taken for the only one there is', async () => {
    expect((await sent({ ...STORY, government: 'atlantis' })).heading).toBe('Laporan Anda sudah kami terima')
  })
})

describe('a reply', () => {
  it.each([['', 'Tulis balasan atau pilih berkas.'], ['\u200b \u0000', 'Tulis balasan atau pilih berkas.'], ['y'.repeat(1_000_000), 'Paling banyak 25000 huruf.']])('(row %#) is refused beside its field and kept', async (reply, sentence) => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.sends(await visitor.opens(mine), SEND_REPLY, { fill: { reply } })
    expect(page.status).toBe(422)
    expect(page.beside('reply')).toContain(sentence)
    if (!reply.includes('\0')) expect(page.value('reply')).toBe(reply)
  })

  it.each(STRANGE)('of %s is kept and shown, not obeyed', async (_what, words, shown) => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.sends(await visitor.opens(mine), SEND_REPLY, { fill: { reply: words } })
    expect(page.words).toContain(shown)
    expect(page.$('h1').length).toBe(1)
  })

  it.each(STRANGE)('to withdraw for %s is carried out, the reason shown and not obeyed', async (_what, words, shown) => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.sends(await visitor.opens(`${mine}/cabut`), 'Ya, cabut laporan', { fill: { reason: words } })
    expect(page.status).toBe(200)
    expect(page.words).toContain(shown)
    expect(page.$('h1').length).toBe(1)
    expect(page.html).not.toMatch(/[\u0000\u202e]/)
  })

  it('to withdraw with a reason that is too long is asked again, the reason kept', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.sends(await visitor.opens(`${mine}/cabut`), 'Ya, cabut laporan', { fill: { reason: 'z'.repeat(2001) } })
    expect(page.status).toBe(422)
    expect(page.beside('reason')).toContain('Paling banyak 2000 huruf.')
    expect(page.value('reason')).toHaveLength(2001)
  })
})

describe('a contact that is corrected', () => {
  it.each([
    ['email', 'siti', 'Alamat email ini tidak lengkap.'], ['email', 'a@b', 'Alamat email ini tidak lengkap.'], ['email', `${'x'.repeat(1_000_000)}@contoh.id`, 'Paling banyak 254 huruf.'],
    ['email', '"><script>alert(1)</script>@contoh.id ', 'Alamat email ini tidak lengkap.'], ['email', 'siti@contoh.id\r\nBcc: lain@contoh.id', 'Alamat email ini tidak lengkap.'],
    ['phone', 'rumah', 'Nomor ini tidak lengkap.'], ['phone', '1'.repeat(1_000_000), 'Nomor ini tidak lengkap.'], ['phone', "08'; drop table report; --", 'Nomor ini tidak lengkap.'],
  ])('%s (row %#) is refused beside its field and kept, and nothing is changed', async (field, value, sentence) => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor, { fill: { email: 'siti@contoh.id', phone: '0812 3456 7890' } })
    const page = await visitor.sends(await visitor.opens(`${mine}/kontak`), 'Simpan kontak', { fill: { [field]: value } })
    expect(page.status).toBe(422)
    expect(page.beside(field)).toContain(sentence)
    if (!value.includes('\n')) expect(page.value(field)).toBe(value)
    expect(page.$('script:not([src])').length).toBe(0)
    const unchanged = await visitor.opens(`${mine}/kontak`)
    expect(unchanged.words).toContain('s•••@contoh.id')
  })

  it('of nothing but invisible signs stays as it was', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor, { fill: { email: 'siti@contoh.id' } })
    const page = await visitor.sends(await visitor.opens(`${mine}/kontak`), 'Simpan kontak', { fill: { email: '\u200b\u0000', phone: ' \u2066 ' } })
    expect(page.status).toBe(422)
    expect((await visitor.opens(`${mine}/kontak`)).words).toContain('s•••@contoh.id')
  })
})

describe('an address', () => {
  const hostile = [
    '/lacak?nomor=%3Cscript%3Ealert(1)%3C/script%3E', '/lapor?pemerintah=__proto__', '/?bahasa=constructor', '/laporan/%00', '/laporan/%E0%A4%A', '/laporan/%C0%AE%C0%AE', '/laporan/..%2f..%2fetc%2fpasswd',
    '/aset/..%2f..%2fpackage.json', '/aset/__proto__', '/aset/manifest.json', '/laporan-saya/%00/bukti/1', '/laporan/' + 'A'.repeat(5000), '/%', '//evil.example', '/laporan/0000-0000-00000?x[]=1&x[__proto__]=2',
  ]
  it.each(hostile)('(%#) is answered without a fault', async (path) => {
    const page = new Page(path, await exchange(`${server.url}${path}`))
    expect(page.status).toBeLessThan(500)
    expect(page.$('script:not([src])').length).toBe(0)
  })

  it('is answered to no other method', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) expect((await exchange(`${server.url}/lapor`, { method })).status, method).toBe(404)
  })
})
