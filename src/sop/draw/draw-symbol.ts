// The symbols of the form: start and end rounded, work a rectangle, a decision a diamond; where the report stands doubly ringed.
import type { StepState } from './drawn-steps.ts'
import type { Layout, RowBox } from './layout.ts'
import { element, escaped } from './svg.ts'

export type Shape = 'process' | 'decision' | 'terminal'

type Look = { readonly shape: Shape; readonly text: string; readonly state: StepState; readonly tone: 'printed' | 'inferred' | 'overlay' }

export function drawSymbol({ shape, text, state, tone }: Look, row: RowBox, { symbol }: Layout): string {
  const { x } = row
  const y = (row.symbolTop + row.symbolBottom) / 2
  const outline = (grow: number, className: string) => outlineOf(shape, x, y, symbol.width + grow, symbol.height + grow, className)
  return [
    ...(state === 'current' ? [outline(9, 'ring')] : []),
    outline(0, `symbol ${state} ${tone}`),
    element('text', { class: `symbol-text ${state}`, x, y: y + 4.5, 'text-anchor': 'middle' }, escaped(text)),
    ...(state === 'passed' ? [tick(x + symbol.width / 2 - 2, row.symbolTop + 2)] : []),
  ].join('')
}

function outlineOf(shape: Shape, x: number, y: number, width: number, height: number, className: string): string {
  if (shape === 'decision') {
    const [w, h] = [width / 2 + 4, height / 2]
    return element('path', { class: className, d: `M${x - w} ${y}L${x} ${y - h}L${x + w} ${y}L${x} ${y + h}Z` })
  }
  return element('rect', { class: className, x: x - width / 2, y: y - height / 2, width, height, rx: shape === 'terminal' ? height / 2 : 3 })
}

function tick(x: number, y: number): string {
  return element('circle', { class: 'tick-ground', cx: x, cy: y, r: 8 }) + element('path', { class: 'tick', d: `M${x - 4} ${y}l3 3.5l5 -7` })
}
