// Governments that the walker walks: each procedure alone and with others inside it, up to four holders deep, with two supporters.
import type { Unit, UnitId } from '../../src/report/world.ts'

export type Composition = {
  readonly name: string
  readonly units: readonly Unit[]
  readonly inForce: Readonly<Record<UnitId, string>>
  readonly government: UnitId
  /** Units that a dispatch may name. */
  readonly targets: readonly UnitId[]
}

const national = unit(1, 'nasional', 'national', null)
const government = unit(2, 'kabupaten', 'government', 1, 3)
const team = unit(3, 'kabupaten.tim', 'office', 2)
const first = unit(4, 'kabupaten.pupr', 'agency', 2)
const second = unit(5, 'kabupaten.dinkes', 'agency', 2)
const third = unit(6, 'kabupaten.disporbudpar', 'agency', 2)
const withNational = [national, government, team, first, second, third]
const alone = [{ ...government, parent: null }, team, first, second, third]

export const compositions: readonly Composition[] = [
  { name: 'Rembang with agencies that have no procedure of their own', units: alone, inForce: { 2: 'rembang-sp4n-lapor' }, government: 2, targets: [4, 5, 6] },
  { name: 'Rembang with Disporbudpar and Mojokerto 01 inside', units: alone, inForce: { 2: 'rembang-sp4n-lapor', 5: 'mojokerto-01', 6: 'disporbudpar-lapor' }, government: 2, targets: [4, 5, 6] },
  { name: 'Mojokerto 02 under the national team, with 01 inside', units: withNational, inForce: { 2: 'mojokerto-02', 5: 'mojokerto-01' }, government: 2, targets: [4, 5, 6] },
  { name: 'Mojokerto 01 for an agency under its Tim Admin', units: alone, inForce: { 5: 'mojokerto-01' }, government: 5, targets: [5] },
  { name: 'Wonogiri under the national team', units: withNational, inForce: { 2: 'wonogiri-lapor', 6: 'disporbudpar-lapor' }, government: 2, targets: [4, 5, 6] },
  { name: 'Cirebon under the national team', units: withNational, inForce: { 2: 'cirebon-lapor', 5: 'mojokerto-01', 6: 'disporbudpar-lapor' }, government: 2, targets: [4, 5, 6] },
  { name: 'Disporbudpar addressed by itself', units: alone, inForce: { 6: 'disporbudpar-lapor' }, government: 6, targets: [6] },
  { name: 'A licence office whose technical team may send back twice, under an objection', units: alone, inForce: { 2: 'contoh-perizinan-pengaduan' }, government: 2, targets: [4, 5, 6] },
  { name: 'A water company whose late teams are brought before its director, one with a procedure of its own', units: alone, inForce: { 2: 'contoh-pdam-pengaduan', 6: 'disporbudpar-lapor' }, government: 2, targets: [4, 5, 6] },
  fourDeep('Cirebon with a hospital that runs Rembang\'s procedure over its clinics', 'rembang-sp4n-lapor'),
  fourDeep('Cirebon with a hospital of its own procedure, which waits for all of its wards', 'contoh-rsud-pengaduan'),
  { ...fourDeep('The hospital addressed by itself', 'contoh-rsud-pengaduan'), government: 7, targets: [8, 9, 10] },
]

/** National team, city, a hospital with a procedure of its own, and its clinics. */
function fourDeep(name: string, procedure: string): Composition {
  const hospital = unit(7, 'kabupaten.rsud', 'agency', 2)
  const clinics = [unit(8, 'rsud.poli', 'office', 7), unit(9, 'rsud.igd', 'office', 7), unit(10, 'rsud.lab', 'office', 7)]
  return {
    name,
    units: [...withNational, hospital, ...clinics],
    inForce: { 2: 'cirebon-lapor', 7: procedure },
    government: 2,
    targets: [7, 8, 9, 10],
  }
}

function unit(id: UnitId, code: string, kind: Unit['kind'], parent: UnitId | null, coordinator: UnitId | null = null): Unit {
  return { id, code, name: code, kind, parent, coordinator, region: null, calendar: null, addressable: true }
}
