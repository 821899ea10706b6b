// Open times that a change of calendars could move, read in the order in which they fall due: their own rows alone, no report is opened.
import type pg from 'pg'
import type { Budget } from '../calendar/budget.ts'
import type { Pause } from '../calendar/pauses.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Cursor } from './calendar-judgements.ts'

export type OpenTime = {
  readonly reportId: ReportId
  readonly clock: number
  readonly kind: string
  readonly unit: number
  readonly from: number
  readonly budget: Budget
  readonly ends: 'office' | 'citizen'
  readonly pauses: readonly Pause[]
  readonly due: number
  readonly provisional: boolean
}

/** Epoch milliseconds; infinite where the change has no beginning or no end. */
export type TimesAsked = { readonly calendars: readonly string[]; readonly span: { readonly from: number; readonly to: number }; readonly after: Cursor | null; readonly most: number }

type Row = [report: ReportId, clock: number, kind: string, unit: number, from: number, budget: string, ends: 'office' | 'citizen', pauses: string | null, due: number, provisional: boolean]

const START: Cursor = { due: -Infinity, report: '0', clock: 0 }

/** Those that stand still are left out: they are judged when they run on. */
export async function readOpenTimes(pool: pg.Pool, { calendars, span, after, most }: TimesAsked): Promise<readonly OpenTime[]> {
  const { due, report, clock } = after ?? START
  const { rows } = await pool.query<Row>({
    name: 'open-times',
    rowMode: 'array',
    text: `select report_id, clock_id, kind, counted_by, extract(epoch from anchored_at)::float8 * 1000, budget::text, ends, pauses::text, extract(epoch from due_at)::float8 * 1000, provisional
      from deadline
      where struck_at is null and ended_at is null and paused_since is null and (due_at, report_id, clock_id) > ($1::timestamptz, $2::bigint, $3::int)
        and due_at >= $4::timestamptz and anchored_at < $5::timestamptz and calendar_id = any($6)
      order by due_at, report_id, clock_id limit $7`,
    values: [instant(due), report, clock, instant(span.from), instant(span.to), calendars, most],
  })
  return rows.map(timeOf)
}

const budgets = new Map<string, Budget>()

function timeOf([reportId, clock, kind, unit, from, budget, ends, pauses, due, provisional]: Row): OpenTime {
  return {
    reportId, clock, kind, unit, from: Math.round(from), budget: budgetOf(budget), ends, pauses: pauses === null ? [] : (JSON.parse(pauses) as Pause[]), due: Math.round(due), provisional,
  }
}

/** There are as many as procedures name. */
function budgetOf(text: string): Budget {
  const known = budgets.get(text)
  if (known !== undefined) return known
  const budget = JSON.parse(text) as Budget
  budgets.set(text, budget)
  return budget
}

function instant(at: number): string {
  return at === Infinity ? 'infinity' : at === -Infinity ? '-infinity' : new Date(at).toISOString()
}
