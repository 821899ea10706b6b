// Draws the little calendar of a deadline as a picture for the web: no script, no styles, only attributes and classes.
import type { DayNote, DayNoteKind } from './day-note.ts'
import { dayMark } from './day-marks.ts'
import { dayOfText } from './day-number.ts'
import { dateWords, monthNames, weekdayNames, type Language } from './day-words.ts'
import type { DueQuery } from './due.ts'
import { dueSentences } from './due-sentence.ts'
import type { ExplainedDue } from './explain-due.ts'
import { monthGrid, type GridDay, type GridMonth } from './month-grid.ts'

type Paint = { readonly fill: string; readonly ink: string; readonly stroke?: string }

/** Contrast of ink on fill is at least 4.5:1; the meaning also stands in the mark, never in the colour alone. */
const paints: Record<'end' | 'counted' | 'receipt' | 'off' | 'holiday' | 'leave' | 'paused', Paint> = {
  end: { fill: '#0b3d6e', ink: '#ffffff' },
  counted: { fill: '#d9e8f8', ink: '#0b3d6e' },
  receipt: { fill: '#ffffff', ink: '#0b3d6e', stroke: '#0b3d6e' },
  off: { fill: '#eeeeea', ink: '#57595c' },
  holiday: { fill: '#fae0dc', ink: '#8c1d18' },
  leave: { fill: '#fcecc9', ink: '#6b4300' },
  paused: { fill: 'url(#hatch)', ink: '#3d2a66', stroke: '#8d7bb8' },
}

const paintOf: Record<DayNoteKind, keyof typeof paints> = {
  counted: 'counted', received: 'receipt', 'day-zero': 'receipt', 'received-late': 'receipt', 'weekly-off': 'off', closed: 'off', missing: 'off',
  holiday: 'holiday', regional: 'holiday', 'joint-leave': 'leave', paused: 'paused', moved: 'counted', opening: 'counted',
}

const cell = 46
const gap = 3
const margin = 12
const width = 7 * cell + 2 * margin

type Picture = { readonly query: DueQuery; readonly due: ExplainedDue; readonly language: Language; readonly id: string }

/**
 * An SVG document, 346 units wide, that reads on a small phone. `id` prefixes its ids, so that several may stand on a page.
 * As an image it shows its own colours; inline, a page may repaint the classes `due-day`, `due-counted`, ….
 */
export function dueSvg({ query, due, language, id }: Picture): string {
  const picture = { query, due, language, id }
  const parts: string[] = []
  let top = margin
  for (const month of monthGrid(due.explanation, due.frozen ? null : due.date)) {
    parts.push(monthPart(month, top, picture))
    top += 44 + month.weeks.length * cell + 10
  }
  const [key, height] = legendPart(top, picture)
  parts.push(key)
  return document(parts.join(''), top + height + margin, picture)
}

