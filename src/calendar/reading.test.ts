// Budgets and instants as people write them, and the words for them.
import { describe, expect, it } from 'vitest'
import { at } from '../../test/calendar/sample-calendar.ts'
import { budgetWords } from './budget-words.ts'
import { spanWords } from './day-words.ts'
import { instantText, localDate } from './instant-text.ts'
import { isLate } from './is-late.ts'
import { budgetText, parseBudget } from './parse-budget.ts'
import { parseInstant } from './parse-instant.ts'

describe('a budget', () => {
  it.each([
    ['10wd', { n: 10, unit: 'wd' }], ['10-20omin', { n: 10, upTo: 20, unit: 'omin' }], ['0d', { n: 0, unit: 'd' }], ['72h', { n: 72, unit: 'h' }],
    ['1mo', { n: 1, unit: 'mo' }], ['30min', { n: 30, unit: 'min' }], ['2oh', { n: 2, unit: 'oh' }],
  ])('%s', (text, budget) => {
    expect(parseBudget(text)).toEqual({ budget })
    expect(budgetText(budget as Parameters<typeof budgetText>[0])).toBe(text)
  })
  it.each(['', '10', 'wd', '-1wd', '1.5wd', '10 wd', '10w', '20-10wd', '10-wd', '12345678wd', '1hour', 'constructor'])('"%s" is none', (text) => {
    expect(parseBudget(text)).toHaveProperty('problem')
  })
  it('reads well in both languages', () => {
    expect([budgetWords({ n: 10, upTo: 20, unit: 'omin' }, 'id'), budgetWords({ n: 1, unit: 'wd' }, 'en'), budgetWords({ n: 1.5, unit: 'oh' }, 'id')])
      .toEqual(['10–20 menit kerja', '1 working day', '1,5 jam kerja'])
  })
})

describe('an instant', () => {
  it('with an offset stands for itself, without one it is local, a date alone is its first moment', () => {
    const zone = 'Asia/Jayapura'
    expect(parseInstant('2026-03-13T09:00:00+07:00', zone)).toEqual({ instant: at('2026-03-13 09:00') })
    expect(parseInstant('2026-03-13T09:00', zone)).toEqual({ instant: at('2026-03-13 09:00', '+09:00') })
    expect(parseInstant('2026-03-13', zone)).toEqual({ instant: at('2026-03-13 00:00', '+09:00') })
    expect(parseInstant('2026-03-13T02:00:00.250Z', zone)).toEqual({ instant: at('2026-03-13 02:00:00.250', 'Z') })
    expect(parseInstant('2026-03-13T09:00:00.123456789+0730', zone)).toEqual({ instant: at('2026-03-13 09:00:00.123', '+07:30') })
  })
  it('that local clocks jump over is the first one after', () => {
    expect(parseInstant('2026-03-29T02:30', 'Europe/Berlin')).toEqual({ instant: at('2026-03-29 03:00', '+02:00') })
  })
  it.each(['', 'kemarin', '2026-02-29', '2026-13-01', '2026-03-13T24:00', '2026-03-13T09:60', '2026-03-13 09:00', '2026-03-13T09', '2026-03-13T09:00+15:00', '1969-12-31', '2200-01-01'])('"%s" is none', (text) => {
    expect(parseInstant(text, 'Asia/Jakarta')).toHaveProperty('problem')
  })
  it('is written with the offset of the zone, and has its date there', () => {
    expect(instantText(at('2026-03-13 22:30'), 'Asia/Jayapura')).toBe('2026-03-14T00:30:00+09:00')
    expect(instantText(at('2026-03-13 22:30:00.250'), 'America/St_Johns')).toBe('2026-03-13T13:00:00.250-02:30')
    expect(localDate(at('2026-03-13 22:30'), 'Asia/Jayapura')).toBe('2026-03-14')
  })
})

describe('late', () => {
  it('is the second after, not a fraction of the last one', () => {
    const due = at('2026-03-13 23:59:59')
    expect([due, due + 999, due + 1000].map((act) => isLate(act, due))).toEqual([false, false, true])
  })
})

describe('a span of time', () => {
  it.each([[0, '0 menit'], [59_000, '59 detik'], [3_600_000, '1 jam'], [90_061_000, '1 hari 1 jam 1 menit'], [24 * 86_400_000, '24 hari']])('%i ms is %s', (span, words) => {
    expect(spanWords(span, 'id')).toBe(words)
  })
})
