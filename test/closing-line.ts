// Counts what a run of the tests has shown, for its last line and its exit status.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** Exit status of vitest, null when it was ended, and the file its results are in. */
export type Outcome = Readonly<{ status: number | null; results: string }>

const resultsSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** `Tests: N passed, N failed`, followed by the skipped ones if there are any. */
export function closingLine(outcome: Outcome, failedChecks: number): string {
  const { passed, skipped } = counts(outcome)
  const failed = failuresOf(outcome, failedChecks)
  return `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/**
 * Failed tests, files that failed as a whole, failed checks of types and style. A run that failed otherwise, or in which
 * not one test passed, has failed too.
 */
export function failuresOf(outcome: Outcome, failedChecks: number): number {
  const { passed, failed } = counts(outcome)
  const known = failed + failedChecks
  return known === 0 && (outcome.status !== 0 || passed === 0) ? 1 : known
}

function counts({ results }: Outcome): { passed: number; failed: number; skipped: number } {
  if (!existsSync(results)) return { passed: 0, failed: 0, skipped: 0 }
  const found = resultsSchema.parse(JSON.parse(readFileSync(results, 'utf8')))
  const brokenFiles = found.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
  return {
    passed: found.numPassedTests,
    failed: found.numFailedTests + brokenFiles.length,
    skipped: found.numPendingTests + found.numTodoTests,
  }
}
