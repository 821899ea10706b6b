// What happened to a report, as those who work on it read it: every act as a thing done, with the post that did it, the newest first.
import type { ReadReport } from '../../../app/read-report.ts'
import type { By, Recorded, ReportEvent } from '../../../report/event.ts'
import type { World } from '../../../report/world.ts'
import { formatDateTime } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import type { Frame } from '../../ui/frame.ts'
import type { TimelineEntry } from '../../ui/timeline.tsx'
import type { CaseAtHand } from '../case-at-hand.ts'
import type { Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { postName } from '../post-names.ts'
import { deeds, undoneEvents, type Deed } from './deeds.ts'
import { isDropped } from './never-done.ts'
import { stepLabel, wayDone } from './way-done.ts'
import { wordsShown } from './words-shown.ts'

export type CaseTelling = { readonly web: Web; readonly world: World; readonly atHand: Pick<CaseAtHand, 'number' | 'reader'> }

/** `report.history` may be a part of it, for what is new since. */
export function caseTimeline(telling: CaseTelling, report: ReadReport, { t }: Frame): readonly TimelineEntry[] {
  const undone = undoneEvents(report.history)
  const told = { ...telling, t, report }
  return deeds(report.history).flatMap((deed) => deed.flatMap(({ at, seq, event }) => {
    const entry = entryOf(told, event, deed)
    const title = undone.has(seq) ? t.casework.wasUndone(entry?.title ?? '') : entry?.title
    return entry === null ? [] : [{ at: entry.at ?? at, ...openedOf(report, telling.atHand.number, event), ...entry, title } as TimelineEntry]
  })).toReversed()
}

type Told = CaseTelling & { readonly t: Text; readonly report: ReadReport }
type Entry = Partial<TimelineEntry> & { readonly title: string }

function entryOf(told: Told, event: ReportEvent, deed: Deed): Entry | null {
  const { t, world, report } = told
  const { state } = report
  const name = (unit: number) => world.unit(unit).name
  const act = deed.find((one) => one.event.kind === 'way-taken')?.event
  switch (event.kind) {
    case 'report-submitted':
      return { title: `${event.by.who === 'officer' ? t.course.entered : t.course.submitted} (${t.intake.channels[event.channel]})`, by: byShown(told, event.by), words: undefined, tone: 'good' }
    case 'holding-opened':
      if (event.holding.parent === null) return { title: t.course.firstHolder(name(event.holding.unit)) }
      return act === undefined ? { title: t.course.handedTo(name(event.holding.unit)) } : null
    case 'way-taken':
      return { title: wayDone({ t, world, state }, event, deed), by: byShown(told, event.by), ...(event.told.some(({ to }) => to.who === 'reporter') && { tone: 'good' as const }) }
    case 'duty-ended':
      return isDropped(event, deed) ? { title: t.casework.neverDone(stepLabel({ t, world, state }, event)), tone: 'late' } : null
    case 'reply-added':
      return { ...recordedShown(told, event.recorded, t.course.repliedPublic), tone: 'own' }
    case 'act-undone':
      return { title: t.casework.undoneEvent, by: byShown(told, event.by) }
    case 'receipt-questioned':
      return { title: t.clockChange.questioned, by: byShown(told, event.by) }
    case 'receipt-corrected':
      return { title: t.clockChange.corrected, by: byShown(told, event.by) }
    case 'receipt-kept':
      return { title: t.clockChange.kept, by: byShown(told, event.by) }
    case 'opening-asked':
      return event.consent ? { title: t.openings.events.asked[event.what], by: byShown(told, event.by) } : null
    case 'opening-began':
      return { title: t.openings.events.began[event.what](formatDateTime(t, event.until, officeZone(told.web, state.government))), by: byShown(told, event.by), ...wordsOf(report, event.reason) }
    case 'opening-refused':
      return { title: t.openings.events.refused[event.what], by: byShown(told, event.by) }
    case 'quiet-judged':
      return { title: t.openings.events.judged[event.verdict], by: byShown(told, event.by) }
    case 'erasure-asked':
      return { title: t.erasure.events.asked, by: t.casework.wroteReporter, tone: 'own' }
    case 'erasure-refused':
      return { title: `${t.erasure.events.refused}${event.late ? ` (${t.erasure.events.late})` : ''}`, by: byShown(told, event.by) }
    case 'erasure-ordered':
      return { title: `${t.erasure.events.ordered[event.authority]}${event.late ? ` (${t.erasure.events.late})` : ''}`, by: byShown(told, event.by) }
    case 'wish-warned':
      return { title: t.erasure.events.warned[event.stage] }
    case 'report-erased':
      return { title: t.erasure.events.erased }
    case 'hold-set':
      return { title: t.erasure.events.held, by: byShown(told, event.by) }
    case 'hold-lifted':
      return { title: t.erasure.events.lifted, by: byShown(told, event.by) }
    case 'clocks-rejudged':
      return { title: t.clockChange.rejudged }
    case 'note-added':
      return { title: t.casework.note, by: byShown(told, event.by) }
    case 'report-reopened':
      return { ...recordedShown(told, event.recorded, t.course.reopenedPublic), tone: 'own' }
    case 'silence-undone':
      return { title: t.course.silenceUndone }
    case 'clock-missed':
      return { at: event.due, title: t.course.missed(clockName(told, event.clock)), tone: 'late' }
    case 'silence-warned':
      return { title: t.delivery.events.warned(formatDateTime(t, event.until, officeZone(told.web, told.report.state.government))) }
    case 'delivery-recorded':
      return event.outcome === 'accepted' ? null : { title: t.delivery.events[event.outcome], tone: 'late' }
    case 'messages-resent':
      return { title: t.delivery.events.resent(event.messages.length), by: byShown(told, event.by) }
    case 'consent-answered':
      return { by: t.casework.wroteReporter, tone: 'own', ...recordedShown(told, event.recorded, t.handOver.events[event.given ? 'given' : 'refused']) }
    case 'consent-asked':
      return { title: t.handOver.events.asked }
    case 'dossier-opened':
      return { title: t.handOver.events.opened(t.handOver.bodies[event.body], event.identity), by: byShown(told, event.by) }
    case 'contact-corrected':
      return { title: t.delivery.events.corrected, by: byShown(told, event.by) }
    case 'holding-closed': {
      const holding = state.holdings.find(({ no }) => no === event.holding)
      const isTold = act?.kind === 'way-taken' && act.holding === event.holding
      return holding === undefined || holding.parent === null || isTold ? null : { title: `${name(holding.unit)}: ${t.casework.holdingEnded[event.outcome] ?? event.outcome}` }
    }
    case 'report-closed':
      return { title: t.course.closed[event.outcome], tone: 'good' }
    default:
      return null
  }
}

/** The step it timed; what kind of time it was, where it timed the report as a whole. */
function clockName({ report: { state, history }, t, world }: Told, no: number): string {
  const started = history.flatMap(({ event }) => ('clocks' in event ? (event.clocks.started ?? []) : []))
  const clock = [...started, ...state.clocks].find(({ id }) => id === no)
  const kind = t.course.clockKinds[clock?.kind ?? 'step'] ?? clock?.kind ?? ''
  const step = clock === undefined || clock.step === null ? '' : stepLabel({ t, world, state }, { holding: clock.ruleOf, step: clock.step })
  return step === '' ? kind : clock?.kind === 'step' ? step : `${step} (${kind})`
}

/** What an officer found elsewhere says from where, when it was written there, and who recorded it. */
function recordedShown(told: Told, recorded: Recorded | undefined, title: string): Entry {
  if (recorded === undefined) return { title }
  const { t } = told
  // By e-mail to the report's own address: nobody recorded it, and from which address it came is part of what it is worth.
  if (recorded.sender !== undefined) return { at: recorded.at, title: `${title} (${t.mailIn.cameBy[recorded.sender]})`, by: recorded.by.who === 'system' ? t.casework.wroteReporter : byShown(told, recorded.by) }
  return { at: recorded.at, title: `${title} (${t.intake.recordedFrom(t.intake.channels[recorded.channel])})`, by: byShown(told, recorded.by) }
}

function byShown({ web, t, atHand }: Told, by: By): string {
  if (by.who === 'reporter') return t.casework.wroteReporter
  if (by.who === 'system') return t.casework.wroteSystem
  const post = postName(web, t, by)
  return by.officer === atHand.reader.officer ? `${t.casework.you} (${post})` : post
}

/** A wording that an event names, where it may be read here. */
function wordsOf({ wordings }: ReadReport, no: number): Pick<TimelineEntry, 'words'> {
  const found = wordings.find((wording) => wording.no === no)
  return found === undefined ? {} : { words: found.text }
}

/** Words and files that came with it and may be read here. */
function openedOf({ wordings, evidence }: ReadReport, number: string, event: ReportEvent): Pick<TimelineEntry, 'words' | 'files'> {
  const refs = 'wordings' in event && event.kind !== 'report-submitted' ? event.wordings.map(({ no }) => no) : []
  const files = 'files' in event && event.kind !== 'report-submitted' ? event.files.map(({ no }) => no) : []
  const words = wordings.filter(({ no }) => refs.includes(no)).map(wordsShown)
  const found = evidence.filter(({ no }) => files.includes(no)).map(({ kind, name, size, no }) => ({ kind: kind as 'photo', name, size, href: paths.deskEvidence(number, no) }))
  return { ...(words.length > 0 && { words: words.join('\n\n') }), ...(found.length > 0 && { files: found }) }
}
