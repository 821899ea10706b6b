// Reports of a government in which something waits for a custodian: by an index that holds only these.
import type pg from 'pg'
import type { ReportState } from '../report/state.ts'

const MOST = 100

export async function reportsForCustodian(pool: pg.Pool, government: number): Promise<readonly ReportState[]> {
  const { rows } = await pool.query<{ state: ReportState }>({
    name: 'reports-for-custodian',
    text: `select state from report where government = $1 and (state -> 'custodian') = 'true'::jsonb order by report_id limit ${MOST}`,
    values: [government],
  })
  return rows.map(({ state }) => state)
}
