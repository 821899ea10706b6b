// What an e-mail is, over whole e-mails as programs and servers write them: the hard cases by their names.
import { describe, expect, it } from 'vitest'
import { parseMail } from '../../src/channel/email/receive/parse-mail.ts'
import { classifyMail } from '../../src/mail/classify-mail.ts'
import { eximBounce, exchangeBounce, letter, multipart, postfixBounce, qmailBounce, readReceipt } from './samples.ts'

async function kindOf(raw: Buffer, sender = 'sri@warga.example') {
  const { mail } = await parseMail(raw)
  const { kind, sign } = classifyMail({ mail, envelope: { sender, recipient: 'rembang@lapor.example' }, ownDomains: ['lapor.example'] })
  return `${kind}: ${sign}`
}

describe('a server that reports', () => {
  it.each([
    ['Postfix, unknown recipient', postfixBounce(), 'bounce: report-failed'],
    ['Postfix, still trying', postfixBounce({ action: 'delayed', status: '4.4.1', subject: 'Delayed Mail (still being retried)' }), 'delay: report-delayed'],
    ['Postfix, delivered', postfixBounce({ action: 'relayed', status: '2.0.0', subject: 'Successful Mail Delivery Report' }), 'delivered: report-delivered'],
    ['Exchange, mailbox full', exchangeBounce(), 'bounce: report-failed'],
    ['Exim, without a report', eximBounce(), 'bounce: failed-recipients'],
    ['qmail, without anything', qmailBounce(), 'bounce: server-bounce'],
    ['Indonesian, without a report', letter({ headers: { From: 'postmaster@mx.example', Subject: 'Surat tidak terkirim: Laporan' } }), 'bounce: server-bounce'],
    ['warning of a delay, without a report', letter({ headers: { From: 'Mailer-Daemon@mx.example', Subject: 'Warning: message delayed 24 hours' } }), 'delay: server-delay'],
    ['a read receipt', readReceipt(), 'receipt: read-receipt'],
    ['what has no sender and says nothing', letter(), 'auto-reply: null-sender'],
  ])('%s', async (name, raw, kind) => {
    expect(await kindOf(raw, name.startsWith('a read') ? 'sri@warga.example' : '')).toBe(kind)
  })

  it('names the message that it is about, returned whole or by its headers', async () => {
    expect((await parseMail(postfixBounce())).mail).toMatchObject({ answers: ['m1@lapor.example'], delivery: { envelopeId: 'env-1', recipients: [{ action: 'failed', status: '5.1.1', recipient: 'sri@warga.example' }] } })
    expect((await parseMail(exchangeBounce())).mail.answers).toEqual(['m2@lapor.example'])
  })
})

describe('out-of-office must not count as the reporter’s reply', () => {
  it.each([
    ['Exchange', { 'Auto-Submitted': 'auto-generated', Subject: 'Automatic reply: Laporan Anda dijawab', 'X-Auto-Response-Suppress': 'All' }, 'auto-submitted'],
    ['RFC 3834', { 'Auto-Submitted': 'auto-replied (vacation)' }, 'auto-submitted'],
    ['Gmail', { Precedence: 'bulk', 'X-Autoreply': 'yes', 'Auto-Submitted': 'auto-replied' }, 'auto-submitted'],
    ['cPanel', { 'X-Autorespond': 'Re: Laporan', Precedence: 'auto_reply' }, 'autoreply-header'],
    ['older programs by precedence', { Precedence: 'auto_reply' }, 'precedence-auto'],
    ['BSD vacation', { Precedence: 'bulk' }, 'precedence-bulk'],
    ['only its English subject', { Subject: 'Out of Office Re: Laporan' }, 'away-subject'],
    ['only its Indonesian subject', { Subject: 'Balasan otomatis: Laporan Anda dijawab' }, 'away-subject'],
    ['only an Indonesian subject of another kind', { Subject: 'Sedang cuti' }, 'away-subject'],
    ['only an encoded subject', { Subject: '=?utf-8?B?RGkgbHVhciBrYW50b3I6IExhcG9yYW4=?=' }, 'away-subject'],
  ])('%s', async (_, headers, sign) => {
    expect(await kindOf(letter({ headers }))).toBe(`auto-reply: ${sign}`)
  })
})

describe('X-Auto-Response-Suppress is put by Exchange on normal human mail', () => {
  it('and what a person wrote stays what a person wrote', async () => {
    expect(await kindOf(letter({ headers: { 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply' } }))).toBe('person: none')
  })
})

describe('what a person wrote', () => {
  it.each([
    ['plainly', {}],
    ['with Auto-Submitted: no', { 'Auto-Submitted': 'no' }],
    ['passed on by a mailing list', { Precedence: 'list', 'List-Id': '<pengaduan.kab.example>' }],
    ['passed on by a list of bulk precedence', { Precedence: 'bulk', 'List-Id': '<pengaduan.kab.example>' }],
    ['about an automatic reply', { Subject: 'Re: Balasan otomatis: kapan dijawab?' }],
    ['about leave', { Subject: 'Petugas sedang cuti, layanan tutup' }],
    ['about mail that failed', { Subject: 'Undelivered mail dari kantor pos' }],
    ['with a Message-ID of our domain', { 'Message-ID': '<x@lapor.example>' }],
    ['without Message-ID, date and subject', { 'Message-ID': null, Date: null, Subject: null }],
  ])('%s', async (_, headers) => {
    expect(await kindOf(letter({ headers }))).toBe('person: none')
  })
  it('marked as spam by the server in front is told, not dropped', async () => {
    expect(await kindOf(letter({ headers: { 'X-Spam-Flag': 'YES' } }))).toBe('spam: spam-mark')
    expect(await kindOf(letter({ headers: { 'X-Spam-Status': 'No, score=-1' } }))).toBe('person: none')
  })
})

describe('own notification re-imported; writes to itself', () => {
  it('is known by our mark, and by our Message-ID on what is automatic', async () => {
    expect(await kindOf(letter({ headers: { 'X-Tuntas': '1' } }))).toBe('loop: own-mark')
    expect(await kindOf(letter({ headers: { 'Auto-Submitted': 'auto-generated', 'Message-ID': '<m1@lapor.example>' } }))).toBe('loop: own-message-id')
  })
})

describe('forwarded mail', () => {
  it('attached as an e-mail is read with it, and its own attachments too', async () => {
    const inner = multipart({ headers: { From: 'Budi <budi@warga.example>', Subject: 'Jalan rusak' }, parts: [{ type: 'text/plain', content: 'Jalan desa rusak.' }, { type: 'image/png; name=foto.png', content: Buffer.from('x'), headers: ['Content-Disposition: attachment; filename=foto.png'] }] })
    const raw = multipart({ parts: [{ type: 'text/plain', content: 'Mohon ditindaklanjuti.' }, { type: 'message/rfc822', content: inner.toString('latin1').replaceAll('b0undary=_x', 'inner') }] })
    const { mail, contents } = await parseMail(raw)
    expect(mail.text).toContain('Mohon ditindaklanjuti.')
    expect(mail.text).toContain('Budi <budi@warga.example>\nJalan rusak\n\nJalan desa rusak.')
    expect(mail.attachments).toEqual([{ name: 'foto.png', mediaType: 'image/png', size: 1, embedded: false }])
    expect(contents.map(String)).toEqual(['x'])
  })
})
