// The events of a history, by what was done: an act with all that followed from it at once.
import type { RecordedEvent } from '../../../store/report-history.ts'
import type { ReportEvent } from '../../../report/event.ts'

export type Deed = readonly RecordedEvent[]

/** Kinds of events that somebody causes; the others follow from them. */
const CAUSES: readonly ReportEvent['kind'][] = ['report-submitted', 'reply-added', 'clock-missed', 'way-taken', 'report-reopened', 'act-undone', 'note-added', 'delivery-recorded', 'messages-resent', 'contact-corrected', 'silence-warned', 'consent-answered', 'consent-asked', 'dossier-opened', 'opening-asked', 'quiet-judged', 'erasure-asked', 'wish-warned', 'erasure-refused', 'report-erased', 'hold-set', 'hold-lifted']

export function deeds(history: readonly RecordedEvent[]): readonly Deed[] {
  const found: RecordedEvent[][] = []
  for (const recorded of history) {
    const last = found.at(-1)
    if (last === undefined || last[0]?.at !== recorded.at || CAUSES.includes(recorded.event.kind)) found.push([recorded])
    else last.push(recorded)
  }
  return found
}

/** Numbers of the events that were taken back. */
export function undoneEvents(history: readonly RecordedEvent[]): ReadonlySet<number> {
  const undone = history.flatMap(({ seq, event }) => (event.kind === 'act-undone' ? [{ first: event.first, until: seq }] : []))
  return new Set(history.filter(({ seq }) => undone.some(({ first, until }) => seq >= first && seq < until)).map(({ seq }) => seq))
}
