// Faults of clauses: words said to be printed that stand nowhere in the printed form.
import type { Fault } from '../problem.ts'
import type { Case, Mark, Sop, Step } from '../sop.ts'
import { nameOf } from './situations.ts'

type Path = readonly (string | number)[]
type Quoted = { readonly path: Path; readonly mark: Mark | null; readonly step: Step | null }

export function clauseFaults(sop: Sop): Fault[] {
  if (sop.form === null) return quotes(sop).filter(({ mark }) => mark?.as === 'printed').map(({ path }) => nothingPrinted(path))
  return quotes(sop).filter((quoted) => !isPrinted(sop, quoted)).map(({ path, mark }) => notFound(path, mark?.source ?? ''))
}

function quotes(sop: Sop): Quoted[] {
  const whole = (path: Path, mark: Mark): Quoted => ({ path, mark, step: null })
  return [
    ...sop.lanes.map(({ id, mark }) => whole(['lanes', id], mark)),
    ...sop.artefacts.map(({ id, mark }) => whole(['artefacts', id], mark)),
    ...sop.records.map(({ id, mark }) => whole(['records', id], mark)),
    ...sop.times.flatMap((time) => [whole(['times', time.id], time.mark), ...inCases(time.missed, ['times', time.id, 'missed'], null)]),
    ...sop.steps.flatMap((step) => inStep(step)),
  ]
}

function inStep(step: Step): Quoted[] {
  const path = ['steps', step.id]
  return [
    { path, mark: step.mark, step },
    ...step.times.flatMap((time) => [{ path: [...path, 'times', nameOf(time)], mark: time.mark, step }, ...inCases(time.missed, [...path, 'times', nameOf(time), 'missed'], step)]),
    ...step.ways.flatMap((way) => [{ path: [...path, 'ways', way.id], mark: way.mark, step }, ...inCases(way.then, [...path, 'ways', way.id], step)]),
    ...Object.entries(step.outcomes).flatMap(([outcome, cases]) => inCases(cases, [...path, 'outcomes', outcome], step)),
    ...inCases(step.onReply, [...path, 'on-reply'], step),
  ]
}

function inCases(cases: readonly Case[], path: Path, step: Step | null): Quoted[] {
  return cases.map(({ mark }) => ({ path, mark, step }))
}

/** `langkah 3: …` quotes another row; otherwise a step that is printed quotes its own, and all else the whole form. */
function isPrinted(sop: Sop, { mark, step }: Quoted): boolean {
  if (mark === null || mark.as !== 'printed') return true
  const [, no, words] = /^langkah ([^:]+): ([^]*)$/.exec(mark.source) ?? []
  if (no !== undefined && words !== undefined) return rowsOf(sop, no).some((row) => contains(row, words))
  if (step !== null && Object.keys(step.cells).length > 0) return contains(rowText(step), mark.source)
  return contains(formText(sop), mark.source)
}

function rowsOf(sop: Sop, no: string): string[] {
  const numbered = sop.steps.filter((step) => step.no === no && Object.keys(step.cells).length > 0)
  return numbered.map(rowText)
}

function rowText(step: Step): string {
  return Object.values(step.cells).join('\n')
}

function formText(sop: Sop): string {
  const { form } = sop
  if (form === null) return ''
  const labels = [...form.columns.map(({ label }) => label), ...form.identity.flatMap(({ label, lines }) => [label, ...lines])]
  return [...form.heads, ...labels, ...sop.steps.map(rowText)].join('\n')
}

/** Line breaks, dashes before list entries and case are the form's, not the clause's. */
function contains(text: string, words: string): boolean {
  return plain(text).includes(plain(words))
}

function plain(text: string): string {
  return text.toLowerCase().replace(/(^|\n)\s*-\s*/g, ' ').replace(/\s+/g, ' ').trim()
}

function notFound(path: Path, words: string): Fault {
  return {
    path: [...path, 'printed'],
    id: [`Kalimat "${words}" tidak ditemukan pada baris yang tercetak.`, 'Salin persis dari kolom (cells) langkah ini; untuk baris lain tulis "langkah 3: …"; bila tidak tercetak pakai inferred atau overlay.'],
    en: [`The words "${words}" are not found in the printed row.`, 'Copy them exactly from the cells of this step; for another row write "langkah 3: …"; use inferred or overlay for what isn\'t printed.'],
  }
}

function nothingPrinted(path: Path): Fault {
  return {
    path: [...path, 'printed'],
    id: ['Definisi ini tidak punya formulir, jadi tidak ada yang tercetak.', 'Tambahkan bagian form, atau pakai inferred atau overlay.'],
    en: ['This definition has no form, so nothing is printed.', 'Add a form, or use inferred or overlay.'],
  }
}
