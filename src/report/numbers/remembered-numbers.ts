// Reports named lately with their numbers: a page names the same reports again and again, and each naming would take six HMACs.
import type { KeyObject } from 'node:crypto'
import type { ReportId } from './public-number.ts'

/** Some 2 MB. */
const MOST = 10_000

export type RememberedNumbers = {
  numberOf(reportId: ReportId): string | undefined
  /** Of a number in the form in which it was noted. */
  idOf(number: string): ReportId | undefined
  note(reportId: ReportId, number: string): void
}

const byKey = new WeakMap<KeyObject, RememberedNumbers>()

export function rememberedNumbers(key: KeyObject): RememberedNumbers {
  const known = byKey.get(key)
  if (known !== undefined) return known
  const fresh = emptyMemory(MOST)
  byKey.set(key, fresh)
  return fresh
}

/** Forgets all at once when it is full: what is asked for often is back at once, and nothing has to be kept in order. */
export function emptyMemory(most: number): RememberedNumbers {
  const numbers = new Map<ReportId, string>()
  const ids = new Map<string, ReportId>()
  return {
    numberOf: (reportId) => numbers.get(reportId),
    idOf: (number) => ids.get(number),
    note: (reportId, number) => {
      if (numbers.size >= most) {
        numbers.clear()
        ids.clear()
      }
      numbers.set(reportId, number)
      ids.set(number, reportId)
    },
  }
}
