// Whether from every situation that a procedure can bring a turn into, an end can be reached; and which steps are never reached.
//
// Facts are taken as an adversary would choose them, anew in every situation. A unit below that does its work ends its turn
// answered or settled, whatever procedure it runs, so a waiting step must lead on from both; that every turn can end so is
// checked as well. What holds for one turn then holds for chains of them, however deep and with however many supporters, and
// so for the four holders and two supporters that are asked for; test/sop/walker.test.ts walks such chains.
import type { Facts } from '../condition.ts'
import { stepsDown } from '../level.ts'
import type { Condition, Sop } from '../sop.ts'
import type { HoldingOutcome } from '../vocabulary.ts'
import { assignmentsOf } from './assignments.ts'
import { choosesTooLate } from './choice-faults.ts'
import { rootsOf } from './roots-of.ts'
import { beginnings, goodOutcomes, keyOf, leadsTo, movesOf, placeOf, stepNamed, turnBelow, type Move, type Situation, type Target } from './situations.ts'

/** `below` are the wanted endings of a unit below that lead no further here, `along` the steps stuck on its account. */
export type Stuck = { readonly situation: Situation; readonly facts: Facts; readonly below: readonly HoldingOutcome[]; readonly along: readonly string[] }

/** A move by which a situation is come to. */
export type Arrival = { readonly from: Situation; readonly move: string }

/** A turn below that was led into a step of those above, whence it can't go on. */
export type Stray = { readonly situation: Situation; readonly by: Arrival }

export type Soundness = {
  readonly reached: readonly Situation[]
  /** By the key of a situation, the moves that lead to it, the one found first before others; none where a turn begins. */
  readonly arrivals: ReadonlyMap<string, readonly Arrival[]>
  readonly strays: readonly Stray[]
  /** Situations from which no end can be reached under some facts, strays, what hangs on them and on another of these left out. */
  readonly stuck: readonly Stuck[]
  /** Situations of a turn handed down from which it can't be ended by doing the work. */
  readonly neverAnswers: readonly Stuck[]
  /** Moves that can be made somewhere, as `step.move`. */
  readonly made: ReadonlySet<string>
  /** How many combinations of facts were judged, over all situations: the work it took. */
  readonly judged: number
}

type Explored = { readonly situation: Situation; readonly key: string; readonly branches: readonly Branch[]; readonly leads: readonly Lead[] }

/** A move by which a situation leads to another. */
type Lead = { readonly to: Situation; readonly key: string; readonly move: string }

/** Under these facts, each possible move's targets. */
type Branch = { readonly facts: Facts; readonly moves: readonly { readonly move: Move; readonly targets: readonly Goal[] }[] }

/** A target whose key is reckoned once: it is looked up often. */
type Goal = { readonly ends: HoldingOutcome } | { readonly to: Situation; readonly key: string } | null

export function soundness(sop: Sop): Soundness {
  const { found, arrivals } = explore(sop)
  const explored = [...found.values()]
  const before = leadingTo(explored)
  const handedDown = explored.map(({ branches, ...one }) => ({ ...one, branches: branches.filter(({ facts }) => facts.opened) }))
  const made = explored.flatMap(({ situation, branches }) => branches.flatMap(({ moves }) => moves.map(({ move }) => `${situation.step}.${move.name}`)))
  const stuck = (mended: ReadonlySet<string>) => stuckIn({ explored, before }, () => true, mended)
  const neverAnswers = (mended: ReadonlySet<string>) => stuckIn({ explored: handedDown, before }, (outcome) => [...goodOutcomes, 'handed-over', 'released'].includes(outcome), mended)
  const astray = new Set([...stuck(none), ...neverAnswers(none)].filter(({ situation }) => isAstray(sop, situation)).map(({ situation }) => keyOf(situation)))
  // What another fault names already is taken as mended, so that its consequences aren't told as faults of their own.
  const tooLate = new Set(sop.steps.filter((step) => choosesTooLate(sop, step)).map(({ id }) => id))
  const mended = new Set([...astray, ...explored.filter(({ situation }) => tooLate.has(situation.step)).map(({ key }) => key)])
  const roots = rootsOf(sop, stuck, mended)
  return {
    reached: explored.map(({ situation }) => situation),
    arrivals,
    strays: explored.filter(({ situation }) => astray.has(keyOf(situation))).flatMap(({ situation }) =>
      (arrivals.get(keyOf(situation)) ?? []).filter(({ from }) => !astray.has(keyOf(from))).map((by) => ({ situation, by }))),
    stuck: roots,
    neverAnswers: rootsOf(sop, neverAnswers, new Set([...mended, ...roots.map(({ situation }) => keyOf(situation))])),
    made: new Set(made),
    judged: explored.reduce((sum, { branches }) => sum + branches.length, 0),
  }
}

