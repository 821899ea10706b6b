// Reports done one after another by the worker: what is wrong with one is told, and holds up none of the others.
import type { ReportId } from '../report/numbers/public-number.ts'
import { isUnavailable } from '../store/unavailable.ts'

export type Alone = {
  /**
   * What came of it; null where it could not be done, now or a short time ago.
   * @throws where the database or the disk is not there: nobody else could be done either.
   */
  readonly alone: <T>(reportId: ReportId, work: () => Promise<T>) => Promise<T | null>
}

type Fault = { readonly attempts: number; readonly again: number }

const FIRST_MS = 60_000
const LONGEST_MS = 6 * 3_600_000

/** Each is tried again after a minute, then after twice as long each time, at most six hours; `failed` is told each time. A new process begins anew. */
export function eachAlone(now: () => number, failed: (error: unknown, reportId: ReportId) => void): Alone {
  const faults = new Map<ReportId, Fault>()
  return {
    alone: async (reportId, work) => {
      const before = faults.get(reportId)
      if (before !== undefined && now() < before.again) return null
      try {
        const done = await work()
        faults.delete(reportId)
        return done
      } catch (error) {
        if (isUnavailable(error)) throw error
        const attempts = (before?.attempts ?? 0) + 1
        faults.set(reportId, { attempts, again: now() + Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1)) })
        failed(error, reportId)
        return null
      }
    },
  }
}
