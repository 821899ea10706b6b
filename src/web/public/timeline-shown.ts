// What happened to a report, as its reporter or the public may read it.
import type { ReadEvidence, ReadWording } from '../../app/read-report.ts'
import type { RecordedEvent } from '../../store/report-history.ts'
import type { By, Recorded, ReportEvent } from '../../report/event.ts'
import { formatDateTime } from '../../text/format.ts'
import type { Readable } from '../../report/audience/readable.ts'
import type { ReportState } from '../../report/state.ts'
import type { TimelineEntry } from '../ui/timeline.tsx'
import type { Shown } from './next-step-shown.ts'

/** What the reader may open beside the bare course, and with which event of the history it stands; empty for the public. */
export type Opened = { readonly readable: readonly Readable[]; readonly wordings: readonly ReadWording[]; readonly evidence: readonly (ReadEvidence & { readonly href: string })[] }

type WayTaken = Extract<ReportEvent, { kind: 'way-taken' }>

export type Telling = Shown & { readonly state: ReportState; readonly history: readonly RecordedEvent[]; readonly opened: Opened; readonly public: boolean }

/** Newest first. */
export function timelineShown(telling: Telling): readonly TimelineEntry[] {
  return telling.history.flatMap((recorded, index) => entryOf(telling, recorded, openedOf(telling.opened, index)) ?? []).toReversed()
}

function entryOf(telling: Telling, { at, event }: RecordedEvent, opened: Pick<TimelineEntry, 'words' | 'files'>): TimelineEntry | null {
  const { t } = telling.frame
  switch (event.kind) {
    case 'report-submitted':
      return { at, title: event.by.who === 'officer' ? t.course.entered : t.course.submitted, ...byUnit(telling, event.by), tone: 'good' }
    case 'holding-opened': {
      const { name } = telling.world.unit(event.holding.unit)
      return { at, title: event.holding.parent === null ? t.course.firstHolder(name) : t.course.handedTo(name) }
    }
    case 'reply-added':
      return { at: event.recorded?.at ?? at, title: titleOf(telling, event, telling.public ? t.course.repliedPublic : t.course.replied), tone: 'own', ...opened }
    case 'report-reopened':
      return { at, title: titleOf(telling, event, telling.public ? t.course.reopenedPublic : t.course.reopened), tone: 'own', ...opened }
    case 'receipt-corrected':
      return { at, title: t.clockChange.corrected }
    case 'clocks-rejudged':
      return telling.public || !event.told.some(({ to }) => to.who === 'reporter') ? null : { at, title: t.clockChange.rejudged }
    case 'silence-undone':
      return { at, title: t.course.silenceUndone }
    case 'clock-missed':
      return { at: event.due, title: missedTitle(telling, event.clock), tone: 'late' }
    case 'way-taken':
      return isShown(telling, event) || opened.words !== undefined || opened.files !== undefined ? { at, title: wayTitle(telling, event), ...byUnit(telling, event.by), ...opened } : null
    case 'silence-warned':
      return { at, title: t.delivery.events[telling.public ? 'warned' : 'warnedOwn'](formatDateTime(t, event.until, telling.zone)) }
    case 'delivery-recorded':
      return event.outcome === 'accepted' || telling.public ? null : { at, title: t.delivery.events[`${event.outcome}Own`], tone: 'late' }
    case 'consent-answered':
      return telling.public ? null : { at, title: t.handOver.events[event.given ? 'givenOwn' : 'refusedOwn'], tone: 'own', ...(event.recorded && byUnit(telling, event.recorded.by)) }
    case 'consent-asked':
      return telling.public ? null : { at, title: t.handOver.events.askedOwn }
    case 'dossier-opened':
      return telling.public ? null : { at, title: t.handOver.events.opened(t.handOver.bodies[event.body], event.identity), ...byUnit(telling, event.by) }
    case 'opening-began':
    case 'quiet-judged': {
      const isTold = event.kind === 'opening-began' ? !event.quiet : event.verdict === 'told'
      return telling.public || !isTold ? null : { at, title: t.openings.events.own[event.what](telling.world.unit(event.unit).name), ...opened }
    }
    case 'erasure-asked':
      return telling.public ? null : { at, title: t.erasure.events.askedOwn, tone: 'own', ...opened }
    case 'erasure-refused':
      return telling.public ? null : { at, title: t.erasure.events.refused, ...byUnit(telling, event.by), ...opened }
    case 'erasure-ordered':
      return telling.public ? null : { at, title: t.erasure.events.ordered[event.authority], ...byUnit(telling, event.by) }
    case 'report-erased':
      return telling.public ? null : { at, title: t.erasure.events.erased }
    case 'contact-corrected':
      return telling.public ? null : { at, title: event.by.who === 'reporter' ? t.delivery.events.correctedOwn : t.delivery.events.correctedByOfficer }
    case 'report-closed':
      return { at, title: t.course.closed[event.outcome], tone: 'good', ...opened }
    default:
      return null
  }
}

