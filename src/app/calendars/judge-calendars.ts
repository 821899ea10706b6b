// The worker's part in changes of calendars: counts beforehand what would move, and judges again once it was approved.
import { readChange } from '../../store/calendar-changes.ts'
import { leaseJudgement, recordForeseen } from '../../store/calendar-judgements.ts'
import { foreseeChange } from './foresee-change.ts'
import { judgeBatchAgain, type JudgingAgain } from './judge-again.ts'

export type Judging = JudgingAgain & { readonly refresh: () => Promise<void> }

/** Foresees one change, or makes one pass over its open times unless it is taken over or stopped; `goesOn` is asked between batches. */
export async function judgeCalendars(judging: Judging, goesOn: () => boolean = () => true): Promise<{ readonly leased: number }> {
  let work = await leaseJudgement(judging.pool)
  if (work === null) return { leased: 0 }
  const change = await readChange(judging.pool, work.change)
  if (change === null) throw new Error(`The change ${work.change} of a calendar is to be judged and isn't there.`)
  await judging.refresh()
  if (work.state === 'proposed') {
    await recordForeseen(judging.pool, work, await foreseeChange({ pool: judging.pool, reference: judging.reference(), now: judging.now() }, change), judging.now())
    return { leased: 1 }
  }
  while (goesOn()) {
    const advance = await judgeBatchAgain(judging, work, change.decidedAt ?? change.proposedAt)
    if (advance === 'lost' || advance.after === null) break
    work = { ...work, ...advance }
  }
  return { leased: 0 }
}
