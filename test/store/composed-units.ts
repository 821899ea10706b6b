// The compositions that the walker walks as governments of a real database, each with units of its own.
import type { UnitsRead } from '../../src/app/publish-units.ts'
import type { Unit, UnitId } from '../../src/report/world.ts'
import type { UnitEntry } from '../../src/store/units-file.ts'
import { compositions, type Composition } from '../sop/compositions.ts'
import type { Prepared } from './prepared.ts'

/** What a composition is in the database: numbers instead of those of the walk. */
export type Placed = { readonly government: UnitId; readonly targets: readonly UnitId[] }

export function composedUnits(): UnitsRead {
  return { entries: compositions.flatMap((composition) => composition.units.map((unit) => entryOf(composition, unit))), regions: [] }
}

export async function placedIn({ owner }: Prepared, composition: Composition): Promise<Placed> {
  const { rows } = await owner.query<{ code: string; unit_id: number }>('select code, unit_id from unit')
  const numbers = new Map(rows.map(({ code, unit_id }) => [code, unit_id]))
  const numberOf = (id: UnitId) => numbers.get(codeOf(composition, id) ?? '') ?? raise(id)
  return { government: numberOf(composition.government), targets: composition.targets.map(numberOf) }
}

function entryOf(composition: Composition, { id, name, kind, parent, coordinator }: Unit): UnitEntry {
  const procedure = composition.inForce[id]
  return {
    code: codeOf(composition, id) ?? raise(id), name, kind, form: null, parent: codeOf(composition, parent), coordinator: codeOf(composition, coordinator), region: null,
    calendar: parent === null ? 'nasional' : null, addressable: true,
    procedures: procedure === undefined ? {} : { complaint: procedure, aspiration: procedure, 'information-request': procedure },
  }
}

function codeOf(composition: Composition, id: UnitId | null): string | null {
  return id === null ? null : `k${compositions.indexOf(composition)}.${composition.units.find((unit) => unit.id === id)?.code ?? raise(id)}`
}

function raise(id: UnitId): never {
  throw new Error(`No unit ${id} of the composition is in the database.`)
}
