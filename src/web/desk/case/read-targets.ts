// To whom a report is handed: a lead that answers, and supporters that help.
import type { Act } from '../../../report/command.ts'
import type { Unit } from '../../../report/world.ts'
import { line, typed } from '../../form-values.ts'
import { LEAD_FIELD, LEAD_LISTED_FIELD, LEAD_NAME_FIELD, SUPPORTER_FIELD } from './act-field-names.ts'
import type { ActReading, Fault } from './act-reading.ts'
import { MOST_LISTED, unitsNamed } from './units-named.ts'

/** Null where the act dispatches nothing. */
export function readTargets(reading: ActReading, fault: Fault): NonNullable<Act['targets']> | null {
  const { act, fields, targets } = reading
  if (!act.asked.some(({ artefact: { type } }) => type === 'units')) return null
  const lead = leadOf(reading, fault)
  if (lead === null) return null
  const known = new Set(targets.map(({ id }) => id))
  const supporters = [...new Set((fields.get(SUPPORTER_FIELD) ?? []).map(Number))].filter((unit) => known.has(unit) && unit !== lead.id)
  return { lead: lead.id, supporters }
}

/** The one that was chosen, else the only one that the typed name means. */
function leadOf({ t, fields, targets }: ActReading, fault: Fault): Unit | null {
  const name = line(fields, LEAD_NAME_FIELD)
  // Whoever has typed another name since the units were listed means that one.
  const isListed = name === '' || name === line(fields, LEAD_LISTED_FIELD)
  const chosen = targets.find(({ id }) => isListed && String(id) === typed(fields, LEAD_FIELD))
  if (chosen !== undefined) return chosen
  const found = unitsNamed(targets, name)
  if (found.length === 1 && found[0] !== undefined) return found[0]
  fault(targets.length > MOST_LISTED && found.length === 0 ? LEAD_NAME_FIELD : LEAD_FIELD, name === '' ? t.casework.leadMissing : found.length === 0 ? t.casework.leadUnknown(name) : t.casework.leadOneOf)
  return null
}
