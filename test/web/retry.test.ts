// Sent twice, from two tabs, by an impatient finger or a bad network: one report, one receipt, and nothing of it is lost.
import { hash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { reportIdFrom } from '../../src/report/numbers/public-number.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { pdf, photo } from './evidence-samples.ts'
import { receiptOf, reports, SEND, SEND_REPLY, STORY, tracks } from './journey.ts'
import { Page } from './page.ts'
import { START, testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())
afterEach(async () => {
  expect(server.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
  expect(await server.staged()).toEqual([])
})

async function reportCount(): Promise<number> {
  const [row] = await server.rows<{ n: number }>('select count(*)::int as n from report')
  return row?.n ?? -1
}

const times = (n: number) => Array.from({ length: n }, (_, index) => index)

describe('the same form with the same content', () => {
  it('twenty times at the same moment is one report with one receipt', async () => {
    const before = await reportCount()
    const form = await new Visitor(server.url).opens('/lapor')
    const receipts = await Promise.all(times(20).map(async () => receiptOf(await new Visitor(server.url).sends(form, SEND, { fill: STORY }))))
    expect(new Set(receipts.map(({ number, code }) => `${number} ${code}`)).size).toBe(1)
    expect(await reportCount()).toBe(before + 1)
  })

  it('with evidence, eight times at the same moment, is one report with that evidence once', async () => {
    const before = await reportCount()
    const [form, evidence] = [await new Visitor(server.url).opens('/lapor'), [await photo(), pdf()]]
    const receipts = await Promise.all(times(8).map(async () => receiptOf(await new Visitor(server.url).sends(form, SEND, { fill: STORY, files: evidence }))))
    expect(new Set(receipts.map(({ number }) => number)).size).toBe(1)
    expect(await reportCount()).toBe(before + 1)
    const [first] = receipts
    if (first === undefined) throw new Error('no receipt')
    const page = await tracks(new Visitor(server.url), first)
    expect(page.$('aside .file-name').toArray().map((name) => page.$(name).text())).toEqual(['jalan.jpg', 'surat.pdf'])
  })

  it('days later, in another browser, gives the same receipt', async () => {
    const form = await new Visitor(server.url).opens('/lapor')
    const first = receiptOf(await new Visitor(server.url).sends(form, SEND, { fill: STORY }))
    server.clock.advance(9 * 86_400_000)
    const later = receiptOf(await new Visitor(server.url).sends(form, SEND, { fill: STORY }))
    expect([later.number, later.code]).toEqual([first.number, first.code])
    expect(later.receipt.words).toContain('23 November 2026 pukul 10.00 WIB')
  })

  it('differs in nothing that can not be seen: line ends, white space around, and composed letters', async () => {
    const form = await new Visitor(server.url).opens('/lapor')
    const send = async (subject: string, description: string) => receiptOf(await new Visitor(server.url).sends(form, SEND, { fill: { ...STORY, subject, description } })).number
    const first = await send('Caf\u00e9 tutup', 'satu\ndua')
    expect(await send('  Cafe\u0301  tutup ', 'satu\r\ndua\n')).toBe(first)
  })
})

describe('the same form with other content', () => {
  it.each([
    ['another text', { description: 'Lain sekali' }], ['another name', { name: 'Budi' }], ['other choices', { secret: 'on' }], ['another date', { date: '2026-11-01' }],
  ])('%s gets 409: what was taken in stands, and the rest can follow as a reply', async (_what, change) => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    const first = receiptOf(await visitor.sends(form, SEND, { fill: STORY, files: [pdf('pertama.pdf')] }))
    const conflict = await new Visitor(server.url).sends(form, SEND, { fill: { ...STORY, ...change } })
    expect(conflict.status).toBe(409)
    expect(conflict.heading).toBe('Laporan ini sudah kami terima sebelumnya')
    for (const words of [first.number, 'Lampu jalan mati', 'pertama.pdf']) expect(conflict.words).toContain(words)
    expect(conflict.headers['cache-control']).toBe('no-store')
    expect(conflict.value('reply')?.includes('Rahasiakan laporan ini (rahasia)')).toBe('secret' in change)
  })

  it('of the greatest length goes as a reply all the same', async () => {
    const longest = { subject: 's'.repeat(200), description: 'd'.repeat(20_000), village: 'v'.repeat(100), place: 'p'.repeat(500), hope: 'h'.repeat(2_000), name: 'n'.repeat(200), address: 'a'.repeat(500), anonymous: 'on', secret: 'on' }
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    await visitor.sends(form, SEND, { fill: STORY })
    const conflict = await visitor.sends(form, SEND, { fill: { ...STORY, ...longest } })
    expect((await visitor.sends(conflict, 'Kirim sebagai balasan')).words).toContain('Balasan Anda sudah kami simpan.')
  })

  it('the rest goes as a reply with one press, and shows in the course', async () => {
    const form = await new Visitor(server.url).opens('/lapor')
    const first = receiptOf(await new Visitor(server.url).sends(form, SEND, { fill: STORY }))
    const second = new Visitor(server.url)
    const conflict = await second.sends(form, SEND, { fill: { ...STORY, description: 'Tambahan: tiangnya juga miring.', place: 'Simpang tiga' } })
    expect(conflict.value('reply')).toContain('Tambahan: tiangnya juga miring.')
    expect(conflict.value('reply')).toContain('Simpang tiga')
    const done = await second.sends(conflict, 'Kirim sebagai balasan')
    expect(done.path).toBe(`${first.mine}?selesai=balasan`)
    expect(done.words).toContain('Tambahan: tiangnya juga miring.')
    const opened = conflict.links('Buka laporan yang sudah diterima')[0] ?? ''
    expect(receiptOf(await second.opens(opened))).toMatchObject({ number: first.number, code: first.code })
  })

  it('other evidence alone makes it other content too', async () => {
    const form = await new Visitor(server.url).opens('/lapor')
    await new Visitor(server.url).sends(form, SEND, { fill: STORY, files: [pdf()] })
    expect((await new Visitor(server.url).sends(form, SEND, { fill: STORY, files: [pdf('surat.pdf', 'Isi lain')] })).status).toBe(409)
    expect((await new Visitor(server.url).sends(form, SEND, { fill: STORY })).status).toBe(409)
  })

  it('twenty tabs with twenty texts at the same moment: one is taken in, nineteen get it shown', async () => {
    const before = await reportCount()
    const form = await new Visitor(server.url).opens('/lapor')
    const answers = await Promise.all(times(20).map((n) => new Visitor(server.url).posts(form, SEND, { fill: { ...STORY, description: `Isi ${n}` } })))
    expect(answers.filter(({ status }) => status < 400)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19)
    expect(await reportCount()).toBe(before + 1)
  })
})

describe('two forms whose keys fall on the same id', () => {
  /** About 23,000 hashes, by the birthday of 29 bits. */
  const [one, other] = collidingKeys()

  it('are both taken in, each with its own receipt, and each retry gets its own', async () => {
    expect(one).not.toBe(other)
    const send = (submission: string, subject: string) => reports(new Visitor(server.url), { fill: { submission, subject } })
    const first = await send(one, 'Pertama')
    const second = await send(other, 'Kedua')
    expect(second.number).not.toBe(first.number)
    expect((await send(one, 'Pertama')).number).toBe(first.number)
    expect((await send(other, 'Kedua')).number).toBe(second.number)
    expect((await tracks(new Visitor(server.url), first)).heading).toBe('Pertama')
    expect((await tracks(new Visitor(server.url), second)).heading).toBe('Kedua')
  })

  it('are both taken in with evidence: the later one is asked for its files once more, under a key of its own', async () => {
    const [three, four] = collidingKeys(START - 86_400_000)
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    const first = receiptOf(await visitor.sends(form, SEND, { fill: { ...STORY, submission: three }, files: [pdf('satu.pdf')] }))
    const asked = await visitor.sends(form, SEND, { fill: { ...STORY, subject: 'Kedua', submission: four }, files: [pdf('dua.pdf')] })
    expect(asked.status).toBe(422)
    expect(asked.beside('files')).toContain('silakan pilih lagi')
    expect(asked.value('submission')).not.toBe(four)
    const second = receiptOf(await visitor.sends(asked, SEND, { files: [pdf('dua.pdf')] }))
    expect(second.number).not.toBe(first.number)
    expect(second.receipt.words).toContain('dua.pdf')
    expect((await visitor.asks(`${first.mine}/bukti/1`)).body.equals(Buffer.from(pdf('satu.pdf').content))).toBe(true)
  })
})

describe('a reply', () => {
  async function opened(): Promise<{ visitor: Visitor; page: Page; mine: string }> {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    return { visitor, page: await visitor.opens(mine), mine }
  }

  const repliesOn = (page: Page) => page.words.split('Anda menambahkan keterangan').length - 1

  it('tapped ten times at the same moment is one reply', async () => {
    const { visitor, page, mine } = await opened()
    const answers = await Promise.all(times(10).map(() => visitor.copy().posts(page, SEND_REPLY, { fill: { reply: 'Sekali saja' }, files: [pdf()] })))
    expect(answers.map(({ status }) => status)).toEqual(times(10).map(() => 303))
    expect(repliesOn(await visitor.opens(mine))).toBe(1)
  })

  it('corrected before it is sent again is never taken for saved: it comes back under a new key, and what came first stands', async () => {
    const { visitor, page, mine } = await opened()
    await visitor.posts(page, SEND_REPLY, { fill: { reply: 'Dua lampu mati.' } })
    const back = await visitor.sends(page, SEND_REPLY, { fill: { reply: 'Dua lampu mati. Tiangnya miring.' }, files: [pdf()] })
    expect(back.status).toBe(409)
    expect(back.beside('reply')).toContain('belum kami simpan')
    expect([back.value('reply'), back.value('command') !== page.value('command')]).toEqual(['Dua lampu mati. Tiangnya miring.', true])
    expect(back.words).toContain('surat.pdf')
    expect(repliesOn(await visitor.opens(mine))).toBe(1)
    const saved = await visitor.sends(back, SEND_REPLY, { fill: { reply: 'Tiangnya miring.' } })
    expect(saved.words).toContain('Balasan Anda sudah kami simpan.')
    expect(repliesOn(saved)).toBe(2)
    expect(saved.words).toContain('surat.pdf')
  })

  it('with other evidence under the same key comes back too', async () => {
    const { visitor, page } = await opened()
    await visitor.posts(page, SEND_REPLY, { fill: { reply: 'Ini fotonya.' } })
    const back = await visitor.sends(page, SEND_REPLY, { fill: { reply: 'Ini fotonya.' }, files: [pdf()] })
    expect([back.status, back.words.includes('surat.pdf')]).toEqual([409, true])
  })

  it('from twenty tabs at the same moment: all are kept, each once, in the order they came in', async () => {
    const { visitor, mine } = await opened()
    const pages = await Promise.all(times(20).map(() => visitor.copy().opens(mine)))
    const answers = await Promise.all(pages.map((page, n) => visitor.copy().posts(page, SEND_REPLY, { fill: { reply: `Balasan ${n}.` } })))
    expect(answers.map(({ status }) => status)).toEqual(times(20).map(() => 303))
    const after = await visitor.opens(mine)
    expect(repliesOn(after)).toBe(20)
    for (const n of times(20)) expect(after.words.split(`Balasan ${n}.`).length, `reply ${n}`).toBe(2)
    const [row] = await server.rows<{ seqs: number[] }>("select array_agg(seq order by seq) as seqs from report_event where report_id = (select max(report_id) from report_event where kind = 'reply-added')")
    expect(row?.seqs).toEqual(times(row?.seqs.length ?? 0).map((n) => n + 1))
  })

  it('on a report that was withdrawn meanwhile says so and gives the words back', async () => {
    const { visitor, page, mine } = await opened()
    await visitor.sends(await visitor.opens(`${mine}/cabut`), 'Ya, cabut laporan')
    const refused = await visitor.sends(page, SEND_REPLY, { fill: { reply: 'Masih ada lagi.' }, files: [pdf()] })
    expect(refused.status).toBe(422)
    expect(refused.faults[0]?.message).toContain('Laporan ini sudah ditutup')
    expect(refused.words).toContain('Masih ada lagi.')
    expect(refused.$(`#${refused.faults[0]?.field}`)).toHaveLength(1)
  })

  it('on a report that is not there any more can not be sent', async () => {
    expect((await new Visitor(server.url).postsParts('/laporan-saya/0000-0000-00000/balasan', [['reply', 'x']])).status).toBe(403)
  })
})

describe('to withdraw', () => {
  it('twice, also at the same moment and from two tabs, is once, and both are told that it is done', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const tabs = await Promise.all([1, 2].map(() => visitor.copy().opens(`${mine}/cabut`)))
    const [one, two] = tabs
    if (one === undefined || two === undefined) throw new Error('no tab')
    const answers = await Promise.all([one, one, two].map((tab) => visitor.copy().sends(tab, 'Ya, cabut laporan', { fill: { reason: 'Beres.' } })))
    for (const page of answers) expect(page.words).toContain('Laporan ini sudah Anda cabut.')
    const page = await visitor.opens(mine)
    expect(page.words.split('Laporan ditarik pelapor').length).toBe(2)
  })

  it('with another reason under the same key says that the first one stands, and gives the words back', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const tab = await visitor.opens(`${mine}/cabut`)
    await visitor.posts(tab, 'Ya, cabut laporan', { fill: { reason: 'Beres.' } })
    const back = await visitor.sends(tab, 'Ya, cabut laporan', { fill: { reason: 'Beres, terima kasih.' } })
    expect(back.status).toBe(409)
    expect(back.words).toContain('Beres, terima kasih.')
    expect(back.faults[0]?.message).toContain('alasan yang Anda kirim pertama kali')
    expect(back.$(`#${back.faults[0]?.field}`)).toHaveLength(1)
  })

  it('what is closed is not asked any more', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    await visitor.sends(await visitor.opens(`${mine}/cabut`), 'Ya, cabut laporan')
    expect((await visitor.opens(`${mine}/cabut`)).path).toBe(mine)
  })
})

/** Two keys of the same second whose hashes begin with the same 29 bits. */
function collidingKeys(at = START): readonly [string, string] {
  const seen = new Map<string, Uint8Array>()
  for (let n = 0; n < 1_000_000; n += 1) {
    const key = newSubmissionKey(at, hash('sha256', `${at} ${n}`, 'buffer').subarray(0, 16))
    const id = reportIdFrom(key)
    const earlier = seen.get(id)
    if (earlier !== undefined) return [formatSubmissionKey(earlier), formatSubmissionKey(key)]
    seen.set(id, key)
  }
  throw new Error('No two keys of a million fell together.')
}
