// What is published, newest first, as everybody may read it. A report that became secret, was opened again or didn't end settled after that is
// not shown; one that was settled anew isn't either, until somebody has looked at its story again.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'
import type { PublishedWords, Span } from './publications.ts'

export type PublishedStory = PublishedWords & { readonly reportId: ReportId; readonly no: number; readonly government: number; readonly unit: number; readonly publishedAt: number }

export type StoryCursor = { readonly publishedAt: number; readonly reportId: string }

/** `government` is null for all of them. */
export type StoriesAsked = Span & { readonly government: number | null; readonly after: StoryCursor | null; readonly limit: number }

const SHOWN = `p.report_id as "reportId", p.publication_no as no, p.government, p.unit_id as unit, p.title, p.reported, p.done, p.published_at as "publishedAt"`
const FROM = `publication p join report r using (report_id) where p.state = 'published' and not r.secret and not r.open and r.outcome = 'settled' and r.closed_at = p.settled_at`

export async function publishedStories(from: Queryable, { government, since, until, after, limit }: StoriesAsked): Promise<readonly PublishedStory[]> {
  const ofOne = government === null ? '' : 'and p.government = $6'
  const { rows } = await from.query<PublishedStory>(
    `select ${SHOWN} from ${FROM} and p.published_at >= $1 and p.published_at < $2 and (p.published_at, p.report_id) < ($3::timestamptz, $4::bigint) ${ofOne}
     order by p.published_at desc, p.report_id desc limit $5`,
    [new Date(since), new Date(until), new Date(after?.publishedAt ?? until), after?.reportId ?? '9223372036854775807', limit, ...(government === null ? [] : [government])],
  )
  return rows
}
