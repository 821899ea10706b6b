// Evidence that can't be taken in: a sentence that names the file, and everything else stays, the good files with it.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cutShort, file, pdf, photo, pixelBomb, video } from './evidence-samples.ts'
import { multipart, type FilePart, type FormPart } from './form-body.ts'
import { receiptOf, reports, SEND, SEND_REPLY, STORY } from './journey.ts'
import { Page } from './page.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
let good: FilePart
let bad: readonly (readonly [what: string, file: FilePart, sentence: string])[]
beforeAll(async () => {
  server = await testServer()
  good = await photo('bagus.jpg')
  bad = Object.entries(await hostile()).map(([what, [part, sentence]]) => [what, part, sentence] as const)
})
afterAll(() => server?.close())
afterEach(async () => {
  expect(server.logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
  for (const name of await server.staged()) await rm(join(server.dataDir, 'files/tmp', name))
})

const MB = 1024 * 1024
const webm = () => readFile(new URL('../fixtures/evidence/two-frames.webm', import.meta.url))
const padded = (head: Uint8Array, bytes: number) => Buffer.concat([head, Buffer.alloc(bytes - head.length)])

async function noisy(format: 'png' | 'gif' | 'webp'): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 300, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } } })[format]().toBuffer()
}

async function hostile(): Promise<Readonly<Record<string, readonly [FilePart, string]>>> {
  const jpeg = await photo('besar.jpg', 200)
  return {
    empty: [file('kosong.jpg', 'image/jpeg', ''), 'Berkas “kosong.jpg” kosong.'],
    'a web page called photo': [file('foto.jpg', 'image/jpeg', '<html><script>alert(1)</script></html>'), 'Berkas “foto.jpg” bukan foto, video, atau PDF yang kami kenali.'],
    'a drawing with script': [file('peta.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), 'Berkas “peta.svg” bukan'],
    'an archive': [file('arsip.zip', 'application/zip', Buffer.from('504b0304140000000800', 'hex')), 'Berkas “arsip.zip” bukan'],
    'a program': [file('foto.exe', 'application/x-msdownload', `MZ${'\0'.repeat(200)}`), 'Berkas “foto.exe” bukan'],
    'a program called video': [file('video.mp4', 'video/mp4', `MZ${'\0'.repeat(200)}`), 'Berkas “video.mp4” bukan'],
    'a moving picture': [file('lucu.gif', 'image/gif', await noisy('gif')), 'Berkas “lucu.gif” bukan'],
    'a photo called document': [{ ...jpeg, fileName: 'surat.pdf', type: 'application/pdf' }, 'Berkas “surat.pdf” bukan'],
    'half a JPEG': [cutShort(jpeg), 'Berkas “besar.jpg” rusak atau tidak utuh.'],
    'half a PNG': [cutShort(file('separuh.png', 'image/png', await noisy('png'))), 'Berkas “separuh.png” rusak'],
    'half a PDF': [cutShort(pdf()), 'Berkas “surat.pdf” rusak'],
    'half a video': [cutShort(video()), 'Berkas “kejadian.mp4” rusak'],
    'a few bytes of a JPEG': [cutShort(jpeg, 20), 'Berkas “besar.jpg” rusak'],
    'a picture of endless size': [pixelBomb(), 'Gambar “bom.png” terlalu besar untuk dibuka.'],
    'a photo above 15 MB': [file('berat.jpg', 'image/jpeg', padded(jpeg.content, 16 * MB)), 'Berkas “berat.jpg” terlalu besar. Paling besar 15 MB'],
    'a video of 61 MB': [file('lama.webm', 'video/webm', padded(await webm(), 61 * MB)), 'Berkas “lama.webm” terlalu besar.'],
    'a name of tricks': [file('../../\u202egpj.exe\u0000.html', 'text/html', '<b>'), 'Berkas “gpj.exe.html” bukan'],
  }
}

describe('a file that is not taken', () => {
  it('is named in a sentence beside the field, each kind in its own, and the good one beside it is kept without sending it again', async () => {
    for (const [what, part, sentence] of bad) {
      const visitor = new Visitor(server.url)
      const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: { ...STORY, place: 'Pasar' }, files: [part, good] })
      expect(page.status, what).toBe(422)
      expect(page.beside('files'), what).toContain(sentence)
      expect(page.faults.map(({ field }) => field), what).toEqual(['files'])
      expect([page.value('subject'), page.value('place')], what).toEqual(['Lampu jalan mati', 'Pasar'])
      expect(page.$('.kept').text(), what).toContain('bagus.jpg')
      expect(await server.staged(), what).toHaveLength(1)
      const { receipt, mine } = receiptOf(await visitor.sends(page, SEND))
      expect(receipt.$('.file-name').toArray().map((name) => receipt.$(name).text()), what).toEqual(['bagus.jpg'])
      expect((await visitor.asks(`${mine}/bukti/1`)).body.equals(Buffer.from(good.content)), what).toBe(true)
      expect(await server.staged(), what).toEqual([])
    }
  }, 60_000)

  it('leaves nothing on disk when nothing else was sent', async () => {
    for (const [what, part] of bad.filter(([, { content }]) => content.length < MB)) {
      const visitor = new Visitor(server.url)
      expect((await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: STORY, files: [part] })).status, what).toBe(422)
      expect(await server.staged(), what).toEqual([])
    }
  }, 60_000)
})

