// A list of what is to be destroyed as this officer may see it: numbers of reports only where the report is theirs to see.
import { mayReadLists, mayWriteList, whyNotApproveList } from '../../../report/erasure/list-duties.ts'
import { publicNumber } from '../../../report/numbers/public-number.ts'
import { officerById } from '../../../store/accounts/officers.ts'
import type { Item } from '../../../store/destruction/items.ts'
import type { DestructionList } from '../../../store/destruction/lists.ts'
import { formatDateTime, formatNumber, formatShortDate } from '../../../text/format.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { frameOf } from '../../frame-of.ts'
import { paths } from '../../paths.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { Fact } from '../../ui/summary-list.tsx'
import type { RequestContext, Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { listAsSeen, type ClassCount } from './list-as-seen.ts'
import { ListPage, type CountShown, type ItemShown, type ListPageProps } from './list-page.tsx'

const PAGE = 100

export type ListAgain = { readonly errors?: readonly FieldError[]; readonly remark?: string }

export async function showList(web: Web, c: RequestContext, list: DestructionList, { errors = [], remark = '' }: ListAgain, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const officer = officerAtWork(c)
  const { counts, items } = await listAsSeen(web, list, { officer: officer.officer, posts: postsAtHand(web, officer) })
  const after = positionOf(c.req.query('setelah'), items?.length ?? 0)
  const page = items?.slice(after, after + PAGE).map((item) => itemShown(web, c, list, item)) ?? null
  const done = errors.length > 0 ? undefined : Object.entries(t.destruction.list.done).find(([key]) => key === c.req.query('selesai'))?.[1]
  return privatePage(c, (
    <ListPage
      frame={frame} id={list.id} state={list.state} facts={await factsOf(web, c, list)} remark={await remarkOf(web, c, list)}
      counts={countsShown(web, c, list, counts)} items={page}
      newer={after === 0 ? null : paths.destructionList(list.id)} older={items !== null && items.length > after + PAGE ? `${paths.destructionList(list.id)}?setelah=${after + PAGE}` : null}
      forms={{ version: list.version, may: mayOf(web, c, list), remark }} errors={errors} done={done}
    />
  ), status)
}

/** How many come before, among those that this reader may see: the number of a report would let them find when a hidden one came. */
function positionOf(asked: string | undefined, most: number): number {
  const position = asked !== undefined && /^\d{1,6}$/.test(asked) ? Number(asked) : 0
  return position < most ? position : 0
}

function mayOf(web: Web, c: RequestContext, list: DestructionList): ListPageProps['forms']['may'] {
  const officer = officerAtWork(c)
  const world = web.reference.get().worldAt(web.clock.now())
  const reader = { officer: officer.officer, posts: postsAtHand(web, officer) }
  const waits = list.state === 'proposed'
  const why = waits ? whyNotApproveList(world, list.government, list, reader) : null
  return {
    propose: list.state === 'drawn' && mayWriteList(world, list.government, reader), approve: waits && why === null, back: waits && mayReadLists(world, list.government, reader),
    why: why === null ? null : frameOf(web, c).t.casework.refusals[why],
  }
}

async function factsOf(web: Web, c: RequestContext, list: DestructionList): Promise<readonly Fact[]> {
  const { t } = frameOf(web, c)
  const words = t.destruction.list.facts
  const zone = officeZone(web, list.government)
  const by = async (officer: number | null, at: number | null) => (officer === null || at === null ? words.nobody : words.by(await nameOf(web, t.desk.unknownPerson, officer), formatDateTime(t, at, zone)))
  return [
    { name: words.basis, value: list.schedule.basis ?? words.own },
    { name: words.drawn, value: formatDateTime(t, list.drawnAt, zone) },
    { name: words.written, value: await by(list.writtenBy, list.writtenAt) },
    { name: words.first, value: await by(list.firstBy, list.firstAt) },
    { name: words.second, value: await by(list.secondBy, list.secondAt) },
    ...(list.doneAt === null ? [] : [{ name: words.done, value: formatDateTime(t, list.doneAt, zone) }]),
  ]
}

async function remarkOf(web: Web, c: RequestContext, { remark, remarkBy }: DestructionList): Promise<string | null> {
  const { t } = frameOf(web, c)
  return remark === null || remarkBy === null ? null : t.destruction.list.remark(await nameOf(web, t.desk.unknownPerson, remarkBy), remark)
}

async function nameOf(web: Web, unknown: string, officer: number): Promise<string> {
  return (await officerById(web.database.pool, officer))?.name ?? unknown
}

function countsShown(web: Web, c: RequestContext, list: DestructionList, counts: readonly ClassCount[]): readonly CountShown[] {
  const { t } = frameOf(web, c)
  const date = (at: number) => formatShortDate(t, at, officeZone(web, list.government))
  return counts.map(({ class: name, count, closed }) => ({
    class: className(t, list, name), closed: closed && t.destruction.list.counts.from(date(closed.from), date(closed.to)),
    listed: formatNumber(t, count('listed', 'ordered')), destroyed: formatNumber(t, count('destroyed')), left: formatNumber(t, count('left')),
  }))
}

function itemShown(web: Web, c: RequestContext, list: DestructionList, { reportId, class: name, state, why, receivedAt, closedAt, keptUntil }: Item): ItemShown {
  const { t } = frameOf(web, c)
  const number = publicNumber(reportId, web.secrets.numberKey)
  const refused = why === null ? null : Object.entries(t.casework.refusals).find(([key]) => key === why)?.[1]
  const date = (at: number) => formatShortDate(t, at, officeZone(web, list.government))
  return { number, href: paths.deskReport(number), class: className(t, list, name), received: date(receivedAt), closed: date(closedAt), until: date(keptUntil), state: [t.destruction.list.itemStates[state], ...(refused ? [refused] : [])].join(': ') }
}

function className(t: ReturnType<typeof frameOf>['t'], { schedule }: DestructionList, name: string): string {
  return schedule.rows.find((row) => row.class === name)?.name[t.units.language] ?? name
}
