// One network may send much, but not without end: a page says when to try again, keeps every word, and others are not held up.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf, photo } from './evidence-samples.ts'
import { receiptOf, reports, RESEND, SEND, SEND_REPLY, STORY } from './journey.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
let behindProxy: TestServer
beforeAll(async () => {
  server = await testServer({ reportsPerHour: 3 })
  behindProxy = await testServer({ reportsPerHour: 2, trustProxy: 1 })
})
afterAll(async () => {
  await server?.close()
  await behindProxy?.close()
})

const FULL = { ...STORY, hope: 'Cepat', secret: 'on', name: 'Siti' }

describe.skipIf(process.platform !== 'linux')('a network that sent its share of reports', () => {
  it('is told when to try again, keeps every word, and can send it from elsewhere with one press', async () => {
    const visitor = new Visitor(server.url)
    for (let sent = 0; sent < 3; sent += 1) await reports(visitor)
    const form = await visitor.opens('/lapor')
    const held = await visitor.sends(form, SEND, { fill: FULL, files: [pdf()] })
    expect([held.status, held.heading]).toEqual([429, 'Terlalu banyak kiriman'])
    expect(Number(held.headers['retry-after'])).toBeGreaterThan(3000)
    expect(Number(held.headers['retry-after'])).toBeLessThanOrEqual(3600)
    expect(held.words).toMatch(/Silakan coba lagi setelah Senin, 23 November 2026 pukul (?:10\.5\d|11\.00) WIB/)
    expect(held.words).toContain('Anak-anak takut lewat.')
    expect(await server.staged()).toEqual([])
    const elsewhere = new Visitor(server.url, { from: '127.0.0.2' })
    const { number, receipt } = receiptOf(await elsewhere.sends(held, RESEND, { files: [pdf()] }))
    expect(receipt.words).toContain('surat.pdf')
    expect((await elsewhere.opens(`/laporan/${number}`)).status, 'it stays secret').toBe(404)
  })

  it('keeps the wishes for protection that stand behind the photos in the form', async () => {
    const held = await new Visitor(server.url).sends(await new Visitor(server.url).opens('/lapor'), SEND, { fill: FULL, files: [await photo('besar.jpg', 1200)] })
    expect(held.status).toBe(429)
    expect(Object.fromEntries(held.form(RESEND).controls.map(({ name, value }) => [name, value]))).toMatchObject({ secret: 'on', hope: 'Cepat', name: 'Siti' })
  })

  it('may still read, follow and reply', async () => {
    const { mine, code, number } = await reports(new Visitor(server.url, { from: '127.0.0.2' }))
    const visitor = new Visitor(server.url)
    await visitor.postsParts('/lacak', [['number', number], ['code', code]])
    expect((await visitor.sends(await visitor.opens(mine), SEND_REPLY, { fill: { reply: 'Tambahan' } })).words).toContain('Balasan Anda sudah kami simpan.')
  })

  it('is not let through by naming another address, nor does that harm others', async () => {
    for (const address of ['203.0.113.7', '10.0.0.1, 203.0.113.8']) {
      const { status } = await new Visitor(server.url).postsParts('/lapor', [['subject', 'x']], { headers: { 'X-Forwarded-For': address } })
      expect(status).toBe(429)
    }
  })
})

describe('tries of number and code', () => {
  it('end after twice as many as reports from one network, and the page holds no code', async () => {
    const visitor = new Visitor(server.url, { from: '127.0.0.3' })
    const form = await visitor.opens('/lacak')
    const code = 'ABCDE-ABCDE-ABCDE-ABCDE-ABCDEF'
    const answers = await Promise.all(Array.from({ length: 7 }, () => visitor.posts(form, 'Buka laporan', { fill: { number: '7K3M-9Q2P-4XV8R', code } })))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(6)
    const [held] = answers.filter(({ status }) => status === 429)
    expect(held?.body.toString()).toContain('Terlalu banyak kiriman')
    expect(held?.body.toString()).not.toContain(code)
  })
})