describe('too many files', () => {
  it('seven: six are kept, the seventh is told of, and the report goes with the six', async () => {
    const visitor = new Visitor(server.url)
    const seven = await Promise.all(Array.from({ length: 7 }, (_, index) => photo(`foto-${index + 1}.jpg`)))
    const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: STORY, files: seven })
    expect(page.status).toBe(422)
    expect(page.beside('files')).toBe('Terlalu banyak berkas. Paling banyak 6.')
    expect(await server.staged()).toHaveLength(6)
    const { receipt } = receiptOf(await visitor.sends(page, SEND))
    expect(receipt.$('.file-name')).toHaveLength(6)
  })

  it('thirty still get the sentence; more than that the page of limits, with the words', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    const thirty = await visitor.sends(form, SEND, { fill: STORY, files: Array.from({ length: 30 }, () => good) })
    expect(thirty.status).toBe(422)
    const forty = await visitor.sends(form, SEND, { fill: STORY, files: Array.from({ length: 40 }, () => good) })
    expect(forty.status).toBe(413)
    expect(forty.beside('files')).toContain('Batasnya: 6 berkas')
    expect(forty.value('subject')).toBe('Lampu jalan mati')
    expect(forty.$('.kept').text()).toContain('bagus.jpg')
  })

  it('that are too large together: what fits is kept', async () => {
    const visitor = new Visitor(server.url)
    const head = await webm()
    const files = [file('satu.webm', 'video/webm', padded(head, 58 * MB)), file('dua.webm', 'video/webm', padded(head, 45 * MB))]
    const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: STORY, files })
    expect(page.status).toBe(422)
    expect(page.beside('files')).toContain('Dengan berkas “dua.webm”, semua berkas bersama melebihi 105 MB.')
    expect(page.$('.kept').text()).toContain('satu.webm')
  }, 60_000)
})

describe('files that are kept for a form that came back', () => {
  const faulty = { ...STORY, subject: '' }

  it('gather over several sendings', async () => {
    const visitor = new Visitor(server.url)
    const first = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: faulty, files: [good] })
    const second = await visitor.sends(first, SEND, { fill: { subject: '' }, files: [pdf()] })
    const { receipt } = receiptOf(await visitor.sends(second, SEND, { fill: { subject: 'Ada' }, files: [video()] }))
    for (const name of ['bagus.jpg', 'surat.pdf', 'kejadian.mp4']) expect(receipt.words).toContain(name)
    expect(await server.staged()).toEqual([])
  })

  it('give the same receipt when the form is sent twice, also at the same moment', async () => {
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: faulty, files: [good] })
    const both = await Promise.all([1, 2, 3].map(() => visitor.copy().sends(page, SEND, { fill: { subject: 'Ada' } })))
    const later = await visitor.sends(page, SEND, { fill: { subject: 'Ada' } })
    expect(new Set([...both, later].map((receipt) => receiptOf(receipt).number)).size).toBe(1)
    expect((await visitor.asks(`${receiptOf(later).mine}/bukti/1`)).body.equals(Buffer.from(good.content))).toBe(true)
  })

  it('are asked for again after a day, and when they are gone from the disk, never left out in silence', async () => {
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: faulty, files: [good] })
    for (const name of await readdir(join(server.dataDir, 'files/tmp'))) await rm(join(server.dataDir, 'files/tmp', name))
    const gone = await visitor.sends(page, SEND, { fill: { subject: 'Ada' } })
    expect([gone.status, gone.beside('files')]).toEqual([422, expect.stringContaining('silakan pilih lagi')])
    server.clock.advance(25 * 3_600_000)
    const old = await visitor.sends(page, SEND, { fill: { subject: 'Ada' } })
    expect([old.status, old.beside('files'), old.value('subject')]).toEqual([422, expect.stringContaining('silakan pilih lagi'), 'Ada'])
    expect(receiptOf(await visitor.sends(old, SEND)).receipt.words).toContain('Tanpa berkas.')
  })

  it('stay when the form is too large the next time', async () => {
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: faulty, files: [good] })
    expect((await visitor.posts(page, SEND, { fill: { description: 'x'.repeat(2_500_000) } })).status).toBe(413)
    expect(receiptOf(await visitor.sends(page, SEND, { fill: { subject: 'Ada' } })).receipt.words).toContain('bagus.jpg')
  })

  it('belong to their own form: another one can not take them', async () => {
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: faulty, files: [good] })
    const other = await visitor.opens('/lapor')
    const stolen = await visitor.sends(other, SEND, { fill: { ...STORY, kept: page.value('kept') } })
    expect(stolen.status).toBe(422)
    expect(stolen.beside('files')).toContain('silakan pilih lagi')
  })

  it('of a reply are shown and sent on too', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.sends(await visitor.opens(mine), SEND_REPLY, { fill: { reply: 'Lihat foto' }, files: [good, file('x.txt', 'text/plain', 'x')] })
    expect(page.status).toBe(422)
    expect(page.$('.kept').text()).toContain('bagus.jpg')
    const done = await visitor.sends(page, SEND_REPLY)
    expect(done.words).toContain('Balasan Anda sudah kami simpan.')
    expect(done.words).toContain('bagus.jpg')
    expect(await server.staged()).toEqual([])
  })
})

