// The reports that wait for a unit, or that it watches, soonest due first; read from narrow indexes, page by page.
import type { ReportId } from '../report/public-number.ts'
import type { Queryable } from './in-transaction.ts'

export type Worklist = 'turn' | 'watched'

export type WorklistRow = {
  readonly reportId: ReportId
  readonly holdingNo: number
  readonly sopId: string
  readonly sopVersion: number
  readonly step: string
  readonly owes: string
  readonly owesUnit: number | null
  readonly dueAt: number | null
  readonly classification: string
  readonly anonymous: boolean
  readonly secret: boolean
}

/** Where the page before ended. */
export type WorklistCursor = { readonly dueAt: number | null; readonly reportId: string; readonly holdingNo: number }

/** Whose list it is: who is complained about doesn't see the report, and in oversight cases nor does their unit. */
export type WorklistReader = { readonly unit: number; readonly officer: number }

const NOT_ABOUT_READER = `not (r.state -> 'complainedAbout' @> jsonb_build_array(jsonb_build_object('officer', $2::integer)))
  and not (r.nature is not distinct from 'with-oversight' and r.state -> 'complainedAbout' @> jsonb_build_array(jsonb_build_object('unit', $1::integer)))`

const HOLDING = `h.holding_no as "holdingNo", h.sop_id as "sopId", h.sop_version as "sopVersion", h.step, h.owes, h.owes_unit as "owesUnit"`
const REPORT = 'r.report_id as "reportId", r.classification, r.anonymous, r.secret'

const FROM: Record<Worklist, { readonly due: string; readonly number: string; readonly columns: string; readonly from: string }> = {
  turn: { due: 'h.due_at', number: 'h.holding_no', columns: HOLDING, from: `holding h join report r using (report_id) where h.open and h.owes_unit = $1 and ${NOT_ABOUT_READER}` },
  // Of a watched report, the turn that must move first.
  watched: {
    due: 'r.next_due_at', number: '0::integer', columns: HOLDING,
    from: `report r cross join lateral (select * from holding where holding.report_id = r.report_id and holding.open order by due_at, holding_no limit 1) h where r.open and r.watcher = $1 and ${NOT_ABOUT_READER}`,
  },
}

/** At most `limit` rows after the cursor. Those without a due time come last, asked apart so that both parts follow the index. */
export async function worklistPage(from: Queryable, list: Worklist, reader: WorklistReader, after: WorklistCursor | null, limit: number): Promise<readonly WorklistRow[]> {
  const dated = after !== null && after.dueAt === null ? [] : await part(from, list, reader, { dated: true, after, limit })
  if (dated.length === limit) return dated
  const undatedAfter = after?.dueAt === null ? after : null
  return [...dated, ...(await part(from, list, reader, { dated: false, after: undatedAfter, limit: limit - dated.length }))]
}

type Part = { readonly dated: boolean; readonly after: WorklistCursor | null; readonly limit: number }

async function part(from: Queryable, list: Worklist, { unit, officer }: WorklistReader, { dated, after, limit }: Part): Promise<readonly WorklistRow[]> {
  const { due, number, columns, from: source } = FROM[list]
  const order = `${dated ? `${due}, ` : ''}r.report_id, ${number}`
  const onward = after === null ? '' : dated ? `and (${order}) > ($4::timestamptz, $5::bigint, $6::integer)` : `and (${order}) > ($4::bigint, $5::integer)`
  const start = after === null ? [] : [...(dated ? [new Date(after.dueAt ?? 0)] : []), after.reportId, after.holdingNo]
  const { rows } = await from.query<WorklistRow>(
    `select ${REPORT}, ${columns}, ${due} as "dueAt" from ${source} and ${due} is ${dated ? 'not null' : 'null'} ${onward} order by ${order} limit $3`,
    [unit, officer, limit, ...start],
  )
  return rows
}

/** Exact up to `most`; one more where there are more. */
export async function worklistCount(from: Queryable, list: Worklist, { unit, officer }: WorklistReader, most: number): Promise<number> {
  const { rows } = await from.query<{ count: number }>(`select count(*)::integer as count from (select from ${FROM[list].from} limit $3) listed`, [unit, officer, most + 1])
  return rows[0]?.count ?? 0
}