/** What an officer found elsewhere says so; the public learns no channel, which may single a person out. */
function titleOf({ frame: { t }, public: isPublic }: Telling, { recorded }: { readonly recorded?: Recorded }, title: string): string {
  if (recorded === undefined) return title
  if (recorded.sender !== undefined) return isPublic ? title : `${title} (${t.mailIn.byMail})`
  return `${title} (${isPublic ? t.course.recorded : t.intake.recordedFrom(t.intake.channels[recorded.channel])})`
}

/** Words and files that stand with an event, where the reader may open them. */
export function openedOf({ readable, wordings, evidence }: Opened, index: number): Pick<TimelineEntry, 'words' | 'files'> {
  const words = wordings.filter(({ no }) => readable[index]?.wordings.includes(no)).map(({ text }) => text)
  const files = evidence.filter(({ no }) => readable[index]?.files.includes(no))
  return {
    ...(words.length > 0 && { words: words.join('\n\n') }),
    ...(files.length > 0 && { files: files.map(({ kind, name, size, href }) => ({ kind: kind as 'photo', name, size, href })) }),
  }
}

function missedTitle({ frame: { t }, state, history }: Telling, no: number): string {
  const started = history.flatMap(({ event }) => ('clocks' in event ? (event.clocks.started ?? []) : []))
  const clock = started.find(({ id }) => id === no) ?? state.clocks.find(({ id }) => id === no)
  return t.course.missed(t.course.clockKinds[clock?.kind ?? 'step'] ?? clock?.kind ?? '')
}

/** What the reporter was told of, and to themselves what they chose: whether somebody hides more of themselves is nobody else's business. */
function isShown(telling: Telling, event: WayTaken): boolean {
  return event.told.some(({ to }) => to.who === 'reporter') || (event.by.who === 'reporter' && !telling.public)
}

/** In the past tense, as the reporter was told of it; where nothing was told, the act by its name. */
function wayTitle(telling: Telling, event: WayTaken): string {
  const { frame: { t, language }, public: isPublic } = telling
  const way = wayOf(telling, event)
  const label = way?.label[language] ?? ''
  const past = way?.past?.[language]
  if (event.by.who === 'reporter') return (isPublic ? t.course.chosePublic : t.course.chose)(label)
  const told = event.told.find(({ to }) => to.who === 'reporter')
  return (told && t.course.told[told.template]) ?? (past === undefined || past.includes('{units}') ? t.course.did(label) : past)
}

function wayOf({ world, state }: Telling, event: WayTaken) {
  const holding = state.holdings.find(({ no }) => no === event.holding)
  return holding && world.sop(holding.sop).steps.find(({ id }) => id === event.step)?.ways.find(({ id }) => id === event.way)
}

/** The office answers for it, never a person. */
export function byUnit({ world }: Pick<Telling, 'world'>, by: By): Pick<TimelineEntry, 'by'> {
  return by.who === 'officer' ? { by: world.unit(by.unit).name } : {}
}
