// Keeps reference data current in a running process: asks for the stamp now and then, loads when it moved.
import type { World } from '../report/world.ts'
import type { Sop, SopRef } from '../sop/sop.ts'
import type { Database } from '../store/database.ts'
import { readReference, referenceStamp, type ReferenceRows } from '../store/reference.ts'
import { untilAvailable } from '../store/until-available.ts'
import { compileReference, type Reference } from './reference.ts'

export type CurrentReference = {
  /** The newest loaded. */
  readonly get: () => Reference
  /** Loads again when the database's stamp is another; asked for by many at once, it is done for all of them. @throws when the database can't be asked or the data is broken. */
  readonly refresh: () => Promise<void>
}

/** Loads it for the first time; `sends` are the channels that are set up here. @throws when the database is not there for half a minute, or the data is broken. */
export async function currentReference(database: Database, compileSop: (source: string, ref: SopRef) => Sop, sends: World['sends'] = []): Promise<CurrentReference> {
  const compiled = (rows: ReferenceRows) => compileReference(rows, compileSop, sends)
  let reference = compiled(await untilAvailable(() => readReference(database)))
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null

  async function refreshed(): Promise<void> {
    if ((await referenceStamp(database)) !== reference.stamp) reference = compiled(await readReference(database))
  }

  return {
    get: () => reference,
    refresh() {
      // One that is under way may have asked before the change; those that wait for it share the next.
      next ??= running.then(() => {
        next = null
        const now = refreshed()
        running = now.catch(() => undefined)
        return now
      })
      return next
    },
  }
}
