// What the explanation says of one day.

export type DayNoteKind =
  | 'received' | 'received-late' | 'day-zero' | 'counted' | 'weekly-off' | 'holiday' | 'regional' | 'joint-leave'
  | 'paused' | 'closed' | 'moved' | 'opening' | 'missing'

/**
 * One day of an explanation, in the order of the calendar. `count` is the ordinal of a counted day, or the counted
 * milliseconds of a day in hours and minutes, and 0 where nothing was counted.
 */
export type DayNote = {
  readonly date: string
  readonly counted: boolean
  readonly why: string
  readonly kind: DayNoteKind
  readonly count: number
  /** Of a day that counts more is said: that it is a day off, or that the clock stood still in it. */
  readonly aside?: true
}
