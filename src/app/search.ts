// What an officer finds: by the report's own number, by its number at another body, or by the words of its masked text.
import type pg from 'pg'
import { audienceOf, type Reader } from '../report/audience/audience-of.ts'
import { plainNumber } from '../report/holdings/outside-numbers.ts'
import { reportIdOf, type ReportId } from '../report/numbers/public-number.ts'
import type { World } from '../report/world.ts'
import { loadReports } from '../store/load-reports.ts'
import { countWords, searchNumber, searchOutsideNumber, searchWords, wordsAsked, type FoundWords } from '../store/search-reports.ts'
import type { ServerSecrets } from '../vault/server-secrets.ts'

export type Searching = { readonly pool: pg.Pool; readonly secrets: Pick<ServerSecrets, 'numberKey'>; readonly world: World; /** Those directly below a unit. */ readonly unitsBelow: (unit: number) => readonly number[] }

export type SearchAsked = { readonly text: string; readonly reader: Reader; /** Only what was filed before; null for the newest. */ readonly before: ReportId | null }

export type Found = {
  readonly ids: readonly ReportId[]
  /** Where words were found, by report. */
  readonly words: ReadonlyMap<ReportId, FoundWords>
  /** Exact up to `MOST_COUNTED`, one more where there are more. */
  readonly count: number
  readonly hasMore: boolean
}

export const MOST_COUNTED = 200
const PAGE = 25
/** Reports that share one number at another body. */
const MOST_OF_ONE_NUMBER = 25

const nothing: Found = { ids: [], words: new Map(), count: 0, hasMore: false }

export async function search(searching: Searching, { text, reader, before }: SearchAsked): Promise<Found> {
  const byNumber = before === null ? await byNumbers(searching, text, reader) : []
  if (byNumber.length > 0) return { ids: byNumber, words: new Map(), count: byNumber.length, hasMore: false }
  const query = await wordsAsked(searching.pool, text)
  return query === null ? nothing : byWords(searching, { query, reader, before })
}

/** A number that is nobody's, or a foreign one, is looked for among the words like any other text. */
async function byNumbers(searching: Searching, text: string, reader: Reader): Promise<readonly ReportId[]> {
  const { pool, secrets, world } = searching
  const units = unitsToAskFor(searching, reader)
  const own = reportIdOf(text, secrets.numberKey)
  const number = plainNumber(text)
  const [mine, outside] = await Promise.all([
    own === null ? [] : searchNumber(pool, own, units),
    number === '' ? [] : searchOutsideNumber(pool, number, units, MOST_OF_ONE_NUMBER),
  ])
  const reports = await loadReports(pool, [...new Set([...mine, ...outside])])
  return [...reports.values()].filter(({ state }) => audienceOf(world, state, reader) !== null).map(({ reportId }) => reportId)
}

async function byWords({ pool, world }: Searching, { query, reader, before }: { readonly query: string } & Pick<SearchAsked, 'reader' | 'before'>): Promise<Found> {
  const asked = { query, before, now: world.now, officer: reader.officer, units: unitsOf(reader) }
  const [found, count] = await Promise.all([searchWords(pool, asked, PAGE + 1), countWords(pool, { ...asked, before: null }, MOST_COUNTED)])
  const page = found.slice(0, PAGE)
  return { ids: page.map(({ reportId }) => reportId), words: new Map(page.map((one) => [one.reportId, one])), count, hasMore: found.length > PAGE }
}

function unitsOf({ posts }: Reader): readonly number[] {
  return [...new Set(posts.map(({ unit }) => unit))]
}

/** The reader's units and those below that each stands in for: who may see what is found is judged report by report. */
function unitsToAskFor({ unitsBelow }: Searching, reader: Reader): readonly number[] {
  const own = unitsOf(reader)
  return [...new Set([...own, ...own.flatMap(unitsBelow)])]
}
