// Makes a database ready to work: schema, calendars, procedures and, for a demonstration, its governments.
import pg from 'pg'
import { publishDemoOfficers } from './accounts/publish-demo-officers.ts'
import { dataFiles, type DataFiles } from './data-files.ts'
import { demoData, type DemoData } from './demo-data.ts'
import { holdToKeys } from './hold-to-keys.ts'
import { publishUnitsRead } from './publish-units.ts'
import { askForDemoReports } from '../store/demo-reports.ts'
import { migrate } from '../store/migrate.ts'
import { bumpReferenceStamp, publishCalendars, publishSops } from '../store/publish-reference.ts'
import { withoutAdministrator, type Unadministered } from '../store/accounts/without-administrator.ts'

export type Preparation = { readonly ownerUrl: string; /** Read already; absent: they are read now. */ readonly files?: Promise<DataFiles>; readonly demoFiles?: Promise<DemoData> | null; readonly keysDir: string; /** Load the demonstration's governments when there is no unit yet. */ readonly demo: boolean; /** Codes of the demonstration's governments that are wanted; absent: all. */ readonly governments?: readonly string[]; /** Example reports too, which the worker writes afterwards. */ readonly demoReports?: boolean; /** Without officers whose passwords everybody knows. */ readonly production?: boolean | undefined }

export type Prepared = { readonly migrations: readonly string[]; readonly published: readonly string[]; readonly demo: boolean; /** Whether every government here is made up. */ readonly onlySynthetic: boolean; /** Governments in which nobody can let others in yet; null for no government at all. */ readonly unadministered: readonly Unadministered[] | null }

/** Safe to run at every start: what is there already stays. @throws with one sentence per fault in a data file. */
export async function prepareDatabase({ ownerUrl, keysDir, demo, production = false, demoReports = false, governments, files = dataFiles(), demoFiles = null }: Preparation): Promise<Prepared> {
  files.catch(() => undefined) // heard of where they are awaited
  const migrations = await migrate(ownerUrl)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tuntas-prepare', pipeline: true })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('lock table reference_stamp in exclusive mode') // one process prepares at a time
    await holdToKeys(client, keysDir)
    const published = await publishFiles(client, await files)
    const loaded = demo && (await hasNoUnits(client))
    if (loaded) await publishDemo(client, await (demoFiles ?? demoData({ keysDir, production, governments })))
    if (loaded && demoReports && !production) await askForDemoReports(Object.assign(client, { inTransaction: true as const }), Date.now())
    if (loaded || published.length > 0) await bumpReferenceStamp(client)
    await client.query('commit')
    return { migrations, published, demo: loaded, onlySynthetic: await hasOnlySynthetic(client), unadministered: await withoutAdministrator(client) }
  } finally {
    await client.end()
  }
}

async function publishDemo(client: pg.Client, { units, officers }: DemoData): Promise<void> {
  await publishUnitsRead(client, units, true)
  if (officers !== null) await publishDemoOfficers(client, officers, Date.now())
}

async function publishFiles(client: pg.Client, { calendars, sops }: DataFiles): Promise<readonly string[]> {
  return [...(await publishCalendars(client, calendars)), ...(await publishSops(client, sops))]
}

async function hasOnlySynthetic(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ only: boolean | null }>(`select bool_and(synthetic) as only from unit where kind in ('government', 'national')`)
  return rows[0]?.only ?? false
}

async function hasNoUnits(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from unit limit 1')
  return rowCount === 0
}
