// Rembang's procedure on its shortest way, by people's pages: a report sent in, verified and dispatched, answered by the agency.
import { reportIdOf } from '../../src/report/numbers/public-number.ts'
import { join } from 'node:path'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { readReportForm } from '../load/report-form.ts'
import type { Worked } from '../load/jobs.ts'
import type { Measurement, Scenario, ScenarioRequest } from '../scenario.ts'
import { COORDINATOR, LIAISON } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import { errorProblems, measuredRun, measurementOf, type MeasuredRun } from './measured-runs.ts'

const CLIENTS = [1, 8]
const WARM_UP_SECONDS = 3

type Run = MeasuredRun<Worked>

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
      measurements.push(measurementOf('rembang', clients, runs))
    }
    return { measurements, problems: [...errorProblems('rembang', all.map(({ done }) => done)), ...(await unanswered(request, all.flatMap(({ done }) => done.answered)))] }
  },
}

/** The rate is of reports worked to their answer, five requests each. */
async function workRun(request: ScenarioRequest, clients: number, seconds: number): Promise<Run> {
  const stage = request.stage()
  const { port } = stage.product
  const [{ unit } = { unit: 0 }] = (await stage.client.query<{ unit: number }>(`select unit_id as unit from unit where code = 'rembang.dinkes'`)).rows
  const [form, verifier, liaison] = [await readReportForm(port, '/lapor?pemerintah=rembang'), await signedIn(port, COORDINATOR), await signedIn(port, LIAISON)]
  return measuredRun(stage, seconds, (load) => load.workReports({ port, clients, seconds, form, seed: clients * 7, verifier, liaison, agency: unit }), ({ answered }) => answered.length)
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
