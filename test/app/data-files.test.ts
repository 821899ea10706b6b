// Procedures and calendars are checked when they have changed, and only then.
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dataFiles } from '../../src/app/data-files.ts'
import { projectRoot } from '../../src/project-root.ts'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'tuntas-data-files-'))
  for (const folder of ['sop/rembang', 'sop/overlay', 'calendar']) await cp(join(projectRoot(), folder), join(root, folder), { recursive: true })
})
afterAll(() => rm(root, { recursive: true, force: true }))

const idsOf = async () => (await dataFiles(root)).sops.map(({ id }) => id)
const procedure = () => join(root, 'sop/rembang/sp4n-lapor.yaml')

it('without a build they are checked each time, with one they are kept in it until a file changes', async () => {
  const read = await dataFiles(root)
  expect(read.sops).toHaveLength(1)
  expect(read.calendars.length).toBeGreaterThan(3)
  await mkdir(join(root, 'dist'))
  await dataFiles(root)
  const place = join(root, 'dist/.checked-data.json')
  expect(JSON.parse(await readFile(place, 'utf8')).files).toEqual(read)
  await writeFile(place, (await readFile(place, 'utf8')).replaceAll(read.sops[0]?.id ?? '', 'kept'))
  expect(await idsOf()).toEqual(['kept'])
  await writeFile(procedure(), `${await readFile(procedure(), 'utf8')}\n# a remark\n`)
  expect(await idsOf()).toEqual([read.sops[0]?.id])
})

it('a file with a fault is refused, and what was kept before does not hide it; half of what is kept counts as nothing', async () => {
  const sound = await readFile(procedure(), 'utf8')
  await writeFile(procedure(), `${sound}\nnobody-knows-this: 1\n`)
  await expect(dataFiles(root)).rejects.toThrow(/sp4n-lapor\.yaml:\d+/)
  await writeFile(procedure(), sound)
  await writeFile(join(root, 'dist/.checked-data.json'), '{"digest":')
  expect(await idsOf()).toHaveLength(1)
})
