// The kill test in its long form: two hundred rounds, and the leases of killed workers run out in their own time.
import { expect, it } from 'vitest'
import { builtProduct } from '../chaos/built-product.ts'
import { chaos } from '../chaos/chaos.ts'
import { chaosLine, pauseLines } from '../chaos/closing-line.ts'

const ROUNDS = 200

it('loses no acknowledged report in two hundred rounds', { timeout: 3_600_000 }, async () => {
  await builtProduct()
  const seed = Number(process.env['TUNTAS_TEST_CHAOS_SEED'] ?? Date.now() % 1_000_000)
  const rounds = Number(process.env['TUNTAS_TEST_CHAOS_ROUNDS'] ?? ROUNDS)
  const result = await chaos({ rounds, seed, hurry: false, say: (line) => process.stdout.write(`${line}\n`) })
  process.stdout.write(`${[chaosLine(rounds, seed, result), ...pauseLines(result)].join('\n')}\n`)
  expect(result.problems.slice(0, 40)).toEqual([])
  expect(result.lost).toBe(0)
  expect(result.receipts).toBeGreaterThan(rounds * 10)
})
