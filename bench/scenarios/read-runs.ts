// A scenario that reads pages: the same pages at several numbers of clients, with what each costs.
import { setTimeout as pause } from 'node:timers/promises'
import type { Read, ReadPages } from '../load/jobs.ts'
import { median, percentile } from '../measure/percentile.ts'
import { processorTime } from '../measure/process-times.ts'
import { withProcessorSplit, type ProcessorSplit } from '../measure/processor-split.ts'
import type { Measurement, ScenarioRequest, ScenarioResult } from '../scenario.ts'
import { costMs, medianSplit, perSecond } from './send-runs.ts'

export type Pages = Pick<ReadPages, 'paths' | 'cookie' | 'contains'>

type Run = { readonly read: Read; readonly split: ProcessorSplit; readonly rate: number }

const CLIENTS = [1, 8]
const WARM_UP_SECONDS = 3

export async function readRuns(name: string, request: ScenarioRequest, pages: Pages): Promise<ScenarioResult> {
  if (pages.paths.length === 0) return { measurements: [], problems: [`${name}: there is nothing to read; load some reports first (--reports).`] }
  const warm = await readRun(request, pages, 8, WARM_UP_SECONDS)
  const measurements: Measurement[] = []
  const all = [warm]
  for (const clients of request.arguments.clients ?? CLIENTS) {
    const runs: Run[] = []
    for (let round = 1; round <= request.runs; round += 1) {
      runs.push(await readRun(request, pages, clients, request.seconds))
      request.say(`${name}, ${clients} clients, run ${round} of ${request.runs}: ${runs.at(-1)?.rate.toFixed(0)}/s`)
    }
    all.push(...runs)
    measurements.push(measurementOf(name, clients, runs))
  }
  return { measurements, problems: problemsOf(name, all) }
}

async function readRun(request: ScenarioRequest, pages: Pages, clients: number, seconds: number): Promise<Run> {
  const { load, product, postgres, memory } = request.stage()
  const meters = {
    load: () => processorTime(load.pid),
    node: async () => (await processorTime(product.web.pid)) + (await processorTime(product.worker.pid)),
    postgres: () => processorTime(postgres.pid),
  }
  const memoryNoted = pause(seconds * 700).then(() => memory.note())
  const { result: read, split } = await withProcessorSplit(meters, () => load.readPages({ ...pages, port: product.port, clients, seconds }))
  await memoryNoted
  const elapsed = read.elapsedMs / 1000
  return { read, split: perSecond(split, elapsed), rate: read.latencies.length / elapsed }
}

function measurementOf(name: string, clients: number, runs: readonly Run[]): Measurement {
  const at = (percent: number) => median(runs.map(({ read }) => percentile(read.latencies, percent)))
  return {
    name, clients, rate: median(runs.map(({ rate }) => rate)), p50: at(50), p95: at(95), p99: at(99),
    errors: runs.reduce((sum, { read }) => sum + read.errors.reduce((count, [, times]) => count + times, 0), 0),
    processors: medianSplit(runs.map(({ split }) => split)), cost_ms: median(runs.map(({ split, rate }) => costMs(split, rate))), runs: runs.map(({ rate }) => rate),
  }
}

function problemsOf(name: string, runs: readonly Run[]): string[] {
  const counts = new Map<string, number>()
  for (const { read } of runs) for (const [why, times] of read.errors) counts.set(why, (counts.get(why) ?? 0) + times)
  return [...counts].map(([why, times]) => `${name}: ${times} requests failed: ${why}.`)
}
