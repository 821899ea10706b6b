// A government's own files become units, and an edited procedure comes into force for what opens from then on.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import { publishUnits } from '../../src/app/publish-units.ts'
import { publishSops } from '../../src/store/publish-reference.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let owner: pg.Client
let folder: string

const OURS = `government:
  code: sendiri
  name: Pemerintah Kabupaten Sendiri
  region: '33.17'
  calendar: nasional
  procedures: { complaint: rembang-sp4n-lapor }
  coordinator: { code: sendiri.admin, name: Tim Admin }
  agencies:
    - { code: sendiri.dinkes, name: Dinas Kesehatan, units: [{ code: sendiri.puskesmas, name: Puskesmas Satu, kind: office }] }
`

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'units-test-'))
  await prepareDatabase({ ownerUrl: database.ownerUrl, keysDir: join(folder, 'keys'), demo: false })
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})

afterAll(async () => {
  await owner.end()
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

it("publishes a government's units with their tree, districts and procedure, and again without doubling them", async () => {
  await writeFile(join(folder, 'kami.yaml'), OURS)
  expect(await publishUnits(database.ownerUrl, folder)).toBe(4)
  expect(await publishUnits(database.ownerUrl, folder)).toBe(4)
  const { rows } = await owner.query('select u.code, p.code as parent, u.synthetic from unit u left join unit p on p.unit_id = u.parent_id order by u.code')
  expect(rows).toEqual([
    { code: 'sendiri', parent: null, synthetic: false },
    { code: 'sendiri.admin', parent: 'sendiri', synthetic: false },
    { code: 'sendiri.dinkes', parent: 'sendiri', synthetic: false },
    { code: 'sendiri.puskesmas', parent: 'sendiri.dinkes', synthetic: false },
  ])
  const districts = await owner.query(`select count(*)::int as n from region where parent_code = '33.17'`)
  expect(districts.rows).toEqual([{ n: 14 }])
})

it('lets an edited procedure come into force as a new version, and keeps the old one', async () => {
  const { rows } = await owner.query<{ source: string }>(`select source from sop_version where sop_id = 'rembang-sp4n-lapor'`)
  expect(await publishSops(owner, [{ id: 'rembang-sp4n-lapor', source: rows[0]?.source ?? '' }])).toEqual([])
  expect(await publishSops(owner, [{ id: 'rembang-sp4n-lapor', source: `${rows[0]?.source ?? ''}\n` }])).toEqual(['rembang-sp4n-lapor'])
  const versions = await owner.query(`select version from sop_version where sop_id = 'rembang-sp4n-lapor' order by version`)
  const inForce = await owner.query(`select version from sop_in_force where sop_id = 'rembang-sp4n-lapor'`)
  expect([versions.rows, inForce.rows]).toEqual([[{ version: 1 }, { version: 2 }], [{ version: 2 }]])
})

it("keeps a government's own schedule of retention where a later file says nothing about it, and replaces it by another", async () => {
  const schedule = (years: number) => `  retention: { basis: 'Peraturan Bupati Sendiri Nomor ${years} Tahun 2026', rows: [{ class: lain, name: { id: Lain, en: Other }, active: 2, inactive: ${years}, then: destroy }] }\n`
  const published = async (file: string) => {
    await writeFile(join(folder, 'kami.yaml'), file)
    await publishUnits(database.ownerUrl, folder)
    return (await owner.query<{ basis: string; years: number }>(`select basis, (rows -> 0 -> 'inactive')::int as years from retention_schedule`)).rows
  }
  const own = [{ basis: 'Peraturan Bupati Sendiri Nomor 13 Tahun 2026', years: 13 }]
  expect([await published(`${OURS}${schedule(13)}`), await published(OURS)]).toEqual([own, own])
  expect(await published(`${OURS}${schedule(9)}`)).toEqual([{ basis: 'Peraturan Bupati Sendiri Nomor 9 Tahun 2026', years: 9 }])
})

it('names file and place of what is wrong in a units file, and publishes nothing of it', async () => {
  await writeFile(join(folder, 'kami.yaml'), OURS.replace('code: sendiri.dinkes', 'code: Dinas Kesehatan'))
  await expect(publishUnits(database.ownerUrl, folder)).rejects.toThrow(/kami\.yaml: government\.agencies\.0\.code/)
})
