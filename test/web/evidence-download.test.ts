// Evidence as its reporter gets it back: the same bytes, in whole or in part, and never as a page of ours.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportIdOf } from '../../src/report/numbers/public-number.ts'
import { pdf, photo, video } from './evidence-samples.ts'
import type { FilePart } from './form-body.ts'
import type { Answer } from './http.ts'
import { reports, type Reported } from './journey.ts'
import { Page } from './page.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let server: TestServer
let visitor: Visitor
let mine: Reported
let sent: readonly FilePart[]
beforeAll(async () => {
  server = await testServer()
  visitor = new Visitor(server.url)
  const polyglot = await photo('ganda.jpg')
  sent = [await photo('besar.jpg', 700), pdf("surat 'penting' (1).pdf"), video(), { ...polyglot, content: Buffer.concat([polyglot.content, Buffer.from('<html><script>alert(1)</script>')]) }]
  mine = await reports(visitor, { files: sent })
})
afterAll(() => server?.close())

const part = (no: number, range?: string): Promise<Answer> => visitor.asks(`${mine.mine}/bukti/${no}`, { headers: range === undefined ? {} : { Range: range } })

describe('a file', () => {
  it('comes back byte for byte, as what its content is', async () => {
    for (const [index, type] of ['image/jpeg', 'application/pdf', 'video/mp4', 'image/jpeg'].entries()) {
      const answer = await part(index + 1)
      expect(answer.status).toBe(200)
      expect(answer.body.equals(Buffer.from(sent[index]?.content ?? [])), String(index)).toBe(true)
      expect(answer.headers).toMatchObject({ 'content-type': type, 'content-length': String(answer.body.length), 'accept-ranges': 'bytes' })
    }
  })

  it('can do nothing: no script, no frame, no guess of its type, in no cache, under its own name', async () => {
    expect((await part(1)).headers['content-disposition']).toBe("inline; filename*=UTF-8''besar.jpg")
    const { headers } = await part(2)
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect((await part(3)).headers['content-security-policy']).toBe("default-src 'none'; media-src 'self'; sandbox allow-same-origin")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toContain('no-store')
    expect(headers['content-disposition']).toBe("attachment; filename*=UTF-8''surat%20%27penting%27%20%281%29.pdf")
  })

  it('is asked about by its head alone', async () => {
    const { status, headers, body } = await visitor.asks(`${mine.mine}/bukti/1`, { method: 'HEAD' })
    expect([status, headers['content-length'], body.length]).toEqual([200, String(sent[0]?.content.length), 0])
  })
})

describe('a part of a file', () => {
  it.each([
    ['bytes=0-0', 0, 1], ['bytes=0-99', 0, 100], ['bytes=100-199', 100, 200], ['bytes=65530-65545', 65530, 65546], ['bytes=-100', -100, Infinity], ['bytes=70000-', 70000, Infinity], ['bytes=10-9999999', 10, Infinity],
  ])('%s is just that', async (range, start, end) => {
    const whole = Buffer.from(sent[0]?.content ?? [])
    const expected = whole.subarray(start, Math.min(end, whole.length))
    const answer = await part(1, range)
    expect(answer.status).toBe(206)
    expect(answer.body.equals(expected)).toBe(true)
    const first = start < 0 ? whole.length + start : start
    expect(answer.headers['content-range']).toBe(`bytes ${first}-${first + expected.length - 1}/${whole.length}`)
    expect(answer.headers['content-length']).toBe(String(expected.length))
  })

  it.each(['bytes=99999999-', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])('%# lies outside and is refused, with the size', async (range) => {
    const answer = await part(1, range)
    expect([answer.status, answer.headers['content-range']]).toEqual([416, `bytes */${sent[0]?.content.length}`])
  })

  it.each(['bytes=5-2', 'bytes=a-b', 'bytes=', 'bytes=-', 'lines=1-2', 'bytes=0-1,5-6', 'bytes=0-1;x'])('%s is not understood, so the whole comes', async (range) => {
    const answer = await part(1, range)
    expect([answer.status, answer.body.length]).toEqual([200, sent[0]?.content.length])
  })
})

describe('a file that is not as it was', () => {
  it('further on: what is sent of it ends with the connection, never as if it were whole', async () => {
    const other = new Visitor(server.url)
    const report = await reports(other, { files: [await photo('besar.jpg', 900)] })
    const path = join(server.dataDir, 'files', await pathOf(report))
    await writeFile(path, (await readFile(path)).fill(1, 150_000, 150_010))
    await expect(other.asks(`${report.mine}/bukti/1`)).rejects.toThrow(/aborted|hang up|ECONNRESET/)
    expect(server.logged.join('')).toContain('evidence broke off while it was sent')
  })

  it.each([
    ['gone', (path: string) => rm(path)],
    ['changed', async (path: string) => writeFile(path, (await readFile(path)).fill(1, 100, 110))],
  ])('%s: that is a fault of ours, said before a single byte of it', async (_how, harm) => {
    const other = new Visitor(server.url)
    const report = await reports(other, { files: [pdf()] })
    await harm(join(server.dataDir, 'files', await pathOf(report)))
    const answer = await other.asks(`${report.mine}/bukti/1`)
    expect(answer.status).toBe(500)
    expect(new Page('', answer).heading).toBe('Ada kesalahan di pihak kami')
    expect(answer.headers['content-security-policy']).toContain("style-src 'self'")
    expect(server.logged.at(-2)).toContain('"a fault"')
  })
})

/** Where the only file of a report lies, below the folder of all. */
async function pathOf({ number }: Reported): Promise<string> {
  const reportId = reportIdOf(number, server.web.secrets.numberKey)
  const path = (await readdir(join(server.dataDir, 'files'), { recursive: true })).find((name) => basename(dirname(name)) === reportId)
  if (path === undefined) throw new Error('The report has no file.')
  return path
}
