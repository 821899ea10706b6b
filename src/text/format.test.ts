import { describe, expect, it } from 'vitest'
import { formatDate, formatDateTime, formatDay, formatDays, formatNumber, formatShortDate, formatSize, formatSpan, isoInZone } from './format.ts'
import { textOf } from './text.ts'

const id = textOf('id')
const en = textOf('en')
const at = Date.UTC(2026, 10, 23, 9)

describe('an instant', () => {
  it('is said in the zone of the office', () => {
    expect(formatDateTime(id, at, 'Asia/Jakarta')).toBe('Senin, 23 November 2026 pukul 16.00 WIB')
    expect(formatDateTime(id, at, 'Asia/Makassar')).toBe('Senin, 23 November 2026 pukul 17.00 WITA')
    expect(formatDateTime(en, at, 'Asia/Jayapura')).toBe('Monday, 23 November 2026, 18:00 WIT')
  })

  it('falls on the next day where the zone is already past midnight', () => {
    const evening = Date.UTC(2026, 11, 31, 15, 30)
    expect(formatDate(id, evening, 'Asia/Jakarta')).toBe('Kamis, 31 Desember 2026')
    expect(formatDate(id, evening, 'Asia/Jayapura')).toBe('Jumat, 1 Januari 2027')
    expect(formatShortDate(id, evening, 'Asia/Jayapura')).toBe('1 Jan 2027')
  })

  it('names the same instant for machines', () => {
    for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const) expect(Date.parse(isoInZone(at, zone))).toBe(at)
    expect(isoInZone(at, 'Asia/Makassar')).toBe('2026-11-23T17:00:00+08:00')
  })
})

describe('a day', () => {
  it('is the same everywhere', () => expect(formatDay(id, '2026-12-25')).toBe('Jumat, 25 Desember 2026'))
})

describe('sizes, numbers and spans', () => {
  it.each([[0, '0 B'], [999, '999 B'], [1000, '1 KB'], [1440, '1,4 KB'], [284_000, '284 KB'], [1_412_000, '1,4 MB'], [38_900_000, '39 MB']])('%i bytes are %s', (bytes, words) => {
    expect(formatSize(id, bytes)).toBe(words)
  })
  it('groups thousands as the language does', () => {
    expect([formatNumber(id, 12530), formatNumber(en, 1234567), formatNumber(id, 99)]).toEqual(['12.530', '1,234,567', '99'])
  })
  it.each([[1, '1 hari'], [59, '59 hari'], [60, '1 bulan'], [365, '11 bulan'], [366, '1 tahun'], [839, '2 tahun 3 bulan']])('says %i days as %s', (days, words) => {
    expect(formatDays(id, days)).toBe(words)
  })
  it('says spans in their unit', () => {
    expect(formatSpan(id, { n: 5, unit: 'wd' })).toBe('5 hari kerja')
    expect(formatSpan(en, { n: 1, unit: 'wd' })).toBe('1 working day')
    expect(formatSpan(id, { n: 30, unit: 'min' })).toBe('30 menit')
  })
})
