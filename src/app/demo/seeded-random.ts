// Repeatable randomness: the same seed gives the same data on every machine.

export type Random = {
  /** From 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  pick<T>(items: readonly T[]): T
  /** True with this probability. */
  chance(probability: number): boolean
}

/** The generator sfc32 (Chris Doty-Humphrey's Small Fast Counter, 32 bits), mixed up from one whole number. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [0x9e37_79b9, seed | 0, Math.floor(seed / 2 ** 32) | 0, 1]
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let round = 0; round < 16; round += 1) step()
  const next = () => step() / 2 ** 32
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('Nothing to pick from')
      return item
    },
  }
}
