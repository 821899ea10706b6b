// The rows that follow from a change of a report: one place where state and events become tables.
import { isDeepStrictEqual } from 'node:util'
import { commitment } from '../log/commitment.ts'
import type { Clock, Owes } from '../report/clocks/clock.ts'
import type { ReportEvent } from '../report/event.ts'
import { messageNo } from '../report/messages/message-no.ts'
import { sentFrom } from '../report/messages/quiet-hours.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Holding, ReportState } from '../report/state.ts'
import { wakesAt } from '../report/clocks/due-clock.ts'
import { isCountedElsewhere } from '../report/clocks/breaches.ts'
import { isPromise, promises } from '../report/clocks/promises.ts'
import { resultOf, type ClockResult } from '../report/clocks/clock-result.ts'
import type { Telling } from '../report/messages/tell.ts'
import type { NewDeadline, NewMessage, ReportWrite } from '../store/report-write.ts'
import type { HoldingRow, ReportRow } from '../store/tables.ts'

/** What identifies a new report besides its id; kept from then on. */
export type Identification = { readonly codeHash: Buffer; readonly contentDigest: Buffer }

/** An event with its place in the report's history and the salt of its commitment. */
export type NumberedEvent = {
  readonly event: ReportEvent
  readonly seq: number
  readonly at: number
  readonly salt: Buffer
  readonly commandKey: string | null
  readonly commandDigest: Buffer | null
}

type Change = {
  readonly before: ReportState | null
  readonly after: ReportState
  readonly events: readonly NumberedEvent[]
  readonly tellings: readonly Telling[]
  readonly identification: Identification
  /** Epoch milliseconds. */
  readonly now: number
  /** Of the government, for the hours in which nobody is to be disturbed. */
  readonly zone: string
}

type Rows = Omit<ReportWrite, 'wordings' | 'masked' | 'places' | 'numbers' | 'numbersNoMore' | 'responses' | 'responsesNoMore' | 'owed' | 'owedNoMore' | 'warnings' | 'warningsNoMore' | 'evidence' | 'keys' | 'identities'>

export function projection({ before, after, events, tellings, identification, now, zone }: Change): Rows {
  return {
    report: reportRow(before, after, identification),
    events: events.map(eventRow(after.reportId)),
    leaves: events.map(leafRow(after.reportId)),
    holdings: changedHoldings(before, after),
    deadlines: changedDeadlines(before, after, events, now),
    messages: tellings.flatMap(messageRows(after.reportId, events, { now, zone })),
    outcomes: events.flatMap(outcomeRow(after.reportId)),
  }
}

export function reportRow(before: ReportState | null, after: ReportState, { codeHash, contentDigest }: Identification): ReportRow {
  return {
    report_id: after.reportId,
    version: after.version,
    previous_version: before?.version ?? 0,
    government: after.government,
    watcher: after.watcher,
    open: after.open,
    outcome: after.outcome,
    classification: after.classification,
    nature: after.nature,
    channel: after.channel,
    anonymous: after.anonymous,
    secret: after.secret,
    region_code: after.region,
    received_at: after.receivedAt,
    closed_at: after.closedAt,
    next_due_at: soonest(after.clocks),
    code_hash: codeHash,
    content_digest: contentDigest,
    state: after,
  }
}

function eventRow(reportId: ReportId) {
  return ({ event: { kind, ...body }, seq, at, salt, commandKey, commandDigest }: NumberedEvent) => ({
    report_id: reportId, seq, at, kind, body, salt, command_key: commandKey, command_digest: commandDigest,
  })
}

function leafRow(reportId: ReportId) {
  return ({ event: { kind, ...body }, seq, at, salt }: NumberedEvent) => ({
    report_id: reportId, seq, commitment: Buffer.from(commitment(salt, { reportId, seq, at, kind, body })),
  })
}

function changedHoldings(before: ReportState | null, after: ReportState): HoldingRow[] {
  const known = new Map(before?.holdings.map((holding) => [holding.no, holding]))
  return after.holdings
    .map((holding) => holdingRow(after, holding))
    .filter((row) => {
      const earlier = known.get(row.holding_no)
      return before === null || earlier === undefined || !sameRow(holdingRow(before, earlier), row)
    })
}

export function holdingRow(state: ReportState, holding: Holding): HoldingRow {
  return {
    report_id: state.reportId,
    holding_no: holding.no,
    unit_id: holding.unit,
    role: holding.role,
    sop_id: holding.sop.id,
    sop_version: holding.sop.version,
    step: holding.step,
    ...owesColumns(holding.owes),
    open: holding.open,
    opened_at: holding.openedAt,
    entered_step_at: holding.enteredStepAt,
    due_at: soonest(state.clocks.filter((clock) => clock.holding === holding.no || clock.holding === null)),
    version: holding.version,
  }
}

