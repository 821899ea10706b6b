// Rembang's procedure on its shortest way, by people's pages: a report sent in, verified and dispatched, answered by the agency.
import { setTimeout as pause } from 'node:timers/promises'
import { reportIdOf } from '../../src/report/numbers/public-number.ts'
import { join } from 'node:path'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { readReportForm } from '../load/report-form.ts'
import type { Worked } from '../load/jobs.ts'
import { median, percentile } from '../measure/percentile.ts'
import { processorTime } from '../measure/process-times.ts'
import { withProcessorSplit, type ProcessorSplit } from '../measure/processor-split.ts'
import type { Measurement, Scenario, ScenarioRequest } from '../scenario.ts'
import { signedIn } from '../server/sign-in.ts'
import { costMs, medianSplit, perSecond } from './send-runs.ts'

/** Of the demonstration: who verifies, and the Health office's liaison officer. */
const VERIFIER = 2
const LIAISON = 3
const CLIENTS = [1, 8]
const WARM_UP_SECONDS = 3

type Run = { readonly worked: Worked; readonly split: ProcessorSplit; /** Reports worked to their answer, a second; five requests each. */ readonly rate: number }

export const rembang: Scenario = {
  needs: 'product',
  async run(request) {
    const all = [await workRun(request, 8, WARM_UP_SECONDS)]
    const measurements: Measurement[] = []
    for (const clients of request.arguments.clients ?? CLIENTS) {
      const runs: Run[] = []
      for (let round = 1; round <= request.runs; round += 1) {
        runs.push(await workRun(request, clients, request.seconds))
        request.say(`rembang, ${clients} clients, run ${round} of ${request.runs}: ${runs.at(-1)?.rate.toFixed(1)} reports/s`)
      }
      all.push(...runs)
      measurements.push(measurementOf(clients, runs))
    }
    return { measurements, problems: [...errorsOf(all), ...(await unanswered(request, all.flatMap(({ worked }) => worked.answered)))] }
  },
}

async function workRun(request: ScenarioRequest, clients: number, seconds: number): Promise<Run> {
  const { client, load, product, postgres, memory } = request.stage()
  const [{ unit } = { unit: 0 }] = (await client.query<{ unit: number }>(`select unit_id as unit from unit where code = 'rembang.dinkes'`)).rows
  const [form, verifier, liaison] = [await readReportForm(product.port, '/lapor?pemerintah=rembang'), await signedIn(product.port, VERIFIER), await signedIn(product.port, LIAISON)]
  const meters = {
    load: () => processorTime(load.pid),
    node: async () => (await processorTime(product.web.pid)) + (await processorTime(product.worker.pid)),
    postgres: () => processorTime(postgres.pid),
  }
  const memoryNoted = pause(seconds * 700).then(() => memory.note())
  const { result: worked, split } = await withProcessorSplit(meters, () => load.workReports({ port: product.port, clients, seconds, form, seed: clients * 7, verifier, liaison, agency: unit }))
  await memoryNoted
  const elapsed = worked.elapsedMs / 1000
  return { worked, split: perSecond(split, elapsed), rate: worked.answered.length / elapsed }
}

function measurementOf(clients: number, runs: readonly Run[]): Measurement {
  const at = (percent: number) => median(runs.map(({ worked }) => percentile(worked.latencies, percent)))
  return {
    name: 'rembang', clients, rate: median(runs.map(({ rate }) => rate)), p50: at(50), p95: at(95), p99: at(99),
    errors: runs.reduce((sum, { worked }) => sum + worked.errors.reduce((count, [, times]) => count + times, 0), 0),
    processors: medianSplit(runs.map(({ split }) => split)), cost_ms: median(runs.map(({ split, rate }) => costMs(split, rate))), runs: runs.map(({ rate }) => rate),
  }
}

function errorsOf(runs: readonly Run[]): string[] {
  const counts = new Map<string, number>()
  for (const { worked } of runs) for (const [why, times] of worked.errors) counts.set(why, (counts.get(why) ?? 0) + times)
  return [...counts].map(([why, times]) => `rembang: ${times} reports were not worked: ${why}.`)
}

/** Every report that was said to be answered must stand in the database as answered. */
async function unanswered(request: ScenarioRequest, numbers: readonly string[]): Promise<string[]> {
  const { client, product } = request.stage()
  const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
  const ids = numbers.map((number) => reportIdOf(number, numberKey))
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from report where report_id = any($1::bigint[]) and state->>'answeredAt' is not null`, [ids])
  const missing = numbers.length - (rows[0]?.n ?? 0)
  return missing === 0 ? [] : [`rembang: ${missing} of ${numbers.length} answered reports are not answered in the database.`]
}
