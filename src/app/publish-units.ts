// Publishes the units files of a folder: a demonstration's, or a government's own.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { bumpReferenceStamp, publishRegions, publishUnits as writeUnits } from '../store/publish-reference.ts'
import { regionsOf } from '../store/regions-of.ts'
import type { RegionRow } from '../store/tables.ts'
import { unitsOf, type UnitEntry } from '../store/units-file.ts'

/** Returns the number of units in the files. @throws Error with one line for each fault, naming file and place. */
export async function publishUnits(ownerUrl: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tuntas-units' })
  await client.connect()
  try {
    await client.query('begin')
    const folderRead = await readUnitsFolder(folder)
    await publishUnitsRead(client, folderRead, false)
    await bumpReferenceStamp(client)
    await client.query('commit')
    return folderRead.entries.length
  } finally {
    await client.end()
  }
}

export type UnitsRead = { readonly entries: readonly UnitEntry[]; /** Those that the governments among them serve. */ readonly regions: readonly RegionRow[] }

/** Reads every units file of a folder whose name (without .yaml) is wanted; regions take half a second. */
export async function readUnitsFolder(folder: string, wanted: (name: string) => boolean = () => true): Promise<UnitsRead> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && wanted(name.slice(0, -'.yaml'.length))).sort()
  if (names.length === 0) throw new Error(`There is no .yaml file in ${folder}.`)
  const entries = (await Promise.all(names.map(async (name) => unitsOf(await readFile(join(folder, name), 'utf8'), name)))).flat()
  return { entries, regions: await regionsOf(entries.flatMap((entry) => (entry.region === null ? [] : [entry.region]))) }
}

export async function publishUnitsRead(client: pg.ClientBase, { entries, regions }: UnitsRead, synthetic: boolean): Promise<void> {
  await publishRegions(client, regions)
  await writeUnits(client, entries, synthetic)
}