describe('a form whose parts come in another order', () => {
  it('with its files before its key asks for them again, and loses none unseen', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    const key: FormPart = ['submission', form.value('submission') ?? '']
    const words = Object.entries(STORY).map(([name, value]): FormPart => [name, value ?? ''])
    const page = new Page('/lapor', await visitor.postsParts('/lapor', [['files', good], ...words, key]))
    expect(page.status).toBe(422)
    expect(page.beside('files')).toContain('silakan pilih lagi')
    expect(page.value('submission')).toBe(form.value('submission'))
    expect(await server.staged()).toEqual([])
    expect(receiptOf(await visitor.sends(page, SEND, { files: [good] })).receipt.words).toContain('bagus.jpg')
  })

  it('with files and no key at all is taken in', async () => {
    const visitor = new Visitor(server.url)
    const words = Object.entries(STORY).map(([name, value]): FormPart => [name, value ?? ''])
    const answer = await visitor.postsParts('/lapor', [['files', good], ...words])
    expect(receiptOf(new Page('/lapor', answer)).receipt.words).toContain('bagus.jpg')
  })

  it('with a file in a field of another name keeps it as evidence', async () => {
    const visitor = new Visitor(server.url)
    const words = Object.entries(STORY).map(([name, value]): FormPart => [name, value ?? ''])
    const answer = await visitor.postsParts('/lapor', [...words, ['lampiran', good]])
    expect(receiptOf(new Page('/lapor', answer)).receipt.words).toContain('bagus.jpg')
  })
})

describe('the name of a file', () => {
  it.each([
    ['x.jpg\r\nSet-Cookie: jahat=1', 'x.jpg Set-Cookie_ jahat=1'], ['"kutip".jpg', '_kutip_.jpg'], ['C:\\fakepath\\a.jpg', 'a.jpg'], ['../../etc/a.jpg', 'a.jpg'], ['foto 👍🏽.jpg', 'foto 👍🏽.jpg'],
    [`${'n'.repeat(500)}.jpg`, `${'n'.repeat(115)}….jpg`], ['<img src=x>.jpg', '_img src=x_.jpg'], ['__proto__', '__proto__'],
  ])('(row %#) is cleaned, kept and offered again without doing harm', async (sent, shown) => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor')
    const { contentType, body } = multipart([...Object.entries(STORY).map(([name, value]): FormPart => [name, value ?? '']), ['submission', form.value('submission') ?? ''], ['files', { ...good, fileName: sent }]])
    const page = new Page('/lapor', await visitor.asks('/lapor', { method: 'POST', body, headers: { 'Content-Type': contentType } }))
    const receipt = page.status === 303 ? await visitor.opens(page.headers.location ?? '') : page
    const encoded = sent.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
    const expected = encoded === sent ? shown : expect.stringMatching(/\.jpg|jahat=1$/)
    expect(receipt.$('.file-name').text()).toEqual(expected)
    const served = await visitor.asks(`${receiptOf(receipt).mine}/bukti/1`)
    expect(served.status).toBe(200)
    expect(served.headers['set-cookie']).toBeUndefined()
    expect(served.headers['content-disposition']).toMatch(/^(?:inline|attachment); filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/)
  })
})
