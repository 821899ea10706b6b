// E-mails made to do harm, and thousands that nobody made: each is read or given up, none takes anything with it.
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openMailReader } from '../../src/channel/email/receive/mail-reader.ts'
import { parseMail } from '../../src/channel/email/receive/parse-mail.ts'
import { fuzzMail } from './fuzz.ts'
import { letter, multipart } from './samples.ts'

const reader = openMailReader()
afterAll(() => reader.close())

const textOf = async (raw: Buffer) => {
  const read = await reader.read(raw)
  return read === 'unreadable' ? read : read.mail.text
}
const encoded = (charset: string, bytes: Buffer) => Buffer.concat([letter({ headers: { 'Content-Type': `text/plain; charset=${charset}` }, body: '' }), bytes])

describe('charset', () => {
  it.each([
    ['gb2312', encoded('gb2312', Buffer.from([0xc4, 0xe3, 0xba, 0xc3])), '你好'],
    ['case-insensitive charset names', encoded('"Utf-8"', Buffer.from('jalan rusak – é')), 'jalan rusak – é'],
    ['windows-1252', encoded('Windows-1252', Buffer.from([0x93, 0x61, 0x94])), '“a”'],
    ['iso-2022-jp', encoded('iso-2022-jp', Buffer.from('\x1b$B$3\x1b(B', 'latin1')), 'こ'],
    ['one that nobody knows', encoded('x-tidak-ada', Buffer.from('halo')), 'halo'],
    ['none at all', Buffer.concat([letter({ headers: { 'Content-Type': null }, body: '' }), Buffer.from('halo')]), 'halo'],
    ['NUL bytes', encoded('utf-8', Buffer.from('ha\0lo\0')), 'halo'],
    ['RTL override', encoded('utf-8', Buffer.from('ha\u202elo')), 'halo'],
    ['UTF-7 is not obeyed', encoded('utf-7', Buffer.from('+ADw-script+AD4-')), '+ADw-script+AD4-'],
  ])('%s', async (_, raw, text) => {
    expect(await textOf(raw)).toBe(text)
  })
  it('invalid UTF-8 becomes the sign for it, and the rest stays', async () => {
    expect(await textOf(encoded('utf-8', Buffer.from([0x68, 0xff, 0xfe, 0x69])))).toMatch(/^h\ufffd+i$/)
  })
  it('partly encoded address names and RFC 2231 file names are read', async () => {
    const read = await parseMail(multipart({ headers: { From: 'Ibu =?utf-8?Q?S=C3=A9ri?= <sri@warga.example>' }, parts: [{ type: 'application/pdf', content: Buffer.from('x'), headers: ["Content-Disposition: attachment; filename*=utf-8''surat%20%E2%80%AEfdp.exe"] }] }))
    expect(read.mail.from).toEqual({ name: 'Ibu Séri', address: 'sri@warga.example' })
    expect(read.mail.attachments[0]?.name).toBe('surat fdp.exe')
  })
})

describe('HTML', () => {
  it('is turned into text, and nothing in it runs or is loaded', async () => {
    const html = '<html><head><style>p{}</style><script>alert(1)</script></head><body><p>Jalan <b>rusak</b></p><img src="http://jahat.example/x.png"><p onclick="x()">di pasar</p></body></html>'
    const text = await textOf(letter({ headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html }))
    expect(text).toMatch(/Jalan rusak[\s\S]*di pasar/)
    expect(text).not.toMatch(/alert|onclick|<\w/)
  })
  it('beside a text is passed over', async () => {
    expect(await textOf(multipart({ type: 'alternative', parts: [{ type: 'text/plain', content: 'Teks.' }, { type: 'text/html', content: '<p>Lain.</p>' }] }))).toBe('Teks.')
  })
})

describe('bombs', () => {
  const nested = (levels: number) => {
    let part = 'Content-Type: text/plain\r\n\r\nisi'
    for (let level = 0; level < levels; level += 1) part = `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${part}\r\n--b${level}--`
    return Buffer.from(`From: a@b.example\r\nMIME-Version: 1.0\r\n${part}\r\n`)
  }
  const mail = (levels: number) => {
    let inner = letter()
    for (let level = 0; level < levels; level += 1) inner = letter({ headers: { 'Content-Type': 'message/rfc822' }, body: inner.toString('latin1') })
    return inner
  }
  it.each([
    ['300-level nested MIME', nested(300)],
    ['5,000-level nested MIME', nested(5_000)],
    ['e-mail in e-mail a hundred times', mail(100)],
    ['10,000 parts', multipart({ parts: Array.from({ length: 10_000 }, () => ({ type: 'text/plain', content: 'x' })) })],
    ['50k recipients', letter({ headers: { To: Array.from({ length: 50_000 }, (_, i) => `a${i}@b.example`).join(', ') } })],
    ['a header of 5 MB', letter({ headers: { 'X-Panjang': 'x'.repeat(5_000_000) } })],
    ['200,000 nested tags', letter({ headers: { 'Content-Type': 'text/html' }, body: '<b>'.repeat(200_000) })],
    ['10 MB of text', letter({ body: 'a'.repeat(70).concat('\n').repeat(140_000) })],
    ['base64 with junk', multipart({ parts: [{ type: 'image/png', content: '%%%=\u0000==AAA', headers: ['Content-Transfer-Encoding: base64'] }] })],
    ['broken boundary', letter({ headers: { 'Content-Type': 'multipart/mixed; boundary=' }, body: '--\nhalo' })],
    ['a compressed bomb', multipart({ parts: [{ type: 'application/gzip', content: gzipSync(Buffer.alloc(20_000_000)) }] })],
  ])('%s', async (_, raw) => {
    const read = await reader.read(raw)
    if (read !== 'unreadable') expect(read.mail.text.length).toBeLessThanOrEqual(100_000)
    expect(await textOf(letter())).toBe('Lampu di depan pasar mati sejak Senin.')
  })
  it('one that takes too long, or too much memory, costs its thread and the next one is read', async () => {
    const impatient = openMailReader({ milliseconds: 1 })
    expect(await impatient.read(multipart({ parts: [{ type: 'text/html', content: '<p>a</p>'.repeat(100_000) }] }))).toBe('unreadable')
    await impatient.close()
    const small = openMailReader({ megabytes: 8 })
    expect(await small.read(letter({ headers: { 'Content-Type': 'text/html' }, body: '<table><tr><td>a'.repeat(60_000) }))).toBe('unreadable')
    await small.close()
  })
})

describe('anything', () => {
  it('is read or given up, and what is read is clean', async () => {
    expect((await fuzzMail(3_000)).givenUp).toBeLessThan(300)
  }, 60_000)
})
