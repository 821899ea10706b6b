// A scenario that reads pages: the same pages at several numbers of clients, with what each costs.
import type { Read, ReadPages } from '../load/jobs.ts'
import type { Measurement, ScenarioRequest, ScenarioResult } from '../scenario.ts'
import { errorProblems, measuredRun, measurementOf, type MeasuredRun } from './measured-runs.ts'

export type Pages = Pick<ReadPages, 'paths' | 'cookie' | 'contains'>

const CLIENTS = [1, 8]
const WARM_UP_SECONDS = 3

export async function readRuns(name: string, request: ScenarioRequest, pages: Pages): Promise<ScenarioResult> {
  if (pages.paths.length === 0) return { measurements: [], problems: [`${name}: there is nothing to read; load some reports first (--reports).`] }
  const warm = await readRun(request, pages, 8, WARM_UP_SECONDS)
  const measurements: Measurement[] = []
  const all = [warm]
  for (const clients of request.arguments.clients ?? CLIENTS) {
    const runs: MeasuredRun<Read>[] = []
    for (let round = 1; round <= request.runs; round += 1) {
      runs.push(await readRun(request, pages, clients, request.seconds))
      request.say(`${name}, ${clients} clients, run ${round} of ${request.runs}: ${runs.at(-1)?.rate.toFixed(0)}/s`)
    }
    all.push(...runs)
    measurements.push(measurementOf(name, clients, runs))
  }
  return { measurements, problems: errorProblems(name, all.map(({ done }) => done)) }
}

function readRun(request: ScenarioRequest, pages: Pages, clients: number, seconds: number): Promise<MeasuredRun<Read>> {
  const stage = request.stage()
  return measuredRun(stage, seconds, (load) => load.readPages({ ...pages, port: stage.product.port, clients, seconds }))
}
