// What an office last said to the reporter and they are to say something to: its answer, or the question that the report waits for.
import type { NextStep } from '../../report/audience/next-step.ts'
import type { RecordedEvent } from '../../store/report-history.ts'
import { byUnit, openedOf, type Telling } from './timeline-shown.ts'
import type { OfficeSaid } from './own-answer.tsx'

/** Null where nothing was answered and nothing is asked, and where its words are gone. */
export function officeSaid(telling: Telling, next: NextStep | null): OfficeSaid | null {
  const { history } = telling
  if (next?.owes.who === 'reporter') {
    const asked = history.findLastIndex(({ event }) => event.kind === 'way-taken' && event.told.some(({ template }) => template === 'question-asked'))
    if (asked >= 0) return saidAt(telling, asked, 'question')
  }
  const given = history.findLastIndex(({ event }) => event.kind === 'answer-given')
  const reopened = history.findLastIndex(({ event }) => event.kind === 'report-reopened')
  // The way that gave it stands before it.
  const way = history.slice(0, given + 1).findLastIndex(({ event }) => event.kind === 'way-taken')
  return given <= reopened || way < 0 ? null : saidAt(telling, way, 'answer')
}

function saidAt(telling: Telling, index: number, says: OfficeSaid['says']): OfficeSaid | null {
  const { at, event } = telling.history[index] as RecordedEvent
  const { words, files = [] } = openedOf(telling.opened, index)
  if (event.kind !== 'way-taken' || (words === undefined && files.length === 0)) return null
  return { says, at, by: byUnit(telling, event.by).by ?? null, words: words ?? null, files }
}
