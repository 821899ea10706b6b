// The desk's front page as the team that verifies sees it: its three lists, from their first page and from far down.
import { worklistAddress, worklistQuery, type List } from '../../src/web/desk/worklist-query.ts'
import type { Scenario, ScenarioRequest } from '../scenario.ts'
import { COORDINATOR } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import type { Stage } from '../server/stage.ts'
import { readRuns, type Pages } from './read-runs.ts'


export const worklist: Scenario = { needs: 'product', run: async (request) => readRuns('worklist', request, await listPages(request, ['mine', 'unit', 'watched'].map((list) => addressOf(list as List)))) }

export const worklistDeep: Scenario = { needs: 'product', run: async (request) => readRuns('worklist-deep', request, await listPages(request, await deepAddresses(request.stage()))) }

async function listPages(request: ScenarioRequest, paths: readonly string[]): Promise<Pages> {
  return { paths, cookie: await signedIn(request.stage().product.port, COORDINATOR), contains: 'class="work-link"' }
}

const start = worklistQuery(() => undefined)

function addressOf(list: List): string {
  return worklistAddress(start, { list })
}

/** Pages of the watched list, spread over the whole of it, forwards and back. */
async function deepAddresses({ client }: Stage): Promise<readonly string[]> {
  const { rows } = await client.query<{ due: string | null; id: string; no: number }>(
    `select extract(epoch from nullif(due_at, 'infinity')) * 1000 as due, report_id as id, step_no as no
     from (select *, row_number() over (order by due_at, report_id, step_no) as place, count(*) over () as all_there from owed_step where seat = '@watch') listed
     where place % greatest(1, all_there / 40) = 0 and place between 60 and all_there - 60 order by place limit 40`)
  return rows.flatMap(({ due, id, no }) => {
    const cursor = { dueAt: due === null ? Number.POSITIVE_INFINITY : Math.floor(Number(due)), reportId: id, stepNo: no }
    return [worklistAddress(start, { list: 'watched', after: cursor }), worklistAddress(start, { list: 'watched', before: cursor })]
  })
}
