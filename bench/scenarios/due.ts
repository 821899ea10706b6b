// Working-day deadlines a second on one core.
import { benchDue, type DueScenario } from '../due.ts'
import { median } from '../measure/percentile.ts'
import type { Scenario } from '../scenario.ts'

export const due: Scenario = {
  needs: 'nothing',
  async run({ seconds, runs: count }) {
    const runs: DueScenario[] = []
    for (let round = 0; round < count; round += 1) runs.push(await benchDue(seconds))
    const errors = runs.reduce((sum, run) => sum + run.errors + run.withExplanation.errors + run.withPauses.errors, 0)
    const middle = (value: (run: DueScenario) => number) => median(runs.map(value))
    const measurement = {
      name: 'due', clients: 1, rate: middle((run) => run.rate), p50: middle((run) => run.p50), p95: middle((run) => run.p95), p99: middle((run) => run.p99), errors,
      cost_ms: 1000 / middle((run) => run.rate_per_cpu_second), runs: runs.map(({ rate }) => rate),
    }
    return { measurements: [measurement], problems: errors === 0 ? [] : [`due: ${errors} deadlines were not after their anchor.`] }
  },
}
