// The warnings of a procedure as its file has them, made ready for use; what can't be understood is a fault.
import { parseBudget } from '../calendar/parse-budget.ts'
import type { Fault } from './problem.ts'
import type { RungFile } from './schema.ts'
import type { Condition, Mark, Rung } from './sop.ts'

type Path = readonly (string | number)[]

export type LadderParts = { readonly condition: (when: RungFile['when']) => Condition; readonly mark: (rung: RungFile, path: Path) => Mark; readonly fault: (fault: Fault) => void }

export function ladderOf(ladder: Readonly<Record<string, RungFile>>, parts: LadderParts): readonly Rung[] {
  return Object.entries(ladder).map(([id, rung]) => rungOf(id, rung, parts))
}

function rungOf(id: string, rung: RungFile, { condition, mark, fault }: LadderParts): Rung {
  const path = ['rules', 'ladder', id]
  const text = rung.before ?? rung.after ?? ''
  const percent = /^([1-9]\d?)%$/.exec(text)?.[1]
  const read = percent === undefined ? parseBudget(text) : { budget: { n: 0, unit: 'd' as const } }
  if ((rung.before === undefined) === (rung.after === undefined)) fault(oneSide(path))
  else if (!('budget' in read) || read.budget.upTo !== undefined || !['wd', 'd', 'h'].includes(read.budget.unit) || (percent !== undefined && rung.before === undefined)) fault(noDistance(path, text))
  else if (rung['at-once'] === true && read.budget.unit === 'wd') fault(notAtOnce(path))
  return {
    id, label: rung.label, of: rung.of, side: rung.before === undefined ? 'after' : 'before', share: percent === undefined ? null : Number(percent) / 100,
    budget: 'budget' in read ? read.budget : { n: 0, unit: 'd' }, atOnce: rung['at-once'] ?? false, when: condition(rung.when),
    to: rung.to.map(({ at, offices = [] }) => ({ at, offices })), mark: mark(rung, path), origin: rung.origin ?? null,
  }
}

function oneSide(path: Path): Fault {
  return {
    path, id: ['Peringatan ini belum jelas kapan.', 'Tulis tepat satu: before (sebelum akhir waktu) atau after (sesudah terlewat).'],
    en: ['It isn\'t clear when this warning comes.', 'Write exactly one: before (the end) or after (it was missed).'],
  }
}

function noDistance(path: Path, text: string): Fault {
  return {
    path, id: [`"${text}" bukan jarak waktu untuk peringatan.`, 'Tulis 1wd (hari kerja), 2d (hari), 4h (jam), atau pada before juga 50%.'],
    en: [`"${text}" is no distance for a warning.`, 'Write 1wd (working days), 2d (days), 4h (hours), or for before also 50%.'],
  }
}

function notAtOnce(path: Path): Fault {
  return {
    path, id: ['Peringatan menurut hari kerja datang pada pagi hari kerja, tidak dapat langsung.', 'Hapus at-once, atau tulis jaraknya dalam jam (h) atau hari (d).'],
    en: ['A warning by working days comes in the morning of one, not at once.', 'Remove at-once, or give its distance in hours (h) or days (d).'],
  }
}
