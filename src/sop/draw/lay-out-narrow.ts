// Lays a drawing out for a phone: one step under the other, its symbol on the left, returns and leaps along the right edge.
import type { Sop } from '../sop.ts'
import { tracksUsed, type Arrow, type Rows } from './arrows.ts'
import { exitOrder } from './draw-arrows.ts'
import { word, type DrawingLanguage } from './drawing-words.ts'
import { fitText } from './fit-text.ts'
import { LINE, SMALL, TEXT, TRACK, type Layout, type RowBox, type TextBlock } from './layout.ts'
import { rowText, type RowText } from './row-text.ts'
import { element } from './svg.ts'

const WIDTH = 328
const STRIP = 26
const TEXT_X = 56
const SYMBOL = { width: 36, height: 30 }
const ENTRY = 26
const STEP = 8

export function layOutNarrow(sop: Sop, { steps, sinks }: Rows, arrows: readonly Arrow[], language: DrawingLanguage): Layout {
  const right = WIDTH - 5 - tracksUsed(arrows) * STEP
  const rows: RowBox[] = []
  for (const [index, drawn] of steps.entries()) rows.push(rowBox(rowText(sop, drawn, steps, language), index, rows.at(-1)?.bottom ?? 0, right, arrows, language))
  for (const _ of sinks) rows.push(sinkBox(rows.at(-1)?.bottom ?? 0))
  const height = (rows.at(-1)?.bottom ?? 0) + 1
  return {
    width: WIDTH, height, rows, symbol: SYMBOL,
    trackX: (_, track) => right + 8 + track * STEP,
    frame: rows.slice(1).map(({ top }) => element('path', { class: 'rule', d: `M${TEXT_X} ${top}H${right}` })).join(''),
  }
}

function rowBox(text: RowText, index: number, top: number, right: number, arrows: readonly Arrow[], language: DrawingLanguage): RowBox {
  const entry = ENTRY + (index === 0 ? 32 : 0)
  const symbolTop = top + entry
  const texts = textsOf(text, symbolTop + 12, right - TEXT_X - 4, language)
  const textBottom = Math.max(symbolTop + SYMBOL.height, ...texts.map(({ y, lines, lineHeight }) => y + (lines.length - 1) * lineHeight + 5))
  const exits = arrows.filter(({ from }) => from === index).map((arrow) => exitOrder(arrow, arrows))
  const exitY = textBottom + TRACK
  const bottom = exitY + Math.max(0, ...exits) * TRACK + 9
  return { top, bottom, x: STRIP, symbolTop, symbolBottom: symbolTop + SYMBOL.height, entryY: symbolTop - 13, exitY, texts, others: [] }
}

function textsOf(text: RowText, top: number, width: number, language: DrawingLanguage): TextBlock[] {
  const blocks: TextBlock[] = []
  let y = top
  const add = (written: string, size: number, lineHeight: number, className: string) => {
    const lines = fitText(written, width, size)
    if (lines.length === 0) return
    blocks.push({ lines, x: TEXT_X, y, lineHeight, className })
    y += lines.length * lineHeight
  }
  add(text.title, TEXT + 1, LINE, 'title')
  add(text.lanes, SMALL, 15, 'lane')
  for (const note of text.notes) add(note, SMALL, 15, note.startsWith('▶') ? 'note here' : 'note')
  if (text.time !== '') add(`${word('time', language)}: ${text.time}`, SMALL, 15, 'cell')
  y += 2
  for (const exit of text.exits) add(exit.text, SMALL, 15, `exit ${exit.mark}`)
  return blocks
}

function sinkBox(top: number): RowBox {
  const symbolTop = top + ENTRY
  return { top, bottom: symbolTop + SYMBOL.height + 8, x: STRIP, symbolTop, symbolBottom: symbolTop + SYMBOL.height, entryY: symbolTop - 13, exitY: symbolTop + SYMBOL.height, texts: [], others: [] }
}
