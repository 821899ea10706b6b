// The flowchart of a procedure as SVG: lanes as columns and steps as rows like the printed form, or stacked for a phone.
import type { Mark, Sop } from '../sop.ts'
import { arrowsOf, rowsOf, type Rows } from './arrows.ts'
import { drawArrows } from './draw-arrows.ts'
import { drawSymbol } from './draw-symbol.ts'
import { word, type DrawingLanguage } from './drawing-words.ts'
import { drawnSteps, type DrawnStep, type Shown } from './drawn-steps.ts'
import { layOutNarrow } from './lay-out-narrow.ts'
import { layOutWide } from './lay-out-wide.ts'
import type { Layout, RowBox } from './layout.ts'
import { element, escaped, textLines } from './svg.ts'

export type Drawing = Shown & {
  readonly language: DrawingLanguage
  /** `wide` is 1152 units across and wants a screen of that width; `narrow` is 328, for a phone. */
  readonly shape?: 'wide' | 'narrow'
}

/** A picture for the eye: whoever can't see it needs `procedureInWords` beside it. Classes only; the page's style sheet has the look. */
export function drawProcedure(sop: Sop, drawing: Drawing): string {
  const { language, shape = 'wide' } = drawing
  const rows = rowsOf(drawnSteps(sop, drawing))
  const arrows = arrowsOf(rows, shape === 'wide' ? 2 : 1)
  const layout = (shape === 'wide' ? layOutWide : layOutNarrow)(sop, rows, arrows, language)
  const { width, height } = layout
  return element('svg', { class: `procedure procedure-${shape}`, viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': sop.title[language], xmlns: 'http://www.w3.org/2000/svg' },
    ...grounds(rows, layout), layout.frame, start(layout, language), drawArrows(arrows, layout), ...symbols(rows, layout, language, shape), ...texts(layout))
}

/** The row in which the report stands, marked over its whole breadth. */
function grounds({ steps }: Rows, { rows, width }: Layout): string[] {
  return steps.flatMap(({ state }, index) => {
    const row = rows[index]
    return state !== 'current' || row === undefined ? [] : [
      element('rect', { class: 'current-ground', x: 0, y: row.top, width, height: row.bottom - row.top }),
      element('rect', { class: 'current-bar', x: 0, y: row.top, width: 5, height: row.bottom - row.top }),
    ]
  })
}

function start({ rows, symbol }: Layout, language: DrawingLanguage): string {
  const [first] = rows
  if (first === undefined) return ''
  const { x, top, symbolTop } = first
  const width = symbol.width + 4
  return element('rect', { class: 'symbol ahead printed', x: x - width / 2, y: top + 7, width, height: 22, rx: 11 })
    + element('text', { class: 'sink-text', x, y: top + 22, 'text-anchor': 'middle' }, word('start', language))
    + element('path', { class: 'arrow arrow-ahead', d: `M${x} ${top + 29}V${symbolTop}` })
    + element('path', { class: 'arrow-head', d: `M${x - 4.5} ${symbolTop - 8}L${x + 4.5} ${symbolTop - 8}L${x} ${symbolTop}Z` })
}

function symbols({ steps, sinks }: Rows, layout: Layout, language: DrawingLanguage, shape: 'wide' | 'narrow'): string[] {
  const drawn = steps.map((one, index) => oneSymbol(one, layout.rows[index], layout))
  const ends = sinks.map((sink, index) => {
    const row = layout.rows[steps.length + index]
    return row === undefined ? '' : sinkSymbol(word(sink === '#end' ? 'end' : 'beyond', language), row, layout, shape)
  })
  return [...drawn, ...ends]
}

function oneSymbol({ step, no, symbol, state }: DrawnStep, row: RowBox | undefined, layout: Layout): string {
  if (row === undefined) return ''
  const middle = (row.symbolTop + row.symbolBottom) / 2
  const others = row.others.map((x) => element('path', { class: 'taking-part', d: `M${row.x} ${middle}H${x}` }) + element('circle', { class: `symbol ${state} ${toneOf(step)}`, cx: x, cy: middle, r: 9 }))
  return [...others, drawSymbol({ shape: symbol, text: no, state, tone: toneOf(step) }, row, layout)].join('')
}

/** A symbol stands in a lane: where that is read into it, so is the symbol. */
function toneOf({ origin, mark, lanesInferred }: DrawnStep['step']): Mark['as'] {
  if (origin !== null) return 'overlay'
  return lanesInferred === undefined ? mark.as : 'inferred'
}

/** Its word stands beside it where it doesn't fit in. */
function sinkSymbol(text: string, row: RowBox, { symbol }: Layout, shape: 'wide' | 'narrow'): string {
  const y = (row.symbolTop + row.symbolBottom) / 2
  return element('rect', { class: 'symbol ahead printed', x: row.x - symbol.width / 2, y: row.symbolTop + 4, width: symbol.width, height: symbol.height - 8, rx: (symbol.height - 8) / 2 })
    + element('text', { class: 'sink-text', x: row.x + symbol.width / 2 + (shape === 'wide' ? 8 : 12), y: y + 4 }, escaped(text))
}

function texts({ rows }: Layout): string[] {
  return rows.flatMap((row) => row.texts.map(({ lines, x, y, lineHeight, className, align }) => textLines(lines, x, y, lineHeight, { class: className, 'text-anchor': align })))
}
