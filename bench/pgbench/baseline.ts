// pgbench as the other side of a comparison: the same rows, tables and indexes on the same server, without HTTP and without us.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { median } from '../measure/percentile.ts'
import { endedChildrenTime, processorTime } from '../measure/process-times.ts'
import { withProcessorSplit } from '../measure/processor-split.ts'
import type { Measurement } from '../scenario.ts'
import { costMs, medianSplit, perSecond } from '../scenarios/measured-runs.ts'
import type { Stage } from '../server/stage.ts'
import { pgbenchScript } from './pgbench-script.ts'
import { runPgbench } from './run-pgbench.ts'
import { sampleRows } from './sample-rows.ts'

export type PgbenchBaseline = {
  run(clients: number, seconds: number): Promise<Measurement>
  median(runs: readonly Measurement[]): Measurement
}

/** Different sizes of reports; more would spend the run preparing statements. */
const SAMPLES = 16
const WARM_UP_SECONDS = 2
/** Ids grow as those of reports do at about this rate of all clients together. */
const IDS_PER_SECOND = 2000

const FIRST_SECOND = Date.UTC(2024, 0, 1) / 1000

/** Null without pgbench. The product must have taken in some reports, whose rows are written again and again. */
export async function pgbenchBaseline(stage: Stage): Promise<PgbenchBaseline | null> {
  const { twin, postgres, client } = stage
  const { pgbench, folder } = postgres
  if (twin === null || pgbench === null) return null
  const scripts = (await sampleRows(client, SAMPLES)).map((rows, index) => pgbenchScript(`s${index}`, rows))
  const scriptsFolder = join(folder, 'pgbench')
  await mkdir(scriptsFolder)
  const files = scripts.map((_, index) => join(scriptsFolder, `${index}.sql`))
  await Promise.all(scripts.map(({ text }, index) => writeFile(files[index] ?? '', text)))
  const variables = scripts.flatMap((script) => script.variables)
  const meters = { load: () => endedChildrenTime(process.pid), node: async () => 0, postgres: () => processorTime(postgres.pid) }
  let second = Math.floor(Date.now() / 1000) - FIRST_SECOND
  return {
    median: medianMeasurement,
    async run(clients, seconds) {
      const persecond = Math.max(1, Math.floor(IDS_PER_SECOND / clients))
      second += 100_000 // every run has seconds of its own, so that no id comes twice
      const counted = [...variables, ['n', '0'], ['base', String(second)], ['persecond', String(persecond)]] as const
      const { result: rate, split } = await withProcessorSplit(meters, () =>
        runPgbench({ pgbench, socketFolder: postgres.socketFolder, user: postgres.user, database: twin, scripts: files, variables: counted, clients, warmUp: WARM_UP_SECONDS, seconds }))
      const processors = perSecond(split, WARM_UP_SECONDS + seconds)
      return { name: 'pgbench', clients, rate, p50: null, p95: null, p99: null, errors: 0, processors, cost_ms: costMs(processors, rate) }
    },
  }
}

function medianMeasurement(runs: readonly Measurement[]): Measurement {
  const [first] = runs
  if (first === undefined) throw new RangeError('There is no run to take the median of.')
  return {
    ...first, rate: median(runs.map(({ rate }) => rate)), runs: runs.map(({ rate }) => rate),
    cost_ms: median(runs.map(({ cost_ms = Number.NaN }) => cost_ms)),
    processors: medianSplit(runs.flatMap(({ processors }) => (processors === undefined ? [] : [processors]))),
  }
}
