// The calendars of the project, and what is said about files that are wrong.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { CalendarFilesRefused, loadCalendars } from '../../src/store/calendar-files.ts'
import { at, ends } from './sample-calendar.ts'

const own = join(projectRoot(), 'calendar')
const calendars = loadCalendars(own)

function calendar(id: string) {
  const found = calendars.get(id)
  if (found === undefined) throw new Error(`no calendar ${id}`)
  return found
}

describe('the calendars of the project', () => {
  it('nasional: five days, 07:30–16:00, WIB, joint leave off, received on the day it comes in', () => {
    const { data } = calendar('nasional')
    expect(data).toMatchObject({ zone: 'Asia/Jakarta', jointLeave: 'off', lateReceipt: 'same-day', endOnDayOff: 'stay', years: [2024, 2025, 2026] })
    expect(data.week).toEqual([...Array.from({ length: 5 }, () => [{ opens: 450, closes: 960 }]), [], []])
  })
  it.each([['2024', 17, 10], ['2025', 17, 11], ['2026', 17, 8]])('%s has %i holidays and %i days of joint leave, each with its decree', (year, holidays, leave) => {
    const days = calendar('nasional').data.daysOff.filter(({ date }) => date.startsWith(year))
    expect([days.filter(({ kind }) => kind === 'holiday').length, days.filter(({ kind }) => kind === 'joint-leave').length]).toEqual([holidays, leave])
    for (const { basis } of days) expect(basis).toMatch(/SKB/)
  })
  it('18 August 2025, added mid-year, names the decree that added it', () => {
    expect(calendar('nasional').data.daysOff.find(({ date }) => date === '2025-08-18')).toMatchObject({ kind: 'joint-leave', basis: expect.stringContaining('933/2025') })
  })
  it('the hours with breaks make 37 hours 30 minutes a week, 32 hours 30 minutes in Ramadan; so do six days', () => {
    for (const id of ['lima-hari-istirahat', 'enam-hari']) {
      const { week, overrides } = calendar(id).data
      const total = (days: typeof week): number => days.flat().reduce((sum, { opens, closes }) => sum + closes - opens, 0)
      expect([total(week), ...overrides.map((override) => total(override.week))]).toEqual([2250, 1950, 1950, 1950])
    }
  })
  it('Bali keeps its own holy days, its own zone and its own published years', () => {
    const from = at('2025-04-21 09:00', '+08:00')
    expect(ends('1wd', { from, calendar: calendar('bali') })).toBe('2025-04-25T16:00:00+08:00')
    expect(ends('1wd', { from, calendar: calendar('nasional-wita') })).toBe('2025-04-22T16:00:00+08:00')
    expect(calendar('bali').data.years).toEqual([2024, 2025])
  })
  it('a local election is a day off in its city alone', () => {
    expect(ends('1wd', { from: '2025-08-26 09:00', calendar: calendar('pangkalpinang') })).toBe('2025-08-28T16:00:00+07:00')
    expect(ends('1wd', { from: '2025-08-26 09:00', calendar: calendar('nasional') })).toBe('2025-08-27T16:00:00+07:00')
    expect(ends('1wd', { from: '2024-11-26 09:00', calendar: calendar('pangkalpinang') })).toBe('2024-11-28T16:00:00+07:00')
  })
  it('every version says on what law it rests and who approved it', () => {
    for (const { data } of calendars.values()) {
      expect(data.legalBasis.length).toBeGreaterThan(0)
      expect(data.approvedBy).not.toBe('')
      for (const { basis } of [...data.daysOff, ...data.overrides, ...data.yearly]) expect(basis).not.toBe('')
    }
  })
})

describe('files that are wrong', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'calendars-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The project's own calendars with one file changed or added. */
  function problemsWith(file: string, change: (text: string) => string): string[] {
    rmSync(folder, { recursive: true })
    cpSync(own, folder, { recursive: true })
    const path = join(folder, file)
    const before = file.startsWith('baru') ? '' : readFileSync(path, 'utf8')
    writeFileSync(path, change(before))
    try {
      loadCalendars(folder)
    } catch (error) {
      if (error instanceof CalendarFilesRefused) return error.message.replaceAll(`${folder}/`, '').split('\n')
      throw error
    }
    return []
  }
  const changed = (from: string, to: string) => (text: string): string => {
    if (!text.includes(from)) throw new Error(`"${from}" is not in the file`)
    return text.replace(from, to)
  }

  it.each([
    ['a date that is none', 'holidays/2026.yaml', '2026-02-17, name', '2026-02-30, name', 'holidays/2026.yaml:8: ', 'no date'],
    ['a date of another year', 'holidays/2026.yaml', '2026-02-17, name', '2027-02-17, name', 'holidays/2026.yaml:8: ', 'outside the year 2026'],
    ['a list without its decree', 'holidays/2025.yaml', 'basis: SKB', '# basis: SKB', 'holidays/2025.yaml:', '"basis" is missing'],
    ['hours that are none', 'hours/six-days.yaml', 'saturday: 07:30-13:00', 'saturday: pagi', 'hours/six-days.yaml:11: ', 'write hours like 07:30-12:00'],
    ['a closing before the opening', 'hours/five-days.yaml', 'friday: 07:30-16:00', 'friday: 16:00-07:30', 'nasional.yaml:5: ', 'Friday: 16:00–07:30 are no office hours'],
    ['an unknown key', 'nasional.yaml', 'jointLeave: off', 'jointLeav: off', 'nasional.yaml:9: ', 'jointLeav'],
    ['an unknown zone', 'bali.yaml', 'Asia/Makassar', 'Asia/Bali', 'bali.yaml:6: ', '"Asia/Bali" is not known'],
    ['hours that do not exist', 'enam-hari.yaml', 'six-days', 'six-day', 'enam-hari.yaml:5: ', 'Perhaps "six-days" is meant'],
    ['a year without a list', 'nasional.yaml', '2025, 2026]', '2025, 2026, 2027]', 'nasional.yaml:7: ', '"2027" was not found'],
    ['a calendar that extends itself', 'nasional-wit.yaml', 'extends: nasional', 'extends: nasional-wit', 'nasional-wit.yaml:1: ', 'extends itself'],
    ['a file that is no YAML', 'nasional.yaml', 'version: 1', 'version: [1', 'nasional.yaml:', 'The spaces before this line'],
  ])('%s is named with its file and line', (_, file, from, to, place, sentence) => {
    const problems = problemsWith(file, changed(from, to))
    expect(problems.some((problem) => problem.startsWith(place) && problem.includes(sentence)), problems.join('\n')).toBe(true)
  })
  it('a calendar that extends none must say everything itself', () => {
    const problems = problemsWith('baru.yaml', () => 'version: 1\nname: { id: Baru, en: New }\nzone: Asia/Jakarta\n')
    expect(problems).toContain('baru.yaml:1: The entry "hours" is missing, here and in the calendar that this one extends. Add a line "hours:".')
  })
})
