// What a scanner said of a file holds for an hour: a video is asked for in many parts. Sealed files never change.
import type { Scanner } from '../app/ports.ts'

const HOLDS_MS = 3_600_000
const MOST = 2_000

export type Verdicts = {
  /** `key` names the file. @throws ScannerFault */
  readonly of: (key: string, bytes: () => AsyncIterable<Uint8Array>) => Promise<'clean' | 'malicious'>
}

export function rememberedVerdicts(scanner: Scanner, now: () => number): Verdicts {
  const known = new Map<string, { readonly verdict: Promise<'clean' | 'malicious'>; readonly until: number }>()
  return {
    of(key, bytes) {
      const before = known.get(key)
      if (before !== undefined && before.until > now()) return before.verdict
      known.delete(key)
      const verdict = scanner.scan(bytes())
      known.set(key, { verdict, until: now() + HOLDS_MS })
      verdict.catch(() => known.delete(key)) // asked anew next time
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
      return verdict
    },
  }
}
