// Reports found by the words of their masked text, by a number, or by one of another body; only those of the searcher's units.
import type { ReportId } from '../report/numbers/public-number.ts'
import { reportIdTime } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'
import { LONG_SPAN, placeOfSpan, SHORT_SPAN, spanOf } from './search-spans.ts'

export type Searcher = { readonly officer: number; readonly units: readonly number[] }

/** Words between these marks are those that were searched for. */
export const MARKS = { begin: '\u0002', end: '\u0003' } as const

export type FoundWords = { readonly reportId: ReportId; /** With `MARKS`. */ readonly subject: string; readonly excerpt: string }

/** What is asked of the index; null where no word is left of it. */
export async function wordsAsked(from: Queryable, text: string): Promise<string | null> {
  const { rows } = await from.query<{ query: string }>({
    name: 'words-asked', text: `select plainto_tsquery('pg_catalog.indonesian', search_letters($1))::text as query`, values: [text],
  })
  return rows[0]?.query === '' ? null : (rows[0]?.query ?? null)
}

/**
 * Span after span from the newest, each asked of the index by words, units and span at once, until the page is full. Sorted by a sum,
 * since a walk along the numbers, which the planner may prefer, would read reports without the words.
 */
const FOUND = `unnest($1::integer[]) as spans (place) cross join lateral (
    select report_id from masked_text
    where words @@ $2::tsquery and places && $3::integer[] and places @> array[spans.place] and not ($4::integer = any (kept_from)) and report_id < $5::bigint`

const FRAGMENTS = `StartSel=${MARKS.begin}, StopSel=${MARKS.end}`

export type WordSearch = Searcher & { readonly query: string; /** Only what was filed before; null for the newest. */ readonly before: ReportId | null; /** Epoch milliseconds. */ readonly now: number }

/** At most `limit`, the newest first. */
export async function searchWords(from: Queryable, search: WordSearch, limit: number): Promise<readonly FoundWords[]> {
  const { rows } = await from.query<FoundWords>({
    name: 'search-words',
    text: `with found as materialized (select found.report_id from ${FOUND} order by report_id + 0 desc limit $6) found limit $6)
      select report_id as "reportId", ts_headline('pg_catalog.indonesian', subject, $2::tsquery, 'HighlightAll=true, ${FRAGMENTS}') as subject,
        ts_headline('pg_catalog.indonesian', left(description, 2000), $2::tsquery, 'MaxFragments=1, MinWords=12, MaxWords=28, ${FRAGMENTS}') as excerpt
      from found join masked_text using (report_id) order by report_id desc`,
    values: [...asked(search), limit],
  })
  return rows
}

/** Exact up to `most`; one more where there are more. */
export async function countWords(from: Queryable, search: WordSearch, most: number): Promise<number> {
  const { rows } = await from.query<{ count: number }>({
    name: 'count-words',
    text: `select count(*)::integer as count from (select from ${FOUND} limit $6) found limit $6) counted`,
    values: [...asked(search), most + 1],
  })
  return rows[0]?.count ?? 0
}

/** A foreign report is as good as none: nothing of it is read. */
const SEEN = '(watcher = any ($2::integer[]) or exists (select from holding where holding.report_id = report.report_id and unit_id = any ($2::integer[])))'

export async function searchNumber(from: Queryable, reportId: ReportId, units: readonly number[]): Promise<readonly ReportId[]> {
  const { rows } = await from.query<{ reportId: ReportId }>({
    name: 'search-number', text: `select report_id as "reportId" from report where report_id = $1 and ${SEEN}`, values: [reportId, units],
  })
  return rows.map((row) => row.reportId)
}

/** At most `limit`, the newest first. */
export async function searchOutsideNumber(from: Queryable, number: string, units: readonly number[], limit: number): Promise<readonly ReportId[]> {
  const { rows } = await from.query<{ reportId: ReportId }>({
    name: 'search-outside-number',
    text: `select distinct report_id as "reportId" from outside_number join report using (report_id) where number = $1 and ${SEEN} order by report_id desc limit $3`,
    values: [number, units, limit],
  })
  return rows.map((row) => row.reportId)
}

/** Reports are filed by the clock of who sends them, which may be a day ahead. */
const AHEAD_MS = 2 * 86_400_000
/** Report ids count seconds from 2024 on. */
const FIRST = Date.UTC(2024, 0, 1)
const LAST_ID = (1n << 60n).toString() as ReportId

function asked({ query, units, officer, before, now }: WordSearch): readonly unknown[] {
  return [placesFrom(before === null ? now + AHEAD_MS : reportIdTime(before)), query, units, officer, before ?? LAST_ID]
}

/** The spans from an instant back to the first: two long ones of short ones, in which common words fill a page soon, then long ones. */
function placesFrom(at: number): readonly number[] {
  const newest = spanOf(LONG_SPAN, at)
  const places: number[] = []
  for (let span = spanOf(SHORT_SPAN, at); span >= (newest - 1) * (LONG_SPAN / SHORT_SPAN); span -= 1) places.push(placeOfSpan(SHORT_SPAN, span))
  for (let span = newest - 2; span >= spanOf(LONG_SPAN, FIRST); span -= 1) places.push(placeOfSpan(LONG_SPAN, span))
  return places
}
