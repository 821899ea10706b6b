// What other systems got wrong, each as a case of ours. The name says whose bug it was.
import { describe, expect, it } from 'vitest'
import { at, calendarData, dayOff, ends, hours, pause, sampleCalendar, week } from '../../test/calendar/sample-calendar.ts'
import { calendarFaults } from './calendar-faults.ts'
import { compileCalendar } from './calendar.ts'
import { spanWords } from './day-words.ts'
import { due } from './due.ts'
import { elapsed } from './elapsed.ts'
import { explainDue } from './explain-due.ts'
import { isLate } from './is-late.ts'
import { isOfficeTime } from './office-time.ts'
import { timeWords } from './why-words.ts'

const friday = '2026-03-13 09:00'

describe('Zammad', () => {
  it('#3180: an office open all day and night loses no minute at midnight, and 23:59 as closing time is refused', () => {
    const always = sampleCalendar({ week: week(7, '00:00-24:00') })
    expect(elapsed({ from: at(friday), to: at('2026-03-20 09:00'), unit: 'omin', calendar: always })).toBe(7 * 1440)
    expect(calendarFaults(calendarData({ week: week(7, '00:00-23:59') })).map((fault) => fault.en.join(' '))).toContain('Monday: hours that end at 23:59 lose a minute each night. Write 24:00.')
  })
  it('pauses are taken to the millisecond, not cut to the minute', () => {
    const pauses = [{ from: at('2026-03-13 09:10:00.250'), to: at('2026-03-13 09:10:30.750'), cause: 'x' }]
    expect(ends('30omin', { from: friday, pauses })).toBe('2026-03-13T09:30:30.500+07:00')
  })
  it('a paused clock shows what is left instead of losing its date', () => {
    expect(ends('5wd', { from: friday, pauses: [pause('2026-03-17 09:00', null)] })).toBe('stands: 4wd')
  })
  it('#5177: reckoning a shorter clock leaves the longer one as it was', () => {
    const long = ends('14wd', { from: friday })
    expect(ends('1wd', { from: '2026-03-16 09:00' }) < long).toBe(true)
    expect(ends('14wd', { from: friday })).toBe(long)
  })
  it('#390: a day off that shifts a deadline is named in the explanation with its kind', () => {
    const calendar = sampleCalendar({ daysOff: [dayOff('2026-03-16', 'regional', 'St. Martin')] })
    const { explanation } = explainDue({ from: at(friday), budget: { n: 1, unit: 'wd' }, ends: 'office', calendar })
    expect(explanation.map(({ date, why }) => [date.slice(8), why])).toEqual([
      ['13', 'hari penerimaan, tidak dihitung (hari ke-0)'], ['14', 'Sabtu, bukan hari kerja'], ['15', 'Minggu, bukan hari kerja'],
      ['16', 'libur daerah: St. Martin'], ['17', 'hari kerja ke-1'],
    ])
  })
  it('#3837: 120 hours are five days, and a day of 24 hours keeps its hours', () => {
    expect([spanWords(120 * 3_600_000, 'id'), timeWords(24 * 3_600_000, 'h', 'id')]).toEqual(['5 hari', '24 jam'])
  })
})

describe('Znuny and OTRS', () => {
  it('without office hours a calendar is refused; the deadline is never simply the start', () => {
    expect(() => compileCalendar(calendarData({ week: week(0) }))).toThrow('no working day')
  })
  it('an office that opens one day a year still gets its date', () => {
    const open = Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10)).filter((date) => date !== '2024-12-30')
    const calendar = sampleCalendar({ daysOff: open.map((date) => dayOff(date)) })
    expect(ends('1wd', { from: '2024-01-02 09:00', calendar })).toBe('2024-12-30T16:00:00+07:00')
  })
  it('hours may begin and end at any minute', () => {
    expect(ends('1omin', { from: '2026-03-13 06:00', calendar: sampleCalendar({ week: week(5, '07:17-15:43') }) })).toBe('2026-03-13T07:18:00+07:00')
  })
})

