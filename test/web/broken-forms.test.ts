// Bodies that are no whole form: each gets a page that says so, and the process and the disk are as before.
import { request } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { photo } from './evidence-samples.ts'
import { multipart, urlencoded, type FormBody, type FormPart } from './form-body.ts'
import { exchange, type Exchange } from './http.ts'
import { receiptOf, STORY } from './journey.ts'
import { Page } from './page.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())

afterEach(async () => {
  expect(await server.staged()).toEqual([])
  expect(server.logged.filter((line) => line.includes('"a fault"'))).toEqual([])
})

const story: readonly FormPart[] = Object.entries({ ...STORY, government: 'rembang' }).map(([name, value]): FormPart => [name, value ?? ''])

async function sent({ contentType, body }: FormBody, headers: Exchange['headers'] = {}): Promise<Page> {
  return new Page('/lapor', await exchange(`${server.url}/lapor`, { method: 'POST', body, headers: { 'Content-Type': contentType, ...headers } }))
}

describe('a body of another kind', () => {
  it.each(['application/json', 'text/plain', 'image/jpeg', 'multipart/mixed; boundary=x', 'application/octet-stream', ''])('%s gets 415 and is told what is taken', async (contentType) => {
    const page = await sent({ contentType, body: Buffer.from('{"subject":"x"}') })
    expect(page.status).toBe(415)
    expect(page.heading).toBe('Kiriman ini tidak bisa kami baca')
    expect(page.links('Tulis laporan').length).toBeGreaterThan(0)
  })

  it('urlencoded is as good as multipart', async () => {
    const page = await sent(urlencoded(story))
    expect(page.status).toBe(201)
    expect(receiptOf(page).number).not.toBe('')
  })
})

describe('a broken multipart form', () => {
  it.each([
    ['without a boundary', 'multipart/form-data', 'whatever'],
    ['with an empty boundary', 'multipart/form-data; boundary=', '--\r\n\r\n'],
    ['with another boundary than it says', 'multipart/form-data; boundary=other', multipart(story, 'mine').body],
    ['without an end', 'multipart/form-data; boundary=mine', multipart(story, 'mine').body.subarray(0, -12)],
    ['of nothing', 'multipart/form-data; boundary=mine', ''],
    ['that is cut inside a header', 'multipart/form-data; boundary=mine', '--mine\r\nContent-Dispo'],
    ['that is cut inside a field', 'multipart/form-data; boundary=mine', multipart(story, 'mine').body.subarray(0, 150)],
  ])('%s gets 400', async (_how, contentType, body) => {
    const page = await sent({ contentType, body: Buffer.from(body) })
    expect(page.status).toBe(400)
    expect(page.heading).toBe('Kiriman ini tidak bisa kami baca')
  })

  it('that ends in the middle of a photo gets 400 and leaves nothing of the photo', async () => {
    const { contentType, body } = multipart([...story, ['files', await photo()], ['files', await photo('zwei.jpg', 600)]])
    for (const cut of [1000, 3500, 8000, body.length - 100, body.length - 1]) {
      expect((await sent({ contentType, body: body.subarray(0, cut) })).status, `cut at ${cut}`).toBe(cut === body.length - 1 ? 201 : 400)
      expect(await server.staged(), `cut at ${cut}`).toEqual([])
    }
  })

  it('that breaks after its words gives the words back', async () => {
    const { contentType, body } = multipart([...story, ['files', await photo('besar.jpg', 300)]])
    const page = await sent({ contentType, body: body.subarray(0, body.length - 1000) })
    expect(page.status).toBe(400)
    expect(page.words).toContain('Lampu jalan mati')
    expect(page.words).toContain('Anak-anak takut lewat.')
  })

  it('whose sender goes away in the middle of a photo leaves nothing and holds nothing', async () => {
    const { contentType, body } = multipart([...story, ['files', await photo('besar.jpg', 600)]])
    const dropped = request(`${server.url}/lapor`, { method: 'POST', agent: false, headers: { 'Content-Type': contentType, 'Content-Length': body.length } })
    dropped.on('error', () => undefined)
    dropped.write(body.subarray(0, body.length - 5000))
    await until(async () => (await server.staged()).length === 1)
    dropped.destroy()
    await until(async () => (await server.staged()).length === 0)
    await until(async () => (await openFilesIn(server.dataDir)).length === 0)
  })
})