const none: ReadonlySet<string> = new Set()

/** A turn handed down in a step that only those above work. */
function isAstray(sop: Sop, { level, step }: Situation): boolean {
  const place = placeOf(sop, stepNamed(sop, step)?.lanes[0])
  return level === 'below' && place !== undefined && (stepsDown(level, place) ?? 0) < 0
}

/** Nearest first, so that the first arrivals make the shortest trail. */
function explore(sop: Sop): { readonly found: ReadonlyMap<string, Explored>; readonly arrivals: ReadonlyMap<string, readonly Arrival[]> } {
  const found = new Map<string, Explored>()
  const arrivals = new Map<string, Arrival[]>()
  const begun = new Set(beginnings(sop).map(keyOf))
  const waiting = beginnings(sop)
  for (let at = 0; at < waiting.length; at += 1) {
    const situation = waiting[at]
    if (situation === undefined || found.has(keyOf(situation)) || stepNamed(sop, situation.step) === undefined) continue
    const branches = branchesOf(sop, situation)
    const leads = leadsIn(branches)
    found.set(keyOf(situation), { situation, key: keyOf(situation), branches, leads })
    for (const { to, key, move } of leads) {
      waiting.push(to)
      if (!begun.has(key)) note(arrivals, key, { from: situation, move })
    }
    const below = turnBelow(sop, situation)
    if (below === null) continue
    waiting.push(below)
    begun.add(keyOf(below))
  }
  return { found, arrivals }
}

function leadsIn(branches: readonly Branch[]): readonly Lead[] {
  const leads = new Map<string, Lead>()
  for (const { moves } of branches) for (const { move, targets } of moves) for (const goal of targets) {
    if (goal !== null && 'key' in goal) leads.set(`${move.name} ${goal.key}`, { to: goal.to, key: goal.key, move: move.name })
  }
  return [...leads.values()]
}

function note(arrivals: Map<string, Arrival[]>, key: string, by: Arrival): void {
  arrivals.set(key, [...(arrivals.get(key) ?? []), by])
}

function branchesOf(sop: Sop, situation: Situation): Branch[] {
  const moves = movesOf(sop, situation)
  return assignmentsOf(conditionsIn(moves)).filter((facts) => isPossible(situation, facts)).map((facts) => ({
    facts,
    moves: moves.flatMap((move) => {
      const targets = leadsTo(sop, situation, move, facts)
      return targets === null ? [] : [{ move, targets: targets.map(goalOf) }]
    }),
  }))
}

function goalOf(target: Target): Goal {
  return target === null || 'ends' in target ? target : { to: target, key: keyOf(target) }
}

/** A unit below was always handed the report by one above. */
function isPossible({ level }: Situation, { opened }: Facts): boolean {
  return level === 'below' ? opened : level !== 'above' || !opened
}

function conditionsIn(moves: readonly Move[]): Condition[] {
  return [...moves.flatMap(({ when, cases }) => [when, ...cases.map((one) => one.when)]), { opened: true }]
}

type IsEnd = (outcome: HoldingOutcome) => boolean

