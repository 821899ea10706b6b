// The arrows between the rows of a drawing, gathered so that all that lead to one place share one line beside the steps.
import { aimKey, type DrawnExit, type DrawnStep } from './drawn-steps.ts'

export type ArrowKind = 'way' | 'missed' | 'beside'

/** `keys` names the ways that go by it. `track` counts outwards from the steps; null for an arrow straight to the next row. */
export type Arrow = {
  readonly from: number
  readonly to: number
  readonly keys: string
  readonly kind: ArrowKind
  readonly side: 'ahead' | 'back'
  readonly track: number | null
}

export type Sink = '#end' | '#beyond'

/** Rows in order: the steps, then the ends that arrows lead to. */
export type Rows = { readonly steps: readonly DrawnStep[]; readonly sinks: readonly Sink[] }

export function rowsOf(steps: readonly DrawnStep[]): Rows {
  const aims = new Set(steps.flatMap(({ exits }) => exits.map(({ to }) => aimKey(to))))
  const closes = steps.some(({ symbol }) => symbol === 'terminal')
  return { steps, sinks: (['#end', '#beyond'] as const).filter((sink) => aims.has(sink) && !(sink === '#end' && closes)) }
}

/** `edges` is how many edges of the drawing lines may run along: back on the left and ahead on the right, or all on one. */
export function arrowsOf({ steps, sinks }: Rows, edges: 1 | 2): Arrow[] {
  const terminal = steps.findIndex(({ symbol }) => symbol === 'terminal')
  const rowOf = (key: string): number => {
    const step = steps.findIndex((one) => one.step.id === key)
    if (step !== -1) return step
    const sink = sinks.findIndex((one) => one === key)
    return sink === -1 ? (key === '#end' ? terminal : -1) : steps.length + sink
  }
  const drawn = steps.flatMap((one, from) => [...oneStep(one, from, rowOf), ...besides(one, from, rowOf)]).filter(({ to }) => to !== -1)
  return onTracks(drawn, edges)
}

type Untracked = Omit<Arrow, 'track' | 'side'>

function oneStep({ exits, symbol }: DrawnStep, from: number, rowOf: (key: string) => number): Untracked[] {
  if (symbol === 'terminal') return []
  const byAim = Map.groupBy(exits.filter(({ to }) => to !== null), ({ to }) => rowOf(aimKey(to)))
  return [...byAim].map(([to, gathered]) => ({ from, to, keys: keysOf(gathered), kind: gathered.every(({ kind }) => kind === 'missed') ? 'missed' : 'way' }))
}

function keysOf(exits: readonly DrawnExit[]): string {
  return exits.map(({ key }) => key).join(' ').trim()
}

/** A duty begins when the step that it stands beside does. */
function besides({ step }: DrawnStep, row: number, rowOf: (key: string) => number): Untracked[] {
  return step.beside.slice(0, 1).map((main) => ({ from: rowOf(main), to: row, keys: '', kind: 'beside' as const })).filter(({ from }) => from !== -1)
}

function onTracks(arrows: readonly Untracked[], edges: 1 | 2): Arrow[] {
  const sided = arrows.map((arrow) => ({ ...arrow, side: arrow.to <= arrow.from ? 'back' as const : 'ahead' as const }))
  const bundles = [...Map.groupBy(sided.filter(({ from, to }) => to !== from + 1), ({ to, side, kind }) => `${side} ${to} ${kind === 'beside'}`).values()]
  const groups = edges === 1 ? [bundles] : (['ahead', 'back'] as const).map((side) => bundles.filter(([first]) => first?.side === side))
  const tracks = new Map(groups.flatMap((group) => [...trackedIn(group)]))
  return sided.map((arrow) => ({ ...arrow, track: tracks.get(arrow) ?? null }))
}

/** Short lines stand nearest to the steps; two that pass the same row never share a track. */
function trackedIn<One extends Untracked>(bundles: readonly (readonly One[])[]): Map<One, number> {
  const tracks = new Map<One, number>()
  const placed: { readonly top: number; readonly bottom: number; readonly track: number }[] = []
  for (const bundle of bundles.toSorted((one, other) => span(one) - span(other))) {
    const rows = bundle.flatMap(({ from, to }) => [from, to])
    const [top, bottom] = [Math.min(...rows), Math.max(...rows)]
    const track = firstFree(placed.filter((other) => other.top <= bottom && other.bottom >= top).map((other) => other.track))
    placed.push({ top, bottom, track })
    for (const arrow of bundle) tracks.set(arrow, track)
  }
  return tracks
}

function span(arrows: readonly { readonly from: number; readonly to: number }[]): number {
  const rows = arrows.flatMap(({ from, to }) => [from, to])
  return Math.max(...rows) - Math.min(...rows)
}

function firstFree(taken: readonly number[]): number {
  let track = 0
  while (taken.includes(track)) track += 1
  return track
}

/** How many lines run side by side. */
export function tracksUsed(arrows: readonly Arrow[], side?: Arrow['side']): number {
  return Math.max(0, ...arrows.filter((arrow) => side === undefined || arrow.side === side).map(({ track }) => (track === null ? 0 : track + 1)))
}
