// Working-day deadlines a second on one core, bare, with the explanation of each day, and with pauses.
import { benchDue, type DueScenario, type Measured } from '../due.ts'
import { median } from '../measure/percentile.ts'
import type { Scenario } from '../scenario.ts'

export const due: Scenario = {
  needs: 'nothing',
  async run({ seconds, runs: count }) {
    const runs: DueScenario[] = []
    for (let round = 0; round < count; round += 1) runs.push(await benchDue(seconds))
    const errors = runs.reduce((sum, run) => sum + run.errors + run.withExplanation.errors + run.withPauses.errors, 0)
    const measurements = [measured('due', runs), measured('due-explained', runs.map((run) => run.withExplanation)), measured('due-paused', runs.map((run) => run.withPauses))]
    return { measurements, problems: errors === 0 ? [] : [`due: ${errors} deadlines were not after their anchor.`] }
  },
}

function measured(name: string, runs: readonly Measured[]) {
  const middle = (value: (run: Measured) => number) => median(runs.map(value))
  return {
    name, clients: 1, rate: middle((run) => run.rate), p50: middle((run) => run.p50), p95: middle((run) => run.p95), p99: middle((run) => run.p99),
    errors: runs.reduce((sum, run) => sum + run.errors, 0), cost_ms: 1000 / middle((run) => run.rate_per_cpu_second), runs: runs.map(({ rate }) => rate),
  }
}
