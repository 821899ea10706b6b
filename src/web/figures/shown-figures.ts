// Figures as rows of a table: met and missed by unit, step or nature; in public without cells so small that somebody could be found out by them.
import type { FigureFound } from '../../store/figures.ts'

export type FigureRow = { readonly name: string; readonly met: number; readonly missed: number; /** It stands for several rows; which and how many is not told. */ readonly joined?: true }

/** In public no row stands for fewer promises than this. */
export const FEWEST = 5

/** From the least that a small row holds, one, to the most. */
const ROOM = FEWEST - 2

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

/** Small rows become one, which takes in the next larger for as long as what is shown would tell what one of them holds; less than the least is not shown at all. */
export function withoutSmall(rows: readonly FigureRow[], name: string): readonly FigureRow[] {
  const kept = rows.filter((row) => totalOf(row) >= FEWEST)
  const joined = rows.filter((row) => totalOf(row) < FEWEST)
  if (joined.length === 0) return kept
  for (let least = kept.at(-1); least !== undefined && isTold(joined, least); least = kept.at(-1)) joined.push(...kept.splice(-1))
  const rest = sumOf(joined, name)
  return totalOf(rest) < FEWEST ? [] : [...kept, { ...rest, joined: true }]
}

/**
 * Whether somebody who knows this rule and which rows are joined could compute one of them: the sum is so near to the least or the most that they can
 * hold together that a small one can't be anything from one to one below `FEWEST`; or the large ones, none of which exceeds `least`, the smallest row
 * kept, have no more room than that, or none while the small ones hold the least; or all were met, or none.
 */
function isTold(joined: readonly FigureRow[], least: FigureRow): boolean {
  const sum = sumOf(joined, '')
  const large = joined.filter((row) => totalOf(row) >= FEWEST).length
  const small = joined.length - large
  const [lowest, highest] = [small + large * FEWEST, small * (FEWEST - 1) + large * totalOf(least)]
  if (large > 0 && (totalOf(least) - FEWEST < ROOM || totalOf(sum) - small > large * (totalOf(least) - 1))) return true
  return totalOf(sum) < FEWEST || totalOf(sum) - lowest < ROOM || highest - totalOf(sum) < ROOM || sum.met === 0 || sum.missed === 0
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
