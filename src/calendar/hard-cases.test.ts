// The cases in which deadline engines go wrong, each by its name. 2026-03-13 is a Friday.
import { describe, expect, it } from 'vitest'
import { at, calendarData, dayOff, ends, hours, pause, sampleCalendar, week } from '../../test/calendar/sample-calendar.ts'
import { compileCalendar } from './calendar.ts'
import { due } from './due.ts'
import { elapsed } from './elapsed.ts'
import { explainDue } from './explain-due.ts'

const nextDay = sampleCalendar({ lateReceipt: 'next-working-day' })

describe('a) the moment of receipt', () => {
  it.each([
    ['23:59:59 on a Friday', '2026-03-13 23:59:59', '2026-03-16', '2026-03-17'],
    ['00:00:00 on a Saturday', '2026-03-14 00:00:00', '2026-03-16', '2026-03-17'],
    ['Friday, the last minute before closing', '2026-03-13 15:59:00', '2026-03-16', '2026-03-16'],
    ['Friday, the moment of closing', '2026-03-13 16:00:00', '2026-03-16', '2026-03-17'],
    ['Friday, the first minute after closing', '2026-03-13 16:01:00', '2026-03-16', '2026-03-17'],
    ['a Saturday morning', '2026-03-14 09:00:00', '2026-03-16', '2026-03-17'],
    ['a Monday before opening', '2026-03-16 06:00:00', '2026-03-17', '2026-03-17'],
    ['midnight that begins a Monday', '2026-03-16 00:00:00', '2026-03-17', '2026-03-17'],
  ])('%s: one working day later, by either policy on late receipt', (_, from, sameDay, nextWorkingDay) => {
    expect(ends('1wd', { from })).toBe(`${sameDay}T16:00:00+07:00`)
    expect(ends('1wd', { from, calendar: nextDay })).toBe(`${nextWorkingDay}T16:00:00+07:00`)
  })

  it('on a holiday counts from the holiday or from the next working day, as the calendar says', () => {
    const daysOff = [dayOff('2026-03-17')]
    expect(ends('1wd', { from: '2026-03-17 10:00', calendar: sampleCalendar({ daysOff }) })).toBe('2026-03-18T16:00:00+07:00')
    expect(ends('1wd', { from: '2026-03-17 10:00', calendar: sampleCalendar({ daysOff, lateReceipt: 'next-working-day' }) })).toBe('2026-03-19T16:00:00+07:00')
  })

  it('late on Friday and early on Saturday fall alike, by either policy', () => {
    for (const calendar of [sampleCalendar(), nextDay]) {
      expect(ends('5wd', { from: '2026-03-13 23:50', calendar })).toBe(ends('5wd', { from: '2026-03-14 09:00', calendar }))
    }
  })

  it('five office minutes at 16:58 on a Friday, in an office open until 17:00, end on Monday', () => {
    const calendar = sampleCalendar({ week: week(5, '08:00-17:00') })
    expect(ends('5omin', { from: '2026-03-13 16:58', calendar })).toBe('2026-03-16T08:03:00+07:00')
  })
})

