import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { filledSource } from './filled-source.ts'

const bytes = (text: string) => Buffer.from(text)

describe('a source of bytes', () => {
  test('that ends without a byte is none', async () => {
    expect(await filledSource([])).toBeNull()
    expect(await filledSource([bytes(''), bytes('')])).toBeNull()
    expect(await filledSource(Readable.from([]))).toBeNull()
  })

  test('that holds something gives all of it, from the first byte to the last', async () => {
    const pieces = [bytes(''), bytes('a'), bytes('bc'), bytes(''), bytes('d')]
    for (const source of [pieces, Readable.from(pieces)]) {
      const filled = await filledSource(source)
      if (filled === null) throw new Error('nothing found')
      expect(String(await buffer(filled))).toBe('abcd')
    }
  })

  test('is let go of when its reader stops early', async () => {
    const stream = Readable.from([bytes('a'), bytes('b'), bytes('c')])
    for await (const piece of (await filledSource(stream)) ?? Readable.from([])) {
      expect(String(piece)).toBe('a')
      break
    }
    expect(stream.destroyed).toBe(true)
  })

  test('hands on what goes wrong while it is read', async () => {
    async function* broken() {
      yield bytes('a')
      throw new Error('cut off')
    }
    await expect(buffer((await filledSource(broken())) ?? Readable.from([]))).rejects.toThrow('cut off')
  })
})
