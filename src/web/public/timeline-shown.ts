// What happened to a report, as its reporter or the public may read it.
import type { ReadEvidence, ReadWording } from '../../app/read-report.ts'
import type { RecordedEvent } from '../../store/report-history.ts'
import type { ReportState } from '../../report/state.ts'
import type { TimelineEntry } from '../ui/timeline.tsx'
import type { Shown } from './next-step-shown.ts'

/** What the reader may open beside the bare course; empty for the public. */
export type Opened = { readonly wordings: readonly ReadWording[]; readonly evidence: readonly (ReadEvidence & { readonly href: string })[] }

type Telling = Shown & { readonly state: ReportState; readonly history: readonly RecordedEvent[]; readonly opened: Opened; readonly public: boolean }

/** Newest first. */
export function timelineShown(telling: Telling): readonly TimelineEntry[] {
  return telling.history.flatMap((recorded) => entryOf(telling, recorded) ?? []).toReversed()
}

function entryOf(telling: Telling, { at, event }: RecordedEvent): TimelineEntry | null {
  const { t } = telling.frame
  switch (event.kind) {
    case 'report-submitted':
      return { at, title: event.by.who === 'officer' ? t.course.entered : t.course.submitted, tone: 'good' }
    case 'holding-opened': {
      const { name } = telling.world.unit(event.holding.unit)
      return { at, title: event.holding.parent === null ? t.course.firstHolder(name) : t.course.handedTo(name) }
    }
    case 'reply-added':
      return { at, title: telling.public ? t.course.repliedPublic : t.course.replied, tone: 'own', ...openedBy(telling, event) }
    case 'report-reopened':
      return { at, title: telling.public ? t.course.reopenedPublic : t.course.reopened, tone: 'own', ...openedBy(telling, event) }
    case 'clock-missed':
      return { at: event.due, title: missedTitle(telling, event.clock), tone: 'late' }
    case 'way-taken':
      return event.told.some(({ to }) => to.who === 'reporter') ? { at, title: wayTitle(telling, event), ...openedBy(telling, event) } : null
    case 'report-closed':
      return { at, title: t.course.closed[event.outcome], tone: 'good', ...openedBy(telling, event) }
    default:
      return null
  }
}

type Bringing = { readonly wordings: readonly { readonly no: number }[]; readonly files?: readonly { readonly no: number }[] }

/** Words and files that came with an event, where the reader may open them. */
function openedBy({ opened }: Telling, { wordings, files = [] }: Bringing): Pick<TimelineEntry, 'words' | 'files'> {
  const words = opened.wordings.find((wording) => wordings.some(({ no }) => no === wording.no))
  const shown = opened.evidence.filter((file) => files.some(({ no }) => no === file.no))
  return {
    ...(words && { words: words.text }),
    ...(shown.length > 0 && { files: shown.map(({ kind, name, size, href }) => ({ kind: kind as 'photo', name, size, href })) }),
  }
}

function missedTitle({ frame: { t }, state, history }: Telling, no: number): string {
  const started = history.flatMap(({ event }) => ('clocks' in event ? (event.clocks.started ?? []) : []))
  const clock = started.find(({ id }) => id === no) ?? state.clocks.find(({ id }) => id === no)
  return t.course.missed(t.course.clockKinds[clock?.kind ?? 'step'] ?? clock?.kind ?? '')
}

function wayTitle({ world, state, frame: { language } }: Telling, event: { readonly holding: number; readonly step: string; readonly way: string }): string {
  const holding = state.holdings.find(({ no }) => no === event.holding)
  const step = holding && world.sop(holding.sop).steps.find(({ id }) => id === event.step)
  return step?.ways.find(({ id }) => id === event.way)?.label[language] ?? ''
}

