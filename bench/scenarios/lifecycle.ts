// The peers' four-call life of a report (create, assign, resolve, rate), by the product's ordinary addresses and three people:
// a reporter, the coordinating team, an agency's liaison officer; on Rembang's procedure.
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { reportIdOf } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import type { Lived } from '../load/jobs.ts'
import { readReportForm } from '../load/report-form.ts'
import { median, percentile } from '../measure/percentile.ts'
import { processorTime } from '../measure/process-times.ts'
import { withProcessorSplit, type ProcessorSplit } from '../measure/processor-split.ts'
import type { Measurement, Scenario, ScenarioRequest } from '../scenario.ts'
import { signedIn } from '../server/sign-in.ts'
import { costMs, medianSplit, perSecond } from './send-runs.ts'

/** Of the demonstration: who verifies, and the Health office's liaison officer. */
const VERIFIER = 2
const LIAISON = 3
const CLIENTS = [1, 8, 32]
const WARM_UP_SECONDS = 4

type Run = { readonly lived: Lived; readonly split: ProcessorSplit; /** Whole lives a second, four calls each. */ readonly rate: number }

export const lifecycle: Scenario = {
  needs: 'product',
  async run(request) {
    const all = [await lifeRun(request, 8, WARM_UP_SECONDS)]
    const measurements: Measurement[] = []
    for (const clients of request.arguments.clients ?? CLIENTS) {
      const runs: Run[] = []
      for (let round = 1; round <= request.runs; round += 1) {
        runs.push(await lifeRun(request, clients, request.seconds))
        request.say(`lifecycle, ${clients} clients, run ${round} of ${request.runs}: ${runs.at(-1)?.rate.toFixed(1)} lives/s`)
      }
      all.push(...runs)
      measurements.push(measurementOf(clients, runs))
    }
    return { measurements, problems: [...errorsOf(all), ...(await unsettled(request, all.flatMap(({ lived }) => lived.settled)))] }
  },
}

async function lifeRun(request: ScenarioRequest, clients: number, seconds: number): Promise<Run> {
  const { client, load, product, postgres, memory } = request.stage()
  const { rows } = await client.query<{ unit: number }>(`select unit_id as unit from unit where code = 'rembang.dinkes'`)
  const form = await readReportForm(product.port, '/lapor?pemerintah=rembang')
  const people = { verifier: await signedIn(product.port, VERIFIER), liaison: await signedIn(product.port, LIAISON), agency: rows[0]?.unit ?? 0 }
  const meters = {
    load: () => processorTime(load.pid),
    node: async () => (await processorTime(product.web.pid)) + (await processorTime(product.worker.pid)),
    postgres: () => processorTime(postgres.pid),
  }
  const memoryNoted = pause(seconds * 700).then(() => memory.note())
  const { result: lived, split } = await withProcessorSplit(meters, () => load.liveThrough({ port: product.port, clients, seconds, form, seed: clients * 11, ...people }))
  await memoryNoted
  const elapsed = lived.elapsedMs / 1000
  return { lived, split: perSecond(split, elapsed), rate: lived.settled.length / elapsed }
}

function measurementOf(clients: number, runs: readonly Run[]): Measurement {
  const at = (percent: number) => median(runs.map(({ lived }) => percentile(lived.latencies, percent)))
  return {
    name: 'lifecycle', clients, rate: median(runs.map(({ rate }) => rate)), p50: at(50), p95: at(95), p99: at(99),
    errors: runs.reduce((sum, { lived }) => sum + lived.errors.reduce((count, [, times]) => count + times, 0), 0),
    processors: medianSplit(runs.map(({ split }) => split)), cost_ms: median(runs.map(({ split, rate }) => costMs(split, rate))), runs: runs.map(({ rate }) => rate),
  }
}

function errorsOf(runs: readonly Run[]): string[] {
  const counts = new Map<string, number>()
  for (const { lived } of runs) for (const [why, times] of lived.errors) counts.set(why, (counts.get(why) ?? 0) + times)
  return [...counts].map(([why, times]) => `lifecycle: ${times} calls failed: ${why}.`)
}

/** Every report that came to its end must stand in the database as closed. */
async function unsettled(request: ScenarioRequest, numbers: readonly string[]): Promise<string[]> {
  const { client, product } = request.stage()
  const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
  const ids = numbers.map((number) => reportIdOf(number, numberKey))
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from report where report_id = any($1::bigint[]) and not open', [ids])
  const missing = numbers.length - (rows[0]?.n ?? 0)
  return missing === 0 ? [] : [`lifecycle: ${missing} of ${numbers.length} settled reports are open in the database.`]
}
