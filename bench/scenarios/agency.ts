// An agency's day at the desk: the liaison officer's lists, and the reports that lie at the agency, opened one after another.
import { join } from 'node:path'
import { publicNumber, type ReportId } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { paths } from '../../src/web/paths.ts'
import { worklistAddress, worklistQuery, type List } from '../../src/web/desk/worklist-query.ts'
import type { Scenario } from '../scenario.ts'
import { LIAISON } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import type { Stage } from '../server/stage.ts'
import { readRuns } from './read-runs.ts'

const REPORTS = 500
/** Reports opened between two looks at the lists. */
const BETWEEN = 4

export const agency: Scenario = {
  needs: 'product',
  async run(request) {
    const { client, product } = request.stage()
    const cookie = await signedIn(product.port, LIAISON)
    return readRuns('agency', request, { paths: agencyPages(await heldReports(client), product.dataDir), cookie, contains: '<h1' })
  },
}

async function heldReports(client: Stage['client']): Promise<readonly ReportId[]> {
  const { rows } = await client.query<{ id: ReportId }>(
    `select report_id as id from (select distinct report_id from holding join unit using (unit_id) where unit.code = 'rembang.dinkes') held order by hashint8(report_id) limit ${REPORTS}`)
  return rows.map(({ id }) => id)
}

/** Lists and reports in turn, as somebody works. */
function agencyPages(reports: readonly ReportId[], dataDir: string): readonly string[] {
  const { numberKey } = loadServerSecrets(join(dataDir, 'keys'))
  const start = worklistQuery(() => undefined)
  const lists = (['mine', 'unit'] satisfies List[]).map((list) => worklistAddress(start, { list }))
  return reports.flatMap((id, index) => {
    const report = paths.deskReport(publicNumber(id, numberKey))
    return index % BETWEEN === 0 ? [lists[(index / BETWEEN) % lists.length] ?? paths.desk, report] : [report]
  })
}
