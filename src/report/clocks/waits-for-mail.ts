// A reporter's time is not over while what may be their answer lies unread: what reached its channel before the end counts.
import { isLate } from '../../calendar/is-late.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import type { Clock } from './clock.ts'

/** When the earliest of them reached its channel, epoch milliseconds: those that name a report, and those of a government that name none. */
export type UnreadMail = { readonly ofReport: ReadonlyMap<string, number>; readonly ofGovernment: ReadonlyMap<number, number> }

/** How long at most after the end, in milliseconds. What is read later still undoes the silence. */
export const LONGEST_WAIT_FOR_MAIL = 3 * 24 * 60 * 60 * 1000

export function waitsForMail({ now, unreadMail }: World, state: ReportState, clock: Pick<Clock, 'owes' | 'due' | 'struckAt'>): boolean {
  if (unreadMail === undefined || clock.owes.who !== 'reporter' || clock.struckAt !== null || now > clock.due + LONGEST_WAIT_FOR_MAIL) return false
  const came = [unreadMail.ofReport.get(state.reportId), unreadMail.ofGovernment.get(state.government)]
  return came.some((at) => at !== undefined && !isLate(at, clock.due))
}
