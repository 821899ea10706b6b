// Whether an event can have happened when it says: what was there when a checkpoint was signed is covered by that checkpoint.
import type pg from 'pg'
import { rowsOf } from './rows-of.ts'

/** What the sealer takes at most in one turn (docs/the-log.md): after so many there may have been more that had to wait. */
export const FULL_TURN = 20_000
/** From when an event says it happened until it is committed, and clocks that differ. */
const TOLERANCE_MS = 15 * 60_000
/** Checkpoints closer to one another than this tell nothing more. */
const APART_MS = 60_000

/** Sizes up to which everything that was there had been signed for, and when; both rise. In shared memory. */
export type SharedTimes = { readonly sizes: Float64Array; readonly times: Float64Array; /** When a demonstration's examples were written, whose past is made up; null where there are none. */ readonly examplesAt: number | null }

type Signed = { readonly size: number; readonly at: number; /** It covers as many as one turn takes: there may have been more. */ readonly hasWaiting: boolean }

export type DateFault = { readonly what: 'dated-back' | 'dated-ahead'; /** Of the checkpoint, epoch milliseconds. */ readonly signedAt: number; readonly size: number }
export type SealingTimes = { readonly faultOf: (place: number, at: number) => DateFault | null; readonly shared: SharedTimes }

const CHECKPOINTS = `select size, (extract(epoch from signed_at) * 1000)::bigint from log_checkpoint order by size, log_no`

/** `examples`: whether this may be a demonstration. */
export async function readSealingTimes(client: pg.Client, { examples }: { readonly examples: boolean }): Promise<SealingTimes> {
  const found: Signed[] = []
  let last: Signed = { size: 0, at: Number.NEGATIVE_INFINITY, hasWaiting: true }
  const keep = (one: Signed) => void (one.size > 0 && !one.hasWaiting && found.at(-1) !== one && found.push(one))
  for await (const rows of rowsOf(client, 'checkpoints', CHECKPOINTS)) {
    for (const [size, at] of rows) {
      const next = { size: Number(size), at: Number(at), hasWaiting: Number(size) - last.size === FULL_TURN }
      // Of many within a minute the first and the last.
      if (Math.abs(next.at - (found.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) >= APART_MS) [last, next].forEach(keep)
      last = next
    }
  }
  keep({ ...last, hasWaiting: false })
  const { rows } = await client.query<{ at: string | null }>('select (extract(epoch from max(loaded_at)) * 1000)::bigint as at from demo_reports')
  const loaded = rows[0]?.at ?? null
  const kept = believed(found)
  return sealingTimes({ sizes: inSharedMemory(kept.map(({ size }) => size)), times: inSharedMemory(kept.map(({ at }) => at)), examplesAt: examples && loaded !== null ? Number(loaded) : null })
}

/** Without those of a clock that ran ahead: signed later, by their time, than what was signed after them. */
function believed(found: readonly Signed[]): readonly Signed[] {
  let least = Number.POSITIVE_INFINITY
  const kept = found.toReversed().filter(({ at }) => {
    if (at > least) return false
    least = at
    return true
  })
  return kept.reverse()
}

function inSharedMemory(numbers: readonly number[]): Float64Array {
  const array = new Float64Array(new SharedArrayBuffer(numbers.length * 8))
  array.set(numbers)
  return array
}

export function sealingTimes(shared: SharedTimes): SealingTimes {
  const { sizes, times, examplesAt } = shared
  return {
    shared,
    faultOf(place, at) {
      const next = firstBeyond(sizes, place)
      const [before, after] = [next - 1, next]
      const covered = times[after] ?? Number.POSITIVE_INFINITY
      if (at > covered + TOLERANCE_MS) return { what: 'dated-ahead', signedAt: covered, size: sizes[after] ?? 0 }
      const signedAt = times[before] ?? Number.NEGATIVE_INFINITY
      if (at >= signedAt - TOLERANCE_MS) return null
      const isExample = examplesAt !== null && at <= examplesAt && covered <= examplesAt + TOLERANCE_MS
      return isExample ? null : { what: 'dated-back', signedAt, size: sizes[before] ?? 0 }
    },
  }
}

/** The first whose size covers the place: the number of those that don't. */
function firstBeyond(sizes: Float64Array, place: number): number {
  let [low, high] = [0, sizes.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sizes[middle] as number) > place) high = middle
    else low = middle + 1
  }
  return low
}

export function dateSentence(where: string, at: number, { what, signedAt, size }: DateFault): string {
  const [said, signed] = [at, signedAt].map((time) => new Date(time).toISOString())
  return what === 'dated-back'
    ? `${where} says that it happened at ${said}, but it was not there yet when the log was signed at ${signed} with ${size} entries: it was written later and dated back.`
    : `${where} says that it happened at ${said}, but it was signed for at ${signed} with ${size} entries already: its date, or that of the checkpoint, is not right.`
}
