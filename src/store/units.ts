// Units as administrators add and change them.
import type { Queryable, Transaction } from './in-transaction.ts'

export type UnitForm = 'department' | 'district' | 'village' | 'school' | 'clinic' | 'hospital' | 'company' | 'other'
export const UNIT_FORMS: readonly UnitForm[] = ['department', 'district', 'village', 'school', 'clinic', 'hospital', 'company', 'other']

export type UnitChange = { readonly name: string; readonly kind: 'agency' | 'office' | 'oversight'; readonly parent: number; readonly form: UnitForm | null; readonly addressable: boolean }

/** Its number and code follow from its parent: `rembang.dinkes` has `rembang.dinkes.12`. */
export async function insertUnit(to: Transaction, { name, kind, parent, form, addressable }: UnitChange): Promise<number> {
  await to.query('select from reference_stamp for update') // numbers are counted: one at a time
  const { rows } = await to.query<{ unit: number }>(
    `insert into unit (unit_id, code, name, kind, parent_id, region_code, form, addressable, synthetic)
     select next.id, p.code || '.' || next.id, $1, $2, p.unit_id, null, $4, $5, p.synthetic
     from unit p, (select max(unit_id) + 1 as id from unit) next where p.unit_id = $3 returning unit_id as unit`,
    [name, kind, parent, form, addressable],
  )
  const unit = rows[0]?.unit
  if (unit === undefined) throw new Error('A unit was to be added below one that is not there.')
  return unit
}

export async function updateUnit(to: Transaction, unit: number, { name, kind, parent, form, addressable }: UnitChange): Promise<void> {
  await to.query('update unit set name = $2, kind = $3, parent_id = $4, form = $5, addressable = $6 where unit_id = $1', [unit, name, kind, parent, form, addressable])
}

export async function setUnitActive(to: Transaction, unit: number, active: boolean): Promise<void> {
  await to.query('update unit set active = $2 where unit_id = $1', [unit, active])
}

/** How many reports it owes a move in or watches (counted up to a thousand each), officers it has, and units below it. */
export async function whatHangsOn(to: Transaction, unit: number): Promise<{ readonly reports: number; readonly officers: number; readonly units: number }> {
  const { rows } = await to.query<{ reports: number; officers: number; units: number }>(
    `select (select count(*)::integer from (select from holding where open and owes_unit = $1 limit 1000) h)
         + (select count(*)::integer from (select from report where open and watcher = $1 limit 1000) r) as reports,
       (select count(*)::integer from post join officer using (officer_id) where unit_id = $1 and active) as officers,
       (select count(*)::integer from unit where parent_id = $1 and active) as units`,
    [unit],
  )
  return rows[0] ?? { reports: 0, officers: 0, units: 0 }
}

/** The number of a government; null when no government has this code. */
export async function governmentByCode(from: Queryable, code: string): Promise<number | null> {
  const { rows } = await from.query<{ unit: number }>(`select unit_id as unit from unit where code = $1 and kind in ('government', 'national')`, [code])
  return rows[0]?.unit ?? null
}
