// New reports over HTTP, acknowledged after commit, beside pgbench writing the same rows into the same tables.
import { readReportForm } from '../load/report-form.ts'
import { receiptPageProblems } from '../load/check-receipt-pages.ts'
import { countReports, receiptProblems } from '../load/check-receipts.ts'
import { pgbenchBaseline, type PgbenchBaseline } from '../pgbench/baseline.ts'
import type { Measurement, Scenario, ScenarioRequest, ScenarioResult } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'
import { quiet } from './quiet.ts'
import { errorProblems, errorsIn, measurementOf } from './measured-runs.ts'
import { sendRun, type SendRun } from './send-runs.ts'

const CLIENTS = [1, 8, 32]
/** Long enough for the web process to compile what is used often. */
const WARM_UP_SECONDS = 6

export const submit: Scenario = { needs: 'product', run }

type Compared = { readonly ours: Measurement; readonly theirs: Measurement | null; readonly runs: readonly SendRun[]; readonly drained: boolean }

async function run(request: ScenarioRequest): Promise<ScenarioResult> {
  const stage = request.stage()
  const { client, product } = stage
  const form = await readReportForm(product.port, '/lapor')
  const before = await countReports(client)
  const send = (clients: number, seconds: number, seed: number) => sendRun(stage, { clients, seconds, form, seed, evidence: null })
  const warm = await send(32, WARM_UP_SECONDS, 1)
  const baseline = await pgbenchBaseline(stage)
  const compared: Compared[] = []
  for (const clients of request.arguments.clients ?? CLIENTS) compared.push(await compare(request, { stage, clients, baseline, send: (seed) => send(clients, request.seconds, seed) }))
  const all = [warm, ...compared.flatMap(({ runs }) => runs)]
  const receipts = all.map(({ done }) => done.receipts)
  const last = receipts.at(-1)
  return {
    measurements: compared.map(({ ours }) => ours),
    baselines: compared.flatMap(({ theirs }) => (theirs === null ? [] : [theirs])),
    ratios: {
      submit_to_pgbench: ratiosOf(compared, (ours, theirs) => ours.rate / theirs.rate),
      // What the ratio tends to where nothing else uses the processors and they are the limit.
      submit_to_pgbench_by_cost: ratiosOf(compared, (ours, theirs) => (theirs.cost_ms ?? Number.NaN) / (ours.cost_ms ?? Number.NaN)),
    },
    problems: [
      ...errorProblems('submit', all.map(({ done }) => done)),
      ...(await receiptProblems({ client, dataDir: product.dataDir, receipts, before, unknown: errorsIn(all.map(({ done }) => done)) })),
      ...(last === undefined ? [] : await receiptPageProblems({ port: product.port, dataDir: product.dataDir, receipts: last })),
      ...(compared.every(({ drained }) => drained) ? [] : ['Messages were still waiting a minute after the reports.']),
    ],
  }
}

type Comparison = { readonly stage: Stage; readonly clients: number; readonly baseline: PgbenchBaseline | null; readonly send: (seed: number) => Promise<SendRun> }

/** Alternating runs of both sides. */
async function compare({ runs: count, seconds, say }: ScenarioRequest, { stage, clients, baseline, send }: Comparison): Promise<Compared> {
  const ours: SendRun[] = []
  const theirs: Measurement[] = []
  let drained = true
  for (let round = 1; round <= count; round += 1) {
    await quiet(stage)
    const mine = await send(clients * 1000 + round)
    ours.push(mine)
    drained = (await quiet(stage)) && drained
    const other = baseline === null ? null : await baseline.run(clients, seconds)
    if (other !== null) theirs.push(other)
    say(`submit, ${clients} clients, run ${round} of ${count}: ${mine.rate.toFixed(0)}/s${other === null ? '' : `, pgbench ${other.rate.toFixed(0)}/s`}`)
  }
  return { ours: measurementOf('submit', clients, ours), theirs: baseline === null ? null : baseline.median(theirs), runs: ours, drained }
}

function ratiosOf(compared: readonly Compared[], ratio: (ours: Measurement, theirs: Measurement) => number): Record<string, number | null> {
  return Object.fromEntries(compared.map(({ ours, theirs }) => [String(ours.clients), theirs === null ? null : ratio(ours, theirs)]))
}
