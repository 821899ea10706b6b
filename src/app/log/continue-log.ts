// Lets signing go on after the database was put back: as a log of its own, by a person, on record.
import type pg from 'pg'
import { readCheckpoint } from '../../log/read-checkpoint.ts'
import { inTransaction, type Refused } from '../../store/in-transaction.ts'
import { insertFact } from '../../store/log/log-facts.ts'
import { countLeaves, takeSealing } from '../../store/log/log-leaves.ts'
import { clearHalt, insertPublicLog, newestCheckpoint, readPublicLog, type PublicLog } from '../../store/log/log-rows.ts'
import type { LogMemory } from '../../vault/log-memory.ts'
import { logStanding } from './log-standing.ts'

export type Continuing = { readonly pool: pg.Pool; readonly memory: LogMemory; readonly now: () => number }

/**
 * The old log ends as it was signed; the new one has a name of its own, so that no two signed states of one log ever contradict
 * each other. Whoever holds a proof of what was lost can still show it.
 */
export async function continueLog({ pool, memory, now }: Continuing, { reason, by }: { readonly reason: string; readonly by: string }): Promise<PublicLog | Refused<'not-halted' | 'nothing-signed'>> {
  const remembered = memory.lastSigned()
  const done = await inTransaction(pool, async (transaction) => {
    if (!(await takeSealing(transaction))) throw new Error('A worker is sealing right now; try again.')
    const log = await readPublicLog(transaction)
    if (log === null) return { refused: 'nothing-signed' as const }
    const { halt } = await logStanding(transaction, log, remembered)
    if (halt === null) return { refused: 'not-halted' as const }
    const next = nextLog(log, remembered, await countLeaves(transaction))
    const leftBehind = remembered ?? (await newestCheckpoint(transaction, log.no))?.note ?? null
    await insertPublicLog(transaction, { ...next, at: now(), reason, by, leftBehind })
    await insertFact(transaction, { kind: 'log-continued', subject: next.origin, at: now(), body: { reason, by, why: halt.why, from: next.fromSize, after: leftBehind } })
    await clearHalt(transaction)
    return next
  })
  // Until the new log is signed for the first time nothing is remembered of it.
  if (!('refused' in done)) memory.forget()
  return done
}

/** Numbers are never used twice, also where the one before was begun and then lost with the database. */
function nextLog({ no, origin }: PublicLog, remembered: string | null, fromSize: number): PublicLog {
  const base = origin.replace(/\/log(?:\/\d+)?$/, '/log')
  const signed = Number(/\/log\/(\d+)$/.exec(remembered === null ? '' : (readCheckpoint(remembered)?.origin ?? ''))?.[1] ?? 1)
  const next = Math.max(no, signed) + 1
  return { no: next, origin: `${base}/${next}`, fromSize }
}
