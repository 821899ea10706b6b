import { generateKeySync } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { openedValue, sealedValue } from './sealed-value.ts'

const key = generateKeySync('aes', { length: 256 })

it('gives back what was sealed, until its time', () => {
  const sealed = sealedValue(key, 'reporter-session', { a: [1, 'ü'] }, 1000)
  expect(openedValue(key, 'reporter-session', sealed, 999)).toEqual({ a: [1, 'ü'] })
  expect(openedValue(key, 'reporter-session', sealed, 1000)).toBeNull()
})

it('does not open for another purpose or under another key', () => {
  const sealed = sealedValue(key, 'reporter-session', 1, 1000)
  expect(openedValue(key, 'kept-files-of-report', sealed, 0)).toBeNull()
  expect(openedValue(generateKeySync('aes', { length: 256 }), 'reporter-session', sealed, 0)).toBeNull()
})

it('does not open when any byte was changed, cut or is not there', () => {
  const sealed = Buffer.from(sealedValue(key, 'kept-files-of-report', { dek: 'x' }, 1000), 'base64url')
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(openedValue(key, 'kept-files-of-report', changed.toString('base64url'), 0)).toBeNull()
    expect(openedValue(key, 'kept-files-of-report', sealed.subarray(0, index).toString('base64url'), 0)).toBeNull()
  }
})

it('gives back whatever JSON holds, and null for whatever else is offered', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(openedValue(key, 'kept-files-of-report', sealedValue(key, 'kept-files-of-report', value, 1), 0)).toEqual(JSON.parse(JSON.stringify(value)))
  }), { numRuns: 300 })
  fc.assert(fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary', maxLength: 300 }), fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url'))), (text) => {
    expect(openedValue(key, 'kept-files-of-report', text, 0)).toBeNull()
  }), { numRuns: 10_000 })
})
