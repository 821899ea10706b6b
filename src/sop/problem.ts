// A fault in a definition, worded for the official who wrote it, with the place and what to do about it.

export type Problem = {
  readonly file: string
  /** Line in the file, from 1. */
  readonly line: number
  /** Where in the definition, for example `steps.verifikasi.ways.arsipkan`. */
  readonly path: string
  /** Indonesian; English beside it. */
  readonly message: string
  readonly remedy: string
  readonly en: { readonly message: string; readonly remedy: string }
}

/** A fault before its file and line are known. */
export type Fault = { readonly path: readonly (string | number)[]; readonly id: readonly [message: string, remedy: string]; readonly en: readonly [message: string, remedy: string] }

export function problemAt(fault: Fault, file: string, lineOf: (path: readonly (string | number)[]) => number): Problem {
  return {
    file,
    line: lineOf(fault.path),
    path: fault.path.join('.'),
    message: fault.id[0],
    remedy: fault.id[1],
    en: { message: fault.en[0], remedy: fault.en[1] },
  }
}
