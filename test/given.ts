// A small language for tests of the core: given a report, when something is asked of it, then this happened.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isLate } from '../src/calendar/is-late.ts'
import { compileCalendar, type Calendar } from '../src/calendar/calendar.ts'
import type { Act, Command, Submit } from '../src/report/command.ts'
import { decide } from '../src/report/decide.ts'
import type { By, ReportEvent } from '../src/report/event.ts'
import { evolve } from '../src/report/evolve.ts'
import type { RetentionSchedule } from '../src/report/erasure/retention.ts'
import { fold, type RecordedEvent } from '../src/report/fold.ts'
import { parseReportId, type ReportId } from '../src/report/numbers/public-number.ts'
import type { PrivacyRules } from '../src/report/openings/why-not-open.ts'
import type { Refusal } from '../src/report/refusal.ts'
import type { Holding, ReportState } from '../src/report/state.ts'
import { tell, type Telling } from '../src/report/messages/tell.ts'
import type { Officer, Unit, World } from '../src/report/world.ts'
import { readSops } from '../src/sop/read-sops.ts'
import type { Sop } from '../src/sop/sop.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Every definition of the repository, read once. */
export const definitions = readSops(
  globSync('sop/**/*.yaml', { cwd: root }).toSorted().map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') })),
)

const office = [{ opens: 7 * 60 + 30, closes: 16 * 60 }]

/** Monday to Friday, 07:30–16:00 WIB, one holiday: 25 December 2026. */
export const calendar: Calendar = {
  id: 'test', version: 1, name: { id: 'Uji', en: 'Test' }, zone: 'Asia/Jakarta', week: [office, office, office, office, office, [], []], overrides: [],
  daysOff: [{ date: '2026-12-25', kind: 'holiday', name: 'Natal', basis: 'SKB' }], yearly: [], years: [2025, 2026, 2027],
  lateReceipt: 'same-day', jointLeave: 'working', endOnDayOff: 'stay', legalBasis: [], approvedBy: 'test',
}

export const rembang = 1, admin = 2, pupr = 3, dinkes = 4, inspectorate = 5

const units: readonly Unit[] = [
  unit(rembang, 'rembang', 'government', null, admin), unit(admin, 'rembang.admin', 'office', rembang), unit(pupr, 'rembang.pupr', 'agency', rembang),
  unit(dinkes, 'rembang.dinkes', 'agency', rembang), unit(inspectorate, 'rembang.inspektorat', 'oversight', rembang),
]

function unit(id: number, code: string, kind: Unit['kind'], parent: number | null, coordinator: number | null = null): Unit {
  return { id, code, name: code, kind, parent, coordinator, region: null, calendar: 'test', addressable: true }
}

export type Setting = {
  readonly units?: readonly Unit[]
  readonly sops?: readonly Sop[]
  readonly inForce?: Readonly<Record<number, string>>
  readonly officers?: Readonly<Record<number, readonly Officer[]>>
  readonly sends?: World['sends']
  readonly privacy?: PrivacyRules
  readonly retention?: RetentionSchedule
}

export function worldAt(now: number, { units: known = units, sops = definitions.sops, inForce = { [rembang]: 'rembang-sp4n-lapor' }, officers = {}, sends = [], privacy, retention }: Setting = {}): World {
  const compiled = compileCalendar(calendar)
  return {
    now,
    unit: (id) => found(known.find((one) => one.id === id), `unit ${id}`),
    calendarOf: () => compiled,
    sop: (ref) => found(sops.find(({ id }) => id === ref.id), `procedure ${ref.id}`),
    officers: (id) => officers[id] ?? [],
    sends,
    ...(privacy && { privacyOf: () => privacy }),
    ...(retention && { retentionOf: () => retention }),
    sopInForce: (id, classification) => {
      const sop = sops.find((one) => one.id === inForce[id])
      return sop?.handles.includes(classification) === true ? { id: sop.id, version: sop.version } : null
    },
  }
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The test world has no ${what}.`)
  return value
}

export const reportId = found(parseReportId('123456789') ?? undefined, 'id') as ReportId

export function submission(change: Partial<Submit> = {}): Submit {
  return {
    type: 'submit', reportId, channel: 'web', classification: 'complaint', government: rembang, agencyWished: null, region: null, occurredOn: null,
    anonymous: false, secret: false, contactGiven: true, wordings: [{ no: 1, kind: 'report', hash: 'aa' }], files: [], ...change,
  }
}

export const verifier: By = { who: 'officer', officer: 11, unit: admin, office: 'admin' }
export const liaison: By = { who: 'officer', officer: 21, unit: pupr, office: 'liaison' }
export const otherLiaison: By = { who: 'officer', officer: 22, unit: dinkes, office: 'liaison' }
export const reporter: By = { who: 'reporter' }

export type Scenario = {
  readonly state: ReportState
  readonly events: readonly ReportEvent[]
  readonly tellings: readonly Telling[]
  readonly refusal: Refusal | null
  readonly history: readonly RecordedEvent[]
  readonly now: number
  readonly world: World
  readonly at: (instant: string) => Scenario
  /** At another instant than now, the scene stays where it is in time. */
  readonly when: (command: Command, at?: number) => Scenario
  /** Takes a way of the newest open holding that stands at this step or has this duty. */
  readonly takes: (by: By, way: string, rest?: Partial<Act>) => Scenario
  /** Lets every clock strike that has come due, soonest first, each when its last second was over: no sweep stood still. */
  readonly swept: () => Scenario
}

/** Instants are written as local time in Jakarta: `2026-11-02 09:00`. */
export function instant(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+07:00`)
}

