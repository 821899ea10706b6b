// The list of what may be published, is chosen or waits for a second look, by month.
import { publicNumber, type ReportId } from '../../../report/numbers/public-number.ts'
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { awaitsMasking, mayReview, publishingWay } from '../../../report/allowed/publishing.ts'
import type { Officer } from '../../../report/allowed/who-may-act.ts'
import { loadReports } from '../../../store/load-reports.ts'
import { publicationsAsked, publicationsOfUnits, type Publication } from '../../../store/publications.ts'
import { publishableReports, type PublishableCursor } from '../../../store/publishable-reports.ts'
import { formatShortDate } from '../../../text/format.ts'
import { privatePage } from '../../answer-page.ts'
import { frameOf } from '../../frame-of.ts'
import { isMonth, monthAt, monthName, monthOn, spanOfMonth } from '../../month.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { RequestContext, Web } from '../../web.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { officeZone } from '../office-zone.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { maskAddress } from './mask-address.ts'
import { PublicationsPage, type PublicationShown } from './publications-page.tsx'

const PAGE = 25

export function publicationsRoutes(web: Web, mount: Mount): void {
  mount('publications', (c) => showPublications(web, c))
}

async function showPublications(web: Web, c: RequestContext): Promise<Response> {
  const { t } = frameOf(web, c)
  const { government, ...officer } = officerAtWork(c)
  const posts = postsAtHand(web, { ...officer, government })
  const zone = officeZone(web, government)
  const now = monthAt(web.clock.now(), zone)
  const asked = c.req.query('bulan')
  const month = isMonth(asked) && asked <= now ? asked : now
  const units = [...new Set(posts.map(({ unit }) => unit))]
  const span = spanOfMonth(month, zone)
  const [candidates, chosen, waiting] = await Promise.all([
    candidatesOf(web, posts, { government, units, ...span, after: cursorOf(c.req.query('setelah')) }),
    chosenBy(web, posts, await publicationsOfUnits(web.database.pool, units, span)),
    waitingFor(web, posts, government),
  ])
  const shown = (reportId: ReportId, settledAt: number, subject: string, state: string | null): PublicationShown =>
    ({ number: publicNumber(reportId, web.secrets.numberKey), subject, settledAt: formatShortDate(t, settledAt, zone), state })
  const row = ({ reportId, settledAt, words, state }: Publication) => shown(reportId, settledAt, words?.title ?? '', state)
  return privatePage(c, (
    <PublicationsPage
      frame={frameOf(web, c)}
      month={monthName(t, month)}
      earlier={address(monthOn(month, -1))}
      later={month < now ? address(monthOn(month, 1)) : null}
      asked={waiting.map(row)}
      candidates={candidates.rows.map(({ reportId, closedAt, subject }) => shown(reportId, closedAt, subject ?? t.worklist.unmasked, null))}
      unmasked={candidates.unmasked.map(({ reportId, closedAt, mask }) => ({ ...shown(reportId, closedAt, t.worklist.unmasked, null), note: mask === null ? t.publication.unmaskedWaits : t.publication.mask }))}
      more={candidates.next === null ? null : address(month, candidates.next)}
      chosen={chosen.map(row)}
      done={t.publication.done[c.req.query('selesai') ?? '']}
    />
  ))
}

type Asked = Pick<Parameters<typeof publishableReports>[1], 'government' | 'units' | 'since' | 'until' | 'after'>

/** What the posts may publish by the procedure; the index narrows it down, the core judges. */
async function candidatesOf(web: Web, posts: readonly Officer[], asked: Asked) {
  const found = asked.units.length === 0 ? [] : await publishableReports(web.database.pool, { ...asked, limit: PAGE + 1 })
  const world = web.reference.get().worldAt(web.clock.now())
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return {
    rows: page.filter(({ state }) => posts.some((post) => publishingWay(world, state, post) !== null)),
    unmasked: page.filter(({ state }) => posts.some((post) => awaitsMasking(world, state, post))).map(({ reportId, closedAt, state }) => ({ reportId, closedAt, mask: maskAddress(web, world, { reportId, state }, posts) })),
    next: found.length > PAGE && last !== undefined ? last : null,
  }
}

/** Of their units, what they may see: never where it complains about them. */
async function chosenBy(web: Web, posts: readonly Officer[], chosen: readonly Publication[]): Promise<readonly Publication[]> {
  const [first] = posts
  if (first === undefined || chosen.length === 0) return []
  const reports = await loadReports(web.database.pool, chosen.map(({ reportId }) => reportId))
  const world = web.reference.get().worldAt(web.clock.now())
  return chosen.filter(({ reportId }) => {
    const state = reports.get(reportId)?.state
    return state !== undefined && audienceOf(world, state, { officer: first.officer, posts }) !== null
  })
}

async function waitingFor(web: Web, posts: readonly Officer[], government: number): Promise<readonly Publication[]> {
  const asked = await publicationsAsked(web.database.pool, government)
  if (asked.length === 0) return []
  const reports = await loadReports(web.database.pool, asked.map(({ reportId }) => reportId))
  const world = web.reference.get().worldAt(web.clock.now())
  return asked.filter(({ reportId, writtenBy, unit }) => {
    const state = reports.get(reportId)?.state
    return state !== undefined && posts.some((post) => mayReview(world, state, { by: writtenBy, unit }, post))
  })
}

function address(month: string, after?: { readonly closedAt: number; readonly reportId: string }): string {
  return `${paths.publications}?${new URLSearchParams({ bulan: month, ...(after && { setelah: `${after.closedAt}.${after.reportId}` }) })}`
}

function cursorOf(text: string | undefined): PublishableCursor | null {
  const parts = /^(\d{1,14})\.(\d{1,18})$/.exec(text ?? '')
  return parts === null ? null : { closedAt: Number(parts[1]), reportId: parts[2] ?? '0' }
}
