// What an administrator does with the units of the own government: add, rename, move, close, open again.
import { insertUnit, setUnitActive, updateUnit, whatHangsOn, type UnitChange } from '../../store/units.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import type { Refused } from '../../store/in-transaction.ts'
import { changeReference, type Accounting, type Administrator } from './accounting.ts'
import type { Reference } from '../reference.ts'

export type UnitRefusal = 'no-such-unit' | 'parent-not-yours' | 'below-itself' | 'is-the-government' | 'has-reports' | 'has-officers' | 'has-units' | 'verifies' | 'parent-closed'

export function addUnit(accounting: Accounting, by: Administrator, unit: UnitChange): Promise<{ readonly unit: number } | Refused<UnitRefusal>> {
  const reference = accounting.reference.get()
  if (!isIn(reference, by, unit.parent)) return Promise.resolve({ refused: 'parent-not-yours' })
  return changeReference(accounting, async (transaction) => {
    const added = await insertUnit(transaction, unit)
    await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, act: 'unit-added', aboutUnit: added })
    return { unit: added }
  })
}

export async function changeUnit(accounting: Accounting, by: Administrator, unit: number, change: UnitChange): Promise<{ readonly unit: number } | Refused<UnitRefusal>> {
  const reference = accounting.reference.get()
  const refused = whyNotChanged(reference, by, unit, change.parent)
  if (refused !== null) return { refused }
  return changeReference(accounting, async (transaction) => {
    await updateUnit(transaction, unit, change)
    await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, act: 'unit-changed', aboutUnit: unit })
    return { unit }
  })
}

/** Refused while anything still hangs on it: reports must not fall to nobody. */
export async function closeUnit(accounting: Accounting, by: Administrator, unit: number): Promise<{ readonly unit: number } | Refused<UnitRefusal>> {
  const reference = accounting.reference.get()
  const refused = whyNotChanged(reference, by, unit, null)
  if (refused !== null) return { refused }
  if (reference.units.some(({ coordinator }) => coordinator === unit)) return { refused: 'verifies' }
  return changeReference(accounting, async (transaction) => {
    const { reports, officers, units } = await whatHangsOn(transaction, unit)
    if (reports > 0) return { refused: 'has-reports' as const }
    if (units > 0) return { refused: 'has-units' as const }
    if (officers > 0) return { refused: 'has-officers' as const }
    await setUnitActive(transaction, unit, false)
    await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, act: 'unit-closed', aboutUnit: unit })
    return { unit }
  })
}

export async function openUnit(accounting: Accounting, by: Administrator, unit: number): Promise<{ readonly unit: number } | Refused<UnitRefusal>> {
  const refused = whyNotChanged(accounting.reference.get(), by, unit, null)
  if (refused !== null) return { refused }
  return changeReference(accounting, async (transaction) => {
    await setUnitActive(transaction, unit, true)
    await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, act: 'unit-opened', aboutUnit: unit })
    return { unit }
  })
}

/** A unit of another government and one that isn't there look the same. */
function whyNotChanged(reference: Reference, by: Administrator, unit: number, parent: number | null): UnitRefusal | null {
  if (!isIn(reference, by, unit)) return 'no-such-unit'
  if (unit === by.government) return 'is-the-government'
  if (parent === null) return null
  if (!isIn(reference, by, parent)) return 'parent-not-yours'
  return isBelow(reference, parent, unit) ? 'below-itself' : null
}

function isIn(reference: Reference, by: Administrator, unit: number): boolean {
  return reference.governmentOf(unit) === by.government
}

/** Whether `unit` is `above` or stands somewhere below it. */
function isBelow(reference: Reference, unit: number, above: number): boolean {
  const parents = new Map(reference.units.map(({ id, parent }) => [id, parent]))
  for (let at: number | null = unit; at !== null; at = parents.get(at) ?? null) if (at === above) return true
  return false
}