describe('b) the size of the budget', () => {
  it('nothing given: the day of receipt itself, or, when the office has closed, its next opening', () => {
    expect(ends('0wd', { from: '2026-03-13 09:00' })).toBe('2026-03-13T16:00:00+07:00')
    expect(ends('0wd', { from: '2026-03-13 16:00' })).toBe('2026-03-16T07:30:00+07:00')
    expect(ends('0wd', { from: '2026-03-14 09:00', ends: 'citizen' })).toBe('2026-03-14T23:59:59+07:00')
    expect(ends('0d', { from: '2026-03-13 18:00' })).toBe('2026-03-13T23:59:59+07:00')
    expect(ends('0min', { from: '2026-03-13 18:00' })).toBe('2026-03-13T18:00:00+07:00')
    expect(ends('0omin', { from: '2026-03-13 18:00' })).toBe('2026-03-16T07:30:00+07:00')
  })
  it.each([['1wd', '2026-03-16'], ['10wd', '2026-03-27'], ['60wd', '2026-06-05']])('%s end on %s', (budget, date) => {
    expect(ends(budget, { from: '2026-03-13 09:00' })).toBe(`${date}T16:00:00+07:00`)
  })
  it('a budget that is used up exactly at closing ends at closing, one minute more on the next working day', () => {
    expect(ends('60omin', { from: '2026-03-13 15:00' })).toBe('2026-03-13T16:00:00+07:00')
    expect(ends('61omin', { from: '2026-03-13 15:00' })).toBe('2026-03-16T07:31:00+07:00')
  })
  it('a range keeps both ends and is late after its upper one', () => {
    const calendar = sampleCalendar()
    const end = due({ from: at('2026-03-13 15:45'), budget: { n: 10, upTo: 20, unit: 'omin' }, ends: 'office', calendar })
    expect(end).toEqual({ frozen: false, at: at('2026-03-16 07:35'), earliestAt: at('2026-03-13 15:55'), date: '2026-03-16', provisional: false })
  })
  it('calendar days that end on a day off end there, or on the next office day where the calendar moves them', () => {
    const daysOff = [dayOff('2026-03-16')]
    const moving = sampleCalendar({ daysOff, endOnDayOff: 'next-working-day' })
    expect(ends('2d', { from: '2026-03-13 09:00', calendar: sampleCalendar({ daysOff }) })).toBe('2026-03-15T23:59:59+07:00')
    expect(ends('2d', { from: '2026-03-13 09:00', calendar: moving })).toBe('2026-03-17T16:00:00+07:00')
    const { explanation } = explainDue({ from: at('2026-03-13 09:00'), budget: { n: 2, unit: 'd' }, ends: 'office', calendar: moving })
    expect(explanation.map(({ kind, counted }) => (counted ? 'counted' : kind))).toEqual(['received', 'counted', 'counted', 'holiday', 'moved'])
    expect(ends('2d', { from: '2026-03-13 09:00', calendar: moving, pauses: [pause('2026-03-16 09:00', null)] })).toBe('stands: 0d')
  })
  it('months end on the same day, or on the last of a shorter month', () => {
    expect(ends('1mo', { from: '2025-01-31 09:00', ends: 'citizen' })).toBe('2025-02-28T23:59:59+07:00')
    expect(ends('1mo', { from: '2024-01-31 09:00', ends: 'citizen' })).toBe('2024-02-29T23:59:59+07:00')
    expect(ends('12mo', { from: '2024-02-29 09:00', ends: 'citizen' })).toBe('2025-02-28T23:59:59+07:00')
  })
  it('three times 24 hours run through nights and holidays', () => {
    expect(ends('72h', { from: '2026-03-13 17:30', calendar: sampleCalendar({ daysOff: [dayOff('2026-03-16')] }) })).toBe('2026-03-16T17:30:00+07:00')
  })
})

describe('c) long runs of days off and the edges of years', () => {
  const idulfitri = ['2025-03-28', '2025-03-31', '2025-04-01', '2025-04-02', '2025-04-03', '2025-04-04', '2025-04-07'].map((date) => dayOff(date))
  it('eleven days without an office day', () => {
    expect(ends('1wd', { from: '2025-03-27 09:00', calendar: sampleCalendar({ daysOff: idulfitri }) })).toBe('2025-04-08T16:00:00+07:00')
  })
  it('over a leap day', () => {
    expect(ends('2wd', { from: '2024-02-28 09:00' })).toBe('2024-03-01T16:00:00+07:00')
    expect(ends('2d', { from: '2024-02-28 09:00', ends: 'citizen' })).toBe('2024-03-01T23:59:59+07:00')
  })
  it('into a year not yet published: a date that says it is provisional; into a published one: not', () => {
    const calendar = sampleCalendar()
    const end = (from: string): unknown => due({ from: at(from), budget: { n: 5, unit: 'wd' }, ends: 'office', calendar })
    expect(end('2026-12-28 09:00')).toMatchObject({ date: '2027-01-04', provisional: true })
    expect(end('2025-12-29 09:00')).toMatchObject({ date: '2026-01-05', provisional: false })
    expect(end('2026-12-21 09:00')).toMatchObject({ date: '2026-12-28', provisional: false })
    expect(end('2026-12-24 09:00')).toMatchObject({ date: '2026-12-31', provisional: false })
    expect(end('2026-12-25 09:00')).toMatchObject({ date: '2027-01-01', provisional: true })
  })
  it('a holiday by lasting decree is known before its year is published', () => {
    const calendar = sampleCalendar({ yearly: [{ month: 1, day: 1, name: 'Tahun Baru', basis: 'Keppres 8/2024', since: 2024 }] })
    expect(ends('5wd', { from: '2026-12-28 09:00', calendar })).toBe('2027-01-05T16:00:00+07:00')
  })
  it('clock hours and a citizen’s calendar days never depend on a decree', () => {
    const calendar = sampleCalendar()
    for (const unit of ['h', 'd'] as const) {
      expect(due({ from: at('2026-12-31 09:00'), budget: { n: 3, unit }, ends: 'citizen', calendar })).toMatchObject({ provisional: false })
    }
  })
})

