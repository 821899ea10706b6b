// Faults of times by nature: a step that has them may only be come to once the nature of the report is set, on every path.
import type { Fault } from '../problem.ts'
import type { Case, Effect, Sop, Step, Way } from '../sop.ts'
import { placeOf, stepNamed } from './situations.ts'

export function natureFaults(sop: Sop): Fault[] {
  if (!sop.steps.some(({ ways }) => ways.some(setsNature))) return []
  const unset = withoutNature(sop)
  return sop.steps.filter(({ id }) => unset.has(id)).flatMap((step) =>
    step.ways.filter((way) => way.origin === null && !setsNature(way) && leadsToTimesByNature(sop, step, way)).map((way) => noNature(sop, step, way)))
}

function setsNature({ sets }: Way): boolean {
  return sets.includes('nature')
}

function leadsToTimesByNature(sop: Sop, { id }: Step, { then }: Way): boolean {
  return then.some(({ effect }) => effect.do === 'go' && effect.step !== id && (stepNamed(sop, effect.step)?.times.some(({ when, scope }) => when.nature !== undefined && scope === 'step') ?? false))
}

/** Steps that a report can come to before anybody has set its nature; what was set stays. */
function withoutNature(sop: Sop): ReadonlySet<string> {
  const waiting = [sop.begins.here, ...(sop.begins.above === undefined ? [] : [sop.begins.above])]
  const found = new Set<string>()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = found.has(id) ? undefined : stepNamed(sop, id)
    found.add(id)
    if (step !== undefined) waiting.push(...casesUnset(sop, step).flatMap(({ effect }) => stepAfter(sop, effect)))
  }
  return found
}

/** Ways and times of the additional rules are left out: their author answers for them, and nobody else can mend them. */
function casesUnset(sop: Sop, step: Step): readonly Case[] {
  return [
    ...step.ways.filter((way) => way.origin === null && !setsNature(way)).flatMap(({ then }) => then),
    ...[...sop.times, ...step.times].filter(({ origin }) => origin === null).flatMap(({ missed }) => missed),
    ...Object.values(step.outcomes).flat(),
    ...step.onReply,
  ]
}

function stepAfter({ rules }: Sop, effect: Effect): readonly string[] {
  if (effect.do === 'go' || effect.do === 'hold') return [effect.step]
  if (effect.do === 'up' || effect.do === 'outside') return rules.outside === null ? [] : [rules.outside]
  const again = effect.do === 'finish' ? (rules.reopens as Readonly<Partial<Record<string, string>>>)[effect.outcome] : undefined
  return again === undefined ? [] : [again]
}

/** A nature is judged by an officer: a reporter's button can't ask for it. */
function noNature(sop: Sop, step: Step, way: Way): Fault {
  const lanes = way.lanes.length > 0 ? way.lanes : step.lanes
  const officers = lanes.some((lane) => !['reporter', 'system'].includes(placeOf(sop, lane) ?? ''))
  const mend = officers
    ? { id: 'Tambahkan "sets: [nature]" pada jalan ini, atau pada setiap jalan petugas sebelumnya.', en: 'Add "sets: [nature]" to this way, or to every way of an officer before it.' }
    : { id: 'Tambahkan "sets: [nature]" pada setiap jalan petugas yang menuju langkah ini; jalan pelapor tidak dapat menetapkan sifat.', en: 'Add "sets: [nature]" to every way of an officer that leads to this step; a way of the reporter\'s own can\'t set the nature.' }
  return {
    path: ['steps', step.id, 'ways', way.id],
    id: ['Jalan ini menuju langkah yang waktunya menurut sifat, tetapi sifatnya belum tentu ditetapkan.', mend.id],
    en: ['This way leads to a step whose time hangs on the nature, which may not be set.', mend.en],
  }
}
