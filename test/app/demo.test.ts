// The demonstration as data: five governments and a national team, each office of each lane with somebody in it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoOfficer } from '../../src/app/accounts/demo-officers.ts'
import { DEMO_PARTS } from '../../src/app/accounts/demo-parts.ts'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { compileReference, type Reference } from '../../src/app/reference.ts'
import { openDatabase } from '../../src/store/database.ts'
import { readReference } from '../../src/store/reference.ts'
import { processLog } from '../../src/process-log.ts'
import type { Lane, Sop } from '../../src/sop/sop.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let folder: string
let reference: Reference
beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'tuntas-demo-'))
  await prepareDatabase({ ownerUrl: database.ownerUrl, keysDir: join(folder, 'keys'), demo: true })
  const opened = openDatabase({ url: database.appUrl, connections: 1, name: 'tuntas-test', log: processLog({ name: 'test', level: 'error' }) })
  reference = compileReference(await readReference(opened), publishedSop)
  await opened.close()
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const unit = (code: string) => reference.units.find((one) => one.code === code) ?? raise(code)
function raise(code: string): never {
  throw new Error(`There is no unit ${code}.`)
}

describe('the governments of the demonstration', () => {
  it('are five, each marked as an example, and work the six procedures', () => {
    expect(reference.governments.map(({ code }) => code).sort()).toEqual(['cirebon', 'contoh', 'mojokerto', 'rembang', 'wonogiri'])
    expect(reference.onlySynthetic).toBe(true)
    for (const { name } of reference.governments) expect(name).toContain('(contoh)')
    expect(reference.proceduresInForce.map(({ id }) => id).sort()).toEqual(['cirebon-lapor', 'disporbudpar-lapor', 'mojokerto-01', 'mojokerto-02', 'rembang-sp4n-lapor', 'wonogiri-lapor'])
  })

  it('three of them take what comes from the national team', () => {
    const below = reference.units.filter(({ parent }) => parent === unit('nasional').id).map(({ code }) => code).sort()
    expect(below).toEqual(['cirebon', 'mojokerto', 'wonogiri'])
  })

  it('name what kind of body a unit is, and work six days where it does', () => {
    const school = unit('cirebon.sdn-contoh')
    expect([reference.unitMore(school.id).form, school.calendar, reference.governmentOf(school.id)]).toEqual(['school', 'enam-hari', unit('cirebon').id])
  })
})

describe('the officers of the demonstration', () => {
  it('hold every office that a lane names, in every unit that works it', () => {
    const missing = reference.units.flatMap((one) => officesWorkedBy(one.code).filter((offices) => !offices.some((office) => holds(one.code, office))).map((offices) => `${one.code}: ${offices.join('/')}`))
    expect(missing).toEqual([])
  })

  it('are all of them somebody whom no e-mail and no telephone reaches, with a password of their own', () => {
    const officers = DEMO_PARTS.map(demoOfficer)
    expect(officers.every(({ name, email }) => /^Petugas Contoh \d+$/.test(name) && email.endsWith('@contoh.invalid'))).toBe(true)
    expect(new Set(officers.map(({ password }) => password)).size).toBe(officers.length)
  })
})

const holds = (code: string, office: string) => DEMO_PARTS.some((part) => part.unit === code && part.office === office)

/** For every lane that somebody of this unit works: the offices of which one must be there. */
function officesWorkedBy(code: string): readonly (readonly string[])[] {
  const { id, kind, parent } = unit(code)
  if (kind === 'government') return []
  const government = reference.governmentOf(id)
  const worksFor = reference.governments.find(({ coordinator }) => coordinator === id)
  const own = sopAt(worksFor?.id ?? id)
  if (kind === 'national') return reference.governments.filter((one) => one.parent === id).flatMap((one) => lanes(sopAt(one.id), 'above'))
  if (worksFor !== undefined) return lanes(own, 'here')
  if (own !== null) return lanes(own, 'here')
  return parent === null ? [] : lanes(sopAt(government ?? id), 'below')
}

function sopAt(id: number): Sop | null {
  const world = reference.worldAt(0)
  const ref = world.sopInForce(id, 'complaint')
  return ref === null ? null : world.sop(ref)
}

function lanes(sop: Sop | null, at: Lane['at']): readonly (readonly string[])[] {
  return (sop?.lanes ?? []).filter((lane) => lane.at === at && lane.offices.length > 0).map(({ offices }) => offices)
}