describe('a form of strange parts', () => {
  it('with fields that programs stumble over is taken for what is known of it', async () => {
    const strange = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'fields[0]', 'subject[]', "name'; drop table report; --", '<b>'].map((name): FormPart => [name, 'x'])
    const page = await sent(multipart([...strange, ...story, ...strange]))
    expect(page.status).toBe(201)
  })

  it('with 100 fields gets 413 or less, never a fault', async () => {
    const many = Array.from({ length: 100 }, (_, index): FormPart => [`x${index}`, 'y'])
    for (const form of [multipart([...many, ...story]), urlencoded([...many, ...story])]) expect((await sent(form)).status).toBe(400)
  })

  it('with the same name many times counts the first', async () => {
    const page = await sent(multipart([...story, ...Array.from({ length: 20 }, (_, index): FormPart => ['subject', `Judul ${index}`])]))
    expect(page.status).toBe(201)
  })

  it('with parts that have no name, no disposition, a strange charset or endless headers is never a fault', async () => {
    const parts = [
      'Content-Disposition: form-data\r\n\r\nnameless', 'X-Nothing: here\r\n\r\nbare', '\r\n\r\nempty', 'Content-Disposition: attachment; name="a"\r\n\r\nx',
      'Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n+AGE-', 'Content-Disposition: form-data; name="a"\r\nContent-Type: text/plain; charset\r\n\r\nx',
      "Content-Disposition: form-data; name*=utf-8''%41; name=\"a\"\r\n\r\nx", `Content-Disposition: form-data; name="${'n'.repeat(5000)}"\r\n\r\nx`,
      `Content-Disposition: form-data; name="a"\r\n${'X-H: y\r\n'.repeat(200)}\r\nx`, `Content-Disposition: form-data; name="a"\r\nX-Long: ${'z'.repeat(200_000)}\r\n\r\nx`,
    ]
    for (const part of parts) {
      const body = Buffer.from(`--b\r\n${part}\r\n--b\r\nContent-Disposition: form-data; name="subject"\r\n\r\nX\r\n--b--\r\n`)
      const page = await sent({ contentType: 'multipart/form-data; boundary=b', body })
      expect([400, 413, 422], part.slice(0, 60)).toContain(page.status)
    }
  })
})

describe('a body that is too large', () => {
  it('of text gets 413, with what was typed before it', async () => {
    const page = await sent(multipart([['subject', 'Lampu mati'], ['description', 'a'.repeat(2_500_000)], ['place', 'Pasar']]))
    expect(page.status).toBe(413)
    expect([page.value('subject'), page.value('place')]).toEqual(['Lampu mati', 'Pasar'])
    expect(page.beside('description')).toContain('Cerita terlalu panjang.')
    expect(page.value('description')).toHaveLength(2_000_000)
  })

  it('of many long texts together gets 413', async () => {
    const page = await sent(multipart(Array.from({ length: 30 }, (_, index): FormPart => [`field${index}`, 'b'.repeat(1_000_000)])))
    expect(page.status).toBe(413)
  })

  it('that says so gets 413 with every word of it, also of what came behind the files', async () => {
    const page = await streamed({ megabytes: 130, says: true })
    expect(page.status).toBe(413)
    expect(page.beside('files')).toContain('Kiriman terlalu besar. Batasnya: 6 berkas')
    expect([page.value('subject'), page.value('description'), page.value('hope')]).toEqual([STORY['subject'], STORY['description'], 'Semoga cepat'])
  }, 60_000)

  it('that does not say so gets 413 while it streams, without being held in memory', async () => {
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
    let most = 0
    const page = await streamed({ megabytes: 130, says: false, watch: () => (most = Math.max(most, process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed)) })
    expect(page.status).toBe(413)
    expect(page.value('hope')).toBe('Semoga cepat')
    expect(most - before).toBeLessThan(100_000_000)
  }, 60_000)
})

describe('a form from another site', () => {
  it.each([{ Origin: 'https://jahat.example' }, { 'Sec-Fetch-Site': 'cross-site' }, { 'Sec-Fetch-Site': 'same-site' }, { Origin: 'null' }])('is refused with 403 and keeps the words: %o', async (headers) => {
    const page = await sent(multipart(story), headers as unknown as Record<string, string>)
    expect(page.status).toBe(403)
    expect(page.words).toContain('Anak-anak takut lewat.')
  })
})

/** A form with one file of so many megabytes that is never in memory as a whole. */
async function streamed({ megabytes, says, watch }: { megabytes: number; says: boolean; watch?: () => void }): Promise<Page> {
  const { contentType, body } = multipart([...story, ['files', { fileName: 'besar.mp4', type: 'video/mp4', content: Buffer.from('@here@') }], ['hope', 'Semoga cepat']], 'mine')
  const at = body.indexOf('@here@')
  const megabyte = Buffer.alloc(1_048_576, 7)
  function* pieces(): Generator<Buffer> {
    yield body.subarray(0, at)
    for (let sentSoFar = 0; sentSoFar < megabytes; sentSoFar += 1) {
      watch?.()
      yield megabyte
    }
    yield body.subarray(at + 6)
  }
  const length = body.length - 6 + megabytes * megabyte.length
  const headers = { 'Content-Type': contentType, ...(says ? { 'Content-Length': String(length) } : {}) }
  return new Page('/lapor', await exchange(`${server.url}/lapor`, { method: 'POST', headers, body: Readable.from(pieces()) }))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return
    await pause(50)
  }
  throw new Error('It did not come about within five seconds.')
}

/** What this process holds open there (Linux tells). */
async function openFilesIn(folder: string): Promise<readonly string[]> {
  const { readdir, readlink } = await import('node:fs/promises')
  if (process.platform !== 'linux') return []
  const links = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')))
  return links.filter((path) => path.startsWith(folder))
}

describe('afterwards', () => {
  it('everybody else is served as before', async () => {
    expect((await new Visitor(server.url).opens('/lapor')).status).toBe(200)
  })
})
