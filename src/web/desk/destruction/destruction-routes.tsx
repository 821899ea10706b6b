// Lists of what is to be destroyed at the desk: read, proposed, approved or sent back. To whoever has nothing to do with them, they aren't there.
import { approveList, sendBack, writeOut, type Deciding, type ListDecision } from '../../../app/destruction/decide-list.ts'
import { mayReadLists } from '../../../report/erasure/list-duties.ts'
import { scheduleOf } from '../../../report/erasure/retention.ts'
import { privacyRules } from '../../../report/openings/why-not-open.ts'
import { listsOf, readList, type DestructionList } from '../../../store/destruction/lists.ts'
import { formatDate, formatNumber } from '../../../text/format.ts'
import { privatePage } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { text, ticked, typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { withFields } from '../posted-fields.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { saysSomething } from '../says-something.ts'
import { REMARK_LIMIT } from './list-forms.tsx'
import { countAsSeen } from './list-as-seen.ts'
import { ListsPage } from './lists-page.tsx'
import { showList } from './show-list.tsx'

export function destructionRoutes(web: Web, mount: Mount): void {
  mount('destructionLists', (c) => (mayRead(web, c) ? showLists(web, c) : notFoundResponse(web, c)))
  mount('destructionList', (c) => withList(web, c, (list) => showList(web, c, list, {})))
  mount('decideDestruction', (c) => withList(web, c, (list) => withFields(web, c, (fields) => decide(web, c, list, fields))))
}

function worldNow(web: Web) {
  return web.reference.get().worldAt(web.clock.now())
}

function readerOf(web: Web, c: RequestContext) {
  const officer = officerAtWork(c)
  return { officer: officer.officer, posts: postsAtHand(web, officer) }
}

function mayRead(web: Web, c: RequestContext): boolean {
  return mayReadLists(worldNow(web), officerAtWork(c).government, readerOf(web, c))
}

/** Another government's list looks like a number that none has. */
async function withList(web: Web, c: RequestContext, answer: (list: DestructionList) => Promise<Response>): Promise<Response> {
  const text = c.req.param('list') ?? ''
  const list = mayRead(web, c) && /^\d{1,9}$/.test(text) ? await readList(web.database.pool, Number(text)) : null
  return list === null || list.government !== officerAtWork(c).government ? notFoundResponse(web, c) : answer(list)
}

async function showLists(web: Web, c: RequestContext): Promise<Response> {
  const { government } = officerAtWork(c)
  const [frame, zone, world, lists] = [frameOf(web, c), officeZone(web, government), worldNow(web), await listsOf(web.database.pool, government)]
  const counted = await Promise.all(lists.map((list) => countAsSeen(web, list, readerOf(web, c))))
  return privatePage(c, (
    <ListsPage
      frame={frame} schedule={scheduleOf(world, government)} custodian={privacyRules(world, government).custodians.length > 0}
      lists={lists.map(({ id, state, drawnAt }, index) => ({ id, state, drawn: formatDate(frame.t, drawnAt, zone), reports: formatNumber(frame.t, counted[index] ?? 0) }))}
    />
  ))
}

type Act = 'propose' | 'approve' | 'back'

async function decide(web: Web, c: RequestContext, list: DestructionList, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const words = t.destruction.list
  const act = (['propose', 'approve', 'back'] as const).find((one) => one === typed(fields, 'do'))
  const remark = text(fields, 'remark')
  const fault = (message: string, field: string) => showList(web, c, list, { remark, errors: [{ field, message }] satisfies FieldError[] }, 422)
  if (act === undefined) return fault(words.unknownAct, 'isi')
  if (act === 'approve' && !ticked(fields, 'sure')) return fault(words.unsure, 'sure')
  if (act === 'back' && !saysSomething(remark)) return fault(words.back.missing, 'remark')
  if (remark.length > REMARK_LIMIT) return fault(words.back.long, 'remark')
  const refused = await decided(act, { database: web.database, world: worldNow(web), list, version: Number(typed(fields, 'version')), by: readerOf(web, c), remark })
  if (refused === null) return c.redirect(`${paths.destructionList(list.id)}?selesai=${act}`, 303)
  const now = (await readList(web.database.pool, list.id)) ?? list
  return showList(web, c, now, { remark, errors: [{ field: 'isi', message: t.casework.refusals[refused] }] }, refused === 'changed-meanwhile' ? 409 : 422)
}

function decided(act: Act, deciding: Deciding & { readonly remark: string }): Promise<ListDecision> {
  return act === 'propose' ? writeOut(deciding) : act === 'approve' ? approveList(deciding) : sendBack(deciding)
}
