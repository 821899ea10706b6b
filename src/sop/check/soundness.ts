// Whether from every situation that a procedure can bring a turn into, an end can be reached; and which steps are never reached.
//
// Facts are taken as an adversary would choose them, anew in every situation. A unit below that does its work ends its turn
// answered or settled, whatever procedure it runs, so a waiting step must lead on from both; that every turn can end so is
// checked as well. What holds for one turn then holds for chains of them, however deep.
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

type Explored = { readonly situation: Situation; readonly branches: readonly Branch[] }

/** Under these facts, each possible move's targets. */
type Branch = { readonly facts: Facts; readonly moves: readonly { readonly move: Move; readonly targets: readonly Target[] }[] }

export function soundness(sop: Sop): Soundness {
  const { found, arrivals } = explore(sop)
  const explored = [...found.values()]
  const handedDown = explored.map(({ situation, branches }) => ({ situation, branches: branches.filter(({ facts }) => facts.opened) }))
  const made = explored.flatMap(({ situation, branches }) => branches.flatMap(({ moves }) => moves.map(({ move }) => `${situation.step}.${move.name}`)))
  const stuck = (mended: ReadonlySet<string>) => stuckIn(explored, () => true, mended)
  const neverAnswers = (mended: ReadonlySet<string>) => stuckIn(handedDown, (outcome) => [...goodOutcomes, 'handed-over', 'released'].includes(outcome), mended)
  const astray = new Set([...stuck(none), ...neverAnswers(none)].filter(({ situation }) => isAstray(sop, situation)).map(({ situation }) => keyOf(situation)))
  // What another fault names already is taken as mended, so that its consequences aren't told as faults of their own.
  const mended = new Set([...astray, ...explored.filter(({ situation }) => sop.steps.some((step) => step.id === situation.step && choosesTooLate(sop, step))).map(({ situation }) => keyOf(situation))])
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
    found.set(keyOf(situation), { situation, branches })
    for (const { to, move } of targetsIn(branches)) {
      waiting.push(to)
      if (!begun.has(keyOf(to))) note(arrivals, to, { from: situation, move })
    }
    const below = turnBelow(sop, situation)
    if (below === null) continue
    waiting.push(below)
    begun.add(keyOf(below))
  }
  return { found, arrivals }
}

function targetsIn(branches: readonly Branch[]): { readonly to: Situation; readonly move: string }[] {
  return branches.flatMap(({ moves }) => moves.flatMap(({ move, targets }) => targets.flatMap((to) => (to !== null && 'step' in to ? [{ to, move: move.name }] : []))))
}

function note(arrivals: Map<string, Arrival[]>, to: Situation, by: Arrival): void {
  const known = arrivals.get(keyOf(to)) ?? []
  if (known.some(({ from, move }) => move === by.move && keyOf(from) === keyOf(by.from))) return
  arrivals.set(keyOf(to), [...known, by])
}

function branchesOf(sop: Sop, situation: Situation): Branch[] {
  const moves = movesOf(sop, situation)
  return assignmentsOf(conditionsIn(moves)).filter((facts) => isPossible(situation, facts)).map((facts) => ({
    facts,
    moves: moves.flatMap((move) => {
      const targets = leadsTo(sop, situation, move, facts)
      return targets === null ? [] : [{ move, targets }]
    }),
  }))
}

/** A unit below was always handed the report by one above. */
function isPossible({ level }: Situation, { opened }: Facts): boolean {
  return level === 'below' ? opened : level !== 'above' || !opened
}

function conditionsIn(moves: readonly Move[]): Condition[] {
  return [...moves.flatMap(({ when, cases }) => [when, ...cases.map((one) => one.when)]), { opened: true }]
}

type IsEnd = (outcome: HoldingOutcome) => boolean

/** Grows from the end backwards: a situation leads on when under every facts some move surely ends in one that does, or in one that will be `mended`. */
function stuckIn(explored: readonly Explored[], isEnd: IsEnd, mended: ReadonlySet<string>): readonly Stuck[] {
  const live = new Set(mended)
  for (let before = -1; before !== live.size; ) {
    before = live.size
    for (const { situation, branches } of explored) if (branches.every((branch) => leadsOn(branch, branches, live, isEnd))) live.add(keyOf(situation))
  }
  return explored.filter(({ situation }) => !mended.has(keyOf(situation))).flatMap(({ situation, branches }) => {
    const branch = branches.find((one) => !leadsOn(one, branches, live, isEnd))
    return branch === undefined ? [] : [{ situation, facts: branch.facts, below: endingsThatStop(branch, live, isEnd), along: [] }]
  })
}

function endingsThatStop({ moves }: Branch, live: ReadonlySet<string>, isEnd: IsEnd): readonly HoldingOutcome[] {
  return moves.flatMap(({ move, targets }) => (move.ending !== undefined && move.wanted && !targets.every((target) => isGood(target, live, isEnd)) ? [move.ending] : []))
}

function isGood(target: Target, live: ReadonlySet<string>, isEnd: IsEnd): boolean {
  return target !== null && ('ends' in target ? isEnd(target.ends) : live.has(keyOf(target)))
}

/** Of what anyone can do, one thing leads on, chosen as they like; of the ways in which a unit below may do its work, each must. */
function leadsOn(branch: Branch, all: readonly Branch[], live: ReadonlySet<string>, isEnd: IsEnd): boolean {
  const good = (target: Target) => isGood(target, live, isEnd)
  const below = branch.moves.filter(({ move }) => move.name.startsWith('outcomes.') && move.wanted)
  if (below.length > 0 && below.every(({ targets }) => targets.every(good))) return true
  return branch.moves.filter(({ move }) => move.wanted && !move.name.startsWith('outcomes.')).some(({ move, targets }) =>
    targets.every(good) || chosenElse(branch, move, all).some((other) => other.every(good)))
}

/** Where the same move leads when what is chosen in it is chosen otherwise. */
function chosenElse({ facts }: Branch, { name, chooses }: Move, all: readonly Branch[]): (readonly Target[])[] {
  if (!chooses.some((artefact) => all.some((other) => artefact in other.facts.chosen))) return []
  const plain = apart(facts, chooses)
  return all.filter((other) => apart(other.facts, chooses) === plain).flatMap(({ moves }) => moves.filter(({ move }) => move.name === name).map(({ targets }) => targets))
}

function apart(facts: Facts, chooses: readonly string[]): string {
  return JSON.stringify({ ...facts, chosen: Object.entries(facts.chosen).filter(([artefact]) => !chooses.includes(artefact)) })
}
