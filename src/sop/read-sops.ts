// Reads a folder's worth of definitions: overlays first, then each procedure with the overlays that lie over it.
import { parseOverlay, readSop, type LineOf } from './parse.ts'
import type { Problem } from './problem.ts'
import type { Sop } from './sop.ts'

export type SopFile = { readonly file: string; readonly text: string }

/** A procedure with where its parts stand in its file. */
export type PlacedSop = { readonly sop: Sop; readonly file: string; readonly lineOf: LineOf }

export type ReadSops = { readonly sops: readonly Sop[]; readonly placed: readonly PlacedSop[]; readonly problems: readonly Problem[] }

/** Files are told apart by their first entry, `overlay:` or `procedure:`; others are left alone. */
export function readSops(files: readonly SopFile[]): ReadSops {
  const overlays = files.filter(({ text }) => /^overlay:/m.test(text)).map(({ file, text }) => parseOverlay(text, file))
  const laid = overlays.flatMap((read) => ('overlay' in read ? [read.overlay] : []))
  const procedures = files.filter(({ text }) => /^procedure:/m.test(text)).map(({ file, text }) => ({ file, read: readSop(text, file, laid) }))
  const placed = procedures.flatMap(({ file, read }) => ('sop' in read ? [{ file, ...read }] : []))
  return {
    placed,
    sops: placed.map(({ sop }) => sop),
    problems: [...overlays, ...procedures.map(({ read }) => read)].flatMap((read) => ('problems' in read ? read.problems : [])),
  }
}
