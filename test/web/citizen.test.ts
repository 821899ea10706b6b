// The whole way of a citizen, by hand: report, receipt, follow, reply, withdraw, and what the public sees.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportIdOf, type ReportId } from '../../src/report/numbers/public-number.ts'
import type { By } from '../../src/report/event.ts'
import { acts, masked } from '../acting.ts'
import { pdf, photo, video } from './evidence-samples.ts'
import { receiptOf, reports, SEND, SEND_REPLY, STORY, tracks } from './journey.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())

const verifier: By = { who: 'officer', officer: 2, unit: 2, office: 'admin' }

const everything = {
  ...STORY, date: '2026-11-20', time: '18:30', district: '33.17.10', village: 'Kutoharjo', place: 'Depan pasar', agency: 'rembang.dishub', hope: 'Lampu diganti',
  anonymous: 'on', name: 'Siti Aminah', phone: '0812 3456 7890', email: 'siti@contoh.id', address: 'Jalan Mawar 3',
}

describe('a citizen who reports', () => {
  it('gets a receipt with number, code, who is at work and by when, the files, and other ways', async () => {
    const { receipt, number, code } = await reports(new Visitor(server.url), { fill: everything, files: [await photo(), pdf(), video()] })
    expect(receipt.heading).toBe('Laporan Anda sudah kami terima')
    expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-Z*~$=]{5}$/)
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/)
    for (const words of ['Admin SP4N-LAPOR', 'Kamis, 26 November 2026, 16.00 WIB', 'jalan.jpg', 'surat.pdf', 'kejadian.mp4', 'Ombudsman RI', 'DPRD']) expect(receipt.words).toContain(words)
    expect(receipt.words).toContain('Anonim: nama dan kontak tidak terlihat')
  })

  it('is led to a receipt with an address of its own where the browser keeps cookies', async () => {
    const visitor = new Visitor(server.url)
    const { receipt, number } = await reports(visitor)
    expect(receipt.status).toBe(200)
    expect(receipt.path).toBe(`/laporan-saya/${number}/tanda-terima`)
    expect(receiptOf(await visitor.opens(receipt.path))).toMatchObject({ number })
  })

  it('finds everything again that was written, opened with number and code in another browser', async () => {
    const reported = await reports(new Visitor(server.url), { fill: everything, files: [await photo()] })
    const page = await tracks(new Visitor(server.url), { number: reported.number.toLowerCase(), code: reported.code.replaceAll('-', ' ').toLowerCase() })
    expect(page.path).toBe(reported.mine)
    const written = ['Sudah sebulan gelap.', 'Anak-anak takut lewat.', 'Depan pasar', 'Kutoharjo', 'Rembang', 'Lampu diganti', '20 November 2026', '18:30', 'jalan.jpg', 'Anonim']
    for (const words of [...written, 'Laporan diterima']) expect(page.words).toContain(words)
  })

  it('sees every date that was promised, with why it is that one: from when, how long, laid down where, and the days one by one', async () => {
    const page = await tracks(new Visitor(server.url), await reports(new Visitor(server.url), { fill: everything }))
    const dates = page.$('.clocks > li').toArray().map((one) => page.$(one))
    expect(dates.map((one) => one.find('> strong').text())).toEqual(['pemberitahuan pertama kepada pelapor'])
    const why = dates[0]?.find('.clock-why')
    expect([why?.find('summary').text(), why?.text()]).toEqual(['Mengapa tanggal ini?', expect.stringMatching(/Dihitung sejak .*, paling lama 14 hari\. Dasar: UU 25\/2009 Pasal 44/)])
    expect(why?.find('table td').length).toBeGreaterThan(14)
  })

  it('sees that a contact was given, but not whole: somebody may look over the shoulder', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor, { fill: everything })
    const page = await visitor.opens(mine)
    expect(page.words).toContain('s•••@contoh.id')
    expect(page.words).not.toContain('Tidak diisi')
    for (const words of ['Siti Aminah', '3456', 'siti@', 'Mawar']) expect(page.html).not.toContain(words)
  })

  it('adds words and evidence, reads them in the course, and withdraws at last', async () => {
    const visitor = new Visitor(server.url)
    const { mine, number } = await reports(visitor)
    server.clock.advance(60_000)
    const replied = await visitor.sends(await visitor.opens(mine), SEND_REPLY, { fill: { reply: 'Sekarang dua lampu.' }, files: [pdf('foto-baru.pdf')] })
    expect(replied.words).toContain('Balasan Anda sudah kami simpan.')
    expect(replied.words).toContain('Sekarang dua lampu.')
    expect(replied.words).toContain('foto-baru.pdf')
    const asked = await visitor.opens(replied.links('Cabut laporan ini')[0] ?? '')
    expect(asked.heading).toBe('Cabut laporan ini?')
    const withdrawn = await visitor.sends(asked, 'Ya, cabut laporan', { fill: { reason: 'Sudah diperbaiki warga.' } })
    expect(withdrawn.words).toContain('Laporan ini sudah Anda cabut.')
    expect(withdrawn.words).toContain('Sudah diperbaiki warga.')
    expect(withdrawn.buttons).not.toContain(SEND_REPLY)
    const seen = await new Visitor(server.url).opens(`/laporan/${number}`)
    expect(seen.status).toBe(200)
    expect(seen.words).toContain('Laporan ditarik pelapor')
  })

  it('leaves the report, after which this browser no longer opens it', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const left = await visitor.sends(await visitor.opens(mine), 'Keluar dari laporan ini')
    expect(left.words).toContain('Anda sudah keluar dari laporan.')
    expect((await visitor.opens(mine)).status).toBe(403)
  })

  it('writes in English too, and the page says so', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor?bahasa=en')
    expect(form.$('html').attr('lang')).toBe('en')
    const wrong = await visitor.sends(form, form.buttons.at(-1) ?? '')
    expect(wrong.faults.map(({ field }) => field)).toEqual(['kind', 'subject', 'description'])
    expect(wrong.$('html').attr('lang')).toBe('en')
  })
})