describe('Frappe and ERPNext', () => {
  it('PR #2449: time on hold is taken out where it lay, not added to the start', () => {
    const held = [pause('2026-03-13 15:00', '2026-03-16 08:30')]
    expect(ends('120omin', { from: '2026-03-13 14:00', pauses: held })).toBe('2026-03-16T09:30:00+07:00')
  })
  it('PRs #47029, #47172, #47884, #49414: a hold over a weekend takes only office time from office time', () => {
    const held = [pause('2026-03-13 15:30', '2026-03-16 07:45')]
    expect(elapsed({ from: at('2026-03-13 15:00'), to: at('2026-03-16 08:00'), unit: 'omin', calendar: sampleCalendar(), pauses: held })).toBe(45)
  })
  it('PR #3776: no clock is late when it is born, whatever zone it is read in', () => {
    for (const zone of ['Asia/Jayapura', 'Asia/Riyadh', 'Asia/Kolkata', 'America/St_Johns', 'Pacific/Kiritimati']) {
      const end = due({ from: at(friday), budget: { n: 1, unit: 'wd' }, ends: 'office', calendar: sampleCalendar({ zone }) })
      expect(!end.frozen && isLate(at(friday), end.at)).toBe(false)
      expect(!end.frozen && end.at > at(friday)).toBe(true)
    }
  })
  it('PR #3776: held from February to August and then resolved at once, the hold is not counted', () => {
    const span = { from: at('2026-02-02 09:00'), to: at('2026-08-03 09:00'), calendar: sampleCalendar(), pauses: [pause('2026-02-03 09:00', null)] }
    expect([elapsed({ ...span, unit: 'wd' }), elapsed({ ...span, unit: 'd' }), elapsed({ ...span, unit: 'h' })]).toEqual([0, 0, 24])
  })
  it('a clock long on hold never turns late, however often it is looked at', () => {
    const look = (): string => ends('1wd', { from: '2025-01-02 09:00', pauses: [pause('2025-01-02 10:00', null)] })
    expect([look(), look()]).toEqual(['stands: 1wd', 'stands: 1wd'])
  })
})

describe('GLPI', () => {
  it('#15429, #687: what comes in outside office hours is neither due at once nor late', () => {
    for (const budget of ['1wd', '1omin', '1oh', '0wd', '0omin']) expect(ends(budget, { from: '2026-03-14 02:00' }).slice(0, 10)).toBe('2026-03-16')
  })
  it('#6902: when the budget changes on the way, the time on hold stays taken out', () => {
    const pauses = [pause('2026-03-16 09:00', '2026-03-18 09:00')]
    expect(ends('5wd', { from: friday, pauses })).toBe('2026-03-24T16:00:00+07:00')
    expect(ends('14wd', { from: friday, pauses })).toBe('2026-04-06T16:00:00+07:00')
  })
})

describe('osTicket', () => {
  it('a schedule without an opening for more than 72 hours does not end the search', () => {
    const closed = Array.from({ length: 21 }, (_, i) => dayOff(`2026-04-${String(i + 1).padStart(2, '0')}`))
    expect(ends('1wd', { from: '2026-03-31 09:00', calendar: sampleCalendar({ daysOff: closed }) })).toBe('2026-04-22T16:00:00+07:00')
  })
})

describe('biz', () => {
  it('#60, #61: negative budgets are refused, zero is served at once', () => {
    expect(() => due({ from: at(friday), budget: { n: -1, unit: 'omin' }, ends: 'office', calendar: sampleCalendar() })).toThrow('not negative')
    expect(ends('0omin', { from: friday })).toBe('2026-03-13T09:00:00+07:00')
    expect(elapsed({ from: at(friday), to: at('2026-03-12 09:00'), unit: 'oh', calendar: sampleCalendar() })).toBe(0)
  })
  it('#66: an interval of no length is refused as office hours', () => {
    expect(calendarFaults(calendarData({ week: week(5, '08:00-08:00') }))).toHaveLength(5)
  })
  it('#70: breaks are not office time, and neither is the moment of closing', () => {
    const calendar = sampleCalendar({ week: week(5, '08:00-12:00, 13:00-16:00') })
    const open = ['07:59:59.999', '08:00:00.000', '11:59:59.999', '12:00:00.000', '13:00:00.000', '16:00:00.000'].map((clock) => isOfficeTime(at(`2026-03-13 ${clock}`), calendar))
    expect(open).toEqual([false, true, true, false, true, false])
  })
  it('#139: two hours end the same, counted at once or one after the other', () => {
    const calendar = sampleCalendar({ week: week(5).map((shifts, weekday) => (weekday === 4 ? hours('07:30-11:30') : shifts)) })
    const first = due({ from: at('2026-03-13 10:30'), budget: { n: 1, unit: 'oh' }, ends: 'office', calendar })
    expect(first.frozen ? '' : ends('1oh', { from: first.at, calendar })).toBe(ends('2oh', { from: '2026-03-13 10:30', calendar }))
  })
  it('a working day ends when the office closes, not at the minute of receipt', () => {
    expect(ends('1wd', { from: friday })).toBe('2026-03-16T16:00:00+07:00')
  })
})

describe('FixMyStreet, Signalen, CCRS, uReport', () => {
  it('a list of holidays that ends does not rot in silence: dates beyond it are provisional', () => {
    const calendar = sampleCalendar({ years: [2024, 2025] })
    expect(due({ from: at('2025-12-30 09:00'), budget: { n: 3, unit: 'wd' }, ends: 'office', calendar })).toMatchObject({ provisional: true })
  })
  it('holidays count, nights and weekends do not, and a comment restarts nothing', () => {
    const calendar = sampleCalendar({ daysOff: [dayOff('2026-03-19')] })
    expect(ends('5wd', { from: friday, calendar })).toBe('2026-03-23T16:00:00+07:00')
  })
})
