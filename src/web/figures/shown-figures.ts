// Figures as rows of a table: met and missed by unit, step or nature; in public without cells so small that somebody could be found out by them.
import type { FigureFound } from '../../store/figures.ts'

export type FigureRow = { readonly name: string; readonly met: number; readonly missed: number }

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

/** Small rows become one under `others`; where even that is small the next larger goes in with them, so that no subtraction tells what was hidden. */
export function withoutSmall(rows: readonly FigureRow[], others: string): readonly FigureRow[] {
  const kept = rows.filter((row) => totalOf(row) >= FEWEST)
  const small = rows.filter((row) => totalOf(row) < FEWEST)
  if (small.length === 0) return kept
  const rest = sumOf(small, others)
  if (totalOf(rest) >= FEWEST) return [...kept, rest]
  const last = kept.at(-1)
  return last === undefined ? [] : [...kept.slice(0, -1), sumOf([last, rest], others)]
}

export function totalOf({ met, missed }: Pick<FigureRow, 'met' | 'missed'>): number {
  return met + missed
}

export function sumOf(rows: readonly FigureRow[], name: string): FigureRow {
  return rows.reduce((sum, { met, missed }) => ({ name, met: sum.met + met, missed: sum.missed + missed }), { name, met: 0, missed: 0 })
}

/** Whole percent met, rounded down: nearly all is not all. */
export function percentMet(row: Pick<FigureRow, 'met' | 'missed'>): number {
  return totalOf(row) === 0 ? 0 : Math.floor((100 * row.met) / totalOf(row))
}
