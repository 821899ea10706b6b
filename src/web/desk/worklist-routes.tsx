// The desk's front page: reads one of the officer's lists and turns it into words.
import { changesWaiting } from '../../app/calendars/changes-waiting.ts'
import { countOpeningRequests } from '../../app/opening-requests.ts'
import { openedSubjects } from '../../app/opened-subjects.ts'
import { demoReportsWanted } from '../../store/demo-reports.ts'
import { contestedReports } from '../../store/contested-reports.ts'
import { outsideNumbersOf } from '../../store/outside-numbers.ts'
import { SEATS } from '../../store/seats.ts'
import { worklistCount, worklistPage, type Seat, type WorklistQuestion, type WorklistRow } from '../../store/worklist.ts'
import { formatNumber } from '../../text/format.ts'
import { privatePage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { openingOf } from '../opening.ts'
import type { RequestContext, Web } from '../web.ts'
import { officeZone } from './office-zone.ts'
import { officerAtWork } from './officer-at-work.ts'
import { namesOfPosts } from './names-of-posts.ts'
import { postsAtHand } from './posts-at-hand.ts'
import { workShown } from './work-shown.ts'
import { WorklistPage, type ListShown } from './worklist-page.tsx'
import { filterOf, LISTS, worklistAddress, worklistQuery, type List, type WorklistQuery } from './worklist-query.ts'

const PAGE = 25
/** Counted exactly up to here. */
const MOST_COUNTED = 1_000

export function worklistRoutes(web: Web, mount: Mount): void {
  mount('desk', (c) => showWorklist(web, c))
}

async function showWorklist(web: Web, c: RequestContext): Promise<Response> {
  const officer = officerAtWork(c)
  const frame = frameOf(web, c)
  const posts = postsAtHand(web, officer)
  const query = worklistQuery((name) => c.req.query(name))
  const [loading, requests, changes] = await Promise.all([examplesAreLoading(web), requestsWaiting(web, officer), changesWaiting({ pool: web.database.pool, reference: web.reference.get(), now: web.clock.now() }, officer)])
  const page = { frame, name: officer.name, query, loading, requests, changes: changes.map(({ id }) => id) }
  if (posts.length === 0) return privatePage(c, <WorklistPage {...page} posts={[]} lists={[]} rows={[]} newer={null} older={null} />)
  const asking = { web, query, officer: officer.officer, posts }
  const [names, lists, { rows, newer, older }] = await Promise.all([namesOfPosts(web, frame.t, officer), listsShown(asking, frame.t), pageOf(asking)])
  const world = web.reference.get().worldAt(web.clock.now())
  const unmasked = rows.filter(({ maskedSubject }) => maskedSubject === null).map(({ reportId }) => reportId)
  const ids = rows.map(({ reportId }) => reportId)
  const [outside, contested] = await Promise.all([outsideNumbersOf(web.database.pool, ids), contestedReports(web.database.pool, ids)])
  const subjects = await openedSubjects({ pool: web.database.pool, keys: web.keys, world }, { officer: officer.officer, posts }, unmasked)
  const showing = { t: frame.t, zone: officeZone(web, officer.government), world, units: posts.map(({ unit }) => unit), watched: query.list === 'watched', subjects, outside, contested }
  return privatePage(c, <WorklistPage {...page} posts={names} lists={lists} rows={rows.map((row) => workShown(web, showing, row, rows))} newer={newer} older={older} />)
}

/** For a custodian, who has no other sign of them. */
async function requestsWaiting(web: Web, { custodian, government, officer }: ReturnType<typeof officerAtWork>): Promise<number> {
  return custodian ? countOpeningRequests(openingOf(web), government, officer) : 0
}

/** Of a demonstration that has just been started. */
async function examplesAreLoading({ config, database }: Web): Promise<boolean> {
  return !config.production && (await demoReportsWanted(database.pool)) !== null
}

type Asking = { readonly web: Web; readonly query: WorklistQuery; readonly officer: number; readonly posts: readonly { readonly unit: number; readonly office: string }[] }

type PageRead = { readonly rows: readonly WorklistRow[]; readonly newer: string | null; readonly older: string | null }

/** One more row than a page is asked for: it says whether there are more that way. */
async function pageOf(asking: Asking): Promise<PageRead> {
  const { web, query } = asking
  const found = await worklistPage(web.database.pool, questionOf(asking, query.list), { after: query.after, before: query.before, limit: PAGE + 1 })
  // Going back past the first page would leave a page that is not full: then it is the first.
  if (query.before !== null && found.length <= PAGE) return pageOf({ ...asking, query: { ...query, before: null } })
  const rows = query.before === null ? found.slice(0, PAGE) : found.slice(-PAGE)
  const [first, last] = [rows.at(0) ?? null, rows.at(-1) ?? null]
  const isMore = found.length > PAGE
  return {
    rows,
    newer: query.before !== null || query.after !== null ? worklistAddress(query, first === null ? {} : { before: first }) : null,
    older: (query.before !== null || isMore) && last !== null ? worklistAddress(query, { after: last }) : null,
  }
}

async function listsShown(asking: Asking, t: ReturnType<typeof frameOf>['t']): Promise<readonly ListShown[]> {
  const { web, query } = asking
  return Promise.all(LISTS.map(async (list) => {
    const count = await worklistCount(web.database.pool, questionOf(asking, list), MOST_COUNTED)
    const shown = count > MOST_COUNTED ? t.desk.many(formatNumber(t, MOST_COUNTED)) : formatNumber(t, count)
    return { words: t.worklist.lists[list], count: shown, href: worklistAddress(query, { list }), here: list === query.list }
  }))
}

function questionOf({ web, query, officer, posts }: Asking, list: List): WorklistQuestion {
  return { seats: seatsOf(posts, list), officer, filter: filterOf(query, web.clock.now()) }
}

function seatsOf(posts: Asking['posts'], list: List): readonly Seat[] {
  const units = [...new Set(posts.map(({ unit }) => unit))]
  const own = posts.map(({ unit, office }) => `${unit} ${office}`)
  switch (list) {
    case 'mine':
      return [...units.map((unit) => ({ unit, seat: SEATS.anyone })), ...posts.filter(({ unit, office }, index) => own.indexOf(`${unit} ${office}`) === index).map(({ unit, office }) => ({ unit, seat: office }))]
    case 'unit':
      return units.map((unit) => ({ unit, seat: SEATS.unit }))
    case 'watched':
      return units.map((unit) => ({ unit, seat: SEATS.watch }))
    default:
      return list satisfies never
  }
}
