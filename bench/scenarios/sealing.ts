// What the public log costs: reports a second with and without the sealer at work, in turns; then how long checking all of it takes.
import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { readReportForm } from '../load/report-form.ts'
import { tileTree } from '../../src/app/log/tile-tree.ts'
import { inclusionProof } from '../../src/log/merkle-range.ts'
import { logFolder } from '../../src/store/log/log-folder.ts'
import { median, percentile } from '../measure/percentile.ts'
import type { Measurement, Scenario, ScenarioRequest, ScenarioResult } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'
import { measurementOf } from './measured-runs.ts'
import { sendRun, type SendRun } from './send-runs.ts'

const CLIENTS = 32
/** The lock of the sealer (src/store/log/log-leaves.ts): whoever holds it keeps everybody else from sealing. */
const SEALING_LOCK = 7_385_201_123
const SEALED_WITHIN_MS = 600_000

export const sealing: Scenario = { needs: 'product', run }

async function run(request: ScenarioRequest): Promise<ScenarioResult> {
  const stage = request.stage()
  const form = await readReportForm(stage.product.port, '/lapor')
  const send = (seed: number) => sendRun(stage, { clients: CLIENTS, seconds: request.seconds, form, seed, evidence: null })
  const backlog = await sealed(stage)
  request.say(`the log: ${backlog.leaves} entries sealed in ${(backlog.ms / 1000).toFixed(1)} s`)
  await send(1)
  const [on, off]: [SendRun[], SendRun[]] = [[], []]
  for (let round = 1; round <= request.runs; round += 1) {
    await sealed(stage)
    on.push(await send(100 + round))
    await sealed(stage)
    off.push(await withoutSealer(stage, () => send(200 + round)))
  }
  await sealed(stage)
  const [withIt, without] = [measurementOf('submit-sealing', CLIENTS, on), measurementOf('submit-not-sealing', CLIENTS, off)]
  const proofs = await proving(stage)
  const verified = await verifyAll(stage)
  request.say(`the log: ${verified.events} events verified in ${verified.seconds.toFixed(1)} s`)
  return {
    measurements: [withIt, without, proofs, verifying(verified)],
    ratios: {
      sealing_to_not: { [String(CLIENTS)]: withIt.rate / without.rate },
      sealing_to_not_by_cost: { [String(CLIENTS)]: (without.cost_ms ?? Number.NaN) / (withIt.cost_ms ?? Number.NaN) },
    },
    problems: verified.ok ? [] : ['What was written is not what was logged.'],
  }
}

async function withoutSealer<Result>({ postgres }: Stage, act: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: postgres.url('tuntas') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [SEALING_LOCK])
    return await act()
  } finally {
    await client.end()
  }
}

/** Waits until nothing waits for the log. */
async function sealed({ client }: Stage): Promise<{ readonly leaves: number; readonly ms: number }> {
  const began = performance.now()
  const before = await count(client, 'select coalesce(max(size), 0)::int as count from log_checkpoint')
  for (const end = Date.now() + SEALED_WITHIN_MS; Date.now() < end; await pause(200)) {
    const waiting = await count(client, 'select (select count(*) from (select 1 from leaf_pending limit 1) l)::int + (select coalesce(max(leaf_index) + 1, 0) > (select coalesce(max(size), 0) from log_checkpoint) from log_leaf)::int as count')
    if (waiting === 0) break
  }
  return { leaves: (await count(client, 'select coalesce(max(size), 0)::int as count from log_checkpoint')) - before, ms: performance.now() - began }
}

async function count(client: pg.Client, sql: string): Promise<number> {
  return (await client.query<{ count: number }>(sql)).rows[0]?.count ?? 0
}

const PROOFS = 500

/** Each of another entry, from the files as they lie there. */
async function proving({ client, product }: Stage): Promise<Measurement> {
  const size = await count(client, 'select max(size)::int as count from log_checkpoint')
  const folder = logFolder(product.dataDir, 1)
  const times: number[] = []
  for (let number = 0; number < PROOFS; number += 1) {
    const began = performance.now()
    await inclusionProof(Math.floor((number / PROOFS) * size), size, tileTree(folder, size))
    times.push(performance.now() - began)
  }
  const sorted = times.toSorted((one, other) => one - other)
  return { name: 'proof', clients: 1, rate: PROOFS / (times.reduce((sum, one) => sum + one, 0) / 1000), p50: percentile(sorted, 50), p95: percentile(sorted, 95), p99: percentile(sorted, 99), errors: 0 }
}

type Verified = { readonly events: number; readonly seconds: number; readonly ok: boolean }

/** As an operator asks it, in a process of its own. */
async function verifyAll({ postgres, product }: Stage): Promise<Verified> {
  const began = performance.now()
  const url = postgres.url('tuntas')
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../cli.js', import.meta.url)), 'verify', '--json'], {
    env: { PATH: process.env['PATH'], DATABASE_URL: url, DATABASE_OWNER_URL: url, DATA_DIR: product.dataDir }, stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  for await (const piece of child.stdout) out += String(piece)
  const answer = JSON.parse(out) as { readonly log: { readonly ok: boolean }; readonly database: { readonly events: number; readonly ok: boolean } }
  return { events: answer.database.events, seconds: (performance.now() - began) / 1000, ok: answer.log.ok && answer.database.ok }
}

function verifying({ events, seconds, ok }: Verified): Measurement {
  const ms = median([seconds * 1000])
  return { name: 'verify', clients: 1, rate: events / seconds, p50: ms, p95: ms, p99: ms, errors: ok ? 0 : 1 }
}
