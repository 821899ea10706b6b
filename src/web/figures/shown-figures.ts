// Figures as rows of a table: met and missed by unit, step or nature; in public without cells so small that somebody could be found out by them.
import type { FigureFound } from '../../store/figures.ts'

export type FigureRow = { readonly name: string; readonly met: number; readonly missed: number; /** How many small rows stand in it, where it stands for several. */ readonly merged?: number }

/** What a row of several is called: small ones alone, or one that had to take them in. */
export type OthersNamed = { readonly alone: string; readonly with: (name: string) => string }

/** In public no row stands for fewer promises than this. */
export const FEWEST = 5

/** Most promises first. */
export function rowsBy(found: readonly FigureFound[], nameOf: (figure: FigureFound) => string): readonly FigureRow[] {
  const rows = new Map<string, FigureRow>()
  for (const figure of found) {
    const name = nameOf(figure)
    const row = rows.get(name) ?? { name, met: 0, missed: 0 }
    rows.set(name, { name, met: row.met + figure.met, missed: row.missed + figure.missed })
  }
  return [...rows.values()].toSorted((one, other) => totalOf(other) - totalOf(one) || (one.name < other.name ? -1 : 1))
}

/** Small rows become one; where even that is small the next larger takes them in, so that no subtraction tells what was hidden. */
export function withoutSmall(rows: readonly FigureRow[], named: OthersNamed): readonly FigureRow[] {
  const kept = rows.filter((row) => totalOf(row) >= FEWEST)
  const small = rows.filter((row) => totalOf(row) < FEWEST)
  if (small.length === 0) return kept
  const rest = sumOf(small, named.alone)
  if (totalOf(rest) >= FEWEST) return [...kept, { ...rest, merged: small.length }]
  const last = kept.at(-1)
  return last === undefined ? [] : [...kept.slice(0, -1), { ...sumOf([last, rest], named.with(last.name)), merged: small.length }]
}

export function totalOf({ met, missed }: Pick<FigureRow, 'met' | 'missed'>): number {
  return met + missed
}

export function sumOf(rows: readonly FigureRow[], name: string): FigureRow {
  return rows.reduce((sum, { met, missed }) => ({ name, met: sum.met + met, missed: sum.missed + missed }), { name, met: 0, missed: 0 })
}

/** Whole percent met, rounded; nearly all is not all, and hardly any not none. */
export function percentMet({ met, missed }: Pick<FigureRow, 'met' | 'missed'>): number {
  const all = totalOf({ met, missed })
  if (all === 0 || met === all) return all === 0 ? 0 : 100
  return met === 0 ? 0 : Math.min(99, Math.max(1, Math.round((100 * met) / all)))
}
