// Looks at what a reporter hides: one officer, one reason, a stated time, and for secret reports a custodian's consent.
import type { ReportState } from '../state.ts'

/** What can be opened: who the reporter is, or what they wrote in their own words once a masked wording stands for it. */
export const OPENED = ['identity', 'original'] as const
export type OpenedPart = (typeof OPENED)[number]

export type Opening = {
  /** Number inside the report, from 1. */
  readonly no: number
  readonly what: OpenedPart
  /** Whose look it is: number and unit of the officer who asked. */
  readonly officer: number
  readonly unit: number
  readonly askedAt: number
  /** Numbers of the wordings that say why, and why the reporter should not be told; null where they are. */
  readonly reason: number
  readonly quiet: number | null
  /** What a custodian has still to look at: the look itself, or only that the reporter is not told of it. */
  readonly waits: 'consent' | 'quiet' | null
  /** Until when it shows something, epoch milliseconds; null while nobody has allowed it. */
  readonly until: number | null
}

export type Lasting = Opening & { readonly until: number }

/** What is open to somebody now, beyond what they see anyway. */
export type Opened = Readonly<Record<OpenedPart, boolean>>

export const CLOSED: Opened = { identity: false, original: false }

/** Minutes that a look lasts where a government has said nothing else. */
export const OPENING_MINUTES = 15

/** What this officer has open; at its last instant and after it: nothing. */
export function openedTo(state: ReportState, officer: number, now: number): Opened {
  const open = lastingOf(state, officer, now).map(({ what }) => what)
  return { identity: open.includes('identity'), original: open.includes('original') }
}

/** The looks of this officer that show something now. */
export function lastingOf(state: ReportState, officer: number, now: number): readonly Lasting[] {
  return (state.openings ?? []).filter((one): one is Lasting => one.officer === officer && one.until !== null && now < one.until && !isConcerned(state, one))
}

/** Complained about by number or with their unit: also where that was recorded while it was open. */
export function isConcerned({ complainedAbout }: ReportState, { officer, unit }: Pick<Opening, 'officer' | 'unit'>): boolean {
  return complainedAbout.some((one) => one.officer === officer || one.unit === unit)
}

export function waitingOf({ openings = [] }: ReportState): readonly Opening[] {
  return openings.filter(({ waits }) => waits !== null)
}
