// Keeps the figures up with the deadlines: every result is counted once, whichever worker dies, and what was taken back is taken out again.
import type pg from 'pg'
import { DAY, dateText } from '../calendar/day-number.ts'
import { offsetAt } from '../calendar/zone.ts'
import type { World } from '../report/world.ts'
import { addToFigures, holdFigures, leaseUncounted, markCounted, takeFromFigures, type Figure, type Uncounted } from '../store/figures.ts'
import { inTransaction } from '../store/in-transaction.ts'

export type Counting = { readonly pool: pg.Pool; readonly world: () => World; readonly most: number }

export async function countFigures({ pool, world, most }: Counting): Promise<{ readonly leased: number }> {
  return inTransaction(pool, async (transaction) => {
    const found = await leaseUncounted(transaction, most)
    if (found.length === 0) return { leased: 0 }
    const now = world()
    const counted = found.map((one) => ({ one, figure: figureOf(now, one) }))
    const taken = tally(found.flatMap(({ countedIn }) => countedIn ?? []))
    const added = summed(counted.flatMap(({ figure }) => figure ?? []))
    await holdFigures(transaction, added, [...taken.keys()])
    await takeFromFigures(transaction, taken)
    await addToFigures(transaction, added)
    await markCounted(transaction, counted.map(({ one, figure }) => ({ reportId: one.reportId, clock: one.clock, key: figure?.key ?? null })))
    return { leased: found.length }
  })
}

/** Null where it counts as nothing. */
function figureOf(world: World, { kind, step, unit, sop, result, at, government, nature, secret }: Uncounted): Figure | null {
  if (result === null || at === null || unit === null || sop === null) return null
  const figure = { government, month: monthIn(world.calendarOf(unit).zone, at), unit, sop, step: step ?? '', kind, nature: nature ?? '', secret, result }
  return { ...figure, key: Object.values(figure).join('/'), count: 1 }
}

function monthIn(zone: string, at: number): string {
  return dateText(Math.floor((at + offsetAt(zone, at)) / DAY)).slice(0, 7)
}

function summed(figures: readonly Figure[]): readonly Figure[] {
  const sums = new Map<string, Figure>()
  for (const figure of figures) sums.set(figure.key, { ...figure, count: (sums.get(figure.key)?.count ?? 0) + 1 })
  return [...sums.values()]
}

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
