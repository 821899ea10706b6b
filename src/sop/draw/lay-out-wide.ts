// Lays a drawing out like the printed form: steps as rows, lanes as columns, and the quality standard where there is room.
import type { Lane, Sop } from '../sop.ts'
import { exitOrder } from './draw-arrows.ts'
import { tracksUsed, type Arrow, type Rows } from './arrows.ts'
import { word, type DrawingLanguage } from './drawing-words.ts'
import type { DrawnStep } from './drawn-steps.ts'
import { fitText } from './fit-text.ts'
import { LINE, SMALL, TEXT, TRACK, type Layout, type RowBox, type TextBlock } from './layout.ts'
import { rowText, type RowText } from './row-text.ts'
import { element, textLines } from './svg.ts'

const WIDTH = 1152
const NUMBER = 40
const ACTIVITY = 272
const QUALITY = 128
const LANE = 90
const SYMBOL = { width: 50, height: 34 }
const ENTRY = 28
const PAD = 8
/** The one column of all steps that overlays bring; who works them stands in the row. */
const ADDED = '+'

type Column = { readonly x: number; readonly width: number; readonly head: string }
type Quality = 'requirements' | 'time' | 'output'

export function layOutWide(sop: Sop, { steps, sinks }: Rows, arrows: readonly Arrow[], language: DrawingLanguage): Layout {
  const columns = columnsOf(sop, steps, arrows, language)
  const headLines = [columns.activity, ...columns.lanes, ...columns.quality].map(({ head, width }) => fitText(head, width - 12, SMALL).length)
  const headHeight = Math.max(...headLines) * 15 + 16
  const rows: RowBox[] = []
  for (const [index, drawn] of steps.entries()) rows.push(rowBox(rowText(sop, drawn, steps, language), drawn, index, rows.at(-1)?.bottom ?? headHeight, columns, arrows))
  for (const _ of sinks) rows.push(sinkBox(rows.at(-1)?.bottom ?? headHeight, columns))
  const height = (rows.at(-1)?.bottom ?? headHeight) + 1
  return {
    width: WIDTH, height, rows, symbol: SYMBOL,
    trackX: (side, track) => (side === 'back' ? columns.left - PAD - track * TRACK : columns.right + PAD + track * TRACK),
    frame: frameOf(columns, rows, headHeight, height, language),
  }
}

type Columns = {
  readonly activity: Column
  readonly lanes: readonly (Column & { readonly id: string })[]
  readonly quality: readonly (Column & { readonly id: Quality })[]
  /** Edges of the lanes; the lines that pass beside the steps run outside them. */
  readonly left: number
  readonly right: number
}

function columnsOf(sop: Sop, steps: readonly DrawnStep[], arrows: readonly Arrow[], language: DrawingLanguage): Columns {
  const lanes = [...lanesShown(sop, steps).map(({ id, label }) => ({ id, label })), ...(steps.some(isAdded) ? [{ id: ADDED, label: word('added', language) }] : [])]
  const beside = (side: Arrow['side']) => PAD + tracksUsed(arrows, side) * TRACK
  const left = NUMBER + ACTIVITY + beside('back')
  const room = WIDTH - left - beside('ahead')
  const kinds = qualityIn(room - LANE * lanes.length)
  const width = Math.min(170, (room - kinds.length * QUALITY) / lanes.length)
  const right = left + width * lanes.length
  const qualityWidth = (WIDTH - right - beside('ahead')) / kinds.length
  return {
    activity: { x: NUMBER, width: ACTIVITY, head: word('activity', language) },
    lanes: lanes.map(({ id, label }, index) => ({ id, head: label, x: left + index * width, width })),
    quality: kinds.map((kind, index) => ({ id: kind, head: headOf(sop, kind, language), x: right + beside('ahead') + index * qualityWidth, width: qualityWidth })),
    left, right,
  }
}

/** The time always; the others where there is room. */
function qualityIn(room: number): readonly Quality[] {
  if (room >= 3 * QUALITY) return ['requirements', 'time', 'output']
  return room >= 2 * QUALITY ? ['time', 'output'] : ['time']
}

/** As printed where the form has such a column, in the language it is printed in. */
function headOf({ form }: Sop, kind: Quality, language: DrawingLanguage): string {
  const ids = kind === 'requirements' ? ['requirements', 'input'] : [kind]
  const printed = ids.flatMap((id) => form?.columns.find((column) => column.id === id)?.label ?? [])[0]
  return language === 'id' ? printed ?? word(kind, language) : word(kind, language)
}

function isAdded({ step }: DrawnStep): boolean {
  return step.origin !== null
}

