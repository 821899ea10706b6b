// Reports that were settled in a span of time, may be published, and have no publication yet.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportState } from '../report/state.ts'
import type { Queryable } from './in-transaction.ts'
import type { Span } from './publications.ts'

export type PublishableReport = { readonly reportId: ReportId; readonly closedAt: number; /** Null where nobody has masked it yet. */ readonly subject: string | null; readonly state: ReportState }

export type PublishableCursor = { readonly closedAt: number; readonly reportId: string }

export type PublishableAsked = Span & { readonly government: number; readonly units: readonly number[]; readonly after: PublishableCursor | null; readonly limit: number }

/** Soonest settled first. Whether a post may publish each of them is judged by the caller. */
export async function publishableReports(from: Queryable, { government, units, since, until, after, limit }: PublishableAsked): Promise<readonly PublishableReport[]> {
  const { rows } = await from.query<PublishableReport>(
    `select r.report_id as "reportId", r.closed_at as "closedAt", m.subject, r.state
     from report r left join masked_text m using (report_id)
     where r.government = $1 and r.outcome = 'settled' and not r.open and not r.secret and r.closed_at >= $2 and r.closed_at < $3
       and (r.closed_at, r.report_id) > ($4::timestamptz, $5::bigint)
       and exists (select from holding h where h.report_id = r.report_id and h.unit_id = any($6))
       and not exists (select from publication p where p.report_id = r.report_id and p.state <> 'withdrawn')
     order by r.closed_at, r.report_id limit $7`,
    [government, new Date(since), new Date(until), new Date(after?.closedAt ?? since - 1), after?.reportId ?? '0', units, limit],
  )
  return rows
}
