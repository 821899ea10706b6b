// The desk's pages of reports, as the team that verifies opens one after another.
import { join } from 'node:path'
import { publicNumber, type ReportId } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { paths } from '../../src/web/paths.ts'
import type { Scenario } from '../scenario.ts'
import { COORDINATOR } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import { readRuns } from './read-runs.ts'

const PAGES = 2_000

export const reportDesk: Scenario = {
  needs: 'product',
  async run(request) {
    const { client, product } = request.stage()
    const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
    const { rows } = await client.query<{ id: ReportId }>(`select report_id as id from report order by hashint8(report_id) limit ${PAGES}`)
    const cookie = await signedIn(product.port, COORDINATOR)
    return readRuns('report-desk', request, { paths: rows.map(({ id }) => paths.deskReport(publicNumber(id, numberKey))), cookie, contains: '<h1' })
  },
}
