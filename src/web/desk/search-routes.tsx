// The search of the desk: what was typed, what was found of the officer's own units, page by page.
import { MOST_COUNTED, search, type Found } from '../../app/search.ts'
import { openedSubjects } from '../../app/opened-subjects.ts'
import type { Reader } from '../../report/audience/audience-of.ts'
import { parseReportId, publicNumber, type ReportId } from '../../report/numbers/public-number.ts'
import type { World } from '../../report/world.ts'
import { foundReports, type FoundReport } from '../../store/found-reports.ts'
import { contestedReports, type Waiting } from '../../store/contested-reports.ts'
import { outsideNumbersOf } from '../../store/outside-numbers.ts'
import { formatNumber, formatShortDate, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { privatePage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { officeZone } from './office-zone.ts'
import { officerAtWork } from './officer-at-work.ts'
import { postsAtHand } from './posts-at-hand.ts'
import { SearchPage, type FoundShown } from './search-page.tsx'

const LONGEST = 200

export function searchRoutes(web: Web, mount: Mount): void {
  mount('search', (c) => showSearch(web, c))
}

async function showSearch(web: Web, c: RequestContext): Promise<Response> {
  const officer = officerAtWork(c)
  const frame = frameOf(web, c)
  const { t } = frame
  const text = (c.req.query('kata') ?? '').trim().slice(0, LONGEST).replaceAll('\0', '')
  if (text === '') return privatePage(c, <SearchPage frame={frame} text="" found={null} />)
  const reader = { officer: officer.officer, posts: postsAtHand(web, officer) }
  const world = web.reference.get().worldAt(web.clock.now())
  const before = parseReportId(c.req.query('setelah') ?? '')
  const found = await search({ pool: web.database.pool, secrets: web.secrets, world, unitsBelow: (unit) => web.reference.get().units.filter(({ parent }) => parent === unit).map(({ id }) => id) }, { text, reader, before })
  const rows = await rowsShown(web, { t, world, reader, zone: officeZone(web, officer.government), found })
  const last = found.ids.at(-1)
  return privatePage(c, (
    <SearchPage
      frame={frame}
      text={text}
      found={{
        rows,
        count: found.count > MOST_COUNTED ? t.desk.many(formatNumber(t, MOST_COUNTED)) : formatNumber(t, found.count),
        isOne: found.count === 1,
        isTooMany: found.count > MOST_COUNTED,
        older: found.hasMore && last !== undefined ? searchAddress(text, last) : null,
        first: before === null ? null : searchAddress(text, null),
      }}
    />
  ))
}

type Rows = { readonly t: Text; readonly world: World; readonly reader: Reader; readonly zone: Zone; readonly found: Found }

async function rowsShown(web: Web, showing: Rows): Promise<readonly FoundShown[]> {
  const { ids } = showing.found
  const reports = await foundReports(web.database.pool, ids)
  const [outside, contested] = await Promise.all([outsideNumbersOf(web.database.pool, ids), contestedReports(web.database.pool, ids)])
  const unmasked = ids.filter((id) => reports.get(id)?.maskedSubject === null)
  const subjects = await openedSubjects({ pool: web.database.pool, keys: web.keys, world: showing.world }, showing.reader, unmasked)
  return ids.flatMap((id) => {
    const report = reports.get(id)
    return report === undefined ? [] : [foundShown(web, showing, report, { subject: subjects.get(id), outside: outside.get(id) ?? [], contested: contested.get(id) })]
  })
}

function foundShown(web: Web, { t, world, zone, found }: Rows, report: FoundReport, { subject, outside, contested }: { readonly subject: string | undefined; readonly outside: readonly string[]; readonly contested: Waiting | undefined }): FoundShown {
  const number = publicNumber(report.reportId, web.secrets.numberKey)
  const words = found.words.get(report.reportId)
  return {
    href: paths.deskReport(number), number,
    subject: words?.subject ?? report.maskedSubject ?? subject ?? t.worklist.unmasked,
    outside,
    excerpt: words?.excerpt ?? null,
    kind: t.desk.kinds[report.classification] ?? report.classification,
    state: report.open ? t.search.open : (t.search.outcomes[report.outcome ?? ''] ?? ''),
    isOpen: report.open,
    unit: world.unit(report.unit).name,
    received: t.search.received(formatShortDate(t, report.receivedAt, zone)),
    contested: contested === undefined ? null : t.worklist.contested[contested],
    marks: [...(report.secret ? [t.desk.secret] : []), ...(report.anonymous ? [t.desk.anonymous] : [])],
  }
}

function searchAddress(text: string, before: ReportId | null): string {
  return `${paths.search}?${new URLSearchParams({ kata: text, ...(before !== null && { setelah: before }) })}`
}
