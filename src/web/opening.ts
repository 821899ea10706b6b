// What reading a report with its words needs of the web application.
import type { Opening } from '../app/read-report.ts'
import type { Web } from './web.ts'

/** The world as it stands now. */
export function openingOf({ database, keys, reference, clock }: Web): Opening {
  return { pool: database.pool, keys, world: reference.get().worldAt(clock.now()) }
}
