import { generateKeySync } from 'node:crypto'
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
  expect(openedValue(key, 'kept-files', sealed, 0)).toBeNull()
  expect(openedValue(generateKeySync('aes', { length: 256 }), 'reporter-session', sealed, 0)).toBeNull()
})

it('does not open when any byte was changed, cut or is not there', () => {
  const sealed = Buffer.from(sealedValue(key, 'kept-files', { dek: 'x' }, 1000), 'base64url')
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(openedValue(key, 'kept-files', changed.toString('base64url'), 0)).toBeNull()
    expect(openedValue(key, 'kept-files', sealed.subarray(0, index).toString('base64url'), 0)).toBeNull()
  }
})
