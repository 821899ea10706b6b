// Whether words, identities and files of one report are those that its logged events name by their hashes.
import type { Problems } from '../problem.ts'
import type { CheckedEvent } from './check-events.ts'
import { within, type Range } from './ranges.ts'
import type { Row } from './rows-of.ts'

/** report_id, number, table, hash of what is stored. */
export function wordsIn(range: Range): string {
  return `select report_id, wording_no, 'wording', encode(sha256(sealed), 'hex') from wording where ${within('report_id', range)}
    union all select report_id, wording_no, 'vault.identity', encode(sha256(sealed), 'hex') from vault.identity where ${within('report_id', range)} order by 1, 2`
}

/** report_id, number, hash of the sealed file, its name on disk. */
export function filesIn(range: Range): string {
  return `select report_id, file_no, encode(sealed_hash, 'hex'), file_id from evidence where ${within('report_id', range)} order by 1, 2`
}

type Ref = { readonly no: number; readonly hash: string; readonly kind?: string }

function refsOf(events: readonly CheckedEvent[], name: 'wordings' | 'files'): ReadonlyMap<number, Ref> {
  return new Map(events.flatMap(({ body }) => (Array.isArray(body[name]) ? (body[name] as Ref[]) : [])).map((ref) => [ref.no, ref]))
}

/** `ordered`: its erasure stands in the tree, so what is gone may be gone. `done`: it was recorded as done, so nothing may be there. */
export type LoggedErasure = { readonly ordered: boolean; readonly done: boolean }

/** A row that was just put in excuses nothing: only what the tree holds counts. */
export function erasureOf(events: readonly CheckedEvent[]): LoggedErasure {
  return { ordered: events.some(({ kind, logged }) => kind === 'erasure-ordered' && logged), done: events.some(({ kind }) => kind === 'report-erased') }
}

type Checking = { readonly events: readonly CheckedEvent[]; readonly rows: readonly Row[]; readonly erasure: LoggedErasure }

export function checkWords(id: string, { events, rows, erasure }: Checking, problems: Problems): void {
  const refs = refsOf(events, 'wordings')
  const found = new Set<number>()
  for (const row of rows) {
    const [no, table, stored] = [Number(row[1]), row[2] ?? '', row[3]]
    const ref = refs.get(no)
    const where = `${table} ${id}/${no}`
    found.add(no)
    if (erasure.done) problems.add('erased-but-there', where, `${where} was erased and is there again: an older copy of the database was put back.`)
    if (ref === undefined) problems.add('words-not-logged', where, `${where} belongs to no logged event.`)
    else if (ref.hash !== stored) problems.add('words-changed', where, `${where} is not what was logged.`)
    else if ((ref.kind === 'identity') !== (table === 'vault.identity')) problems.add('words-moved', where, `${where} was logged as ${ref.kind}.`)
  }
  for (const [no, { kind }] of refs) {
    if (found.has(no) || erasure.ordered) continue
    const where = `${kind === 'identity' ? 'vault.identity' : 'wording'} ${id}/${no}`
    problems.add('words-missing', where, `${where} is gone, and no erasure of the report is logged.`)
  }
}

export type FileToCheck = { readonly reportId: string; readonly no: number; readonly fileId: string; readonly hash: string }

/** The files that must lie on the disk. */
export function checkFiles(id: string, { events, rows, erasure }: Checking, problems: Problems): readonly FileToCheck[] {
  const refs = refsOf(events, 'files')
  const files = rows.flatMap((row): FileToCheck[] => {
    const [no, stored, fileId] = [Number(row[1]), row[2] ?? '', row[3] ?? '']
    const where = `evidence ${id}/${no}`
    const ref = refs.get(no)
    if (erasure.done) problems.add('erased-but-there', where, `${where} was erased and is there again: an older copy of the database was put back.`)
    if (ref === undefined) problems.add('file-not-logged', where, `${where} belongs to no logged event.`)
    else if (ref.hash !== stored) problems.add('file-changed', where, `The row ${where} names another file than was logged.`)
    return ref === undefined ? [] : [{ reportId: id, no, fileId, hash: ref.hash }]
  })
  const found = new Set(rows.map((row) => Number(row[1])))
  for (const no of refs.keys()) if (!found.has(no) && !erasure.ordered) problems.add('file-missing', `evidence ${id}/${no}`, `The row evidence ${id}/${no} is gone, and no erasure of the report is logged.`)
  return files
}
