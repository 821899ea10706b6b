// One change of a calendar: looked at, and decided by a second person.
import { decideOnChange, foreseeAnew, withdrawChange, type DecisionRefusal } from '../../../app/calendars/decide-change.ts'
import { maySeeChange, whyNotApprove } from '../../../app/calendars/may-change.ts'
import { effectiveCalendar } from '../../../calendar/effective-calendar.ts'
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { publicNumber, type ReportId } from '../../../report/numbers/public-number.ts'
import { officerById } from '../../../store/accounts/officers.ts'
import { readChange, type CalendarChange } from '../../../store/calendar-changes.ts'
import { readProgress, type ForeseenTime } from '../../../store/calendar-judgements.ts'
import { readShelf } from '../../../store/calendars.ts'
import { loadReports } from '../../../store/load-reports.ts'
import { formatDateTime } from '../../../text/format.ts'
import { privatePage } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { line, typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { RequestContext, Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { withFields } from '../posted-fields.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { ChangePage, type ChangePageProps, type MovedShown } from './change-page.tsx'

/** How long a page waits before it looks again, in seconds. */
const AGAIN_S = '3'
/** Rows of times that move on one page. */
const PAGE = 20

export function changeRoutes(web: Web, mount: Mount): void {
  mount('calendarChange', (c) => withChange(web, c, (change) => showChange(web, c, change, null)))
  mount('decideCalendarChange', (c) => withChange(web, c, (change) => withFields(web, c, (fields) => decide(web, c, change, fields))))
}

async function withChange(web: Web, c: RequestContext, answer: (change: CalendarChange) => Promise<Response>): Promise<Response> {
  const text = c.req.param('change') ?? ''
  const change = /^\d{1,9}$/.test(text) ? await readChange(web.database.pool, Number(text)) : null
  return change === null || !maySeeChange(change, officerAtWork(c)) ? notFoundResponse(web, c) : answer(change)
}

async function showChange(web: Web, c: RequestContext, change: CalendarChange, refused: DecisionRefusal | null): Promise<Response> {
  const { pool } = web.database
  const officer = officerAtWork(c)
  const [frame, shelf, progress, zone] = [frameOf(web, c), await readShelf(pool), await readProgress(pool, change.id), officeZone(web, officer.government)]
  const { t } = frame
  const why = whyNotApprove(web.reference.get(), web.clock.now(), shelf.kept.get(change.calendar)?.approvers ?? [], officer, change)
  const working = (change.state === 'proposed' && progress?.foreseenAt == null) || (change.state === 'approved' && progress?.finishedAt == null)
  if (working && refused === null) c.header('Refresh', AGAIN_S)
  const done = refused === null ? Object.entries(t.calendar.done).find(([key]) => key === c.req.query('selesai'))?.[1] : undefined
  return privatePage(c, (
    <ChangePage
      frame={frame} change={change} calendar={{ id: change.calendar, name: effectiveCalendar(change.calendar, shelf.kept, shelf.approved).name[frame.language] }} progress={progress} zone={zone} done={done}
      moves={await movesShown(web, c, change.id, progress?.foreseen?.first ?? [])} proposer={await nameOf(web, t.desk.unknownPerson, change.proposedBy)} decider={change.decidedBy === null ? null : await nameOf(web, t.desk.unknownPerson, change.decidedBy)}
      scope={change.scope === 'own' && change.government !== null ? t.calendar.scopeOwn(web.reference.get().worldAt(0).unit(change.government).name) : t.calendar.scopeAll}
      may={{ decide: why === null, withdraw: change.state === 'proposed' && change.proposedBy === officer.officer, why: why === 'own-proposal' ? t.calendar.waitsSecond : why === 'may-not-approve' ? t.calendar.mayNotApprove : null }}
      errors={refused === null ? [] : [{ field: 'decide-title', message: t.calendar.refusals[refused] }]}
    />
  ), refused === null ? 200 : refused === 'decided-before' ? 409 : 422)
}

async function nameOf(web: Web, unknown: string, officer: number | null): Promise<string> {
  return (officer === null ? null : await officerById(web.database.pool, officer))?.name ?? unknown
}

/** The page that the address asks for, of those that are kept. */
async function movesShown(web: Web, c: RequestContext, change: number, kept: readonly ForeseenTime[]): Promise<ChangePageProps['moves']> {
  const asked = Number(c.req.query('mulai') ?? 0)
  const from = Number.isSafeInteger(asked) && asked > 0 && asked < kept.length ? asked : 0
  const address = (start: number) => `${paths.calendarChange(change)}?mulai=${start}#moves-title`
  return {
    rows: await timesShown(web, c, kept.slice(from, from + PAGE)), from, kept: kept.length,
    newer: from === 0 ? null : address(Math.max(0, from - PAGE)),
    older: from + PAGE < kept.length ? address(from + PAGE) : null,
  }
}

/** The numbers of reports that this officer may see; of the others neither number nor unit. */
async function timesShown(web: Web, c: RequestContext, first: readonly ForeseenTime[]): Promise<readonly MovedShown[]> {
  const officer = officerAtWork(c)
  const [{ t }, posts, zone] = [frameOf(web, c), postsAtHand(web, officer), officeZone(web, officer.government)]
  const reports = await loadReports(web.database.pool, first.map(({ reportId }) => reportId as ReportId))
  const world = web.reference.get().worldAt(web.clock.now())
  return first.map(({ reportId, kind, unit, was, due }) => {
    const state = reports.get(reportId as ReportId)?.state
    const seen = state !== undefined && audienceOf(world, state, { officer: officer.officer, posts }) !== null
    return {
      number: seen ? publicNumber(reportId as ReportId, web.secrets.numberKey) : null, unit: seen ? world.unit(unit).name : '', what: t.course.clockKinds[kind] ?? kind,
      was: formatDateTime(t, was, zone), becomes: formatDateTime(t, due, zone),
    }
  })
}

async function decide(web: Web, c: RequestContext, change: CalendarChange, fields: Fields): Promise<Response> {
  const officer = officerAtWork(c)
  const remark = line(fields, 'remark').slice(0, 300)
  const asked = typed(fields, 'do')
  const verdict = asked === 'approve' ? 'approved' : 'refused'
  if (!['approve', 'refuse', 'withdraw', 'anew'].includes(asked)) return showChange(web, c, change, null)
  const done = asked === 'withdraw' ? await withdrawChange(web.accounting, officer, change.id)
    : asked === 'anew' ? await foreseeAnew(web.database, officer, change.id)
      : await decideOnChange(web.accounting, officer, { change: change.id, verdict, remark: remark === '' ? null : remark })
  if ('refused' in done) return showChange(web, c, (await readChange(web.database.pool, change.id)) ?? change, done.refused)
  return c.redirect(`${paths.calendarChange(change.id)}?selesai=${asked === 'withdraw' ? 'withdrawn' : asked === 'anew' ? 'anew' : verdict}`, 303)
}