/** `before` has, by the key of a situation, the keys of those that can lead to it. */
type Walked = { readonly explored: readonly Explored[]; readonly before: ReadonlyMap<string, ReadonlySet<string>> }

function leadingTo(explored: readonly Explored[]): Walked['before'] {
  const before = new Map<string, Set<string>>()
  for (const { key, leads } of explored) for (const { key: to } of leads) before.set(to, (before.get(to) ?? new Set()).add(key))
  return before
}

/** A situation leads on when under every facts some move surely ends in one that does, or in one that will be `mended`. */
function stuckIn({ explored, before }: Walked, isEnd: IsEnd, mended: ReadonlySet<string>): readonly Stuck[] {
  const live = liveIn({ explored, before }, isEnd, mended)
  return explored.filter(({ key }) => !mended.has(key)).flatMap(({ situation, key, branches }) => {
    const branch = live.has(key) ? undefined : branches.find((one) => !leadsOn(one, branches, live, isEnd))
    return branch === undefined ? [] : [{ situation, facts: branch.facts, below: endingsThatStop(branch, live, isEnd), along: [] }]
  })
}

/** Grows from the end backwards: only those that lead to one found anew are looked at again. */
function liveIn({ explored, before }: Walked, isEnd: IsEnd, mended: ReadonlySet<string>): ReadonlySet<string> {
  const live = new Set(mended)
  const byKey = new Map(explored.map((one) => [one.key, one]))
  let waiting = explored.toReversed()
  while (waiting.length > 0) {
    const found = waiting.filter(({ key, branches }) => !live.has(key) && branches.every((branch) => leadsOn(branch, branches, live, isEnd)) && live.add(key))
    waiting = [...new Set(found.flatMap(({ key }) => [...(before.get(key) ?? [])]))].flatMap((key) => byKey.get(key) ?? [])
  }
  return live
}

function endingsThatStop({ moves }: Branch, live: ReadonlySet<string>, isEnd: IsEnd): readonly HoldingOutcome[] {
  return moves.flatMap(({ move, targets }) => (move.ending !== undefined && move.wanted && !targets.every((target) => isGood(target, live, isEnd)) ? [move.ending] : []))
}

function isGood(target: Goal, live: ReadonlySet<string>, isEnd: IsEnd): boolean {
  return target !== null && ('ends' in target ? isEnd(target.ends) : live.has(target.key))
}

/** Of what anyone can do, one thing leads on, chosen as they like; of the ways in which a unit below may do its work, each must. */
function leadsOn(branch: Branch, all: readonly Branch[], live: ReadonlySet<string>, isEnd: IsEnd): boolean {
  const good = (target: Goal) => isGood(target, live, isEnd)
  const below = branch.moves.filter(({ move }) => move.name.startsWith('outcomes.') && move.wanted)
  if (below.length > 0 && below.every(({ targets }) => targets.every(good))) return true
  return branch.moves.filter(({ move }) => move.wanted && !move.name.startsWith('outcomes.')).some(({ move, targets }) =>
    targets.every(good) || chosenElse(branch, move, all).some((other) => other.every(good)))
}

/** Where the same move leads when what is chosen in it is chosen otherwise. */
function chosenElse({ facts }: Branch, { name, chooses }: Move, all: readonly Branch[]): (readonly Goal[])[] {
  if (!chooses.some((artefact) => all.some((other) => artefact in other.facts.chosen))) return []
  return all.filter((other) => differOnlyIn(chooses, facts, other.facts)).flatMap(({ moves }) => moves.filter(({ move }) => move.name === name).map(({ targets }) => targets))
}

function differOnlyIn(chooses: readonly string[], { chosen, missed, ...facts }: Facts, other: Facts): boolean {
  const keys = new Set([...Object.keys(chosen), ...Object.keys(other.chosen)])
  return (Object.keys(facts) as (keyof typeof facts)[]).every((key) => facts[key] === other[key]) && missed.join() === other.missed.join()
    && [...keys].every((artefact) => chooses.includes(artefact) || chosen[artefact] === other.chosen[artefact])
}
