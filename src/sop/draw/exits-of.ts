// The ways out of a step as a drawing shows them: what each is called and where it leads, seen across the turns of all its units.
import type { Case, Effect, Mark, Sop, Step, Time, Way, Words } from '../sop.ts'
import { budgetWords, word } from './drawing-words.ts'

/** Where a way leads: a step, the end, a body outside, back to one of many steps; null where it stays. */
export type Aim = { readonly step: string } | 'end' | 'beyond' | 'back' | null

export type Exit = {
  readonly label: Words
  /** Who takes it, where that is somebody else than who works the step. */
  readonly by: string
  readonly to: Aim
  readonly kind: 'way' | 'missed' | 'reply'
  readonly mark: Mark['as']
}

export function exitsOf(sop: Sop, step: Step): Exit[] {
  return [
    ...step.ways.filter(({ then }) => then.length > 0).flatMap((way) => waysOut(sop, step, way)),
    ...step.times.flatMap((time) => timesOut(sop, step, time)),
    ...aims(sop, step, step.onReply).map(({ to, mark }): Exit => ({ label: both('reply'), by: '', to, kind: 'reply', mark: mark ?? step.mark.as })),
  ]
}

function waysOut(sop: Sop, step: Step, way: Way): Exit[] {
  const differ = way.lanes.length > 0 && (way.lanes.length !== step.lanes.length || way.lanes.some((lane) => !step.lanes.includes(lane)))
  const by = differ ? sop.lanes.filter(({ id }) => way.lanes.includes(id)).map(({ label }) => label).join(', ') : ''
  return aims(sop, step, way.then).map(({ to, mark }) => ({ label: way.label, by, to, kind: 'way', mark: way.origin === null ? (mark ?? way.mark.as) : 'overlay' }))
}

/** A time whose passing moves the report is a way out; being recorded as late is none. */
function timesOut(sop: Sop, step: Step, time: Time): Exit[] {
  const label = { id: `${word('missed', 'id')} ${budgetWords(time.budget, 'id')}`, en: `${word('missed', 'en')} ${budgetWords(time.budget, 'en')}` }
  return aims(sop, step, time.missed).filter(({ to }) => to !== null).map(({ to, mark }) => ({ label, by: '', to, kind: 'missed', mark: time.origin === null ? (mark ?? time.mark.as) : 'overlay' }))
}

type Aimed = { readonly to: Aim; readonly mark: Mark['as'] | null }

function aims(sop: Sop, step: Step, cases: readonly Case[]): Aimed[] {
  return cases.flatMap(({ effect, mark }) => aim(sop, step, effect).map(({ to, mark: inner }) => ({ to, mark: inner ?? mark?.as ?? null })))
}

function aim(sop: Sop, step: Step, effect: Effect): Aimed[] {
  switch (effect.do) {
    case 'stay':
    case 'done':
      return [{ to: null, mark: null }]
    case 'go':
    case 'hold':
      return [{ to: { step: effect.step }, mark: null }]
    case 'again':
      return [{ to: { step: step.id }, mark: null }]
    case 'resume':
      return resumed(holders(sop, step))
    case 'finish':
      return ended(sop, step, effect.outcome)
    case 'up':
      return sop.begins.above === undefined ? away(sop) : ended(sop, step, 'returned')
    case 'outside':
      return away(sop)
    case 'same':
      return [{ to: 'end', mark: null }]
    default:
      return effect satisfies never
  }
}

/** The end of a turn below or here is answered by the step above that waits for it. */
function ended(sop: Sop, step: Step, outcome: keyof Step['outcomes']): Aimed[] {
  const place = placeOf(sop, step)
  const waiting = sop.steps.find((one) => place !== 'above' && placeOf(sop, one) === place && Object.keys(one.outcomes).length > 0)
  const cases = waiting?.outcomes[outcome] ?? waiting?.outcomes.otherwise
  if (waiting === undefined || cases === undefined || (place === 'here' && sop.begins.above === undefined)) return [{ to: 'end', mark: null }]
  return cases.flatMap(({ effect, mark }) => (effect.do === 'finish' || effect.do === 'same' ? [{ to: 'end' as const, mark: null }] : aim(sop, waiting, effect).map(({ to }) => ({ to, mark: mark?.as ?? null }))))
}

function away(sop: Sop): Aimed[] {
  return [{ to: sop.rules.outside === null ? 'beyond' : { step: sop.rules.outside }, mark: null }]
}

/** Arrows back to every step that can be held would hide all others. */
function resumed(steps: readonly string[]): Aimed[] {
  return steps.length > 2 ? [{ to: 'back', mark: null }] : steps.map((id) => ({ to: { step: id }, mark: null }))
}

function holders(sop: Sop, held: Step): string[] {
  return sop.steps.filter(({ ways }) => ways.some(({ then }) => then.some(({ effect }) => effect.do === 'hold' && effect.step === held.id))).map(({ id }) => id)
}

function placeOf(sop: Sop, step: Step) {
  return sop.lanes.find(({ id }) => id === step.lanes[0])?.at
}

function both(name: 'reply'): Words {
  return { id: word(name, 'id'), en: word(name, 'en') }
}
