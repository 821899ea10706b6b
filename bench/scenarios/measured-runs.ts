// Runs of the load generator with what each cost, and the measurement that several of them make.
import { setTimeout as pause } from 'node:timers/promises'
import type { Sent } from '../load/jobs.ts'
import type { LoadGenerator } from '../load/load-generator.ts'
import { median, percentile } from '../measure/percentile.ts'
import { processorTime } from '../measure/process-times.ts'
import { withProcessorSplit, type ProcessorSplit } from '../measure/processor-split.ts'
import type { Measurement } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'

/** What every job of the load generator tells. */
export type Told = Pick<Sent, 'latencies' | 'errors' | 'elapsedMs'>

export type MeasuredRun<Done extends Told> = { readonly done: Done; /** Processor seconds per second. */ readonly split: ProcessorSplit; /** What was finished, a second. */ readonly rate: number }

/** `finished` counts what the rate is of; requests where nothing is said. */
export async function measuredRun<Done extends Told>(stage: Stage, seconds: number, play: (load: LoadGenerator) => Promise<Done>, finished = ({ latencies }: Done) => latencies.length): Promise<MeasuredRun<Done>> {
  const { load, product, postgres, memory } = stage
  const meters = {
    load: () => processorTime(load.pid),
    node: async () => sum(await Promise.all([...product.webs, product.worker].map(({ pid }) => processorTime(pid)))),
    postgres: () => processorTime(postgres.pid),
  }
  const memoryNoted = pause(seconds * 700).then(() => memory.note())
  const { result: done, split } = await withProcessorSplit(meters, () => play(load))
  await memoryNoted
  const elapsed = done.elapsedMs / 1000
  return { done, split: perSecond(split, elapsed), rate: finished(done) / elapsed }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Medians of the runs, with what each finished request cost. */
export function measurementOf(name: string, clients: number, runs: readonly MeasuredRun<Told>[]): Measurement {
  return {
    ...timesOf(name, clients, runs.map(({ done }) => done)), rate: median(runs.map(({ rate }) => rate)), runs: runs.map(({ rate }) => rate),
    processors: medianSplit(runs.map(({ split }) => split)), cost_ms: median(runs.map(({ split, rate }) => costMs(split, rate))),
  }
}

/** Medians of requests that ran beside others, so that what they cost is not told apart. */
export function timesOf(name: string, clients: number, runs: readonly Told[]): Measurement {
  const at = (percent: number) => median(runs.map(({ latencies }) => percentile(latencies, percent)))
  const rates = runs.map(({ latencies, elapsedMs }) => latencies.length / (elapsedMs / 1000))
  return { name, clients, rate: median(rates), p50: at(50), p95: at(95), p99: at(99), errors: errorsIn(runs), runs: rates }
}

export function errorsIn(runs: readonly Told[]): number {
  return runs.reduce((sum, { errors }) => sum + errors.reduce((count, [, times]) => count + times, 0), 0)
}

/** What the clients saw go wrong, one sentence each. */
export function errorProblems(name: string, runs: readonly Told[]): string[] {
  const counts = new Map<string, number>()
  for (const { errors } of runs) for (const [why, times] of errors) counts.set(why, (counts.get(why) ?? 0) + times)
  return [...counts].map(([why, times]) => `${name}: ${times} requests failed: ${why}.`)
}

export function perSecond(split: ProcessorSplit, seconds: number): ProcessorSplit {
  return { load: split.load / seconds, node: split.node / seconds, postgres: split.postgres / seconds, others: split.others === null ? null : split.others / seconds }
}

/** Processor milliseconds for each of `rate` requests a second. */
export function costMs({ load, node, postgres }: ProcessorSplit, rate: number): number {
  return ((load + node + postgres) / rate) * 1000
}

export function medianSplit(splits: readonly ProcessorSplit[]): ProcessorSplit {
  const others = splits.flatMap((split) => (split.others === null ? [] : [split.others]))
  return {
    load: median(splits.map(({ load }) => load)), node: median(splits.map(({ node }) => node)), postgres: median(splits.map(({ postgres }) => postgres)),
    others: others.length === 0 ? null : median(others),
  }
}