describe('a network that reads public reports without end', () => {
  it('is held back after twenty times as many, on pages and the interface together; others read on', async () => {
    const ask = (path: string, from = '127.0.0.4') => new Visitor(server.url, { from }).asks(path)
    const asked = await Promise.all(Array.from({ length: 60 }, () => ask('/api/v1/reports/0000-0000-00000')))
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([404]))
    const held = await Promise.all([ask('/api/v1/reports/0000-0000-00000'), ask('/laporan/0000-0000-00000')])
    expect(held.map(({ status }) => status)).toEqual([429, 429])
    expect(held.map(({ headers }) => Number(headers['retry-after']) > 0)).toEqual([true, true])
    expect((await ask('/laporan/0000-0000-00000', '127.0.0.5')).status).toBe(404)
  })
})

describe('a large form that may not be sent', () => {
  it.each([['another site', 403, '127.0.0.6'], ['a network that sent its share', 429, '127.0.0.1']])('from %s is answered at once, with what was typed, and the connection ends', async (_who, status, from) => {
    const answer = await beginsToSend({ from, foreign: status === 403 })
    expect(answer.head).toContain(`HTTP/1.1 ${status}`)
    expect(answer.head.toLowerCase()).toContain('connection: close')
    expect(answer.text).toContain('Lampu jalan mati sejak lama')
    expect(answer.text, 'a form of which a part is missing is not sent again with one press').not.toContain('type="hidden"')
    expect(answer.sent).toBeLessThan(2_000_000)
  })

  /** Says that 100 MB come, sends the words and a part of a video, and waits. */
  function beginsToSend({ from, foreign }: { readonly from: string; readonly foreign: boolean }): Promise<{ readonly head: string; readonly text: string; readonly sent: number }> {
    const { hostname, port, host, origin } = new URL(server.url)
    const words = '--b\r\nContent-Disposition: form-data; name="description"\r\n\r\nLampu jalan mati sejak lama\r\n--b\r\nContent-Disposition: form-data; name="files"; filename="v.mp4"\r\nContent-Type: video/mp4\r\n\r\n'
    const head = ['POST /lapor HTTP/1.1', `Host: ${host}`, `Origin: ${foreign ? 'https://other.example' : origin}`, `Sec-Fetch-Site: ${foreign ? 'cross-site' : 'same-origin'}`, 'Content-Type: multipart/form-data; boundary=b', 'Content-Length: 100000000', '', ''].join('\r\n')
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), localAddress: from })
      const pieces: Buffer[] = []
      socket.write(head + words)
      socket.write(Buffer.alloc(400_000, 1))
      socket.on('data', (piece) => pieces.push(piece))
      socket.on('error', reject)
      socket.on('close', () => {
        const answer = Buffer.concat(pieces).toString()
        resolve({ head: answer.slice(0, answer.indexOf('\r\n\r\n')), text: answer, sent: socket.bytesWritten })
      })
    })
  }
})

describe('behind a proxy that is trusted', () => {
  const send = (forwarded: string) => new Visitor(behindProxy.url).postsParts('/lapor', [['subject', 'x']], { headers: { 'X-Forwarded-For': forwarded } })

  it('the last address it names counts, and what a sender claims before it does not', async () => {
    for (let sent = 0; sent < 2; sent += 1) expect((await send(`198.51.100.${sent}, 203.0.113.7`)).status).toBe(422)
    expect((await send('192.0.2.1, 203.0.113.7')).status).toBe(429)
    expect((await send('203.0.113.8')).status).toBe(422)
  })

  it('a household with many addresses of version 6 is one network', async () => {
    for (let sent = 0; sent < 2; sent += 1) expect((await send(`2001:db8:1:20${sent}0::${sent}`)).status).toBe(422)
    expect((await send('2001:db8:1:2100::9')).status, 'another household').toBe(422)
    expect((await send('2001:0db8:0001:20ff::1')).status).toBe(429)
  })
})
