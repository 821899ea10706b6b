// A second person approves or refuses a change of a calendar; whoever proposed it may take it back until then.
import { writeAudit, type AuditAct } from '../../store/accounts/audit.ts'
import { decideChange, readChange, setChangedCalendar, type CalendarChange } from '../../store/calendar-changes.ts'
import { forgetForeseen, readProgress } from '../../store/calendar-judgements.ts'
import { holdReference, insertOwnCalendar, insertSteps, newestVersions, publishVersions, readShelf, setUnitCalendar, type Shelf } from '../../store/calendars.ts'
import type { Refused, Transaction } from '../../store/in-transaction.ts'
import { changeReference, type Accounting } from '../accounts/accounting.ts'
import type { Reference } from '../reference.ts'
import { whyNotApprove, type AtCalendar } from './may-change.ts'
import { ownCalendars, replacementsOf, type Replacement } from './replacements.ts'
import { effectiveCalendar } from '../../calendar/effective-calendar.ts'

export type DecisionRefusal = 'no-such-change' | 'not-yours' | 'own-proposal' | 'decided-before' | 'may-not-approve' | 'not-foreseen' | 'changes-nothing'

export type Deciding = { readonly change: number; readonly verdict: 'approved' | 'refused'; readonly remark: string | null }

type Decided = { readonly change: number } | Refused<DecisionRefusal>

export async function decideOnChange(accounting: Accounting, by: AtCalendar, { change: id, verdict, remark }: Deciding): Promise<Decided> {
  await accounting.reference.refresh()
  const reference = accounting.reference.get()
  return changeReference(accounting, async (transaction): Promise<Decided> => {
    await holdReference(transaction)
    const [change, progress, shelf] = [await readChange(transaction, id), await readProgress(transaction, id), await readShelf(transaction)]
    if (change === null) return { refused: 'no-such-change' }
    const refused = whyNotApprove(reference, accounting.clock.now(), shelf.kept.get(change.calendar)?.approvers ?? [], by, change)
    if (refused !== null) return { refused }
    if (verdict === 'approved' && progress?.foreseenAt == null) return { refused: 'not-foreseen' }
    const replacements = verdict === 'approved' ? replacementsOf(reference, shelf, change) : []
    if (verdict === 'approved' && replacements.length === 0) return { refused: 'changes-nothing' }
    await decideChange(transaction, { id, state: verdict, by: by.officer, at: accounting.clock.now(), remark })
    if (verdict === 'approved') await putInForce(transaction, reference, { change, shelf, replacements })
    await note(transaction, accounting, by, id, verdict === 'approved' ? 'calendar-approved' : 'calendar-refused')
    return { change: id }
  })
}

/** Taken back by whoever proposed it. */
export async function withdrawChange(accounting: Accounting, by: AtCalendar, id: number): Promise<Decided> {
  return changeReference(accounting, async (transaction): Promise<Decided> => {
    const change = await readChange(transaction, id)
    if (change === null || change.government !== by.government) return { refused: 'no-such-change' }
    if (change.proposedBy !== by.officer) return { refused: 'not-yours' }
    if (!(await decideChange(transaction, { id, state: 'withdrawn', by: by.officer, at: accounting.clock.now(), remark: null }))) return { refused: 'decided-before' }
    await note(transaction, accounting, by, id, 'calendar-withdrawn')
    return { change: id }
  })
}

/** What it would move is counted once more: reports have moved on. */
export async function foreseeAnew({ pool }: Pick<Accounting, 'pool'>, by: AtCalendar, id: number): Promise<Decided> {
  const change = await readChange(pool, id)
  if (change === null || change.government !== by.government) return { refused: 'no-such-change' }
  if (change.state !== 'proposed') return { refused: 'decided-before' }
  await forgetForeseen(pool, id)
  return { change: id }
}

type InForce = { readonly change: CalendarChange; readonly shelf: Shelf; readonly replacements: readonly Replacement[] }

async function putInForce(transaction: Transaction, reference: Reference, { change, shelf, replacements }: InForce): Promise<void> {
  const before = await newestVersions(transaction, replacements.map(({ from }) => from))
  const own = change.scope === 'own' && change.government !== null ? ownCalendars(reference, shelf, change.calendar, change.government) : []
  for (const calendar of own) {
    await insertOwnCalendar(transaction, calendar)
    await setUnitCalendar(transaction, unitsOf(reference, calendar.government, calendar.of), calendar.id)
  }
  // The first of a government's own carries the change, not the one that others count by too.
  if (own[0] !== undefined) await setChangedCalendar(transaction, change.id, own[0].id)
  const { kept, approved } = await readShelf(transaction)
  const ids = [...new Set([...own.map(({ id }) => id), ...replacements.map(({ to }) => to)])]
  const versions = await publishVersions(transaction, ids.map((id) => ({ id, source: effectiveCalendar(id, kept, approved) })))
  await insertSteps(transaction, change.id, replacements.flatMap(({ from, to }) => {
    const version = versions.find(({ calendar }) => calendar === to)
    return version === undefined ? [] : [{ calendar: to, fromCalendar: from, from: from === to ? version.from : (before.get(from) ?? 1), to: version.to }]
  }))
}

/** Units that name the calendar, and the government where it only inherits it. */
function unitsOf(reference: Reference, government: number, calendar: string): readonly number[] {
  const world = reference.worldAt(0)
  return reference.units.filter((unit) => reference.governmentOf(unit.id) === government && (unit.calendar === calendar || (unit.id === government && world.calendarOf(unit.id).id === calendar))).map(({ id }) => id)
}

async function note(transaction: Transaction, { clock }: Accounting, { officer, government }: AtCalendar, change: number, act: AuditAct): Promise<void> {
  await writeAudit(transaction, { at: clock.now(), government, officer, act, detail: { change } })
}
