// Puts the one write path together from its parts, for the web process and the worker alike.
import type { CurrentReference } from './current-reference.ts'
import type { Handling } from './handle.ts'
import type { Clock } from './ports.ts'
import { turns } from './turns.ts'
import { commitSingly, commitTogether } from '../store/commit-strategy.ts'
import { commandDone } from '../store/commands-done.ts'
import type { Database } from '../store/database.ts'
import { loadReport } from '../store/load-reports.ts'
import type { ProcessLog } from '../process-log.ts'

export type WritePath = { readonly database: Database; readonly reference: CurrentReference; readonly clock: Clock; readonly batch: boolean; readonly log: Pick<ProcessLog, 'error'> }

/** Two commits under way: one alone costs a little less, but a single lock it waits for would hold up all intake. */
const TOGETHER = { writers: 2, most: 64 }

export function writePath({ database: { writing: pool }, reference, clock, batch, log }: WritePath): Handling {
  return {
    world: () => reference.get().worldAt(clock.now()),
    refresh: () => reference.refresh(),
    load: (id) => loadReport(pool, id),
    doneBefore: (id, commandKey) => commandDone(pool, id, commandKey),
    unstruck: (error, reportId) => log.error('the overdue clocks of a report could not be struck before somebody acted on it', { error, reportId }),
    inTurn: turns(),
    commit: batch ? commitTogether({ pool, ...TOGETHER }) : commitSingly(pool),
  }
}
