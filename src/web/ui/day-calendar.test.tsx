import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../text/text.ts'
import { DAYS } from '../style-guide/sample-report.ts'
import { DayCalendar } from './day-calendar.tsx'

const page = load(String(<DayCalendar t={textOf('id')} days={DAYS} />))
const rows = page('tbody tr').toArray().map((row) => page(row).find('td').toArray().map((cell) => page(cell).find('.day').text()))

describe('the calendar of days that count', () => {
  it('begins weeks on Monday and leaves gaps before and after', () => {
    expect(rows).toEqual([['21', '22', '23', '24', '25', '26', '27'], ['28', '29', '30', '', '', '', '']])
  })

  it('says in words what colour and line say', () => {
    const cells = page('tbody td').toArray().map((cell) => page(cell).text().trim())
    expect(cells[0]).toBe('21 Des, mulai')
    expect(cells[3]).toBe('24 Des, tidak dihitung')
    expect(cells[9]).toBe('30 Des, batas waktu')
  })

  it('gives the reason of every day that does not count, but for weekends', () => {
    expect(page('.days-why li').toArray().map((line) => page(line).text())).toEqual([
      'Kamis, 24 Desember 2026: cuti bersama Natal',
      'Jumat, 25 Desember 2026: Hari Raya Natal',
    ])
  })
})
