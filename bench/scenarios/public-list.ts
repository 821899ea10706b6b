// The public's list of what was done about reports, of all governments and of one, from its first page and from far down.
import { paths } from '../../src/web/paths.ts'
import { publishSettled } from '../data/publish-settled.ts'
import type { Scenario } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'
import { readRuns } from './read-runs.ts'

const DEEP_PAGES = 40

export const publicList: Scenario = {
  needs: 'product',
  async run(request) {
    const { client } = request.stage()
    if ((await publishSettled(client)) === 0) return { measurements: [], problems: ['public-list: nothing is settled; load some reports first (--reports).'] }
    const fronts = [paths.stories, `${paths.stories}?pemerintah=rembang`]
    return readRuns('public-list', request, { paths: [...fronts, ...(await deepAddresses(client))], cookie: null, contains: paths.publicReport('') })
  },
}

/** Pages from the whole of the list; none where one page holds all. */
async function deepAddresses(client: Stage['client']): Promise<readonly string[]> {
  const { rows } = await client.query<{ at: string; id: string }>(
    `select extract(epoch from published_at) * 1000 as at, report_id as id
     from (select published_at, report_id, row_number() over (order by published_at desc, report_id desc) as place, count(*) over () as all_there from publication where state = 'published') listed
     where place % greatest(1, all_there / ${DEEP_PAGES}) = 0 and place between 20 and all_there - 20 order by place limit ${DEEP_PAGES}`)
  return rows.map(({ at, id }) => `${paths.stories}?setelah=${Math.floor(Number(at))}.${id}`)
}
