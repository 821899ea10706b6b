// When warnings come: in the morning of a working day, before the end or after it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../calendar/calendar.ts'
import { due } from '../../calendar/due.ts'
import type { Budget } from '../../calendar/budget.ts'
import type { Rung } from '../../sop/sop.ts'
import { calendar as data, instant } from '../../../test/given.ts'
import { rungDue } from './rung-due.ts'

const calendar = compileCalendar(data)

function rung(side: Rung['side'], distance: Budget | number, atOnce = false): Rung {
  const [share, budget] = typeof distance === 'number' ? [distance, { n: 0, unit: 'd' as const }] : [null, distance]
  return { id: 'uji', label: { id: 'Uji', en: 'Test' }, of: ['step'], side, share, budget, atOnce, when: {}, to: [{ at: 'owes', offices: [] }], mark: { as: 'overlay', source: 'uji' }, origin: null }
}

const wd = (n: number): Budget => ({ n, unit: 'wd' })
const d = (n: number): Budget => ({ n, unit: 'd' })
const h = (n: number): Budget => ({ n, unit: 'h' })

describe('a warning', () => {
  it.each<[string, Rung, string, string, string | null]>([
    ['a working day before a Monday comes on Friday', rung('before', wd(1)), '2026-11-02 09:00', '2026-11-09 16:00', '2026-11-06 07:30'],
    ['a working day before an end on a Sunday comes on Friday', rung('before', wd(1)), '2026-11-02 09:00', '2026-11-08 23:59', '2026-11-06 07:30'],
    ['two days before a Monday fall on a Saturday: it comes on Friday', rung('before', d(2)), '2026-11-02 09:00', '2026-11-09 16:00', '2026-11-06 07:30'],
    ['half of a time that falls in the afternoon comes that morning', rung('before', 0.5), '2026-11-02 09:00', '2026-11-06 23:00', '2026-11-04 07:30'],
    ['half of a time before the office opens comes the morning before', rung('before', 0.5), '2026-11-02 05:00', '2026-11-06 05:00', '2026-11-03 07:30'],
    ['four hours before an afternoon comes in the morning', rung('before', h(4)), '2026-11-02 09:00', '2026-11-05 16:00', '2026-11-05 07:30'],
    ['four hours before, at once, comes four hours before', rung('before', h(4), true), '2026-11-02 09:00', '2026-11-07 02:00', '2026-11-06 22:00'],
    ['of a time of minutes does not come before its beginning', rung('before', wd(1)), '2026-11-02 09:00', '2026-11-02 09:05', null],
    ['of a time of two days has no morning half-way', rung('before', 0.5), '2026-11-02 09:00', '2026-11-02 16:00', null],
    ['a working day after a Friday comes on Monday', rung('after', wd(1)), '2026-11-02 09:00', '2026-11-06 16:00', '2026-11-09 07:30'],
    ['a working day after a Sunday comes on Monday', rung('after', wd(1)), '2026-11-02 09:00', '2026-11-08 23:59', '2026-11-09 07:30'],
    ['a day after a Friday falls on a Saturday: it comes on Monday', rung('after', d(1)), '2026-11-02 09:00', '2026-11-06 16:00', '2026-11-09 07:30'],
    ['an hour after the office closed comes the next morning', rung('after', h(1)), '2026-11-02 09:00', '2026-11-05 16:00', '2026-11-06 07:30'],
    ['an hour after, at once, comes at night', rung('after', h(1), true), '2026-11-02 09:00', '2026-11-05 23:30', '2026-11-06 00:30'],
    ['over a holiday comes after it', rung('after', wd(1)), '2026-12-20 09:00', '2026-12-24 16:00', '2026-12-28 07:30'],
  ])('%s', (_case, one, from, until, comes) => {
    expect(rungDue(one, { from: instant(from), due: instant(until) }, calendar)).toBe(comes === null ? null : instant(comes))
  })

  const distance = fc.oneof(fc.integer({ min: 1, max: 20 }).map(wd), fc.integer({ min: 1, max: 30 }).map(d), fc.integer({ min: 1, max: 200 }).map(h), fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100))
  const from = fc.integer({ min: instant('2026-01-01 00:00'), max: instant('2026-11-30 00:00') })

  it('never comes at night or on a day off, never before the beginning, and on its side of the end', () => {
    fc.assert(fc.property(from, fc.integer({ min: 0, max: 60 }), fc.constantFrom('before' as const, 'after' as const), distance, (start, days, side, far) => {
      if (side === 'after' && typeof far === 'number') return
      const end = due({ from: start, budget: wd(days), ends: 'office', calendar })
      if (end.frozen) throw new Error('no date')
      const comes = rungDue(rung(side, far), { from: start, due: end.at }, calendar)
      if (comes === null) {
        expect(side).toBe('before')
        return
      }
      expect(calendar.tables.opens.includes(comes)).toBe(true)
      if (side === 'before') expect(comes > start && comes < end.at).toBe(true)
      else expect(comes).toBeGreaterThan(end.at)
    }), { numRuns: 300 })
  })
})
