// How long people write: half of the descriptions stay under 200 characters, one in a hundred passes 4,000.
import type { Random } from '../../src/app/demo/seeded-random.ts'

/** Share of descriptions that are at most so many characters long; straight lines between them on a logarithmic scale. */
const quantiles = [
  { share: 0, length: 40 },
  { share: 0.5, length: 200 },
  { share: 0.9, length: 700 },
  { share: 0.99, length: 4000 },
  { share: 1, length: 9000 },
] as const

/** A length in characters: median 200, p90 700, p99 4,000, from 40 to 9,000; the mean is 440. */
export function textLength(random: Random): number {
  const share = random.next()
  const above = quantiles.findIndex((point) => point.share > share)
  const [low, high] = [quantiles[above - 1], quantiles[above]]
  if (low === undefined || high === undefined) throw new RangeError('A share lies from 0 to 1')
  const way = (share - low.share) / (high.share - low.share)
  return Math.round(low.length * (high.length / low.length) ** way)
}
