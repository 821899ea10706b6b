// What a report becomes by an event: copies the recorded facts, reckons nothing.
import { breachesAfter, breachesMoved } from './clocks/breaches.ts'
import { clocksAfter, rungsAfter } from './clocks/clocks-after.ts'
import { contactAfter, contactAtFirst } from './messages/contact-after.ts'
import type { ReportEvent } from './event.ts'
import { holdingsAfter } from './holdings/holdings-after.ts'
import type { ReportId } from './numbers/public-number.ts'
import { erasureAfter } from './erasure/erasure-after.ts'
import { openingsAfter } from './openings/openings-after.ts'
import { contactOf } from './messages/reach.ts'
import type { ReportState } from './state.ts'

export type EventMeta = { readonly seq: number; readonly at: number; readonly reportId: ReportId }

/** Throws when the first event isn't a submission: a fault of the store, never of a person. */
export function evolve(state: ReportState | null, event: ReportEvent, meta: EventMeta): ReportState {
  if (event.kind === 'report-submitted') return submitted(event, meta)
  if (state === null) throw new Error(`The first event of report ${meta.reportId} is ${event.kind}, not its submission.`)
  if (event.kind === 'act-undone') return restored(state, event.restored, meta)
  return {
    ...state,
    ...changed(state, event, meta),
    version: meta.seq,
    holdings: holdingsAfter(state.holdings, event, meta.at),
    clocks: clocksAfter(state.clocks, event, meta.at),
    contact: contactAfter(contactOf(state), event, meta),
    rungs: rungsAfter(state.rungs ?? [], event, meta.at),
    ...openingsAfter(state, event, meta.at),
    ...erasureAfter(state, event, meta.at),
    nextClock: nextFree(state.nextClock, event),
  }
}

/** As it was before, but for what must never be given out or seen twice. */
function restored(state: ReportState, before: ReportState, { seq }: EventMeta): ReportState {
  const { nextClock, nextWording, nextFile } = state
  const versions = new Map(state.holdings.map(({ no, version }) => [no, version]))
  const holdings = before.holdings.map((holding) => ({ ...holding, version: (versions.get(holding.no) ?? holding.version) + 1 }))
  return { ...before, version: seq, holdings, nextClock, nextWording, nextFile }
}

type Submitted = Extract<ReportEvent, { kind: 'report-submitted' }>

function submitted(event: Submitted, { seq, at, reportId }: EventMeta): ReportState {
  return {
    reportId,
    version: seq,
    open: true,
    outcome: null,
    closedAt: null,
    classification: event.classification,
    nature: null,
    channel: event.channel,
    anonymous: event.anonymous,
    secret: event.secret,
    chosen: { anonymous: event.anonymous, secret: event.secret },
    contactGiven: event.contactGiven,
    ...identifiedBy(event),
    contact: contactAtFirst(event, { seq, at, reportId }),
    receivedAt: event.receivedAt,
    government: event.government,
    agencyWished: event.agencyWished,
    region: event.region,
    watcher: event.government,
    holdings: [],
    clocks: [...(event.clocks.started ?? [])],
    rungs: [...(event.clocks.rungs ?? [])],
    missed: [],
    completeAt: null,
    countsFrom: null,
    firstNoticeAt: null,
    answeredAt: null,
    deliveredAt: null,
    silence: null,
    replyWaits: false,
    rounds: 0,
    bounces: 0,
    holds: 0,
    heldFor: 0,
    systemic: false,
    inspection: null,
    masked: event.wordings.some(({ kind }) => kind === 'masked'),
    complainedAbout: [],
    nextClock: nextFree(1, event),
    nextWording: 1 + highest(event.wordings),
    nextFile: 1 + highest(event.files),
  }
}

