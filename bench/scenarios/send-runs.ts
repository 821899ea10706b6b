// One run of the load generator sending reports, with what it cost.
import { setTimeout as pause } from 'node:timers/promises'
import type { SendReports, Sent } from '../load/jobs.ts'
import { median, percentile } from '../measure/percentile.ts'
import { processorTime } from '../measure/process-times.ts'
import { withProcessorSplit, type ProcessorSplit } from '../measure/processor-split.ts'
import type { Measurement } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'

export type SendRun = { readonly sent: Sent; readonly split: ProcessorSplit; readonly rate: number }

export async function sendRun(stage: Stage, job: Omit<SendReports, 'job' | 'port'>): Promise<SendRun> {
  const { load, product, postgres } = stage
  const meters = {
    load: () => processorTime(load.pid),
    node: async () => (await processorTime(product.web.pid)) + (await processorTime(product.worker.pid)),
    postgres: () => processorTime(postgres.pid),
  }
  const memoryNoted = pause(job.seconds * 700).then(() => stage.memory.note())
  const { result: sent, split } = await withProcessorSplit(meters, () => load.sendReports({ ...job, port: product.port }))
  await memoryNoted
  const seconds = sent.elapsedMs / 1000
  return { sent, split: perSecond(split, seconds), rate: sent.latencies.length / seconds }
}

export function perSecond(split: ProcessorSplit, seconds: number): ProcessorSplit {
  return { load: split.load / seconds, node: split.node / seconds, postgres: split.postgres / seconds, others: split.others === null ? null : split.others / seconds }
}

export function measurementOf(name: string, clients: number, runs: readonly SendRun[]): Measurement {
  const at = (percent: number) => median(runs.map(({ sent }) => percentile(sent.latencies, percent)))
  return {
    name, clients, rate: median(runs.map(({ rate }) => rate)), p50: at(50), p95: at(95), p99: at(99),
    errors: runs.reduce((sum, { sent }) => sum + sent.errors.reduce((count, [, times]) => count + times, 0), 0),
    processors: medianSplit(runs.map(({ split }) => split)), cost_ms: median(runs.map(({ split, rate }) => costMs(split, rate))), runs: runs.map(({ rate }) => rate),
  }
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

/** What the clients saw go wrong, one sentence each. */
export function errorProblems(name: string, runs: readonly SendRun[]): string[] {
  const counts = new Map<string, number>()
  for (const { sent } of runs) for (const [why, times] of sent.errors) counts.set(why, (counts.get(why) ?? 0) + times)
  return [...counts].map(([why, times]) => `${name}: ${times} requests failed: ${why}.`)
}
