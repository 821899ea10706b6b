// To whom a report is handed: a lead that answers, and supporters that help.
import type { Act } from '../../../report/command.ts'
import { typed } from '../../form-values.ts'
import { LEAD_FIELD, SUPPORTER_FIELD } from './act-field-names.ts'
import type { ActReading, Fault } from './act-reading.ts'

/** Null where the act dispatches nothing. */
export function readTargets({ t, act, fields, targets }: ActReading, fault: Fault): NonNullable<Act['targets']> | null {
  if (!act.asked.some(({ artefact: { type } }) => type === 'units')) return null
  const lead = Number(typed(fields, LEAD_FIELD))
  if (!targets.includes(lead)) {
    fault(LEAD_FIELD, t.casework.leadMissing)
    return null
  }
  const supporters = [...new Set((fields.get(SUPPORTER_FIELD) ?? []).map(Number))].filter((unit) => targets.includes(unit) && unit !== lead)
  return { lead, supporters }
}
