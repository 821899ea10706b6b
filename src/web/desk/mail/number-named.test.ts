import { createSecretKey } from 'node:crypto'
import { expect, it } from 'vitest'
import { publicNumber, type ReportId } from '../../../report/numbers/public-number.ts'
import { numberNamed } from './number-named.ts'
import { shortSubject } from './short-subject.ts'

const key = createSecretKey(Buffer.alloc(32, 5))
const [one, other] = ['123456789012345', '223456789012345'].map((id) => publicNumber(id as ReportId, key)) as [string, string]

it('a number is found as people write it, and told from other words by its check symbol', () => {
  for (const text of [`Laporan ${one} belum beres`, `no. ${one.toLowerCase()}.`, one.replaceAll('-', ''), one.replaceAll('-', ' '), one.replaceAll('-', '–'), `${one}, sekali lagi ${one}`]) expect(numberNamed(text, key), text).toBe(one)
  const wrong = `${one.slice(0, -1)}${one.endsWith('X') ? 'Y' : 'X'}`
  for (const text of ['', 'Selamat pagi bapak', wrong, `x${one}`, `${one} dan ${other}`]) expect(numberNamed(text, key), text).toBeNull()
})

it('a subject that goes on and on is cut between words', () => {
  expect(shortSubject('Lampu mati')).toBe('Lampu mati')
  expect(shortSubject('kata '.repeat(50))).toBe(`${'kata '.repeat(18).trim()} …`)
  expect(shortSubject('x'.repeat(300)).length).toBeLessThan(100)
})
