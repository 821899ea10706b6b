// A busy hour of a government: people read in public, officers read at the desk, reports are sent in and worked to their end, all at once.
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { publicNumber, type ReportId } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { worklistAddress, worklistQuery, type List } from '../../src/web/desk/worklist-query.ts'
import { paths } from '../../src/web/paths.ts'
import type { MixedDay, MixedDone } from '../load/jobs.ts'
import { readReportForm } from '../load/report-form.ts'
import type { Measurement, Scenario, ScenarioRequest } from '../scenario.ts'
import { COORDINATOR, LIAISON } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import { unsettled } from './lifecycle.ts'
import { errorProblems, timesOf } from './measured-runs.ts'

/** Of each client that lives reports through there are as many that read in public and at the desk. */
const CLIENTS = [2, 8]
const PAGES = 400
const WARM_UP_SECONDS = 3
const PARTS = ['lives', 'public', 'desk'] as const

export const mixed: Scenario = {
  needs: 'product',
  async run(request) {
    const job = await mixedDay(request)
    if (job.public.length === 0) return { measurements: [], problems: ['mixed: there is nothing to read; load some reports first (--reports).'] }
    const all = [await dayRun(request, job, CLIENTS[0] ?? 1, WARM_UP_SECONDS)]
    const measurements: Measurement[] = []
    for (const clients of request.arguments.clients ?? CLIENTS) {
      const runs: MixedDone[] = []
      for (let round = 1; round <= request.runs; round += 1) {
        runs.push(await dayRun(request, job, clients, request.seconds))
        request.say(`mixed, 3 × ${clients} clients, run ${round} of ${request.runs}: ${ratesOf(runs.at(-1))}`)
      }
      all.push(...runs)
      measurements.push(...PARTS.map((part) => timesOf(part === 'lives' ? 'mixed' : `mixed-${part}`, clients, runs.map((run) => run[part]))))
    }
    const failed = PARTS.flatMap((part) => errorProblems(`mixed, ${part}`, all.map((run) => run[part])))
    return { measurements, problems: [...failed, ...(await unsettled(request, all.flatMap(({ lives }) => lives.settled)))] }
  },
}

type Day = Omit<MixedDay, 'job' | 'clients' | 'seconds'>

async function mixedDay(request: ScenarioRequest): Promise<Day> {
  const { client, product } = request.stage()
  const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
  const numbers = async (statement: string) => (await client.query<{ id: ReportId }>(statement)).rows.map(({ id }) => publicNumber(id, numberKey))
  const masked = await numbers(`select report_id as id from masked_text join report using (report_id) where not secret order by hashint8(report_id) limit ${PAGES}`)
  const some = await numbers(`select report_id as id from report order by hashint8(report_id) limit ${PAGES}`)
  const lists = ['mine', 'unit', 'watched'].map((list) => worklistAddress(worklistQuery(() => undefined), { list: list as List }))
  const { rows } = await client.query<{ unit: number }>(`select unit_id as unit from unit where code = 'rembang.dinkes'`)
  return {
    port: product.port, form: await readReportForm(product.port, '/lapor?pemerintah=rembang'), seed: 29, agency: rows[0]?.unit ?? 0,
    verifier: await signedIn(product.port, COORDINATOR), liaison: await signedIn(product.port, LIAISON),
    public: masked.flatMap((number, index) => (index % 10 === 0 ? ['/', paths.stories, paths.figures, paths.publicReport(number)] : [paths.publicReport(number)])),
    desk: some.flatMap((number, index) => [lists[index % lists.length] ?? paths.desk, paths.deskReport(number)]),
  }
}

async function dayRun(request: ScenarioRequest, day: Day, clients: number, seconds: number): Promise<MixedDone> {
  const { load, memory } = request.stage()
  const noted = pause(seconds * 700).then(() => memory.note())
  const done = await load.mixedDay({ ...day, clients, seconds })
  await noted
  return done
}

function ratesOf(run: MixedDone | undefined): string {
  return run === undefined ? '' : PARTS.map((part) => `${part} ${(run[part].latencies.length / (run[part].elapsedMs / 1000)).toFixed(0)}/s`).join(', ')
}
