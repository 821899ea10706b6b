// How much of a set of procedures its stories tell: every step, and every branch of it that can be taken.
import type { Case, Sop, Step, Time } from '../../sop/sop.ts'
import type { ReportEvent } from '../event.ts'
import type { ReportState } from '../state.ts'
import type { Told } from './run-story.ts'

/** What an overlay brings is told once, however many procedures it lies over. */
export type Universe = { readonly steps: ReadonlySet<string>; readonly branches: ReadonlySet<string> }

export type Coverage = { readonly steps: number; readonly branches: number; readonly untoldSteps: readonly string[]; readonly untoldBranches: readonly string[] }

/** `overlays` are those judged: what another brings is counted where it is judged. */
export function coverageOf(sops: readonly Sop[], told: readonly Told[], overlays: ReadonlySet<string>): Coverage {
  const all = universe(sops, overlays)
  const steps = new Set(told.flatMap(({ history }) => history.flatMap(({ event, state }) => stepsIn(sops, event, state))))
  const rungs = new Map<string, string>(sops.flatMap((sop) => [...rungsIn(sop)].map(([id, key]) => [`${sop.id} ${id}`, key] as const)))
  const branches = new Set([...told.flatMap((one) => [...branchesIn(sops, one), ...one.warned.flatMap((rung) => rungs.get(rung) ?? [])]), ...passedBranches(sops, steps)])
  const untoldSteps = [...all.steps].filter((step) => !steps.has(step))
  const untoldBranches = [...all.branches].filter((branch) => !branches.has(branch))
  return { steps: share(all.steps.size, untoldSteps.length), branches: share(all.branches.size, untoldBranches.length), untoldSteps, untoldBranches }
}

export function universe(sops: readonly Sop[], overlays: ReadonlySet<string>): Universe {
  const counts = (key: string) => sops.some(({ id }) => key.startsWith(`${id}/`)) || (key.startsWith('rules/') ? overlays.size > 0 : overlays.has(key.slice(0, key.indexOf('/'))))
  return {
    steps: new Set(sops.flatMap((sop) => sop.steps.map((step) => stepKey(sop, step)).filter(counts))),
    branches: new Set(sops.flatMap((sop) => [...casesIn(sop).values(), ...timesIn(sop).flatMap((time) => timeKeys(sop, time)), ...rungsIn(sop).values()].filter(counts))),
  }
}

function stepKey(sop: Sop, step: Step): string {
  return step.origin ?? `${sop.id}/${step.id}`
}

function timeKey(sop: Sop, time: Time): string {
  return `${time.origin ?? `${sop.id}/${time.id}`} waktu`
}

/** A time is told when its date is, and when it is seen to stand still if it can. */
function timeKeys(sop: Sop, time: Time): readonly string[] {
  return time.pauses ? [timeKey(sop, time), standstillKey(sop, time)] : [timeKey(sop, time)]
}

/** What a rule says of all times of a kind is told once. */
function standstillKey(sop: Sop, time: Time): string {
  return time.pausesBy === 'rule' ? `rules/pauses ${time.kind}` : `${timeKey(sop, time)} berhenti`
}

/** Each warning by the name of its branch: told when a story says who is warned. */
function rungsIn(sop: Sop): ReadonlyMap<string, string> {
  return new Map((sop.rules.ladder ?? []).map(({ id, origin }) => [id, origin ?? `${sop.id}/ladder/${id}`]))
}

function timesIn(sop: Sop): readonly Time[] {
  return [...sop.times, ...sop.steps.flatMap(({ times }) => times)]
}

/** Each case of a procedure by the name of its branch. */
function casesIn(sop: Sop): ReadonlyMap<Case, string> {
  const named = (key: string, cases: readonly Case[]) => cases.map((one, index): [Case, string] => [one, cases.length === 1 ? key : `${key} #${index + 1}`])
  const ofTime = (time: Time) => named(time.late ? 'rules/late' : `${time.origin ?? `${sop.id}/${time.id}`} terlewat`, time.missed)
  return new Map([
    ...sop.times.flatMap(ofTime),
    ...sop.steps.flatMap((step) => [
      ...step.ways.flatMap((way) => named(way.origin ?? `${sop.id}/${step.id}/${way.id}`, way.then)),
      ...step.times.flatMap(ofTime),
      ...Object.entries(step.outcomes).flatMap(([outcome, cases]) => named(`${stepKey(sop, step)} ← ${outcome}`, cases)),
      ...named(`${stepKey(sop, step)} ← balasan`, step.onReply),
    ]),
  ])
}

function branchesIn(sops: readonly Sop[], { followed, timed }: Told): readonly string[] {
  const cases = sops.flatMap((sop) => [...casesIn(sop)])
  const byCase = new Map(cases)
  const times = new Map<string, { readonly date: string; readonly standstill: string }>(sops.flatMap((sop) => timesIn(sop).map((time) => [`${sop.id} ${time.id}`, { date: timeKey(sop, time), standstill: standstillKey(sop, time) }] as const)))
  return [...followed.flatMap((one) => byCase.get(one) ?? []), ...timed.flatMap(({ time, stands }) => { const key = times.get(time); return key === undefined ? [] : [stands ? key.standstill : key.date] })]
}

/** Steps that the system passes have one way each. */
function passedBranches(sops: readonly Sop[], steps: ReadonlySet<string>): readonly string[] {
  return sops.flatMap((sop) => sop.steps.filter((step) => step.automatic && steps.has(stepKey(sop, step))).flatMap((step) => step.ways.map((way) => way.origin ?? `${sop.id}/${step.id}/${way.id}`)))
}

function stepsIn(sops: readonly Sop[], event: ReportEvent, state: ReportState): readonly string[] {
  const no = event.kind === 'holding-opened' ? event.holding.no : 'holding' in event ? event.holding : null
  const holding = state.holdings.find((one) => one.no === no)
  const sop = sops.find(({ id }) => id === holding?.sop.id)
  if (sop === undefined || holding === undefined) return []
  return namesIn(event).flatMap((id) => sop.steps.filter((step) => step.id === id).map((step) => stepKey(sop, step)))
}

function namesIn(event: ReportEvent): readonly string[] {
  switch (event.kind) {
    case 'holding-opened':
      return [event.holding.step, ...event.passed]
    case 'step-entered':
      return [event.step, ...event.passed]
    case 'holding-closed':
      return event.passed
    case 'duty-opened':
    case 'way-taken':
      return [event.step]
    default:
      return []
  }
}

function share(all: number, untold: number): number {
  return all === 0 ? 1 : (all - untold) / all
}