describe('d) days off that come and go', () => {
  it('a day added moves the deadline, taken away again it moves back, and the versions stay apart', () => {
    const before = sampleCalendar()
    const after = sampleCalendar({ version: 2, daysOff: [dayOff('2025-08-18', 'joint-leave')] })
    const corrected = sampleCalendar({ version: 3 })
    const dates = [before, after, corrected].map((calendar) => ends('5wd', { from: '2025-08-13 09:00', calendar }).slice(0, 10))
    expect(dates).toEqual(['2025-08-20', '2025-08-21', '2025-08-20'])
  })
  it('a day off after the deadline changes nothing, also for what was already late', () => {
    expect(ends('2wd', { from: '2025-08-13 09:00', calendar: sampleCalendar({ daysOff: [dayOff('2025-08-18')] }) })).toBe(ends('2wd', { from: '2025-08-13 09:00' }))
  })
  it('a regional holiday counts in its region alone', () => {
    const bali = sampleCalendar({ zone: 'Asia/Makassar', daysOff: [dayOff('2025-04-23', 'regional', 'Galungan')] })
    expect(ends('1wd', { from: '2025-04-22 09:00', calendar: bali })).toBe('2025-04-24T16:00:00+08:00')
    expect(ends('1wd', { from: '2025-04-22 09:00' })).toBe('2025-04-23T16:00:00+07:00')
  })
  it('a date that several lists name is what weighs most: national holiday, regional holiday, joint leave', () => {
    const daysOff = [dayOff('2026-03-18', 'holiday', 'nasional'), dayOff('2026-03-17', 'regional', 'daerah'), dayOff('2026-03-17', 'joint-leave', 'cuti'), dayOff('2026-03-18', 'regional', 'daerah')]
    const { explanation } = explainDue({ from: at('2026-03-16 09:00'), budget: { n: 1, unit: 'wd' }, ends: 'office', calendar: sampleCalendar({ daysOff }) })
    expect(explanation.map(({ why }) => why).slice(1, 3)).toEqual(['libur daerah: daerah', 'libur nasional: nasional'])
  })
  it('joint leave is a working day where the calendar says so', () => {
    const daysOff = [dayOff('2026-03-18', 'joint-leave')]
    expect(ends('1wd', { from: '2026-03-17 09:00', calendar: sampleCalendar({ daysOff }) })).toBe('2026-03-19T16:00:00+07:00')
    expect(ends('1wd', { from: '2026-03-17 09:00', calendar: sampleCalendar({ daysOff, jointLeave: 'working' }) })).toBe('2026-03-18T16:00:00+07:00')
  })
})

describe('e) hours that differ', () => {
  const ramadan = [{ from: '2026-02-19', to: '2026-03-20', week: week(5, '08:00-15:00'), name: 'Ramadan', basis: 'contoh' }]
  it('in Ramadan the office closes earlier and office time runs slower', () => {
    const calendar = sampleCalendar({ overrides: ramadan })
    expect(ends('1wd', { from: '2026-03-12 09:00', calendar })).toBe('2026-03-13T15:00:00+07:00')
    expect(ends('8oh', { from: '2026-03-12 08:00', calendar })).toBe('2026-03-13T09:00:00+07:00')
    expect(ends('1wd', { from: '2026-03-20 09:00', calendar })).toBe('2026-03-23T16:00:00+07:00')
  })
  it('a six-day office counts Saturday, a five-day office does not', () => {
    expect(ends('1wd', { from: '2026-03-13 09:00', calendar: sampleCalendar({ week: week(6, '07:30-13:00') }) })).toBe('2026-03-14T13:00:00+07:00')
    expect(ends('1wd', { from: '2026-03-13 09:00' })).toBe('2026-03-16T16:00:00+07:00')
  })
  it('the long Friday break is no office time', () => {
    const friday = sampleCalendar({ week: week(5).map((shifts, weekday) => (weekday === 4 ? hours('07:30-11:30, 13:00-16:30') : shifts)) })
    expect(ends('30omin', { from: '2026-03-13 11:15', calendar: friday })).toBe('2026-03-13T13:15:00+07:00')
    expect(ends('1wd', { from: '2026-03-12 09:00', calendar: friday })).toBe('2026-03-13T16:30:00+07:00')
  })
  it('received in the break of a split shift is received in time', () => {
    const split = sampleCalendar({ week: week(5, '08:00-12:00, 13:00-16:00'), lateReceipt: 'next-working-day' })
    expect(ends('1wd', { from: '2026-03-12 12:30', calendar: split })).toBe('2026-03-13T16:00:00+07:00')
    expect(ends('10omin', { from: '2026-03-12 11:55', calendar: split })).toBe('2026-03-12T13:05:00+07:00')
  })
  it('a round-the-clock office closes at the end of the day, which is still that day', () => {
    const always = sampleCalendar({ week: week(7, '00:00-24:00') })
    expect(due({ from: at('2026-03-12 12:00'), budget: { n: 1, unit: 'wd' }, ends: 'office', calendar: always })).toMatchObject({ at: at('2026-03-14 00:00'), date: '2026-03-13' })
    expect(ends('1440omin', { from: '2026-03-12 12:00', calendar: always })).toBe('2026-03-13T12:00:00+07:00')
  })
})

