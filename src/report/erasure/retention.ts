// How long what is kept: a government's schedule of retention (JRA), by class of report, counted from the day the report was closed.
import { DAY, monthsAfter } from '../../calendar/day-number.ts'
import type { Outcome, ReportState } from '../state.ts'
import type { Classification, Nature, UnitId, World } from '../world.ts'

/** What becomes of a class once its time is over: destroyed by a list, kept for good, or looked at again by people (*dinilai kembali*). */
export const RETENTION_ENDS = ['destroy', 'keep', 'review'] as const
export type RetentionEnd = (typeof RETENTION_ENDS)[number]

export type RetentionRow = {
  /** Its name in lists and records; never reused for another class. */
  readonly class: string
  readonly name: { readonly id: string; readonly en: string }
  /** Absent: any. */
  readonly classification?: Classification | undefined
  readonly nature?: Nature | undefined
  readonly outcome?: Outcome | undefined
  /** Years in use, then years at rest (*aktif*, *inaktif*). */
  readonly active: number
  readonly inactive: number
  readonly then: RetentionEnd
}

export type RetentionSchedule = {
  /** The regulation that it is laid down in; null where the government has entered none and our own rule stands in for it. */
  readonly basis: string | null
  /** The first that fits holds; the last fits everything. */
  readonly rows: readonly RetentionRow[]
}

/**
 * Our own rule, provisional, until a government enters its schedule: UU 43/2009 asks for one and gives no years. What may touch a case
 * is not destroyed without a person having judged it.
 */
export const OWN_SCHEDULE: RetentionSchedule = {
  basis: null,
  rows: [
    { class: 'oversight', name: { id: 'Pengaduan berkadar pengawasan', en: 'Complaints with oversight content' }, nature: 'with-oversight', active: 2, inactive: 8, then: 'review' },
    { class: 'not-pursued', name: { id: 'Dicabut atau tidak ditindaklanjuti', en: 'Withdrawn or not followed up' }, outcome: 'withdrawn', active: 1, inactive: 1, then: 'destroy' },
    { class: 'not-pursued', name: { id: 'Dicabut atau tidak ditindaklanjuti', en: 'Withdrawn or not followed up' }, outcome: 'not-followed-up', active: 1, inactive: 1, then: 'destroy' },
    { class: 'information', name: { id: 'Permintaan informasi', en: 'Requests for information' }, classification: 'information-request', active: 2, inactive: 3, then: 'destroy' },
    { class: 'aspiration', name: { id: 'Aspirasi dan saran', en: 'Proposals and suggestions' }, classification: 'aspiration', active: 2, inactive: 3, then: 'destroy' },
    { class: 'complaint', name: { id: 'Pengaduan lain', en: 'Other complaints' }, active: 2, inactive: 3, then: 'destroy' },
  ],
}

export function scheduleOf(world: Pick<World, 'retentionOf'>, government: UnitId): RetentionSchedule {
  return world.retentionOf?.(government) ?? OWN_SCHEDULE
}

export type Retention = { readonly row: RetentionRow; /** Epoch milliseconds. */ readonly until: number }

/** Null while it is open: nothing counts before it is closed. */
export function retentionOf(world: Pick<World, 'retentionOf'>, state: ReportState): Retention | null {
  const row = scheduleOf(world, state.government).rows.find((one) => fits(one, state))
  if (row === undefined) throw new Error(`The schedule of retention of unit ${state.government} has no row for everything else.`)
  return state.open || state.closedAt === null ? null : { row, until: keptUntil(state.closedAt, row.active + row.inactive) }
}

function fits({ classification, nature, outcome }: RetentionRow, state: ReportState): boolean {
  return (classification === undefined || classification === state.classification) && (nature === undefined || nature === state.nature) && (outcome === undefined || outcome === state.outcome)
}

/** After the last hour of the day so many years later, wherever in the country it was closed. */
export function keptUntil(closedAt: number, years: number): number {
  return (monthsAfter(Math.floor(closedAt / DAY), 12 * years) + 2) * DAY
}
