// No acknowledged report is ever lost: twenty rounds of load in which web, worker and database are killed without warning.
import { expect, it } from 'vitest'
import { builtProduct } from './built-product.ts'
import { chaos } from './chaos.ts'
import { chaosLine } from './closing-line.ts'

const ROUNDS = 20

it('loses no acknowledged report, whatever is killed', { timeout: 600_000 }, async () => {
  await builtProduct()
  const seed = Number(process.env['TUNTAS_TEST_CHAOS_SEED'] ?? Date.now() % 1_000_000)
  const rounds = Number(process.env['TUNTAS_TEST_CHAOS_ROUNDS'] ?? ROUNDS)
  const result = await chaos({ rounds, seed, hurry: true, say: (line) => process.env['TUNTAS_TEST_CHAOS_ROUNDS'] && process.stdout.write(`${line}\n`) })
  process.stdout.write(`${chaosLine(rounds, seed, result)}\n`)
  expect(result.problems.slice(0, 40)).toEqual([])
  expect(result.lost).toBe(0)
  expect(result.receipts).toBeGreaterThan(rounds * 10)
})
