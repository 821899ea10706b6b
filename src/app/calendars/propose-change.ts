// An administrator proposes a change of a calendar: checked as a whole before anybody else looks at it.
import { CalendarRefused, compileCalendar } from '../../calendar/calendar.ts'
import type { CalendarFault } from '../../calendar/calendar-faults.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { insertChange, type NewChange } from '../../store/calendar-changes.ts'
import { readShelf } from '../../store/calendars.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import type { Accounting, Administrator } from '../accounts/accounting.ts'
import { scopeFor } from './may-change.ts'
import { replacementsOf, spanOf } from './replacements.ts'

export type Proposal = Pick<NewChange, 'calendar' | 'amendment' | 'basisKind' | 'basisNumber' | 'basisDate' | 'reason'>

export type ProposalRefused = { readonly refused: 'not-yours' | 'changes-nothing' } | { readonly refused: 'faulty'; readonly faults: readonly CalendarFault[] }

export async function proposeChange({ pool, reference, clock }: Accounting, { officer, government }: Administrator, proposal: Proposal): Promise<{ readonly change: number } | ProposalRefused> {
  await reference.refresh()
  const shelf = await readShelf(pool)
  const scope = scopeFor(reference.get(), shelf, proposal.calendar, government)
  if (scope === null) return { refused: 'not-yours' }
  const replacements = replacementsOf(reference.get(), shelf, { ...proposal, scope, government })
  try {
    for (const { after } of replacements) compileCalendar(after)
  } catch (error) {
    if (error instanceof CalendarRefused) return { refused: 'faulty', faults: error.faults }
    throw error
  }
  if (spanOf(replacements) === null) return { refused: 'changes-nothing' }
  return inTransaction(pool, async (transaction) => {
    const at = clock.now()
    const change = await insertChange(transaction, { ...proposal, scope, government, state: 'proposed', proposedBy: officer, proposedAt: at })
    await writeAudit(transaction, { at, government, officer, act: 'calendar-proposed', detail: { change } })
    return { change }
  })
}