function document(body: string, height: number, { query, due, language, id }: Picture): string {
  const heading = language === 'id' ? 'Kalender batas waktu' : 'Calendar of the deadline'
  const described = dueSentences(query, due, language).join(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="due-calendar" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="${id}-title ${id}-desc" lang="${language}" font-family="${fonts}">`,
    `<title id="${id}-title">${escaped(heading)}</title><desc id="${id}-desc">${escaped(described)}</desc><defs>${hatch(id)}</defs>`,
    `<rect class="due-paper" width="${width}" height="${height}" rx="8" fill="#ffffff"/>${body}</svg>`,
  ].join('')
}

const fonts = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

function hatch(id: string): string {
  const stripes = '<rect width="6" height="6" fill="#f0ebfa"/><rect width="2" height="6" fill="#d5c9ee"/>'
  return `<pattern id="${id}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">${stripes}</pattern>`
}

function monthPart({ year, month, weeks }: GridMonth, top: number, picture: Picture): string {
  const name = `${monthNames[picture.language][month - 1]} ${year}`
  const heading = `<text class="due-month" x="${margin + gap}" y="${top + 16}" font-size="15" font-weight="600" fill="#1b1b1b">${name}</text>`
  const weekdays = weekdayNames[picture.language].map((weekday, index) =>
    label(weekday.slice(0, 3), { x: middle(index), y: top + 36, size: 11, fill: '#57595c', name: 'due-weekday' }))
  const cells = weeks.flatMap((week, row) => week.map((day) => (day === null ? '' : cellPart(day, top + 44 + row * cell, picture))))
  return `<g>${heading}${weekdays.join('')}${cells.join('')}</g>`
}

function cellPart(day: GridDay, y: number, picture: Picture): string {
  const { note, weekday } = day
  if (note === null) return label(String(day.dayOfMonth), { x: middle(weekday), y: y + 27, size: 12, fill: '#6b6b6b', name: 'due-outside' })
  const x = margin + weekday * cell
  const name = day.end ? 'end' : paintOf[note.kind]
  const reason = `${dateWords(dayOfText(note.date) ?? 0, picture.language)}: ${note.why}`
  return [
    `<g class="due-day due-${name}"><title>${escaped(reason)}</title>${box(x + gap / 2, y + gap / 2, name, picture.id)}`,
    `<text x="${x + 6}" y="${y + 14}" font-size="10" fill="${paints[name].ink}">${day.dayOfMonth}</text>`,
    markPart(day, note, { y, ink: paints[name].ink, picture }),
    '</g>',
  ].join('')
}

/** The ordinal or the time that was counted, and below it, or alone, the word for what the day is. */
function markPart(day: GridDay, note: DayNote, { y, ink, picture }: { y: number; ink: string; picture: Picture }): string {
  const { text, label: word } = dayMark(note, picture.query.budget.unit, picture.language)
  const big = note.counted || word === '' ? text : ''
  const small = day.end ? endWord(picture.language) : note.counted ? '' : word
  const x = middle(day.weekday)
  const size = [17, 17, 17, 15, 13][big.length] ?? 12
  const mark = { x, y: y + 30, size, fill: ink, weight: note.counted ? 600 : 400, name: 'due-mark' }
  const below = big === '' ? { y: y + 31, size: 10.5 } : { y: y + 39, size: 8.5 }
  return `${big === '' ? '' : label(big, mark)}${small === '' ? '' : label(small, { x, ...below, fill: ink, name: 'due-word' })}`
}

function box(x: number, y: number, name: keyof typeof paints, id: string, size = cell - gap): string {
  const { fill, stroke } = paints[name]
  const paint = fill === 'url(#hatch)' ? `url(#${id}-hatch)` : fill
  const edge = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="1.25"`
  return `<rect x="${x}" y="${y}" width="${size}" height="${size}" rx="${size > 20 ? 5 : 3}" fill="${paint}"${edge}/>`
}

/** Every colour that was used, in words; returns the drawing and its height. */
function legendPart(top: number, { query, due, language, id }: Picture): readonly [string, number] {
  const used = new Map<string, keyof typeof paints>()
  for (const note of due.explanation) {
    if (due.frozen || note.date !== due.date) used.set(dayMark(note, query.budget.unit, language).meaning, paintOf[note.kind])
  }
  if (!due.frozen) used.set(language === 'id' ? 'batas waktu' : 'due', 'end')
  const rows = [...used].map(([meaning, name], row) => {
    const y = top + row * 20
    const words = `<text x="${margin + gap + 22}" y="${y + 11.5}" font-size="12" fill="#1b1b1b">${escaped(meaning)}</text>`
    return `<g class="due-${name}">${box(margin + gap, y, name, id, 14)}${words}</g>`
  })
  return [`<g class="due-legend">${rows.join('')}</g>`, used.size * 20]
}

type Label = { readonly x: number; readonly y: number; readonly size: number; readonly fill: string; readonly weight?: number; readonly name: string }

function label(text: string, { x, y, size, fill, weight, name }: Label): string {
  const bold = weight === undefined ? '' : ` font-weight="${weight}"`
  return `<text class="${name}" x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="middle"${bold}>${escaped(text)}</text>`
}

function middle(weekday: number): number {
  return margin + weekday * cell + cell / 2
}

function endWord(language: Language): string {
  return language === 'id' ? 'tenggat' : 'due'
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
