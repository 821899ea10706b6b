// The list of warnings of the posts that an officer holds or stands in for.
import { digestDay } from '../../app/make-digests.ts'
import { WHOLE_UNIT } from '../../report/clocks/warned-seats.ts'
import { parseReportId } from '../../report/numbers/public-number.ts'
import { digestOf } from '../../store/digests.ts'
import { loadReports } from '../../store/load-reports.ts'
import { warningsCount, warningsPage, type WarningCursor } from '../../store/warnings.ts'
import type { Seat } from '../../store/worklist.ts'
import { formatNumber, formatTime } from '../../text/format.ts'
import { privatePage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { namesOfPosts } from './names-of-posts.ts'
import { officeZone } from './office-zone.ts'
import { officerAtWork } from './officer-at-work.ts'
import { postsAtHand } from './posts-at-hand.ts'
import { digestText, warningShown } from './warning-shown.ts'
import { WarningsPage } from './warnings-page.tsx'

const PAGE = 50
/** Counted exactly up to here. */
const MOST_COUNTED = 1_000

export function warningsRoutes(web: Web, mount: Mount): void {
  mount('warnings', (c) => showWarnings(web, c))
}

async function showWarnings(web: Web, c: RequestContext): Promise<Response> {
  const officer = officerAtWork(c)
  const frame = frameOf(web, c)
  const { t } = frame
  const { pool } = web.database
  const posts = postsAtHand(web, officer)
  const seats = seatsOf(posts)
  const question = { seats, officer: officer.officer }
  const world = web.reference.get().worldAt(web.clock.now())
  const zone = officeZone(web, officer.government)
  const [names, found, count, digest] = await Promise.all([
    namesOfPosts(web, t, officer), warningsPage(pool, question, cursorOf(c.req.query('setelah')), PAGE + 1), warningsCount(pool, question, MOST_COUNTED), digestSentence(web, c, seats),
  ])
  const listed = found.slice(0, PAGE)
  const states = await loadReports(pool, [...new Set(listed.map(({ reportId }) => reportId))])
  const showing = { t, zone, world, reader: { officer: officer.officer, posts } }
  const rows = listed.flatMap((one) => warningShown(web, showing, one, states.get(one.reportId)?.state) ?? [])
  const last = listed.at(-1)
  const older = found.length > PAGE && last !== undefined ? `${paths.warnings}?${new URLSearchParams({ setelah: `${last.dueAt}.${last.reportId}.${last.clock}` })}` : null
  const counted = count > MOST_COUNTED ? t.desk.many(formatNumber(t, MOST_COUNTED)) : formatNumber(t, count)
  return privatePage(c, <WarningsPage frame={frame} posts={names} rows={rows} count={counted} digest={digest} text={digestText(t, rows, Math.max(count, rows.length))} older={older} />)
}

/** What is warned of by office, and what the whole unit is warned of. */
function seatsOf(posts: ReturnType<typeof postsAtHand>): readonly Seat[] {
  const seats = [...posts.map(({ unit, office }) => ({ unit, seat: office })), ...[...new Set(posts.map(({ unit }) => unit))].map((unit) => ({ unit, seat: WHOLE_UNIT }))]
  return seats.filter((seat, index) => seats.findIndex(({ unit, seat: name }) => unit === seat.unit && name === seat.seat) === index)
}

async function digestSentence(web: Web, c: RequestContext, seats: readonly Seat[]): Promise<string> {
  const { t } = frameOf(web, c)
  const [first] = seats
  const day = first === undefined ? null : digestDay(web.reference.get().worldAt(web.clock.now()), first.unit)
  const digest = day === null ? null : await digestOf(web.database.pool, seats, day)
  if (digest === null) return t.warnings.noDigest
  return t.warnings.digest(formatTime(t, digest.madeAt, officeZone(web, officerAtWork(c).government)), formatNumber(t, digest.warnings), formatNumber(t, digest.fresh))
}

function cursorOf(text: string | undefined): WarningCursor | null {
  const [, due, id, clock] = /^(\d{1,15})\.(\d{1,20})\.(\d{1,6})$/.exec(text ?? '') ?? []
  const reportId = id === undefined ? null : parseReportId(id)
  return reportId === null ? null : { dueAt: Number(due), reportId, clock: Number(clock) }
}
