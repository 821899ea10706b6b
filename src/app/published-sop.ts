// A published version of a procedure, as it was compiled with the overlays of its day.
import { publishedSop as fromText } from '../sop/published.ts'
import type { Sop, SopRef } from '../sop/sop.ts'

/** @throws when it is not the procedure it is kept as. */
export function publishedSop(source: string, ref: SopRef): Sop {
  return fromText(source, ref)
}
