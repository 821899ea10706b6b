// Chance that can be repeated: the same seed gives the same numbers everywhere.

export type Random = {
  /** A whole number from 0 up to but not including `n`. */
  readonly below: (n: number) => number
  readonly chance: (probability: number) => boolean
  readonly oneOf: <T>(items: readonly [T, ...T[]]) => T
}

/** A 32-bit generator with an additive state and two rounds of mixing. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e37_79b9) >>> 0
    let x = state
    x = Math.imul(x ^ (x >>> 16), 0x85eb_ca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35)
    return ((x ^ (x >>> 16)) >>> 0) / 0x1_0000_0000
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, chance: (probability) => next() < probability, oneOf: (items) => items[below(items.length)] ?? items[0] }
}
