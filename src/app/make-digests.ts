// Makes the digest of each office that has warnings, once in the morning of each of its working days.
import type pg from 'pg'
import { dateAt, dayAt, isWorking } from '../calendar/day-lookup.ts'
import { at, tablesCovering } from '../calendar/tables.ts'
import type { UnitId, World } from '../report/world.ts'
import { makeDigest, seatsWarned } from '../store/digests.ts'

export type Digesting = { readonly pool: pg.Pool; readonly world: World }

/** Returns how many were made now. */
export async function makeDigests({ pool, world }: Digesting): Promise<number> {
  let made = 0
  for (const { unit, seat, lastDay } of await seatsWarned(pool)) {
    const day = digestDay(world, unit)
    if (day !== null && day !== lastDay && (await makeDigest(pool, { unit, seat }, day, world.now))) made += 1
  }
  return made
}

/** The day whose digest is due: today once the office has opened; null at night before, and on days off. */
export function digestDay(world: World, unit: UnitId): string | null {
  const tables = tablesCovering(world.calendarOf(unit), world.now, world.now)
  const day = dayAt(tables, world.now)
  if (!isWorking(tables, day) || world.now < at(tables.opens, at(tables.shiftFrom, day))) return null
  return dateAt(tables, day)
}
