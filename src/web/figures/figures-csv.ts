// Figures as a file for a spreadsheet: cells that a spreadsheet would take for a formula are made plain text.
import type { FigureRow } from './shown-figures.ts'

export type CsvPart = { readonly title: string; readonly rows: readonly FigureRow[] }

/** With a byte order mark, by which spreadsheets read it as UTF-8. */
export function figuresCsv(head: readonly string[], parts: readonly CsvPart[]): string {
  const lines = [head, ...parts.flatMap(({ title, rows }) => rows.map(({ name, met, missed }) => [title, name, String(met), String(missed)]))]
  return `\uFEFF${lines.map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
