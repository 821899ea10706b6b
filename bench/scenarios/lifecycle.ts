// The peers' four-call life of a report (create, assign, resolve, rate), by the product's ordinary addresses and three people:
// a reporter, the coordinating team, an agency's liaison officer; on Rembang's procedure.
import { join } from 'node:path'
import { reportIdOf } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import type { Lived } from '../load/jobs.ts'
import { readReportForm } from '../load/report-form.ts'
import type { Measurement, Scenario, ScenarioRequest } from '../scenario.ts'
import { COORDINATOR, LIAISON } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import { errorProblems, measuredRun, measurementOf, type MeasuredRun } from './measured-runs.ts'

const CLIENTS = [1, 8, 32]
const WARM_UP_SECONDS = 4

type Run = MeasuredRun<Lived>

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
      measurements.push(measurementOf('lifecycle', clients, runs))
    }
    return { measurements, problems: [...errorProblems('lifecycle', all.map(({ done }) => done)), ...(await unsettled(request, all.flatMap(({ done }) => done.settled)))] }
  },
}

/** The rate is of whole lives, four calls each. */
async function lifeRun(request: ScenarioRequest, clients: number, seconds: number): Promise<Run> {
  const stage = request.stage()
  const { port } = stage.product
  const { rows } = await stage.client.query<{ unit: number }>(`select unit_id as unit from unit where code = 'rembang.dinkes'`)
  const form = await readReportForm(port, '/lapor?pemerintah=rembang')
  const people = { verifier: await signedIn(port, COORDINATOR), liaison: await signedIn(port, LIAISON), agency: rows[0]?.unit ?? 0 }
  return measuredRun(stage, seconds, (load) => load.liveThrough({ port, clients, seconds, form, seed: clients * 11, ...people }), ({ settled }) => settled.length)
}

/** By their numbers. Every report that came to its end must stand in the database as closed. */
export async function unsettled(request: ScenarioRequest, numbers: readonly string[]): Promise<string[]> {
  const { client, product } = request.stage()
  const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
  const ids = numbers.map((number) => reportIdOf(number, numberKey))
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from report where report_id = any($1::bigint[]) and not open', [ids])
  const missing = numbers.length - (rows[0]?.n ?? 0)
  return missing === 0 ? [] : [`lifecycle: ${missing} of ${numbers.length} settled reports are open in the database.`]
}
