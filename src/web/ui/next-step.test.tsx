import { load } from 'cheerio'
import { expect, it } from 'vitest'
import { textOf } from '../../text/text.ts'
import { DueTag, type Due } from './next-step.tsx'

const due: Due = { at: 0, state: 'running', left: { workingDays: 7, calendarDays: 10 } }
const read = (one: Due) => {
  const page = load(String(<DueTag t={textOf('id')} due={one} />))
  return [page('.tag').text(), page('.wall').text()]
}

it('the days that are counted stand first, the other kind beside them', () => {
  expect(read(due)).toEqual(['7 hari kerja lagi', '10 hari kalender'])
  expect(read({ ...due, counts: 'd' })).toEqual(['10 hari kalender lagi', '7 hari kerja'])
})

it('what has no working day left says how many days there are', () => {
  expect(read({ ...due, left: { workingDays: 0, calendarDays: 2 } })).toEqual(['2 hari kalender lagi', ''])
})
