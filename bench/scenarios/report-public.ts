// The public pages of reports that are masked, each another.
import { join } from 'node:path'
import { publicNumber, type ReportId } from '../../src/report/numbers/public-number.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { paths } from '../../src/web/paths.ts'
import type { Scenario } from '../scenario.ts'
import { readRuns } from './read-runs.ts'

const PAGES = 2_000

export const reportPublic: Scenario = {
  needs: 'product',
  async run(request) {
    const { client, product } = request.stage()
    const { numberKey } = loadServerSecrets(join(product.dataDir, 'keys'))
    const { rows } = await client.query<{ id: ReportId }>(
      `select report_id as id from masked_text join report using (report_id) where not secret order by hashint8(report_id) limit ${PAGES}`)
    return readRuns('report-public', request, { paths: rows.map(({ id }) => paths.publicReport(publicNumber(id, numberKey))), cookie: null, contains: 'class="words large"' })
  },
}
