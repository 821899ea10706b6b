// The world that a story plays in: its units with numbers, the procedures they run, one calendar, no real people.
import type { CompiledCalendar } from '../../calendar/calendar.ts'
import type { Sop } from '../../sop/sop.ts'
import type { StoriesFile, StoryUnit } from '../../sop/story.ts'
import type { Officer, Unit, UnitId, World } from '../world.ts'

export type Stage = {
  readonly sops: readonly Sop[]
  readonly calendar: CompiledCalendar
  readonly units: readonly Unit[]
  readonly worldAt: (now: number) => World
  readonly unitCoded: (code: string) => Unit
  /** The same number for the same person of an office, in every beat. */
  readonly officerNo: (unit: UnitId, office: string, person: string) => number
}

export function stageOf(file: StoriesFile, sops: readonly Sop[], calendar: CompiledCalendar): Stage {
  const codes = Object.keys(file.units)
  judgePeople(file.units, sops)
  const idOf = (code: string): UnitId => {
    const index = codes.indexOf(code)
    if (index === -1) throw new StoryFault(`Unit "${code}" tidak ada di bagian units.`, `The unit "${code}" is not in the section units.`)
    return index + 1
  }
  const units = codes.map((code) => unitOf(code, file.units[code], idOf))
  const runs = new Map(codes.flatMap((code) => { const sop = file.units[code]?.runs; return sop === undefined ? [] : [[idOf(code), sopNamed(sops, sop)] as const] }))
  const offices = [...new Set(sops.flatMap((sop) => Object.keys(sop.offices)))]
  const names = [...new Set(Object.values(file.units).flatMap(({ people = {} }) => Object.values(people).flat()))]
  const officerNo = (unit: UnitId, office: string, person: string) =>
    unit * 10_000 + (/^\d+$/.test(person) ? (offices.indexOf(office) + 1) * 10 + Number(person) : 9_000 + names.indexOf(person))
  const people = new Map(codes.map((code) => [idOf(code), peopleOf(idOf(code), file.units[code], officerNo)]))
  const unit = (id: UnitId): Unit => units[id - 1] ?? missing(id)
  const timeless: Omit<World, 'now'> = {
    unit,
    calendarOf: () => calendar,
    sop: ({ id }) => sopNamed(sops, id),
    officers: (id) => people.get(id) ?? [],
    sends: [],
    oversightOf: (government) => units.find(({ kind, parent }) => kind === 'oversight' && parent === government)?.id ?? null,
    sopInForce: (id, classification) => {
      const sop = runs.get(id)
      return sop?.handles.includes(classification) === true ? { id: sop.id, version: sop.version } : null
    },
  }
  return { sops, calendar, units, worldAt: (now) => ({ now, ...timeless }), unitCoded: (code) => unit(idOf(code)), officerNo }
}

/** Something in a story that can't be understood, in Indonesian and English. */
export class StoryFault extends Error {
  readonly en: string

  constructor(id: string, en: string) {
    super(id)
    this.name = 'StoryFault'
    this.en = en
  }
}

function unitOf(code: string, unit: StoryUnit | undefined, idOf: (code: string) => UnitId): Unit {
  if (unit === undefined) throw new StoryFault(`Unit "${code}" kosong.`, `The unit "${code}" is empty.`)
  return {
    id: idOf(code), code, name: code, kind: unit.kind, parent: unit.under === undefined ? null : idOf(unit.under),
    coordinator: unit.coordinator === undefined ? null : idOf(unit.coordinator), region: null, calendar: null, addressable: true,
  }
}

/** People whom no beat could name, and offices that nobody runs, would be left out without a word. */
function judgePeople(units: StoriesFile['units'], sops: readonly Sop[]): void {
  const offices = new Set(sops.flatMap((sop) => Object.keys(sop.offices)))
  for (const [code, { people = {} }] of Object.entries(units)) {
    for (const [office, names] of Object.entries(people)) {
      if (!offices.has(office)) {
        const told = sops.filter(({ id }) => Object.values(units).some(({ runs }) => runs === id))
        const own = [...new Set(told.flatMap((sop) => Object.keys(sop.offices)))].join(', ')
        throw new StoryFault(`Jabatan "${office}" pada people unit ${code} tidak ada. Tulis nama pendeknya dari bagian offices: ${own}.`, `There is no office "${office}" (people of the unit ${code}). Write its short name from the section offices: ${own}.`)
      }
      const unsaid = names.find((name) => !/^[A-Z][a-z]+$/.test(name))
      if (unsaid !== undefined) throw new StoryFault(`Nama "${unsaid}" tidak dapat dipakai: satu kata, berhuruf besar di depan, misalnya Budi.`, `The name "${unsaid}" can't be used: one word with a capital first, such as Budi.`)
    }
  }
}

function peopleOf(id: UnitId, unit: StoryUnit | undefined, officerNo: Stage['officerNo']): readonly Officer[] {
  return Object.entries(unit?.people ?? {}).flatMap(([office, names]) => names.map((name) => ({ id: officerNo(id, office, name), office })))
}

function sopNamed(sops: readonly Sop[], id: string): Sop {
  const sop = sops.find((one) => one.id === id)
  if (sop === undefined) throw new StoryFault(`SOP "${id}" tidak ditemukan.`, `The procedure "${id}" was not found.`)
  return sop
}

function missing(id: UnitId): never {
  throw new Error(`The story has no unit ${id}.`)
}
