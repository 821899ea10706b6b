// The procedures in force here, each with the units that run it.
import type { Reference } from '../../app/reference.ts'
import type { Unit } from '../../report/world.ts'
import type { Sop } from '../../sop/sop.ts'
import { CLASSIFICATIONS } from '../../sop/vocabulary.ts'

export type ProcedureInForce = { readonly sop: Sop; readonly units: readonly Unit[] }

export function proceduresShown(reference: Reference, now: number): ProcedureInForce[] {
  const { sopInForce } = reference.worldAt(now)
  const runs = (unit: Unit, { id, version }: Sop) => CLASSIFICATIONS.some((kind) => {
    const ref = sopInForce(unit.id, kind)
    return ref?.id === id && ref.version === version
  })
  return reference.proceduresInForce.map((sop) => ({ sop, units: reference.units.filter((unit) => runs(unit, sop)) }))
}