describe('what the public sees of a report', () => {
  it('is its course, and none of its words, names or files before they are masked', async () => {
    const { number } = await reports(new Visitor(server.url), { fill: everything, files: [pdf('rahasia-saya.pdf')] })
    const page = await new Visitor(server.url).opens(`/laporan/${number}`)
    expect(page.status).toBe(200)
    expect(page.words).toContain('Admin memeriksa dan menutup data pribadi lebih dulu.')
    const own = [...Object.values(everything).filter((value) => value.length > 3), 'Kutoharjo', 'rahasia-saya', 'takut lewat']
    for (const words of own.filter((value) => value !== 'complaint')) expect(page.html).not.toContain(words)
  })

  it('tells the day and the district, never the minute, and speaks of the reporter as of somebody else', async () => {
    const { number } = await reports(new Visitor(server.url), { fill: everything })
    const page = await new Visitor(server.url).opens(`/laporan/${number}`)
    expect(page.words).toContain('23 November 2026')
    expect(page.words).not.toMatch(/pukul|WIB|Anda /)
    expect(page.html).not.toMatch(/datetime="[^"]*T/)
    expect(page.words).toContain(server.web.reference.get().region('33.17.10')?.name)
    const { body } = await new Visitor(server.url).asks(`/api/v1/reports/${number}`)
    const { area, next, receivedOn } = JSON.parse(body.toString()) as { area: string; next: { due: string; why: string }; receivedOn: string }
    expect([area, receivedOn]).toEqual(['33.17.10', '2026-11-23'])
    expect(next.due).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(next.why).not.toMatch(/pukul|WIB/)
  })

  it('has one address, to which other spellings of the number lead', async () => {
    const { number } = await reports(new Visitor(server.url))
    const page = await new Visitor(server.url).opens(`/laporan/${number.replaceAll('-', '').toLowerCase()}`)
    expect(page.path).toBe(`/laporan/${number}`)
    expect(page.status).toBe(200)
  })

  it('is its masked words once there are some, the newest of them, and no answer', async () => {
    const { number } = await reports(new Visitor(server.url), { fill: everything })
    const id = reportIdOf(number, server.web.secrets.numberKey) as ReportId
    for (const subject of ['Penerangan padam lama', 'Penerangan padam']) {
      await acts(server.web, id, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked(subject, 'Gelap <b>sekali</b> di jalan desa.') } })
    }
    const answer = { texts: { 'redaksi-jawaban': 'Bu Siti, lampu sudah diganti.' }, values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' } } as const
    await acts(server.web, id, verifier, 'periksa', { values: answer.values, settings: answer.settings })
    await acts(server.web, id, verifier, 'jawab-langsung', { texts: answer.texts })
    const page = await new Visitor(server.url).opens(`/laporan/${number}`)
    expect(page.heading).toContain('Penerangan padam')
    expect(page.$('main .words').text()).toBe('Gelap <b>sekali</b> di jalan desa.')
    expect(page.words).toContain('Data pribadi sudah ditutup.')
    for (const words of ['padam lama', 'Bu Siti', ...Object.values(everything).filter((value) => value.length > 9)]) expect(page.html).not.toContain(words)
  })

  it('is nothing of a secret report, masked or not', async () => {
    const { number } = await reports(new Visitor(server.url), { fill: { secret: 'on' } })
    await acts(server.web, reportIdOf(number, server.web.secrets.numberKey) as ReportId, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('Lampu') } })
    expect((await new Visitor(server.url).opens(`/laporan/${number}`)).status).toBe(404)
  })
})

describe('a browser that takes no cookies', () => {
  it('gets the receipt at once, and the report opens in one that does', async () => {
    const visitor = new Visitor(server.url, { cookies: false })
    const reported = receiptOf(await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: STORY }))
    expect(reported.receipt.status).toBe(201)
    expect((await tracks(new Visitor(server.url), reported)).path).toBe(reported.mine)
  })
})