export function given(now: string, setting: Setting = {}): { readonly when: (command: Command) => Scenario } {
  return { when: (command) => stepped({ now: instant(now), setting, state: null, history: [] }, command) }
}

type Before = { readonly now: number; readonly setting: Setting; readonly state: ReportState | null; readonly history: readonly RecordedEvent[] }

function stepped(before: Before, command: Command, now = before.now): Scenario {
  const world = worldAt(now, before.setting)
  const decision = decide(world, before.state, command)
  if ('refused' in decision) return scenario({ ...before, events: [], refusal: decision.refused, tellings: [] })
  const recorded = decision.events.map((event, index) => ({ event, seq: (before.state?.version ?? 0) + index + 1, at: now, reportId }))
  const state = recorded.reduce<ReportState | null>((so, { event, ...meta }) => evolve(so, event, meta), before.state)
  if (state === null) throw new Error('No event came of it.')
  const history = [...before.history, ...recorded]
  return scenario({ ...before, state, history, events: decision.events, refusal: null, tellings: tell(world, before.state, state, decision.events) })
}

type After = Before & Pick<Scenario, 'events' | 'refusal' | 'tellings'>

function scenario(after: After): Scenario {
  const { now, setting, state, history } = after
  const current = (): ReportState => found(state ?? undefined, 'report')
  const here: Scenario = {
    get state() { return current() },
    events: after.events, tellings: after.tellings, refusal: after.refusal, history, now, world: worldAt(now, setting),
    at: (text) => scenario({ ...after, now: instant(text) }),
    when: (command, at) => stepped(after, command, at),
    takes: (by, way, rest = {}) => stepped(after, actOf(here.world, current(), by, way, rest)),
    swept: () => swept(here),
  }
  return here
}

function swept(scene: Scenario): Scenario {
  const due = scene.state.clocks.filter((clock) => clock.struckAt === null && clock.pausedSince === null && isLate(scene.now, clock.due)).toSorted((one, other) => one.due - other.due)[0]
  return due === undefined ? scene : swept(scene.when({ type: 'strike-clock', clock: due.id }, Math.min(scene.now, Math.max(due.due + 1000, scene.history.at(-1)?.at ?? 0))))
}

function actOf(world: World, state: ReportState, by: By, way: string, rest: Partial<Act>): Act {
  const { holding, step } = found(placesOf(world, state).findLast(({ ways }) => ways.includes(way)), `open way ${way}`)
  const gives = rest.gives ?? []
  const wordings = gives.flatMap(({ wording }) => (wording === undefined ? [] : [{ no: wording, kind: 'artefact' as const, hash: 'ff' }]))
  const files = gives.flatMap(({ file }) => (file === undefined ? [] : [{ no: file, kind: 'document' as const, size: 1, hash: 'ff' }]))
  return { type: 'act', by, expect: { holding: holding.no, version: holding.version }, step, way, gives, settings: {}, wordings, files, ...rest }
}

function placesOf(world: World, state: ReportState): { readonly holding: Holding; readonly step: string; readonly ways: readonly string[] }[] {
  return state.holdings.filter(({ open, parent }) => open || (!state.open && parent === null)).flatMap((holding) => {
    const sop = world.sop(holding.sop)
    const names = state.open ? [...holding.duties.map(({ step }) => step), holding.step] : sop.steps.filter(({ afterwards }) => afterwards).map(({ id }) => id)
    return names.map((step) => ({ holding, step, ways: sop.steps.find(({ id }) => id === step)?.ways.map(({ id }) => id) ?? [] }))
  })
}

/** What the row must equal. */
export function refolded(scene: Scenario): ReportState | null {
  return fold(JSON.parse(JSON.stringify(scene.history)) as RecordedEvent[])
}
