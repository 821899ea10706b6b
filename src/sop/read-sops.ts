// Reads a folder's worth of definitions: overlays first, then each procedure with the overlays that lie over it.
import { parseOverlay, parseSop } from './parse.ts'
import type { Problem } from './problem.ts'
import type { Sop } from './sop.ts'

export type SopFile = { readonly file: string; readonly text: string }

/** Files are told apart by their first entry, `overlay:` or `procedure:`; others are left alone. */
export function readSops(files: readonly SopFile[]): { readonly sops: readonly Sop[]; readonly problems: readonly Problem[] } {
  const overlays = files.filter(({ text }) => /^overlay:/m.test(text)).map(({ file, text }) => parseOverlay(text, file))
  const laid = overlays.flatMap((read) => ('overlay' in read ? [read.overlay] : []))
  const procedures = files.filter(({ text }) => /^procedure:/m.test(text)).map(({ file, text }) => parseSop(text, file, laid))
  return {
    sops: procedures.flatMap((read) => ('sop' in read ? [read.sop] : [])),
    problems: [...overlays, ...procedures].flatMap((read) => ('problems' in read ? read.problems : [])),
  }
}
