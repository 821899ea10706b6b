// What a scenario is: a named piece of work that is measured and checked.
import type { BenchArguments } from './arguments.ts'
import type { ProcessorSplit } from './measure/processor-split.ts'
import type { Stage } from './server/stage.ts'

export type Scenario = {
  /** Started with the rig's servers (`product`), or alone (`nothing`). */
  readonly needs: 'product' | 'nothing'
  readonly run: (request: ScenarioRequest) => Promise<ScenarioResult>
}

export type ScenarioRequest = {
  readonly seconds: number
  readonly runs: number
  readonly arguments: BenchArguments
  /** @throws for a scenario that needs nothing. */
  readonly stage: () => Stage
  /** Words for whoever waits, on standard error. */
  readonly say: (words: string) => void
}

export type Measurement = {
  readonly name: string
  readonly clients: number
  /** Finished requests a second, median of the runs. */
  readonly rate: number
  /** Milliseconds, each the median of the runs; null where the other side does not tell. */
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
  readonly errors: number
  /** Processor seconds per second of the run. */
  readonly processors?: ProcessorSplit
  /** Processor milliseconds for each request, load generator included: says more than the rate where others use the machine too. */
  readonly cost_ms?: number
  /** The rate of each run. */
  readonly runs?: readonly number[]
}

export type ScenarioResult = {
  readonly measurements: readonly Measurement[]
  /** What the measurements are compared with. */
  readonly baselines?: readonly Measurement[]
  readonly ratios?: Readonly<Record<string, Readonly<Record<string, number | null>>>>
  /** What was not as it should be, one sentence each; empty when all held. */
  readonly problems: readonly string[]
}
