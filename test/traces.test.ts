import { expect, test } from 'vitest'
import { formsOf, tracesOf } from './traces.ts'

const word = 'burungkenari'

test('a word is found however it was written down', () => {
  const around = (text: string) => Buffer.from(`xy${text}z`)
  const written: Readonly<Record<string, Buffer | string>> = {
    plain: around(word), upper: around(word.toUpperCase()), hex: around(word).toString('hex'), bytea: `\\x${around(word).toString('hex')}`, percent: [...word].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
    'utf-16': Buffer.from(`a${word}`, 'utf16le'), 'utf-16 from the other end': Buffer.from(`ab${word}`, 'utf16le').swap16(),
    ...Object.fromEntries([0, 1, 2, 3, 4].map((before) => [`base64 after ${before}`, Buffer.from(`${'-'.repeat(before)}${word}tail`).toString('base64')])),
    base64url: Buffer.from(`??${word}`).toString('base64url'),
  }
  for (const [how, content] of Object.entries(written)) {
    const traces = tracesOf([word])
    traces.look('here', content)
    expect(traces.found, how).not.toEqual([])
  }
})

test('another word is not', () => {
  const traces = tracesOf([word])
  for (const form of formsOf('burungkutilang').values()) traces.look('here', form)
  expect(traces.found).toEqual([])
})