/** The printed columns in their order, then further lanes in which the procedure's own steps stand; the system has none. */
function lanesShown(sop: Sop, steps: readonly DrawnStep[]): Lane[] {
  const printed = sop.form?.columns.flatMap(({ lane }) => lane ?? []) ?? []
  const used = new Set(steps.filter((one) => !isAdded(one)).flatMap(({ step }) => step.lanes))
  const order = (id: string) => (printed.includes(id) ? printed.indexOf(id) : printed.length)
  return sop.lanes.filter(({ id, at }) => printed.includes(id) || (used.has(id) && at !== 'system')).toSorted((one, other) => order(one.id) - order(other.id))
}

function rowBox(text: RowText, drawn: DrawnStep, index: number, top: number, columns: Columns, arrows: readonly Arrow[]): RowBox {
  const entry = ENTRY + (index === 0 ? 34 : 0)
  const exits = arrows.filter(({ from }) => from === index).map((arrow) => exitOrder(arrow, arrows))
  const symbolTop = top + entry
  const symbolBottom = symbolTop + SYMBOL.height
  const exitY = symbolBottom + TRACK + 3
  const texts = textsOf(text, drawn, top, columns)
  const under = exits.length === 0 ? symbolBottom + 10 : exitY + Math.max(...exits) * TRACK + 9
  const bottom = Math.max(under, ...texts.map(({ y, lines, lineHeight }) => y + lines.length * lineHeight))
  const [x, ...others] = (isAdded(drawn) ? [ADDED] : drawn.step.lanes).flatMap((lane) => { const column = columns.lanes.find(({ id }) => id === lane); return column === undefined ? [] : [centre(column)] })
  return { top, bottom, x: x ?? centreOfLanes(columns), symbolTop, symbolBottom, entryY: symbolTop - 15, exitY, texts, others }
}

function textsOf(text: RowText, drawn: DrawnStep, top: number, { activity, quality }: Columns): TextBlock[] {
  const blocks: TextBlock[] = [{ lines: [drawn.no], x: NUMBER / 2, y: top + 24, lineHeight: LINE, className: 'no', align: 'middle' }]
  let y = top + 24
  const add = (lines: readonly string[], lineHeight: number, className: string) => {
    blocks.push({ lines, x: activity.x + PAD, y, lineHeight, className })
    y += lines.length * lineHeight
  }
  add(fitText(text.title, activity.width - 2 * PAD, TEXT + 1), LINE, 'title')
  if (isAdded(drawn)) add(fitText(text.lanes, activity.width - 2 * PAD, SMALL), 15, 'lane')
  for (const note of text.notes) add(fitText(note, activity.width - 2 * PAD, SMALL), 15, note.startsWith('▶') ? 'note here' : 'note')
  y += 3
  for (const exit of text.exits) add(fitText(exit.text, activity.width - 2 * PAD, SMALL), 15, `exit ${exit.mark}`)
  const cells = quality.map(({ id, x, width }): TextBlock => ({ lines: fitText(text[id], width - 2 * PAD, SMALL), x: x + PAD, y: top + 24, lineHeight: 15, className: 'cell' }))
  return [...blocks, ...cells]
}

function sinkBox(top: number, columns: Columns): RowBox {
  const symbolTop = top + ENTRY
  const symbolBottom = symbolTop + SYMBOL.height
  return { top, bottom: symbolBottom + 12, x: centreOfLanes(columns), symbolTop, symbolBottom, entryY: symbolTop - 15, exitY: symbolBottom, texts: [], others: [] }
}

function centre({ x, width }: Column): number {
  return x + width / 2
}

function centreOfLanes({ lanes }: Columns): number {
  const first = lanes[0]
  return first === undefined ? 0 : centre(first)
}

function frameOf({ activity, lanes, quality, left, right }: Columns, rows: readonly RowBox[], headHeight: number, height: number, language: DrawingLanguage): string {
  const heads = [{ head: word('no', language), x: 0, width: NUMBER }, activity, ...lanes, ...quality].map(({ head, x, width }) => textLines(fitText(head, width - 12, SMALL), x + (lanes.some((lane) => lane.x === x) ? width / 2 : PAD), 20, 15, { class: 'head', ...(lanes.some((lane) => lane.x === x) ? { 'text-anchor': 'middle' } : {}) }))
  const across = rows.map(({ top }) => element('path', { class: 'rule', d: `M0 ${top}H${WIDTH}` }))
  const edges = [activity.x, ...lanes.map(({ x }) => x), right, ...quality.map(({ x }) => x)]
  const down = [...new Set([...edges, left])].map((x) => element('path', { class: 'rule', d: `M${x} 0V${height}` }))
  return [
    element('rect', { class: 'head-ground', x: 0, y: 0, width: WIDTH, height: headHeight }),
    ...heads, ...across, ...down,
    element('rect', { class: 'edge', x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1 }),
  ].join('')
}
