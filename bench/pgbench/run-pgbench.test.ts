import { expect, test } from 'vitest'
import { rateSince } from './run-pgbench.ts'

test('the rate of pgbench leaves the seconds of warming up out', () => {
  const said = [
    'pgbench (15.14)',
    'progress: 1.0 s, 100.0 tps, lat 1.0 ms stddev 1.0, 0 failed',
    'progress: 2.0 s, 500.0 tps, lat 1.0 ms stddev 1.0, 0 failed',
    'progress: 3.0 s, 1000.0 tps, lat 1.0 ms stddev 1.0, 0 failed',
    'progress: 4.0 s, 2000.0 tps, lat 1.0 ms stddev 1.0, 0 failed',
  ].join('\n')
  expect(rateSince(said, 2)).toBe(1500)
  expect(() => rateSince('nothing', 2)).toThrow()
})
