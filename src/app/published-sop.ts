// A published version of a procedure, as its file stood, compiled for use.
import { parseSop } from '../sop/parse.ts'
import type { Sop, SopRef } from '../sop/sop.ts'

/** @throws when it no longer parses: a procedure in use must stay readable by every later version of the program. */
export function publishedSop(source: string, ref: SopRef): Sop {
  const parsed = parseSop(source, `${ref.id}@${ref.version}`)
  if ('problems' in parsed) throw new Error(`The published procedure ${ref.id}@${ref.version} can't be read: ${parsed.problems[0]?.en.message ?? ''}`)
  return { ...parsed.sop, version: ref.version }
}
