// A procedure as it is kept once published: compiled, with its overlays in it, so that a pinned version never changes meaning.
import type { Sop, SopRef } from './sop.ts'

export function publishedText(sop: Sop): string {
  return JSON.stringify(sop)
}

/** The number of a version is given out by the store that publishes it. */
export function publishedSop(text: string, { id, version }: SopRef): Sop {
  const sop = JSON.parse(text) as Sop
  if (sop.id !== id || !Array.isArray(sop.steps)) throw new Error(`What is kept as procedure ${id} version ${version} is not that procedure.`)
  return { ...sop, version }
}
