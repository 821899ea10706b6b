import { Readable } from 'node:stream'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { multipart, urlencoded, type FormPart } from '../../test/web/form-body.ts'
import { readForm, type FormLimits, type FormRead, type TakeFile } from './read-form.ts'

const LIMITS: FormLimits = { fields: 20, fieldBytes: 5_000, allFieldsBytes: 20_000, files: 5, fileBytes: 50_000, bodyBytes: 200_000 }
const BOUNDARY = 'xX-grenze-Xx'

type Taken = { readonly field: string; readonly fileName: string; readonly type: string; readonly bytes: Buffer }
type Reading = { readonly read: FormRead; readonly taken: readonly Taken[] }

/** Reads a form that arrives in pieces of these sizes, over and over. */
async function reading(contentType: string, body: Buffer, sizes: readonly number[] = [65_536], take?: TakeFile): Promise<Reading> {
  const taken: Taken[] = []
  const keep: TakeFile = async ({ field, fileName, declaredType, content }) => {
    const pieces: Uint8Array[] = []
    for await (const piece of content) pieces.push(piece)
    taken.push({ field, fileName, type: declaredType, bytes: Buffer.concat(pieces) })
  }
  const read = await settled(readForm({ body: Readable.from(piecesOf(body, sizes), { objectMode: false }), contentType, contentLength: null }, LIMITS, take ?? keep))
  return { read, taken }
}

function* piecesOf(body: Buffer, sizes: readonly number[]): Generator<Buffer> {
  let at = 0
  for (let index = 0; at < body.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1
    yield body.subarray(at, at + size)
    at += size
  }
}

async function settled<Result>(promise: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => (timer = setTimeout(() => reject(new Error('It never came to an end.')), 2_000)))
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

const words = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, '').replaceAll(BOUNDARY, ''))
const name = fc.oneof(fc.constantFrom('subject', 'description', '__proto__', 'constructor', 'files'), fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.replace(/[^a-z0-9_[\]]/gi, 'x')))
const fieldPart = fc.tuple(name, words)
const filePart = fc.record({ fileName: name.map((base) => `${base}.jpg`), type: fc.constantFrom('image/jpeg', 'application/pdf', 'application/octet-stream'), content: fc.uint8Array({ maxLength: 3_000 }) })
const parts: fc.Arbitrary<FormPart[]> = fc.array(fc.oneof({ weight: 3, arbitrary: fieldPart }, { weight: 1, arbitrary: fc.tuple(name, filePart) }), { maxLength: 12 })
  .filter((all) => all.filter(([, value]) => typeof value !== 'string').length <= LIMITS.files) as fc.Arbitrary<FormPart[]>
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5_000 })), { minLength: 1, maxLength: 6 })

function fieldsOf(all: readonly FormPart[]): Record<string, string[]> {
  const map = new Map<string, string[]>()
  for (const [field, value] of all) if (typeof value === 'string') map.set(field, [...(map.get(field) ?? []), value])
  return Object.fromEntries(map)
}

describe('a form', () => {
  it('reads back as it was written, in whatever pieces it comes', async () => {
    await fc.assert(fc.asyncProperty(parts, sizes, async (all, inPieces) => {
      const { body, contentType } = multipart(all, BOUNDARY)
      const { read, taken } = await reading(contentType, body, inPieces)
      expect('problem' in read).toBe(false)
      expect(Object.fromEntries(read.fields)).toEqual(fieldsOf(all))
      const sent = all.flatMap(([field, value]) => (typeof value === 'string' ? [] : [{ field, fileName: value.fileName, type: value.type, bytes: Buffer.from(value.content) }]))
      expect(taken).toEqual(sent)
    }), { numRuns: 800 })
  })

  it('urlencoded does too', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fieldPart, { maxLength: 12 }), sizes, async (all, inPieces) => {
      const { body, contentType } = urlencoded(all)
      expect(Object.fromEntries((await reading(contentType, body, inPieces)).read.fields)).toEqual(fieldsOf(all))
    }), { numRuns: 800 })
  })
})

/** Cuts, doubles, exchanges and overwrites pieces of a body. */
const harm = fc.array(fc.tuple(fc.constantFrom('cut', 'drop', 'double', 'overwrite', 'insert'), fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ minLength: 1, maxLength: 20 })), { minLength: 1, maxLength: 4 })

function harmed(body: Buffer, steps: readonly (readonly [string, number, Uint8Array])[]): Buffer {
  return steps.reduce((so, [how, where, bytes]) => {
    const at = Math.floor(where * so.length)
    const [before, after] = [so.subarray(0, at), so.subarray(at)]
    if (how === 'cut') return before
    if (how === 'drop') return Buffer.concat([before, after.subarray(bytes.length)])
    if (how === 'double') return Buffer.concat([before, before.subarray(-bytes.length), after])
    return Buffer.concat([before, bytes, how === 'insert' ? after : after.subarray(bytes.length)])
  }, body)
}