describe('f) pauses', () => {
  const from = '2026-03-13 09:00'
  it('inside a holiday or a weekend, and of no length, cost nothing', () => {
    const calendar = sampleCalendar({ daysOff: [dayOff('2026-03-17')] })
    const plain = ends('5wd', { from, calendar })
    for (const idle of [pause('2026-03-17 08:00', '2026-03-17 20:00'), pause('2026-03-14 00:00', '2026-03-15 23:00'), pause('2026-03-18 10:00', '2026-03-18 10:00')]) {
      expect(ends('5wd', { from, calendar, pauses: [idle] })).toBe(plain)
    }
  })
  it('across a weekend cost the office days that end inside them', () => {
    expect(ends('5wd', { from: '2026-03-11 09:00', pauses: [pause('2026-03-13 10:00', '2026-03-17 10:00')] })).toBe('2026-03-20T16:00:00+07:00')
  })
  it('from closing time cost nothing that day, until closing time they cost the day', () => {
    expect(ends('1wd', { from, pauses: [pause('2026-03-16 16:00', '2026-03-16 20:00')] })).toBe('2026-03-16T16:00:00+07:00')
    expect(ends('1wd', { from, pauses: [pause('2026-03-16 12:00', '2026-03-16 16:00')] })).toBe('2026-03-17T16:00:00+07:00')
  })
  it('that overlap, touch or arrive out of order are merged before they are taken off', () => {
    const merged = ends('5wd', { from, pauses: [pause('2026-03-16 10:00', '2026-03-18 10:00')] })
    const a = pause('2026-03-17 09:00', '2026-03-18 10:00')
    const b = pause('2026-03-16 10:00', '2026-03-17 12:00')
    expect([ends('5wd', { from, pauses: [a, b] }), ends('5wd', { from, pauses: [b, a, b] })]).toEqual([merged, merged])
    expect(ends('60omin', { from, pauses: [pause('2026-03-13 09:30', '2026-03-13 10:00'), pause('2026-03-13 10:00', '2026-03-13 10:30')] })).toBe('2026-03-13T11:00:00+07:00')
  })
  it('two turns in the same millisecond leave no trace', () => {
    const instant = at('2026-03-16 10:00')
    expect(ends('90omin', { from: '2026-03-16 09:00', pauses: [{ from: instant, to: instant, cause: 'x' }, { from: instant, to: instant, cause: 'y' }] })).toBe('2026-03-16T10:30:00+07:00')
  })
  it('longer than the budget only push it back', () => {
    expect(ends('1wd', { from, pauses: [pause('2026-03-13 10:00', '2026-06-01 10:00')] })).toBe('2026-06-01T16:00:00+07:00')
  })
  it('still open: the remainder stands frozen, never no date; days already served stay served', () => {
    expect(ends('5wd', { from, pauses: [pause('2026-03-18 10:00', null)] })).toBe('stands: 3wd')
    expect(ends('120omin', { from, pauses: [pause('2026-03-13 10:30', null)] })).toBe('stands: 30omin')
    expect(ends('72h', { from, pauses: [pause('2026-03-14 09:00', null)] })).toBe('stands: 48h')
    expect(ends('10d', { from, pauses: [pause('2026-03-16 09:00', null)] })).toBe('stands: 8d')
    const range = due({ from: at(from), budget: { n: 1, upTo: 5, unit: 'wd' }, ends: 'office', calendar: sampleCalendar(), pauses: [pause('2026-03-18 10:00', null)] })
    expect(range).toMatchObject({ frozen: true, remaining: { n: 0, upTo: 3, unit: 'wd' }, since: at('2026-03-18 10:00') })
  })
  it('open, but begun after the end: the end stands', () => {
    expect(ends('1wd', { from, pauses: [pause('2026-03-16 16:00', null)] })).toBe('2026-03-16T16:00:00+07:00')
    expect(ends('3d', { from: '2026-03-13 09:00', pauses: [pause('2026-03-16 17:00', null)] })).toBe('2026-03-16T16:00:00+07:00')
  })
  it('paused, then resolved without resuming: the pause is not counted', () => {
    const pauses = [pause('2026-03-16 10:00', null)]
    const calendar = sampleCalendar()
    expect(elapsed({ from: at(from), to: at('2026-08-03 16:00'), unit: 'wd', calendar, pauses })).toBe(0)
    expect(elapsed({ from: at(from), to: at('2026-08-03 16:00'), unit: 'oh', calendar, pauses })).toBe(9.5)
  })
  it('paused, closed, then reopened: what stood between counts for nobody', () => {
    const pauses = [pause('2026-03-16 10:00', '2026-03-17 10:00'), pause('2026-03-18 15:00', '2026-04-01 09:00', 'selesai')]
    expect(ends('5wd', { from, pauses })).toBe('2026-04-06T16:00:00+07:00')
  })
})

