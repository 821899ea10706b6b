// Draws the arrows: out of a symbol into the space under it, along a line beside the steps, in above the symbol it leads to.
import type { Arrow } from './arrows.ts'
import { textWidth } from './fit-text.ts'
import { SMALL, TRACK, type Layout, type RowBox } from './layout.ts'
import { element, escaped, pathThrough, type Point } from './svg.ts'

export function drawArrows(arrows: readonly Arrow[], layout: Layout): string {
  const lines = arrows.map((arrow) => element('path', { class: `arrow ${classOf(arrow)}`, d: pathThrough(pointsOf(arrow, arrows, layout)) }))
  const heads = [...new Set(arrows.map(({ to }) => to))].map((to) => head(layout.rows[to]))
  const keys = arrows.filter(({ keys: written }) => written !== '').map((arrow) => badge(arrow, arrows, layout))
  return [...lines, ...heads, ...keys].join('')
}

function classOf({ kind, side }: Arrow): string {
  return kind === 'way' ? `arrow-${side}` : `arrow-${side} arrow-${kind}`
}

/** Ways out of one row leave one under the other, the one straight on as the last. */
export function exitOrder(arrow: Arrow, arrows: readonly Arrow[]): number {
  const own = arrows.filter(({ from }) => from === arrow.from).toSorted((one, other) => rank(one) - rank(other))
  return own.indexOf(arrow)
}

function rank({ track, side }: Arrow): number {
  return track === null ? 1000 : side === 'back' ? track : 100 + track
}

function pointsOf(arrow: Arrow, arrows: readonly Arrow[], layout: Layout): Point[] {
  const from = rowAt(layout, arrow.from)
  const to = rowAt(layout, arrow.to)
  const exitY = from.exitY + exitOrder(arrow, arrows) * TRACK
  const start: Point[] = [[from.x, from.symbolBottom], [from.x, exitY]]
  if (arrow.track === null) return [...start, [to.x, exitY], [to.x, to.symbolTop]]
  const x = layout.trackX(arrow.side, arrow.track)
  return [...start, [x, exitY], [x, to.entryY], [to.x, to.entryY], [to.x, to.symbolTop]]
}

function head(row: RowBox | undefined): string {
  if (row === undefined) return ''
  const { x, symbolTop: y } = row
  return element('path', { class: 'arrow-head', d: `M${x - 4.5} ${y - 8}L${x + 4.5} ${y - 8}L${x} ${y}Z` })
}

/** The letters of the ways, on the line just beside the stem. */
function badge(arrow: Arrow, arrows: readonly Arrow[], layout: Layout): string {
  const from = rowAt(layout, arrow.from)
  const y = from.exitY + exitOrder(arrow, arrows) * TRACK
  const width = textWidth(arrow.keys, SMALL) + 7
  const goesLeft = arrow.track !== null ? layout.trackX(arrow.side, arrow.track) < from.x : rowAt(layout, arrow.to).x < from.x
  const centre = from.x + (goesLeft ? -1 : 1) * (width / 2 + 5)
  const x = arrow.track === null && rowAt(layout, arrow.to).x === from.x ? from.x : centre
  return element('rect', { class: 'key-ground', x: x - width / 2, y: y - 6.5, width, height: 13, rx: 3 })
    + element('text', { class: 'key', x, y: y + 4, 'text-anchor': 'middle' }, escaped(arrow.keys))
}

function rowAt({ rows }: Layout, index: number): RowBox {
  const row = rows[index]
  if (row === undefined) throw new Error(`The drawing has no row ${index}.`)
  return row
}
