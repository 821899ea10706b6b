// Whether the reporter contests what they were answered, and what they wrote about it since.
import type { ReportEvent } from '../event.ts'
import type { ReportState } from '../state.ts'

export type Contest = {
  /** Not satisfied with an answer, or opened again what was closed. */
  readonly how: 'unsatisfied' | 'reopened'
  /** How often they have not been satisfied by now. */
  readonly rounds: number
  /** Epoch milliseconds; where it was said elsewhere, when it was said there. */
  readonly at: number
  /** Numbers of what the reporter wrote with it and since. */
  readonly wordings: readonly number[]
}

type Recorded = { readonly at: number; readonly event: ReportEvent }

/** Null once it was answered, and where nothing is contested. */
export function contestOf({ open, replyWaits, rounds }: ReportState, history: readonly Recorded[]): Contest | null {
  if (!open || !replyWaits) return null
  const last = history.findLastIndex(({ event: { kind } }) => kind === 'not-satisfied' || kind === 'report-reopened' || kind === 'answer-given')
  const found = history[last]
  if (found === undefined || found.event.kind === 'answer-given') return null
  // Words and the saying are one command: they stand before it, at the same instant.
  const first = history.findIndex(({ at }) => at === found.at)
  const since = history.slice(first)
  const said = since.flatMap(({ event }) => (event.kind === 'reply-added' || event.kind === 'report-reopened' ? [event] : []))
  return {
    how: found.event.kind === 'report-reopened' ? 'reopened' : 'unsatisfied',
    rounds,
    at: said[0]?.recorded?.at ?? found.at,
    wordings: said.flatMap(({ wordings }) => wordings.filter(({ kind }) => kind === 'reply').map(({ no }) => no)),
  }
}