describe('a body that is no whole form', () => {
  it('comes to an end, whatever is wrong with it, and nothing is thrown', async () => {
    await fc.assert(fc.asyncProperty(parts, harm, sizes, async (all, steps, inPieces) => {
      const { body, contentType } = multipart(all, BOUNDARY)
      const { read } = await reading(contentType, harmed(body, steps), inPieces)
      expect('fault' in read).toBe(false)
    }), { numRuns: 3_000 })
  })

  it('of any bytes under any name comes to an end too', async () => {
    const contentType = fc.oneof(
      fc.constantFrom('multipart/form-data; boundary=a', 'multipart/form-data; boundary="a b"', 'application/x-www-form-urlencoded; charset=utf-16le', 'multipart/form-data', 'application/x-www-form-urlencoded', ''),
      fc.string({ maxLength: 40 }), fc.string({ maxLength: 30 }).map((rest) => `multipart/form-data; ${rest}`), fc.string({ maxLength: 30 }).map((rest) => `application/x-www-form-urlencoded;${rest}`))
    const pieces = fc.array(fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.constantFrom('--a\r\n', '\r\n', '--a--', 'Content-Disposition: form-data; name="x"\r\n', 'Content-Type: text/plain; charset=', '=&', '%', '%u00', ';').map((text) => Buffer.from(text))))
    await fc.assert(fc.asyncProperty(contentType, pieces, sizes, async (type, bytes, inPieces) => {
      const { read } = await reading(type, Buffer.concat(bytes), inPieces)
      expect('fault' in read).toBe(false)
    }), { numRuns: 4_000 })
  })

  it('that breaks off while a file is read lets its reader know and waits for no more', async () => {
    await fc.assert(fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (where) => {
      const { body, contentType } = multipart([['subject', 'a'], ['files', { fileName: 'x.jpg', type: 'image/jpeg', content: Buffer.alloc(30_000, 7) }], ['hope', 'b']], BOUNDARY)
      async function* breaking() {
        yield* piecesOf(body.subarray(0, Math.floor(where * body.length)), [700])
        throw new Error('connection lost')
      }
      let readers = 0
      const read = await settled(readForm({ body: Readable.from(breaking(), { objectMode: false }), contentType, contentLength: body.length }, LIMITS, async ({ content }) => {
        readers += 1
        try {
          for await (const piece of content) expect(piece[0]).toBe(7)
        } finally {
          readers -= 1
        }
      }))
      expect(read).toMatchObject({ problem: 'broken-form' })
      expect(readers, 'nobody waits any more').toBe(0)
    }), { numRuns: 200 })
  })
})

describe('a taker of files', () => {
  it('that fails, early or late, is heard of at the end, when all fields are there', async () => {
    await fc.assert(fc.asyncProperty(parts, fc.nat(3_000), sizes, async (all, after, inPieces) => {
      const { body, contentType } = multipart(all, BOUNDARY)
      const failing: TakeFile = async ({ content }) => {
        let seen = 0
        for await (const piece of content) if ((seen += piece.length) > after) throw new Error('full')
        throw new Error('full')
      }
      const { read } = await reading(contentType, body, inPieces, failing)
      expect(Object.fromEntries(read.fields)).toEqual(fieldsOf(all))
      expect('fault' in read).toBe(all.some(([, value]) => typeof value !== 'string'))
    }), { numRuns: 500 })
  })

  it('may leave a file unread', async () => {
    await fc.assert(fc.asyncProperty(parts, sizes, async (all, inPieces) => {
      const { body, contentType } = multipart(all, BOUNDARY)
      const { read } = await reading(contentType, body, inPieces, async () => undefined)
      expect(Object.fromEntries(read.fields)).toEqual(fieldsOf(all))
    }), { numRuns: 300 })
  })
})

describe('the limits', () => {
  const problemOf = async (all: readonly FormPart[]) => {
    const results = await Promise.all([multipart(all), urlencoded(all)].map(async ({ contentType, body }) => (await reading(contentType, body)).read))
    return results.map((read) => ('problem' in read ? read.problem : null))
  }
  const many = (count: number, length: number) => Array.from({ length: count }, (_, index): FormPart => [`f${index}`, 'x'.repeat(length)])

  it('hold for the number of fields, their length and their sum, in both kinds of form', async () => {
    expect(await problemOf(many(20, 10))).toEqual([null, null])
    expect(await problemOf(many(21, 10))).toEqual(['too-many-fields', 'too-many-fields'])
    expect(await problemOf(many(500, 10))).toEqual(['too-many-fields', 'too-many-fields'])
    expect(await problemOf(many(1, 5_000))).toEqual([null, null])
    expect(await problemOf(many(1, 5_001))).toEqual(['form-too-large', 'form-too-large'])
    expect(await problemOf(many(5, 4_500))).toEqual(['form-too-large', 'form-too-large'])
  })

  it('pass on no more of a file than one byte beyond, so that it shows', async () => {
    const { contentType, body } = multipart([['files', { fileName: 'x', type: 'image/jpeg', content: Buffer.alloc(90_000) }], ['hope', 'b']])
    const { read, taken } = await reading(contentType, body)
    expect(taken[0]?.bytes.length).toBe(LIMITS.fileBytes)
    expect(Object.fromEntries(read.fields)).toEqual({ hope: ['b'] })
  })

  it('of the whole end a body that never ends', async () => {
    let sent = 0
    const endless = new Readable({ read() {
      sent += 10_000
      setImmediate(() => this.push(Buffer.alloc(10_000, 97)))
    } })
    const read = await settled(readForm({ body: endless, contentType: 'application/x-www-form-urlencoded', contentLength: null }, LIMITS, async () => undefined))
    expect(read).toMatchObject({ problem: 'broken-form' })
    expect(endless.destroyed).toBe(true)
    expect(sent).toBeLessThan(2_000_000)
  })
})