/** Clocks that are new, changed, or gone from the state (ended now, perhaps by being missed). */
function changedDeadlines(before: ReportState | null, after: ReportState, events: readonly NumberedEvent[], now: number): ReportWrite['deadlines'] {
  const earlier = new Map((before === null ? [] : deadlineRows(before)).map((row) => [row.clock_id, row]))
  const rows = deadlineRows(after)
  const still = new Set(rows.map(({ clock_id }) => clock_id))
  const struck = new Set(events.flatMap(({ event }) => (event.kind === 'clock-missed' ? [event.clock] : [])))
  const results = new Map((before?.clocks ?? []).map((clock) => [clock.id, before === null ? null : resultOf({ before, after, events: events.map(({ event }) => event) }, clock)]))
  const ended = [...earlier.values()].filter(({ clock_id }) => !still.has(clock_id))
    .map((row) => ({ ...row, struck_at: struck.has(row.clock_id) ? now : row.struck_at, ended_at: now, wake_at: null, ...resultColumns(results.get(row.clock_id) ?? null) }))
  return [...rows.filter((row) => !sameRow(earlier.get(row.clock_id), row)).map((row) => (isRestored(before, earlier, row) ? { ...row, to_count: row.promise } : row)), ...ended]
}

/** An undone act had ended it, and it may have been counted since. */
function isRestored(before: ReportState | null, earlier: ReadonlyMap<number, NewDeadline>, { clock_id }: NewDeadline): boolean {
  return before !== null && clock_id < before.nextClock && !earlier.has(clock_id)
}

function resultColumns(result: ClockResult | null): Pick<NewDeadline, 'result' | 'to_count'> {
  return { result, to_count: result !== null }
}

/** One for each clock; its warnings have none of their own, the next of them wakes the sweep by their clock's row. */
export function deadlineRows(state: ReportState): readonly NewDeadline[] {
  return state.clocks.map((clock) => deadlineRow(state, clock))
}

function deadlineRow(state: ReportState, clock: Clock): NewDeadline {
  return {
    report_id: state.reportId,
    clock_id: clock.id,
    holding_no: clock.holding,
    kind: clock.kind,
    step: clock.step,
    ...owesColumns(clock.owes),
    anchored_at: clock.from,
    budget: clock.budget,
    due_at: clock.due,
    provisional: clock.provisional,
    calendar_id: clock.calendar.id,
    calendar_version: clock.calendar.version,
    source: clock.source,
    struck_at: clock.struckAt,
    paused_since: clock.pausedSince,
    ended_at: null,
    wake_at: wakesAt(state, clock),
    counted_by: clock.unit,
    ends: clock.ends,
    pauses: clock.pauses.length === 0 ? null : clock.pauses,
    moved_by: clock.moved?.change ?? null,
    promise: isPromise(clock),
    sop_id: state.holdings.find(({ no }) => no === clock.ruleOf)?.sop.id ?? null,
    ...resultColumns(isPromise(clock) && clock.struckAt !== null && !isCountedElsewhere(state.breaches, clock) ? 'missed' : null),
  }
}

/** One for every channel that a message goes by. Page and desk are channels whose reader comes to us: with the commit it stands there. */
function messageRows(reportId: string, events: readonly NumberedEvent[], { now, zone }: Pick<Change, 'now' | 'zone'>) {
  return ({ to, template, params, event, index, over = [], onlySent }: Telling): NewMessage[] => {
    const told = events[event]
    if (told === undefined) throw new Error('A message must name the event it tells of.')
    const shown = onlySent === true ? [] : [to.who === 'unit' ? ('desk' as const) : ('page' as const)]
    return [...shown, ...over].map((channel) => ({
      report_id: reportId,
      message_no: messageNo(told.seq, index, channel),
      event_seq: told.seq,
      recipient: to.who,
      recipient_unit: to.who === 'unit' ? to.unit : null,
      channel,
      template,
      params,
      queued_at: now,
      next_attempt_at: channel === 'email' ? sentFrom(told.event.kind, now, zone) : now,
      ...(channel === 'email' ? { state: 'queued' as const, delivered_at: null } : { state: 'delivered' as const, delivered_at: now }),
    }))
  }
}

/** What an event records of a message sent earlier. */
function outcomeRow(reportId: string) {
  return ({ event }: NumberedEvent): ReportWrite['outcomes'] =>
    event.kind === 'delivery-recorded' ? [{ report_id: reportId, message_no: event.message, state: event.outcome, delivered_at: event.outcome === 'accepted' ? event.at : null, last_error: event.code ?? null }] : []
}

function owesColumns(owes: Owes): { owes: string; owes_unit: number | null } {
  return { owes: owes.who, owes_unit: owes.who === 'unit' ? owes.unit : null }
}

/** Clocks that stand still say nothing about when something is due. */
function soonest(clocks: readonly Clock[]): number | null {
  const running = promises(clocks).filter((clock) => clock.pausedSince === null)
  return running.length === 0 ? null : Math.min(...running.map((clock) => clock.due))
}

function sameRow(one: object | undefined, other: object): boolean {
  return isDeepStrictEqual(one, other)
}

export type EventBody = Omit<ReportEvent, 'kind'>
