// Publishes the units files of a folder: a demonstration's, or a government's own.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { bumpReferenceStamp, publishRegions, publishUnits as writeUnits } from '../store/publish-reference.ts'
import { regionsOf } from '../store/regions-of.ts'
import { unitsOf } from '../store/units-file.ts'

/** Returns the number of units in the files. @throws Error with one line for each fault, naming file and place. */
export async function publishUnits(ownerUrl: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tuntas-units' })
  await client.connect()
  try {
    await client.query('begin')
    const count = await publishUnitsFolder(client, folder, false)
    await bumpReferenceStamp(client)
    await client.query('commit')
    return count
  } finally {
    await client.end()
  }
}

/** Publishes every units file of a folder whose name (without .yaml) is wanted, with the regions that its governments serve. */
export async function publishUnitsFolder(client: pg.Client, folder: string, synthetic: boolean, wanted: (name: string) => boolean = () => true): Promise<number> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && wanted(name.slice(0, -'.yaml'.length))).sort()
  if (names.length === 0) throw new Error(`There is no .yaml file in ${folder}.`)
  const entries = (await Promise.all(names.map(async (name) => unitsOf(await readFile(join(folder, name), 'utf8'), name)))).flat()
  await publishRegions(client, await regionsOf(entries.flatMap((entry) => (entry.region === null ? [] : [entry.region]))))
  await writeUnits(client, entries, synthetic)
  return entries.length
}
