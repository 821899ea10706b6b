// Looking at working calendars and proposing changes of them.
import { effectiveCalendar } from '../../../calendar/effective-calendar.ts'
import { compileCalendar } from '../../../calendar/calendar.ts'
import { calendarsFor, maySeeChange, scopeFor } from '../../../app/calendars/may-change.ts'
import { proposeChange } from '../../../app/calendars/propose-change.ts'
import { readChanges } from '../../../store/calendar-changes.ts'
import { newestVersions, readShelf, type CalendarRow, type Shelf } from '../../../store/calendars.ts'
import { formatDay } from '../../../text/format.ts'
import { privatePage } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import { zoneOf } from '../../../text/zone-of.ts'
import type { RequestContext, Web } from '../../web.ts'
import { administratorAtWork, officerAtWork } from '../officer-at-work.ts'
import { withFields } from '../posted-fields.ts'
import { CalendarPage } from './calendar-page.tsx'
import { CalendarsPage, type CalendarListed } from './calendars-page.tsx'
import { changeRoutes } from './change-routes.tsx'
import { ProposalPage } from './proposal-page.tsx'
import { KINDS_OF_CHANGE, readProposal, ROWS, valuesOf, type ProposalValues } from './proposal-values.ts'
import { yearShown } from './year-shown.ts'

const CHANGES_SHOWN = 50

export function calendarRoutes(web: Web, mount: Mount): void {
  mount('calendars', (c) => showCalendars(web, c))
  mount('calendar', (c) => withCalendar(web, c, (row, shelf) => showCalendar(web, c, row, shelf)))
  mount('proposal', (c) => withCalendar(web, c, (row, shelf) => showProposal(web, c, { row, shelf, values: chosenValues(c), errors: [] })))
  mount('propose', (c) => withCalendar(web, c, (row, shelf) => withFields(web, c, (fields) => propose(web, c, { row, shelf, fields }))))
  changeRoutes(web, mount)
}

/** One that they may look at: another government's own and none look the same. */
async function withCalendar(web: Web, c: RequestContext, answer: (row: CalendarRow, shelf: Shelf) => Promise<Response>): Promise<Response> {
  const shelf = await readShelf(web.database.pool)
  const row = calendarsFor(shelf, officerAtWork(c).government).find(({ id }) => id === c.req.param('calendar'))
  return row === undefined ? notFoundResponse(web, c) : answer(row, shelf)
}

async function showCalendars(web: Web, c: RequestContext): Promise<Response> {
  const { government } = officerAtWork(c)
  const [reference, shelf, frame] = [web.reference.get(), await readShelf(web.database.pool), frameOf(web, c)]
  const rows = calendarsFor(shelf, government)
  const versions = await newestVersions(web.database.pool, rows.map(({ id }) => id))
  const world = reference.worldAt(web.clock.now())
  const used = Map.groupBy(reference.units.filter(({ id }) => reference.governmentOf(id) === government).map(({ id }) => world.calendarOf(id).id), (id) => id)
  const listed = rows.map((row): CalendarListed => {
    const { name, zone, years, daysOff } = effectiveCalendar(row.id, shelf.kept, shelf.approved)
    const kind = row.id === 'nasional' ? 'national' : row.government !== null || zone !== 'Asia/Jakarta' || daysOff.some((day) => day.kind === 'regional') ? 'regional' : 'office'
    return { id: row.id, name: name[frame.language], zone: frame.t.units.zones[zoneOf(zone)], version: versions.get(row.id) ?? 1, kind, units: used.get(row.id)?.length ?? 0, decreed: years }
  })
  const changes = await readChanges(web.database.pool, rows.map(({ id }) => id), CHANGES_SHOWN)
  const waiting = changes.filter((change) => change.state === 'proposed' && change.government === government)
  return privatePage(c, <CalendarsPage frame={frame} ours={listed.filter(({ units }) => units > 0)} others={listed.filter(({ units }) => units === 0)} waiting={waiting} />)
}

async function showCalendar(web: Web, c: RequestContext, row: CalendarRow, shelf: Shelf): Promise<Response> {
  const { government, administrator } = officerAtWork(c)
  const calendar = effectiveCalendar(row.id, shelf.kept, shelf.approved)
  const changes = (await readChanges(web.database.pool, [...new Set([row.id, ...row.extends])], CHANGES_SHOWN)).filter((change) => maySeeChange(change, { government }))
  const shown = yearShown(compileCalendar(calendar), yearAsked(web, c, zoneOf(calendar.zone)))
  const scope = administrator ? scopeFor(web.reference.get(), shelf, row.id, government) : null
  return privatePage(c, <CalendarPage frame={frameOf(web, c)} calendar={calendar} shown={shown} scope={scope} changes={changes} />)
}

const FIRST_YEAR = 2020
const LAST_YEAR = 2060

function yearAsked(web: Web, c: RequestContext, zone: ReturnType<typeof zoneOf>): number {
  const asked = Number(c.req.query('tahun'))
  const now = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: zone }).format(web.clock.now()))
  return Number.isInteger(asked) && asked >= FIRST_YEAR && asked <= LAST_YEAR ? asked : now
}

type Showing = { readonly row: CalendarRow; readonly shelf: Shelf; readonly values: ProposalValues; readonly errors: readonly FieldError[] }

async function showProposal(web: Web, c: RequestContext, { row, shelf, values, errors }: Showing): Promise<Response> {
  const scope = scopeFor(web.reference.get(), shelf, row.id, administratorAtWork(c).government)
  if (scope === null) return notFoundResponse(web, c)
  const frame = frameOf(web, c)
  const calendar = effectiveCalendar(row.id, shelf.kept, shelf.approved)
  const today = new Date(web.clock.now()).toISOString().slice(0, 10)
  const ahead = calendar.daysOff.filter(({ date }) => date >= today).toSorted((one, other) => (one.date < other.date ? -1 : 1)).map(({ date, name }) => ({ value: date, label: `${formatDay(frame.t, date)}: ${name}` }))
  return privatePage(c, <ProposalPage frame={frame} calendar={{ id: row.id, name: calendar.name[frame.language] }} scope={scope} values={values} ahead={ahead} errors={errors} />, errors.length === 0 ? 200 : 422)
}

function chosenValues(c: RequestContext): ProposalValues {
  const empty = valuesOf(new Map())
  return { ...empty, what: KINDS_OF_CHANGE.find((kind) => kind === c.req.query('what')) ?? null }
}

type Posted = { readonly row: CalendarRow; readonly shelf: Shelf; readonly fields: Fields }

async function propose(web: Web, c: RequestContext, { row, shelf, fields }: Posted): Promise<Response> {
  const [values, { t }] = [valuesOf(fields), frameOf(web, c)]
  const show = (errors: readonly FieldError[], shown = values) => showProposal(web, c, { row, shelf, values: shown, errors })
  if (typed(fields, 'do') === 'rows') return show([], { ...values, days: [...values.days, ...Array.from({ length: ROWS }, () => ({ date: '', kind: '', name: '' }))] })
  const read = readProposal(t, values)
  if ('errors' in read) return show(read.errors)
  const done = await proposeChange(web.accounting, administratorAtWork(c), { calendar: row.id, ...read.proposal })
  if ('change' in done) return c.redirect(`${paths.calendarChange(done.change)}?selesai=proposed`, 303)
  const field = { add: 'date-0', remove: 'remove', hours: 'weekdays' }[values.what ?? 'add']
  if (done.refused === 'faulty') return show(done.faults.map((fault) => ({ field, message: fault[t.units.language].join(' ') })))
  return show([{ field, message: t.calendar.faults[done.refused] }])
}

