// Many clocks that fall due within one minute while officers read at the desk: how late each is struck, and how long a page takes.
import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { publicNumber, type ReportId } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { worklistAddress, worklistQuery, type List } from '../../src/web/desk/worklist-query.ts'
import { paths } from '../../src/web/paths.ts'
import { letFallDue, writeFallingDue } from '../data/falling-due.ts'
import type { Read } from '../load/jobs.ts'
import { percentile } from '../measure/percentile.ts'
import type { Scenario, ScenarioRequest } from '../scenario.ts'
import { COORDINATOR } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import type { Stage } from '../server/stage.ts'
import { errorProblems, timesOf } from './measured-runs.ts'

/** Officers who each look at a page for a quarter of a second on average: some thirty pages a second, a busy office of hundreds. */
const OFFICERS = 8
const THINK_MS = 250
const MINUTE = 60_000
/** What may pass until all are struck, from the beginning of the minute. */
const LONGEST = 2 * MINUTE

export const sweep: Scenario = {
  needs: 'product',
  async run(request) {
    const stage = request.stage()
    const { client, product, postgres } = stage
    request.say(`sweep: writing ${request.arguments.due} reports`)
    await writeFallingDue({ databaseUrl: postgres.url('tuntas'), keysDir: join(product.dataDir, 'keys'), count: request.arguments.due, client })
    request.say('sweep: the desk alone')
    const before = await deskReads(stage, 10)
    request.say('sweep: bending times')
    const begin = Date.now() + 5_000 + request.arguments.due // a millisecond for each row to be bent
    const count = await letFallDue(client, begin)
    await pause(Math.max(0, begin - Date.now()))
    request.say(`sweep: ${count} clocks fall due within a minute`)
    const reading = deskReads(stage, LONGEST / 1000)
    const doneAfter = await untilStruck(request, begin)
    const during = await reading
    const late = await lateness(stage, begin)
    return {
      measurements: [
        { name: 'sweep', clients: 1, rate: count / (doneAfter / 1000), p50: percentile(late, 50), p95: percentile(late, 95), p99: percentile(late, 99), errors: 0 },
        timesOf('sweep-desk', OFFICERS, [during]), timesOf('sweep-desk-before', OFFICERS, [before]),
      ],
      problems: [
        ...(late.length === count ? [] : [`sweep: ${count} clocks fell due, and ${late.length} were struck.`]),
        ...(doneAfter <= LONGEST ? [] : [`sweep: all were struck only ${(doneAfter / 1000).toFixed(0)} s after the minute began, not within ${LONGEST / 1000} s.`]),
        ...errorProblems('sweep-desk', [during, before]),
      ],
    }
  },
}

/** The lists, a search and reports, as officers open them one after another. */
async function deskReads({ client, product, load }: Stage, seconds: number): Promise<Read> {
  const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
  const { rows } = await client.query<{ id: ReportId }>('select report_id as id from report order by hashint8(report_id) limit 200')
  const lists = ['mine', 'unit', 'watched'].map((list) => worklistAddress(worklistQuery(() => undefined), { list: list as List }))
  const mixed = rows.flatMap(({ id }, index) => [lists[index % lists.length] ?? paths.desk, paths.deskReport(publicNumber(id, numberKey))])
  const cookie = await signedIn(product.port, COORDINATOR)
  return load.readPages({ port: product.port, clients: OFFICERS, seconds, paths: mixed, cookie, contains: '<h1', thinkMs: THINK_MS })
}

/** Milliseconds from the beginning of the minute until nothing of it waits any more; given up after three times as long as it may take. */
async function untilStruck({ stage, say }: ScenarioRequest, begin: number): Promise<number> {
  const { client } = stage()
  for (let said = 0; ; ) {
    await pause(1_000)
    // By the index that the sweep itself uses: counting all that is left would cost more than what is measured.
    const { rows } = await client.query<{ due: number }>(`select extract(epoch from due_at)::float8 * 1000 as due from deadline
      where struck_at is null and ended_at is null and paused_since is null and due_at < $1 order by due_at limit 1`, [new Date(begin + MINUTE)])
    const elapsed = Date.now() - begin
    if ((elapsed >= MINUTE && rows.length === 0) || elapsed > 3 * LONGEST) return elapsed
    if (elapsed - said < 15_000) continue
    said = elapsed
    say(`sweep: after ${(elapsed / 1000).toFixed(0)} s all is struck that fell due in the first ${(((rows[0]?.due ?? begin + MINUTE) - begin) / 1000).toFixed(0)} s`)
  }
}

/** Milliseconds between the time of each clock and its strike, ascending; each strike counts, so that one struck twice shows. */
async function lateness({ client }: Stage, begin: number): Promise<Float64Array> {
  const { rows } = await client.query<{ late: number }>(
    `select (extract(epoch from at) * 1000)::float8 - falling.due::float8 as late from falling join report_event using (report_id)
     where kind = 'clock-missed' and (body ->> 'clock')::int = clock_id and at >= $1`, [new Date(begin)])
  return Float64Array.from(rows.map(({ late }) => late)).sort()
}
