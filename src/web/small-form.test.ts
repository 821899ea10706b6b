import fc from 'fast-check'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { readForm, type FormRead } from './read-form.ts'
import { plainBoundary, smallFormFields } from './small-form.ts'

const BOUNDARY = '----WebKitFormBoundaryAbC123'
const LIMITS = { fields: 20, fieldBytes: 200_000, allFieldsBytes: 200_000, files: 3, fileBytes: 100_000, bodyBytes: 300_000 }

const part = (head: string, value: string | Buffer) => Buffer.concat([Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`), Buffer.from(value), Buffer.from('\r\n')])
const form = (...parts: Buffer[]) => Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)])
const NO_FILE = part('name="files"; filename=""\r\nContent-Type: application/octet-stream', '')
const small = (body: Buffer, most = LIMITS.fields) => smallFormFields(body, BOUNDARY, most)

/** By the reader that takes every form: it takes over where the length is not known beforehand. */
async function readSlowly(body: Buffer): Promise<FormRead & { files: number }> {
  let files = 0
  const read = await readForm({ body: Readable.from([body]), contentType: `multipart/form-data; boundary=${BOUNDARY}`, contentLength: null }, LIMITS, async ({ content }) => {
    for await (const piece of content) files += piece.length > 0 ? 1 : 0
  })
  return { ...read, files }
}

describe('a small form', () => {
  test('is read as the reader of every form reads it, or left to it', async () => {
    const value = fc.oneof(
      { weight: 2, arbitrary: fc.string({ unit: 'binary' }) },
      { weight: 6, arbitrary: fc.string({ unit: 'grapheme' }) },
      { weight: 1, arbitrary: fc.constantFrom('', '\r\n', '--', `\r\n--${BOUNDARY}`, `--${BOUNDARY}--`, 'a\r\n\r\nb', '\ufeffa', '%41', '&amp;') },
    )
    const name = fc.oneof({ weight: 30, arbitrary: fc.constantFrom('subject', 'a.b', 'x[]') }, { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 5 }) })
    const parts = fc.array(fc.oneof(
      { weight: 20, arbitrary: fc.tuple(name, value).map(([field, text]) => part(`name="${field}"`, text)) },
      { weight: 2, arbitrary: fc.constant(NO_FILE) },
      { weight: 1, arbitrary: fc.uint8Array().map((bytes) => part('name="raw"', Buffer.from(bytes))) },
    ))
    let readAtOnce = 0
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        const body = form(...all)
        const fields = small(body)
        if (fields === null) return
        readAtOnce += 1
        expect(await readSlowly(body)).toEqual({ fields, files: 0 })
      }),
      { numRuns: 500 },
    )
    expect(readAtOnce).toBeGreaterThan(100)
  })

  test('keeps names that come several times, empty values and line ends', () => {
    const fields = small(form(part('name="a"', '1'), part('name="b"', ''), part('name="a"', 'x\r\ny'), NO_FILE))
    expect(fields).toEqual(new Map([['a', ['1', 'x\r\ny']], ['b', ['']]]))
  })

  test.each([
    ['a file', form(part('name="files"; filename="a.jpg"\r\nContent-Type: image/jpeg', 'x'))],
    ['a file without a name but with content', form(part('name="files"; filename=""\r\nContent-Type: application/octet-stream', 'x'))],
    ['bytes that are no text', form(part('name="a"', Buffer.from([0xff, 0xfe])))],
    ['a name in quotes of its own', form(part('name="a\\"b"', 'x'))],
    ['further headers', form(part('name="a"\r\nContent-Transfer-Encoding: base64', 'x'))],
    ['no end', part('name="a"', 'x')],
    ['something before it', Buffer.concat([Buffer.from('preamble\r\n'), form(part('name="a"', 'x'))])],
    ['something after it', Buffer.concat([form(part('name="a"', 'x')), Buffer.from('more')])],
    ['nothing in it', Buffer.alloc(0)],
  ])('with %s is left to the reader of every form', (_, body) => {
    expect(small(body)).toBeNull()
  })

  test('with too many fields is left to the reader of every form', () => {
    const five = form(...Array.from({ length: 5 }, () => part('name="a"', 'x')))
    expect(small(five, 5)?.get('a')).toHaveLength(5)
    expect(small(five, 4)).toBeNull()
  })
})

describe('the boundary', () => {
  test('is taken as browsers write it, and from nothing else', () => {
    expect(plainBoundary(`multipart/form-data; boundary=${BOUNDARY}`)).toBe(BOUNDARY)
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary="a b"', 'multipart/form-data; charset=x; boundary=a', 'application/x-www-form-urlencoded', 'multipart/mixed; boundary=a'])
      expect(plainBoundary(type)).toBeNull()
  })
})
