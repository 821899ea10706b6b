import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

describe('the words after npm run bench', () => {
  test('are all optional', () => {
    expect(readArguments([])).toEqual({ ok: { reports: 0, only: null, due: 10_000, seconds: 5, runs: 3, clients: null, json: false, profile: null } })
  })

  test('choose scenarios, size, length and form', () => {
    expect(readArguments(['--reports', '1000000', '--only', 'submit, due,submit', '--seconds=10', '--runs', '5', '--clients', '1,32', '--json', '--profile', '/tmp/p'])).toEqual({
      ok: { reports: 1_000_000, only: ['submit', 'due'], due: 10_000, seconds: 10, runs: 5, clients: [1, 32], json: true, profile: '/tmp/p' },
    })
  })

  test.each([
    [['--reports', '-1'], /--reports/],
    [['--reports', '1e6'], /--reports must be a whole number/],
    [['--seconds', '0'], /--seconds must be a whole number from 1 to 600, not "0"/],
    [['--only', ','], /--only needs/],
    [['--clients', '8,0'], /--clients must be a whole number from 1 to 256, not "0"/],
    [['--bogus'], /bogus/],
    [['submit'], /submit/],
  ])('say what is wrong with %j', (words, sentence) => {
    const read = readArguments(words)
    expect('fault' in read ? read.fault : '').toMatch(sentence)
  })

  test('explain themselves', () => {
    expect(readArguments(['--help'])).toEqual({ help: true })
  })
})
