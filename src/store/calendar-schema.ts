// The shapes of the files in calendar/: office hours, lists of days off, and the calendars put together from them.
import { z } from 'zod'
import { dayOfText } from '../calendar/day-number.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const words = z.strictObject({ id: z.string().min(3), en: z.string().min(3) })
const basis = z.string().min(5)
const date = z.string().refine((text) => dayOfText(text) !== null, 'bukan tanggal, tulis seperti 2026-08-17 · no date, write it like 2026-08-17')

const shifts = z.string().transform((text, context) => {
  const parts = text.split(',').map((part) => /^\s*(\d\d):(\d\d)-(\d\d):(\d\d)\s*$/.exec(part))
  if (parts.every((part) => part !== null)) {
    return parts.map(([, h1, m1, h2, m2]) => ({ opens: Number(h1) * 60 + Number(m1), closes: Number(h2) * 60 + Number(m2) }))
  }
  context.addIssue({ code: 'custom', message: 'tulis jam seperti 07:30-12:00, 13:00-16:00 · write hours like 07:30-12:00, 13:00-16:00' })
  return z.NEVER
})

const week = z
  .partialRecord(z.enum(weekdays), shifts)
  .transform((days) => weekdays.map((weekday) => days[weekday] ?? []))

/** Office hours of a week and of periods such as Ramadan. */
export const hoursFile = z.strictObject({
  name: words,
  basis,
  week,
  periods: z.array(z.strictObject({ basis, dates: z.array(z.strictObject({ name: z.string(), from: date, to: date })), week })).default([]),
})

const daysOff = z.array(z.strictObject({ date, name: z.string().min(2), basis: basis.optional() }))

/** The days off of one year with their decree. */
export const yearFile = z
  .strictObject({ year: z.number().int(), basis, holidays: daysOff.default([]), jointLeave: daysOff.default([]) })
  .superRefine(({ year, holidays, jointLeave }, context) => {
    for (const [list, days] of Object.entries({ holidays, jointLeave })) {
      days.forEach((day, index) => {
        if (!day.date.startsWith(`${year}-`)) context.addIssue({ code: 'custom', path: [list, index, 'date'], message: `tanggal di luar tahun ${year} · outside the year ${year}` })
      })
    }
  })

const monthAndDay = z.string().refine((text) => dayOfText(`2024-${text}`) !== null, 'tulis bulan dan tanggal seperti 08-17 · write month and day like 08-17')

/** Days off on the same date every year. */
export const everyYearFile = z.strictObject({ basis, since: z.number().int(), days: z.array(z.strictObject({ date: monthAndDay, name: z.string().min(2) })) })

/** A calendar; what it leaves out it has from the one that it extends. */
export const calendarFile = z.strictObject({
  extends: z.string().optional(),
  version: z.number().int().min(1),
  name: words,
  zone: z.string().optional(),
  hours: z.string().optional(),
  everyYear: z.string().optional(),
  years: z.array(z.number().int()).optional(),
  holidays: z.array(z.string()).default([]),
  regionalHolidays: z.array(z.strictObject({ year: z.number().int(), basis, days: daysOff })).default([]),
  lateReceipt: z.enum(['same-day', 'next-working-day']).optional(),
  jointLeave: z.enum(['off', 'working']).optional(),
  endOnDayOff: z.enum(['stay', 'next-working-day']).optional(),
  legalBasis: z.array(z.string()).optional(),
  approvedBy: z.string().optional(),
  approvers: z.array(z.string()).optional(),
})

export type HoursFile = z.output<typeof hoursFile>
export type YearFile = z.output<typeof yearFile>
export type EveryYearFile = z.output<typeof everyYearFile>
export type CalendarFile = z.output<typeof calendarFile>
