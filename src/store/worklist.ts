// The steps that are owed, as lists: soonest due first, those without a time last; every page is a few short walks along one index.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'

/** Whose list: an office of a unit, or one of `SEATS`. */
export type Seat = { readonly unit: number; readonly seat: string }

export type WorklistFilter = {
  readonly classifications: readonly string[]
  /** Empty text: not set yet. */
  readonly natures: readonly string[]
  /** Only what is due before, epoch milliseconds; Infinity for all. */
  readonly dueBefore: number
}

/** What is listed: never what the officer is complained about in. */
export type WorklistQuestion = { readonly seats: readonly Seat[]; readonly officer: number; readonly filter: WorklistFilter }

/** Where a page ended or began. */
export type WorklistCursor = { readonly dueAt: number; readonly reportId: string; readonly stepNo: number }

export type WorklistRow = WorklistCursor & {
  readonly reportId: ReportId
  readonly holdingNo: number
  readonly step: string
  readonly unit: number
  readonly owes: string
  readonly sopId: string
  readonly sopVersion: number
  readonly classification: string
  readonly nature: string | null
  readonly anonymous: boolean
  readonly secret: boolean
  readonly maskedSubject: string | null
}

const WALKS = `unnest($1::integer[], $2::text[]) as seats (unit_id, seat)
  cross join unnest($3::text[]) as classifications (classification) cross join unnest($4::text[]) as natures (nature)
  cross join lateral (
    select due_at, report_id, step_no, holding_no, step from owed_step listed
    where listed.unit_id = seats.unit_id and listed.seat = seats.seat
      and listed.classification = classifications.classification and listed.nature = natures.nature`

const KEY = 'due_at, report_id, step_no'
const BACKWARD = 'due_at desc, report_id desc, step_no desc'

function pageText(way: 'onward' | 'back', cursor: boolean, dueBefore: boolean): string {
  const order = way === 'onward' ? KEY : BACKWARD
  return `with page as (select distinct on (${KEY}) walk.* from ${WALKS}
      and not ($5::integer = any (listed.kept_from)) ${dueBefore ? 'and listed.due_at < $7::timestamptz' : 'and $7::timestamptz is not null'}
      ${cursor ? `and (${KEY}) ${way === 'onward' ? '>' : '<'} ($8::timestamptz, $9::bigint, $10::integer)` : ''}
    order by ${order} limit $6) walk order by ${order} limit $6)
  select page.due_at as "dueAt", report_id as "reportId", step_no as "stepNo", holding_no as "holdingNo", page.step, holding.unit_id as unit, holding.owes,
    holding.sop_id as "sopId", holding.sop_version as "sopVersion", report.classification, report.nature,
    report.anonymous, report.secret, masked_text.subject as "maskedSubject"
  from page join report using (report_id) join holding using (report_id, holding_no) left join masked_text using (report_id) order by page.due_at, report_id, step_no`
}

/** At most `limit` rows after the cursor, or before it; always in the order of the list. */
export async function worklistPage(from: Queryable, question: WorklistQuestion, { after, before, limit }: { readonly after?: WorklistCursor | null; readonly before?: WorklistCursor | null; readonly limit: number }): Promise<readonly WorklistRow[]> {
  const cursor = before ?? after ?? null
  const way = before === null || before === undefined ? 'onward' : 'back'
  const late = question.filter.dueBefore !== Number.POSITIVE_INFINITY
  const { rows } = await from.query<WorklistRow>({
    name: `worklist-${way}${cursor === null ? '' : '-from'}${late ? '-late' : ''}`,
    text: pageText(way, cursor !== null, late),
    values: [...asked(question), limit, instant(question.filter.dueBefore), ...(cursor === null ? [] : [instant(cursor.dueAt), cursor.reportId, cursor.stepNo])],
  })
  return rows
}

/** Exact up to `most`; one more where there are more. */
export async function worklistCount(from: Queryable, question: WorklistQuestion, most: number): Promise<number> {
  const walks = `${WALKS} and not ($5::integer = any (listed.kept_from)) and listed.due_at ${question.filter.dueBefore === Number.POSITIVE_INFINITY ? '<=' : '<'} $7::timestamptz limit $6) walk`
  // Who holds two offices of a unit has one step twice in the walks; everybody else's are counted as they come.
  const twice = new Set(question.seats.map(({ unit }) => unit)).size < question.seats.length
  const { rows } = await from.query<{ count: number }>({
    name: `worklist-count-${twice}-${question.filter.dueBefore === Number.POSITIVE_INFINITY}`,
    text: `select count(*)::integer as count from (select ${twice ? 'distinct report_id, step_no' : ''} from ${walks} limit $6) counted`,
    values: [...asked(question), most + 1, instant(question.filter.dueBefore)],
  })
  return rows[0]?.count ?? 0
}

function asked({ seats, officer, filter }: WorklistQuestion): readonly unknown[] {
  return [seats.map(({ unit }) => unit), seats.map(({ seat }) => seat), filter.classifications, filter.natures, officer]
}

function instant(at: number): string {
  return at === Number.POSITIVE_INFINITY ? 'infinity' : new Date(at).toISOString()
}
