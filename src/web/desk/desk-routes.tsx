// The desk's front page: reads the list of one unit and turns it into words.
import { DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import { publicNumber } from '../../report/public-number.ts'
import { deputiesAround, postsOfOfficer, type Post } from '../../store/accounts/posts.ts'
import { worklistCount, worklistPage, type Worklist, type WorklistCursor, type WorklistReader, type WorklistRow } from '../../store/worklist.ts'
import type { World } from '../../report/world.ts'
import { formatNumber, formatShortDate, formatTime, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { privatePage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import type { OfficerAtWork, RequestContext, Web } from '../web.ts'
import { DeskPage, deskAddress, type ListShown, type WorkShown } from './desk-page.tsx'
import { officerAtWork } from './officer-at-work.ts'
import { officeZone } from './office-zone.ts'
import { postName, postNames } from './post-names.ts'

const PAGE = 25
/** Counted exactly up to here. */
const MOST_COUNTED = 1_000

export function deskRoutes(web: Web, mount: Mount): void {
  mount('desk', (c) => showDesk(web, c))
}

async function showDesk(web: Web, c: RequestContext): Promise<Response> {
  const officer = officerAtWork(c)
  const { posts, names } = await postsHeld(web, c, officer)
  const units = [...new Set(posts.map(({ unit }) => unit))]
  const unit = units.find((one) => String(one) === c.req.query('unit')) ?? units[0]
  const frame = frameOf(web, c)
  const page = { frame, name: officer.name, posts: names }
  if (unit === undefined) return privatePage(c, <DeskPage {...page} units={[]} lists={[]} rows={[]} next={null} first={null} />)
  const list: Worklist = c.req.query('daftar') === 'pantau' ? 'watched' : 'turn'
  const reader = { unit, officer: officer.officer }
  const after = cursorOf(c.req.query('setelah'))
  const [lists, found] = await Promise.all([listsOf(web, c, reader, list), worklistPage(web.database.pool, list, reader, after, PAGE + 1)])
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  const showing = { t: frame.t, zone: officeZone(web, unit), unit, world: web.reference.get().worldAt(web.clock.now()) }
  const unitName = (id: number) => web.reference.get().units.find((one) => one.id === id)?.name ?? ''
  return privatePage(c, (
    <DeskPage
      {...page}
      units={units.map((id) => ({ name: unitName(id), href: deskAddress({ unit: id, list }), here: id === unit }))}
      lists={lists}
      rows={rows.map((row) => workShown(web, showing, row))}
      next={found.length > PAGE && last !== undefined ? deskAddress({ unit, list, after: cursorText(last, list) }) : null}
      first={after === null ? null : deskAddress({ unit, list })}
    />
  ))
}

/** The own posts, and those stood in for now. */
async function postsHeld(web: Web, c: RequestContext, { officer, government, administrator }: OfficerAtWork): Promise<{ readonly posts: readonly Pick<Post, 'unit' | 'office'>[]; readonly names: readonly string[] }> {
  const { t } = frameOf(web, c)
  const now = web.clock.now()
  const [own, around] = await Promise.all([postsOfOfficer(web.database.pool, officer), deputiesAround(web.database.pool, officer, now)])
  const standing = around.filter(({ standIn, from }) => standIn === officer && from <= now)
  const zone = officeZone(web, government)
  const names = [...postNames(web, t, own), ...standing.map((post) => `${postName(web, t, post)} (${t.desk.standIn(formatShortDate(t, post.until - 1, zone))})`)]
  return { posts: [...own, ...standing], names: administrator ? [...names, t.desk.administrator] : names }
}

async function listsOf(web: Web, c: RequestContext, reader: WorklistReader, here: Worklist): Promise<readonly ListShown[]> {
  const { t } = frameOf(web, c)
  return Promise.all((['turn', 'watched'] as const).map(async (list) => {
    const count = await worklistCount(web.database.pool, list, reader, MOST_COUNTED)
    const shown = count > MOST_COUNTED ? t.desk.many(formatNumber(t, MOST_COUNTED)) : formatNumber(t, count)
    return { list, words: t.desk[list], count: shown, href: deskAddress({ unit: reader.unit, list }), here: list === here }
  }))
}

type Showing = { readonly t: Text; readonly zone: Zone; readonly unit: number; readonly world: World }

/** No words of the report: its masked wording is made by whoever verifies it. */
function workShown(web: Web, { t, zone, unit, world }: Showing, row: WorklistRow): WorkShown {
  const sop = world.sop({ id: row.sopId, version: row.sopVersion })
  return {
    number: publicNumber(row.reportId, web.secrets.numberKey),
    kind: t.desk.kinds[row.classification] ?? row.classification,
    step: sop.steps.find(({ id }) => id === row.step)?.label[t.units.language] ?? row.step,
    due: row.dueAt === null ? '–' : t.units.dateAndTime(formatShortDate(t, row.dueAt, zone), formatTime(t, row.dueAt, zone)),
    state: stateShown({ t, zone, unit, world }, row),
    marks: [...(row.secret ? [t.desk.secret] : []), ...(row.anonymous ? [t.desk.anonymous] : [])],
  }
}

function stateShown({ t, zone, unit, world: { now } }: Showing, { dueAt, owes, owesUnit }: WorklistRow): WorkShown['state'] {
  const dayOf = (at: number) => Math.floor((at + offsetAt(zone, at)) / DAY)
  if (dueAt !== null && dueAt < now) return { words: t.desk.late, tone: 'danger' }
  if (dueAt !== null && dayOf(dueAt) === dayOf(now)) return { words: t.desk.today, tone: 'warning' }
  if (owes !== 'unit' || owesUnit !== unit) return { words: t.desk.waits[owes] ?? t.desk.running, tone: 'plain' }
  return dueAt === null ? { words: t.desk.noDue, tone: 'plain' } : { words: t.desk.running, tone: 'success' }
}

function cursorText({ dueAt, reportId, holdingNo }: WorklistRow, list: Worklist): string {
  return `${dueAt ?? ''}.${reportId}.${list === 'turn' ? holdingNo : 0}`
}

function cursorOf(text: string | undefined): WorklistCursor | null {
  const parts = /^(\d{1,15})?\.(\d{1,19})\.(\d{1,6})$/.exec(text ?? '')
  if (parts === null || BigInt(parts[2] ?? 0) > 9_223_372_036_854_775_807n) return null
  return { dueAt: parts[1] === undefined ? null : Number(parts[1]), reportId: parts[2] ?? '0', holdingNo: Number(parts[3]) }
}