function changed(state: ReportState, event: Exclude<ReportEvent, Submitted | { readonly kind: 'act-undone' }>, { at }: EventMeta): Partial<ReportState> {
  switch (event.kind) {
    case 'holding-opened':
      return { watcher: event.watcher }
    case 'reply-added':
      return { replyWaits: true, ...counted(state, event) }
    case 'clock-missed':
      return { ...(event.remembered && { breaches: breachesAfter(state.breaches, state.clocks.find(({ id }) => id === event.clock), at) }), missed: missedWith(state, event.clock), silence: silenceAfter(state, event), countsFrom: state.countsFrom ?? (event.counts ? event.due : null) }
    case 'way-taken':
      return {
        ...settingsAfter(state, event),
        ...counted(state, event),
        completeAt: event.complete ? (state.completeAt ?? at) : state.completeAt,
        countsFrom: event.complete ? (state.countsFrom ?? at) : state.countsFrom,
        masked: state.masked || event.wordings.some(({ kind }) => kind === 'masked'),
      }
    case 'step-entered':
      return { ...heldWith(state, event, at), ...handedWith(state, event, at) }
    case 'holding-closed':
      return event.outcome === 'returned' ? { bounces: state.bounces + 1 } : {}
    case 'reporter-told':
      return { firstNoticeAt: state.firstNoticeAt ?? at }
    case 'answer-given':
      return { answeredAt: at, deliveredAt: event.delivered ? at : null, silence: null, replyWaits: false }
    case 'answer-delivered':
      return { deliveredAt: contactOf(state).awaits.some((proof) => proof !== 'source') ? null : at }
    case 'delivery-recorded':
      return event.deliveredAt === undefined ? {} : { deliveredAt: event.deliveredAt }
    case 'contact-corrected':
      return { contactGiven: event.contactGiven, ...identifiedBy(event), ...counted(state, event) }
    case 'not-satisfied':
      return { rounds: state.rounds + 1, replyWaits: true }
    case 'report-reopened':
      return { ...reopened, ...(state.consentAsked === true && { consentAsked: null }), reopenedAt: at, ...counted(state, event) }
    case 'report-closed':
      return { open: false, outcome: event.outcome, closedAt: at, ...counted(state, event) }
    case 'silence-undone':
      return { open: true, outcome: null, closedAt: null, silence: null }
    case 'note-added':
    case 'opening-asked':
    case 'erasure-asked':
    case 'erasure-refused':
    case 'hold-set':
    case 'hold-lifted':
      return counted(state, event)
    case 'outer-time-began':
      return { countsFrom: at }
    case 'remark-made':
      return { replyWaits: true }
    case 'consent-answered':
      return { consent: { given: event.given, at: event.recorded?.at ?? at, handedAt: null }, ...counted(state, { wordings: event.wordings ?? [] }) }
    case 'consent-asked':
      return event.remembered === true ? { consentAsked: true } : {}
    case 'dossier-opened':
    case 'duty-opened':
    case 'duty-ended':
    case 'owed-by-another':
    case 'clocks-changed':
    case 'messages-resent':
    case 'silence-warned':
    case 'rung-reached':
    case 'clocks-rejudged':
    case 'opening-began':
    case 'opening-refused':
    case 'quiet-judged':
    case 'wish-warned':
    case 'erasure-ordered':
    case 'report-erased':
      return {}
    case 'receipt-questioned':
      return { receiptAsked: { at: event.at, by: event.by.who === 'officer' ? event.by.officer : 0, wording: event.wordings[0]?.no ?? null }, ...counted(state, event) }
    case 'receipt-corrected': {
      const breaches = breachesMoved(state.breaches, event.clocks.moved ?? [])
      return { receivedAt: event.at, receiptAsked: null, ...(breaches && { breaches }) }
    }
    case 'receipt-kept':
      return { receiptAsked: null }
    default:
      return event satisfies never
  }
}

function heldWith(state: ReportState, event: Extract<ReportEvent, { kind: 'step-entered' }>, at: number): Partial<ReportState> {
  if (event.how === 'hold') return { holds: state.holds + 1 }
  const holding = state.holdings.find(({ no }) => no === event.holding)
  return holding === undefined || holding.resume === null ? {} : { heldFor: state.heldFor + at - holding.enteredStepAt }
}

/** A turn that goes on from one step outside to the next has handed the report over, and with it what the reporter allowed. */
function handedWith(state: ReportState, event: Extract<ReportEvent, { kind: 'step-entered' }>, at: number): Partial<ReportState> {
  const isHanded = event.body !== null && state.holdings.find(({ no }) => no === event.holding)?.body === event.body
  return isHanded && state.consent?.given === true && state.consent.handedAt === null ? { consent: { ...state.consent, handedAt: at } } : {}
}

function identifiedBy({ wordings }: { readonly wordings: readonly { readonly kind: string }[] }): Pick<ReportState, 'identified'> {
  return wordings.some(({ kind }) => kind === 'identity') ? { identified: true } : {}
}

/** What the reporter decides is the reporter's choice from then on. */
function settingsAfter(state: ReportState, { settings, by }: Extract<ReportEvent, { kind: 'way-taken' }>): Partial<ReportState> {
  const { anonymous = state.chosen.anonymous, secret = state.chosen.secret } = settings
  return by.who === 'reporter' ? { ...settings, chosen: { anonymous, secret } } : settings
}

const reopened: Partial<ReportState> = {
  open: true, outcome: null, closedAt: null, replyWaits: true, completeAt: null, countsFrom: null, answeredAt: null, deliveredAt: null, silence: null,
  missed: [], bounces: 0, holds: 0, heldFor: 0,
}

function missedWith(state: ReportState, clock: number): readonly string[] {
  const kind = state.clocks.find(({ id }) => id === clock)?.kind
  return kind === undefined || state.missed.includes(kind) ? state.missed : [...state.missed, kind]
}

function silenceAfter(state: ReportState, { clock: id, due }: Extract<ReportEvent, { kind: 'clock-missed' }>): ReportState['silence'] {
  const clock = state.clocks.find((one) => one.id === id)
  if (clock?.kind !== 'silence' || clock.holding === null || clock.step === null) return state.silence ?? null
  return { until: due, holding: clock.holding, step: clock.step }
}

/** Numbers of wordings and files are given out by the sender of the command; the next free one follows the highest. */
function counted(
  state: ReportState,
  { wordings, files = [] }: { readonly wordings: readonly { readonly no: number }[]; readonly files?: readonly { readonly no: number }[] },
): Pick<ReportState, 'nextWording' | 'nextFile'> {
  return { nextWording: Math.max(state.nextWording, 1 + highest(wordings)), nextFile: Math.max(state.nextFile, 1 + highest(files)) }
}

function highest(numbered: readonly { readonly no: number }[]): number {
  return numbered.reduce((most, { no }) => Math.max(most, no), 0)
}

/** Clocks and warnings are numbered in one series. */
function nextFree(free: number, event: ReportEvent): number {
  if (!('clocks' in event)) return free
  const { started = [], rungs = [] } = event.clocks
  return Math.max(free, ...started.map(({ id }) => id + 1), ...rungs.map(({ id }) => id + 1))
}
