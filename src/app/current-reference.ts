// Keeps reference data current in a running process: asks for the stamp now and then, loads when it moved.
import type { Sop, SopRef } from '../sop/sop.ts'
import type { Database } from '../store/database.ts'
import { readReference, referenceStamp } from '../store/reference.ts'
import { compileReference, type Reference } from './reference.ts'

export type CurrentReference = {
  /** The newest loaded. */
  readonly get: () => Reference
  /** Loads again when the database's stamp is another. @throws when the database can't be asked or the data is broken. */
  readonly refresh: () => Promise<void>
}

export async function currentReference(database: Database, compileSop: (source: string, ref: SopRef) => Sop): Promise<CurrentReference> {
  let reference = compileReference(await readReference(database), compileSop)
  return {
    get: () => reference,
    async refresh() {
      if ((await referenceStamp(database)) !== reference.stamp) reference = compileReference(await readReference(database), compileSop)
    },
  }
}
