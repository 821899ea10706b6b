// New reports with a photo of 2 MB, sealed and on disk before they are acknowledged.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { photo } from '../data/photo.ts'
import { countReports, receiptProblems } from '../load/check-receipts.ts'
import { readReportForm } from '../load/report-form.ts'
import type { Scenario, ScenarioRequest, ScenarioResult } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'
import { quiet } from './quiet.ts'
import { errorProblems, measurementOf } from './measured-runs.ts'
import { sendRun, type SendRun } from './send-runs.ts'

const CLIENTS = [1, 8]
const PHOTO_BYTES = 2_000_000

export const upload: Scenario = { needs: 'product', run }

async function run(request: ScenarioRequest): Promise<ScenarioResult> {
  const { seconds, runs: count, say } = request
  const stage = request.stage()
  const { client, product } = stage
  const form = await readReportForm(product.port, '/lapor')
  const evidence = { name: 'foto.jpg', type: 'image/jpeg', bytes: await photo(7, PHOTO_BYTES) }
  const before = await countReports(client)
  const send = (clients: number, length: number, seed: number) => sendRun(stage, { clients, seconds: length, form, seed, evidence })
  const all = [await send(2, 1, 1)]
  const measurements = []
  for (const clients of request.arguments.clients ?? CLIENTS) {
    const runs: SendRun[] = []
    for (let round = 1; round <= count; round += 1) {
      await quiet(stage)
      runs.push(await send(clients, seconds, clients * 1000 + round))
      say(`upload, ${clients} clients, run ${round} of ${count}: ${runs.at(-1)?.rate.toFixed(1)}/s`)
    }
    all.push(...runs)
    measurements.push(measurementOf('upload', clients, runs))
  }
  const receipts = all.map(({ done }) => done.receipts)
  const unknown = all.reduce((sum, { done }) => sum + done.errors.length, 0)
  return {
    measurements,
    problems: [
      ...errorProblems('upload', all.map(({ done }) => done)),
      ...(await receiptProblems({ client, dataDir: product.dataDir, receipts, before, unknown })),
      ...(await fileProblems(stage, { uploads: receipts.reduce((sum, { numbers }) => sum + numbers.length, 0), bytes: evidence.bytes.length })),
    ],
  }
}

/** Every acknowledged photo has its row and lies sealed in the data folder. */
async function fileProblems({ client, product }: Stage, { uploads, bytes }: { uploads: number; bytes: number }): Promise<string[]> {
  const { rows } = await client.query<{ files: number; smallest: number }>(
    'select count(*)::int as files, coalesce(min(sealed_size), 0)::int as smallest from evidence')
  const { files = 0, smallest = 0 } = rows[0] ?? {}
  const entries = await readdir(join(product.dataDir, 'files'), { recursive: true, withFileTypes: true })
  const stored = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('staging')).length
  return [
    ...(files === uploads ? [] : [`${uploads} photos were acknowledged, ${files} have a row.`]),
    ...(stored >= files ? [] : [`${files} photos have a row, ${stored} lie in the data folder.`]),
    ...(smallest > bytes ? [] : [`A photo of ${bytes} bytes is stored in ${smallest}.`]),
  ]
}
