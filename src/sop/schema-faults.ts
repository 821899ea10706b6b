// Turns what the schema found wrong into sentences that an official understands.
import type { z } from 'zod'
import { nearestName } from '../nearest-name.ts'
import type { Fault } from './problem.ts'

type Path = readonly (string | number)[]

export function schemaFaults(issues: readonly z.core.$ZodIssue[], at: Path = []): Fault[] {
  const faults = issues.flatMap((issue) => faultsOf(issue, [...at, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]))
  return onceEach(faults.map((fault) => (isOutdented(fault.path) ? outdented(fault.path.slice(0, 2)) : fault)))
}

/** Entries of a step that stand too far left read as steps of their own. */
const ofSteps: readonly (string | number)[] = ['ways', 'times', 'outcomes', 'cells', 'label', 'stage', 'lane', 'lanes', 'input', 'requirements', 'output', 'tell', 'on-reply']

function isOutdented([section, name]: Path): boolean {
  return section === 'steps' && name !== undefined && ofSteps.includes(name)
}

function outdented(path: Path): Fault {
  const name = path.at(-1) ?? ''
  return {
    path,
    id: [`"${name}" terbaca sebagai langkah, padahal bagian dari langkah di atasnya.`, 'Tambahkan dua spasi di depan baris ini, sejajar dengan stage dan label langkah itu.'],
    en: [`"${name}" reads as a step, though it is a part of the step above.`, 'Add two spaces before this line, so that it stands under stage and label of that step.'],
  }
}

function onceEach(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.path.join('.')} ${fault.id[0]}`, fault])).values()]
}

function faultsOf(issue: z.core.$ZodIssue, path: Path): Fault[] {
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => (isCutOff(issue.input, key) ? cutOff([...path, key], key) : unknownKey([...path, key], key)))
    case 'invalid_value':
      return [issue.input === undefined ? missing(path) : unknownWord(path, issue.values.map(String), String(issue.input))]
    case 'invalid_type':
      return [issue.input === undefined ? missing(path) : wrongShape(path, issue.expected)]
    case 'invalid_union':
      return closest(issue.errors, path)
    case 'invalid_key':
    case 'invalid_format':
      return [badName(path)]
    default:
      return [{ path, id: [`Isian ini tidak dapat dipakai: ${issue.message}.`, 'Perbaiki isian pada baris ini.'], en: [`This entry can't be used: ${issue.message}.`, 'Correct the entry on this line.'] }]
  }
}

/** Of the shapes that would have been allowed, the one that came closest speaks. */
function closest(errors: readonly (readonly z.core.$ZodIssue[])[], path: Path): Fault[] {
  const deepest = errors.toSorted((one, other) => depth(other) - depth(one) || one.length - other.length)[0] ?? []
  return schemaFaults(deepest, path)
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' || issue.code === 'invalid_value' ? 1 : 0)))
}

function missing(path: Path): Fault {
  const name = path.at(-1)
  return {
    path,
    id: [`Isian "${name}" belum ada.`, `Tambahkan baris "${name}:" di bagian ${path.slice(0, -1).join('.') || 'awal berkas'}.`],
    en: [`The entry "${name}" is missing.`, `Add a line "${name}:" in ${path.slice(0, -1).join('.') || 'the beginning of the file'}.`],
  }
}

const shapes: Readonly<Record<string, readonly [string, string]>> = {
  string: ['tulisan', 'text'], number: ['angka', 'a number'], int: ['angka bulat', 'a whole number'], boolean: ['true atau false', 'true or false'],
  array: ['daftar, misalnya [satu, dua]', 'a list, such as [one, two]'], object: ['bagian berisi beberapa isian', 'a section with entries'], record: ['bagian berisi beberapa isian', 'a section with entries'],
}

function wrongShape(path: Path, expected: string): Fault {
  if (expected === 'object' && ['label', 'title'].includes(String(path.at(-1)))) return twoLanguages(path)
  const [id, en] = shapes[expected] ?? [expected, expected]
  return {
    path,
    id: [`Isian "${path.at(-1) ?? ''}" bentuknya salah.`, `Tulis ${id}. Bila isian memuat titik dua atau angka, apit dengan tanda kutip.`],
    en: [`The entry "${path.at(-1) ?? ''}" has the wrong shape.`, `Write ${en}. Put it in quotes when it holds a colon or digits.`],
  }
}

function twoLanguages(path: Path): Fault {
  const name = path.at(-1) ?? ''
  return {
    path,
    id: [`Tulisan "${name}" perlu dua bahasa.`, `Tulis "${name}: { id: kata dalam bahasa Indonesia, en: the words in English }".`],
    en: [`"${name}" needs both languages.`, `Write "${name}: { id: kata dalam bahasa Indonesia, en: the words in English }".`],
  }
}

function unknownKey(path: Path, key: string): Fault {
  return {
    path,
    id: [`Isian "${key}" tidak dikenal di bagian ini.`, 'Periksa ejaan dan letaknya (jumlah spasi di depan), atau hapus baris ini.'],
    en: [`The entry "${key}" is not known here.`, 'Check its spelling and its place (spaces before it), or remove the line.'],
  }
}

/** A comma inside `{ … }` cuts a sentence in two: its rest becomes an entry without a value. */
function isCutOff(input: unknown, key: string): boolean {
  return typeof input === 'object' && input !== null && key in input && (input as Readonly<Record<string, unknown>>)[key] === null
}

function cutOff(path: Path, key: string): Fault {
  return {
    path,
    id: [`Kalimat terpotong di depan "${key}".`, 'Apit seluruh kalimat dengan tanda kutip, karena di dalam { } tanda koma memisahkan isian.'],
    en: [`A sentence is cut off before "${key}".`, 'Put the whole sentence in quotes, because inside { } a comma separates entries.'],
  }
}

function unknownWord(path: Path, values: readonly string[], input: string): Fault {
  const guess = nearestName(input, values)
  return {
    path,
    id: [`"${input}" bukan salah satu pilihan untuk "${path.at(-1)}".`, `Pilih salah satu: ${values.join(', ')}.${guess === undefined ? '' : ` Mungkin maksudnya "${guess}".`}`],
    en: [`"${input}" is not one of the choices for "${path.at(-1)}".`, `Choose one of: ${values.join(', ')}.${guess === undefined ? '' : ` Perhaps "${guess}" is meant.`}`],
  }
}

function badName(path: Path): Fault {
  return {
    path,
    id: [`Nama "${path.at(-1)}" tidak dapat dipakai.`, 'Pakai huruf kecil, angka dan tanda hubung saja, dimulai dengan huruf: misalnya minta-disposisi-ulang.'],
    en: [`The name "${path.at(-1)}" can't be used.`, 'Use small letters, digits and hyphens only, beginning with a letter: for example ask-again.'],
  }
}
