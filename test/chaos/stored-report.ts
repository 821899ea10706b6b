// Everything that the database holds of a report, read for many reports at once.
import type { Selectable } from 'kysely'
import type { Database } from '../../src/store/database.ts'
import type {
  DeadlineRow, EvidenceRow, HoldingRow, IdentityRow, LeafPendingRow, MessageRow, OwedStepRow, ReportEventRow, ReportKeyRow, ReportRow, WordingRow,
} from '../../src/store/tables.ts'

export type StoredReport = {
  readonly report: ReportRow
  readonly events: readonly ReportEventRow[]
  readonly leaves: readonly LeafPendingRow[]
  readonly holdings: readonly HoldingRow[]
  readonly owed: readonly OwedStepRow[]
  readonly deadlines: readonly Selectable<DeadlineRow>[]
  readonly messages: readonly Selectable<MessageRow>[]
  readonly wordings: readonly WordingRow[]
  readonly evidence: readonly EvidenceRow[]
  readonly keys: readonly ReportKeyRow[]
  readonly identities: readonly IdentityRow[]
}

const AT_ONCE = 500

/** A commitment waits for the sealer or stands in the tree, never both. */
const LEAVES = '(select report_id, seq, commitment from leaf_pending union all select report_id, seq, commitment from log_leaf where report_id is not null) leaf'

/** Every report, in the order of their ids, with all its rows in the order of their numbers. */
export async function* storedReports({ pool }: Database): AsyncGenerator<StoredReport> {
  for (let last = '-1'; ; ) {
    const { rows } = await pool.query<ReportRow>(`select * from report where report_id > $1 order by report_id limit ${AT_ONCE}`, [last])
    const ids = rows.map(({ report_id }) => report_id)
    if (ids.length === 0) return
    const dependants = await dependantsOf(pool, ids)
    for (const report of rows) yield { report, ...of(dependants, report.report_id) }
    last = ids.at(-1) ?? last
  }
}

type Dependants = { readonly [Name in keyof Omit<StoredReport, 'report'>]: ReadonlyMap<string, StoredReport[Name]> }

async function dependantsOf(pool: Database['pool'], ids: readonly string[]): Promise<Dependants> {
  const rows = async <Row extends { report_id: string }>(table: string, order: string): Promise<ReadonlyMap<string, readonly Row[]>> => {
    const found = await pool.query<Row>(`select * from ${table} where report_id = any($1::bigint[]) order by report_id, ${order}`, [ids])
    return Map.groupBy(found.rows, ({ report_id }) => report_id)
  }
  return {
    events: await rows('report_event', 'seq'), leaves: await rows(LEAVES, 'seq'), holdings: await rows('holding', 'holding_no'),
    owed: await rows('owed_step', 'step_no, seat'), deadlines: await rows('deadline', 'clock_id'), messages: await rows('message', 'message_no'), wordings: await rows('wording', 'wording_no'),
    evidence: await rows('evidence', 'file_no'), keys: await rows('vault.report_key', 'epoch'), identities: await rows('vault.identity', 'wording_no'),
  }
}

function of(dependants: Dependants, id: string): Omit<StoredReport, 'report'> {
  const { events, leaves, holdings, owed, deadlines, messages, wordings, evidence, keys, identities } = dependants
  return {
    events: events.get(id) ?? [], leaves: leaves.get(id) ?? [], holdings: holdings.get(id) ?? [], owed: owed.get(id) ?? [], deadlines: deadlines.get(id) ?? [],
    messages: messages.get(id) ?? [], wordings: wordings.get(id) ?? [], evidence: evidence.get(id) ?? [], keys: keys.get(id) ?? [],
    identities: identities.get(id) ?? [],
  }
}
