// The words of one row of a drawing: what is done, the ways out with where they lead, and the quality standard.
import type { Sop } from '../sop.ts'
import { budgetWords, word, type DrawingLanguage } from './drawing-words.ts'
import type { DrawnExit, DrawnStep } from './drawn-steps.ts'

export type RowText = {
  readonly title: string
  readonly lanes: string
  /** What sets the row apart: where the report stands, a rule that isn't the procedure's own. */
  readonly notes: readonly string[]
  readonly exits: readonly { readonly text: string; readonly mark: DrawnExit['mark'] }[]
  readonly requirements: string
  readonly time: string
  readonly output: string
}

export function rowText(sop: Sop, drawn: DrawnStep, all: readonly DrawnStep[], language: DrawingLanguage): RowText {
  const { step } = drawn
  return {
    title: step.label[language],
    lanes: sop.lanes.filter(({ id }) => step.lanes.includes(id)).map(({ label }) => label).join(' · '),
    notes: notesOf(drawn, all, language),
    exits: drawn.symbol === 'terminal' ? [] : drawn.exits.map((exit) => ({ text: exitText(exit, all, language), mark: exit.mark })),
    requirements: cellOr(drawn, 'requirements', language) || cellOr(drawn, 'input', language) || named(sop, step.requirements, language),
    time: timeText(drawn, language),
    output: cellOr(drawn, 'output', language) || named(sop, step.output, language),
  }
}

function notesOf({ step, state }: DrawnStep, all: readonly DrawnStep[], language: DrawingLanguage): string[] {
  const besides = all.filter((one) => step.beside.includes(one.step.id)).map(({ no }) => no)
  return [
    ...(state === 'current' ? [`▶ ${word('here', language)}`] : state === 'passed' ? [`✓ ${word('passed', language)}`] : []),
    ...(step.origin === null ? [] : [word('added', language)]),
    ...(step.mark.as === 'inferred' ? [`(${word('inferred', language)})`] : []),
    ...(besides.length === 0 ? [] : [`${word('beside', language)} ${besides.join(', ')}`]),
    ...(step.afterwards ? [word('afterwards', language)] : []),
  ]
}

/** Stand behind what isn't printed; the page explains them. */
export const signs = { printed: '', inferred: ' °', overlay: ' +' } as const

/** `b Kirim jawaban (Pelapor) → 6`. */
export function exitText({ key, label, by, to, mark }: DrawnExit, all: readonly DrawnStep[], language: DrawingLanguage): string {
  const text = `${label[language]}${by === '' ? '' : ` (${by})`}${signs[mark]}`
  if (to === null) return `· ${text}`
  return `${key} ${text} → ${aimText(to, all, language)}`.trim()
}

function aimText(to: Exclude<DrawnExit['to'], null>, all: readonly DrawnStep[], language: DrawingLanguage): string {
  if (typeof to === 'string') return word(to, language).toLowerCase()
  const target = all.find(({ step }) => step.id === to.step)
  return target?.symbol === 'terminal' ? word('end', language).toLowerCase() : target?.no ?? ''
}

/** What is printed stays as it was signed; other languages are told what it says. */
function cellOr({ step }: DrawnStep, column: string, language: DrawingLanguage): string {
  return language === 'id' ? (step.cells[column] ?? '') : ''
}

function named(sop: Sop, artefacts: readonly string[], language: DrawingLanguage): string {
  return sop.artefacts.filter(({ id, type }) => artefacts.includes(id) && type !== 'equipment').map(({ label }) => label[language]).join('; ')
}

function timeText(drawn: DrawnStep, language: DrawingLanguage): string {
  const { step } = drawn
  if (step.rhythm !== null) return cellOr(drawn, 'time', language) || `${word('anyTime', language)} ${budgetWords(step.rhythm, language)}`
  return cellOr(drawn, 'time', language) || [...new Set(step.times.map(({ budget }) => budgetWords(budget, language)))].join(' / ')
}

/** The name of what a way leads to; empty where it stays. */
export function aimWords(to: DrawnExit['to'], all: readonly DrawnStep[], language: DrawingLanguage): string {
  if (to === null) return ''
  if (typeof to === 'string') return word(to, language)
  const target = all.find(({ step }) => step.id === to.step)
  return target === undefined ? '' : `${target.no} ${target.step.label[language]}`
}