describe('j) zones', () => {
  it.each([['Asia/Jakarta', '+07:00'], ['Asia/Makassar', '+08:00'], ['Asia/Jayapura', '+09:00']])('at midnight in %s the day is the office’s own', (zone, offset) => {
    const calendar = sampleCalendar({ zone })
    const lastSecond = at('2026-03-13 23:59:59', offset)
    expect(ends('1d', { from: lastSecond, calendar, ends: 'citizen' })).toBe(`2026-03-14T23:59:59${offset}`)
    expect(ends('1d', { from: lastSecond + 1000, calendar, ends: 'citizen' })).toBe(`2026-03-15T23:59:59${offset}`)
  })
  it('one instant is Thursday in the west and Friday in the east', () => {
    const instant = at('2026-03-12 22:30')
    expect(ends('1wd', { from: instant, calendar: sampleCalendar() })).toBe('2026-03-13T16:00:00+07:00')
    expect(ends('1wd', { from: instant, calendar: sampleCalendar({ zone: 'Asia/Jayapura' }) })).toBe('2026-03-16T16:00:00+09:00')
  })
})

describe('a calendar that cannot be counted with', () => {
  it('is refused with a sentence, never looped over', () => {
    const compile = (changes: Parameters<typeof calendarData>[0]) => () => compileCalendar(calendarData(changes))
    expect(compile({ week: week(0) })).toThrow('This calendar has no working day')
    const everyMonday = Array.from({ length: 53 }, (_, i) => dayOff(new Date(Date.UTC(2025, 11, 29 + 7 * i)).toISOString().slice(0, 10)))
    expect(compile({ week: week(1), daysOff: everyMonday })).toThrow('The year 2026 has no working day')
    expect(compile({ zone: 'Asia/Rembang' })).toThrow('"Asia/Rembang" is not known')
    expect(compile({ week: week(5, '22:00-06:00') })).toThrow('Monday: 22:00–06:00 are no office hours')
  })
  it('years outside 1970 to 2199 and senseless budgets are refused too', () => {
    expect(() => ends('9999999wd', { from: '2026-03-13 09:00' })).toThrow('beyond the year 2199')
    expect(() => due({ from: NaN, budget: { n: 1, unit: 'wd' }, ends: 'office', calendar: sampleCalendar() })).toThrow(RangeError)
    expect(() => due({ from: 0, budget: { n: 1.5, unit: 'wd' }, ends: 'office', calendar: sampleCalendar() })).toThrow('whole numbers')
    expect(() => ends('1wd', { from: '2026-03-13 09:00', pauses: [pause('2026-03-14 09:00', '2026-03-13 09:00')] })).toThrow('A pause ends at or after')
  })
})
