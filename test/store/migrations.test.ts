// Schema files that build an index while others write: nobody waits for them, and a build that was stopped is begun again.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { migrate } from '../../src/store/migrate.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let folder: string
let url: string
let owner: pg.Client
const clients: pg.Client[] = []

const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const BUILDS = '-- Outside a transaction.\n-- By name.\ncreate index concurrently if not exists kept_name on kept (name);\n'

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  clients.push(client)
  return client
}

beforeEach(async () => {
  database = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  url = `${database.ownerUrl}${database.ownerUrl.includes('?') ? '&' : '?'}options=-c%20search_path%3Dtrial`
  owner = await connected()
  await owner.query('create schema trial')
  write('0001.sql', 'create table kept (id int primary key, name text)')
  write('0002.sql', `insert into kept select n, 'name ' || n from generate_series(1, 1000) n`)
})
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.end()))
  rmSync(folder, { recursive: true })
  await database.close()
})

const valid = async (index: string) => (await owner.query<{ valid: boolean }>('select indisvalid as valid from pg_index where indexrelid = to_regclass($1)', [index])).rows.map((row) => row.valid)
const applied = async () => (await owner.query<{ name: string }>('select name from schema_migration order by name')).rows.map(({ name }) => name)

describe('a schema file that runs outside a transaction', () => {
  it('builds its index while somebody writes, who waits for nothing', async () => {
    await migrate(url, folder)
    const [long, writer] = [await connected(), await connected()]
    await long.query('begin')
    await long.query(`update kept set name = 'other' where id = 1`) // the build waits for this one
    write('0003.sql', BUILDS)
    const migrating = migrate(url, folder)
    await vi.waitFor(async () => expect(await valid('kept_name')).toEqual([false]), { timeout: 5_000, interval: 20 })
    await writer.query(`set lock_timeout = '1s'`)
    await writer.query(`insert into kept values (5000, 'while it is built')`)
    await writer.query(`update kept set name = 'changed' where id = 2`)
    await long.query('commit')
    expect(await migrating).toEqual(['0003.sql'])
    expect([await valid('kept_name'), await applied()]).toEqual([[true], ['0001.sql', '0002.sql', '0003.sql']])
    await owner.query('set enable_seqscan = off')
    expect((await owner.query(`select id from kept where name in ('other', 'changed', 'while it is built') order by id`)).rows).toEqual([{ id: 1 }, { id: 2 }, { id: 5000 }])
  })

  it('that was stopped in the middle is begun anew, and one that was built but not noted is only noted', async () => {
    await migrate(url, folder)
    const long = await connected()
    await long.query('begin')
    await long.query(`update kept set name = 'other' where id = 1`)
    write('0003.sql', BUILDS)
    const stopped = migrate(url, folder).catch((error: unknown) => error)
    await vi.waitFor(async () => expect(await valid('kept_name')).toEqual([false]), { timeout: 5_000, interval: 20 })
    await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'tuntas-migrate'`)
    expect(await stopped).toBeInstanceOf(Error)
    await long.query('rollback')
    expect([await valid('kept_name'), await applied()]).toEqual([[false], ['0001.sql', '0002.sql']])
    expect(await migrate(url, folder)).toEqual(['0003.sql'])
    expect(await valid('kept_name')).toEqual([true])
    await owner.query(`delete from schema_migration where name = '0003.sql'`)
    const before = await owner.query(`select to_regclass('kept_name')::oid as oid`)
    expect(await migrate(url, folder)).toEqual(['0003.sql'])
    expect((await owner.query(`select to_regclass('kept_name')::oid as oid`)).rows).toEqual(before.rows)
  })

  it('is built by one start while others wait for their turn, in a new database too', async () => {
    write('0003.sql', BUILDS)
    write('0004.sql', 'alter table kept add column more text')
    const done = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
    expect(done.toSorted((one, other) => other.length - one.length)).toEqual([['0001.sql', '0002.sql', '0003.sql', '0004.sql'], [], []])
    expect(await valid('kept_name')).toEqual([true])
  })

  it('holds one such statement and nothing else', async () => {
    for (const sql of ['create index kept_name on kept (name)', 'create index concurrently kept_name on kept (name)', 'create index concurrently if not exists kept_name on kept (name); drop table kept', 'drop table kept']) {
      write('0003.sql', `-- Outside a transaction.\n${sql};\n`)
      await expect(migrate(url, folder), sql).rejects.toThrow('0003.sql runs outside a transaction')
    }
  })
})

describe('the schema files of the product', () => {
  it('index a table of reports that was there before outside a transaction, from 0070 on: others write meanwhile', async () => {
    const names = (await readdir(join(projectRoot(), 'migrations'))).toSorted()
    const files = await Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(projectRoot(), 'migrations', name), 'utf8') })))
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    clients.push(client)
    const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relkind = 'r' and obj_description(oid, 'pg_class') like 'class report%'`)
    const large = rows.map(({ name }) => name)
    expect(large).toContain('report')
    expect(files.filter(({ name }) => name < '0070').flatMap(({ name, sql }) => (heldUp(sql, large).length > 0 ? [name] : [])), 'as it was done before, and is seen here').toContain('0050-retention.sql')
    expect(files.filter(({ name }) => name >= '0070').flatMap(({ name, sql }) => heldUp(sql, large).map((table) => `${name}: ${table}`))).toEqual([])
  })
})

/** Tables whose writers wait until an index of theirs is built; of what the file itself makes nobody writes yet. */
function heldUp(sql: string, large: readonly string[]): readonly string[] {
  const words = sql.replaceAll(/--.*$/gm, '').replaceAll('"', '')
  const made = new Set([...words.matchAll(/\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?(?:\w+\.)?(\w+)/gi)].map(([, table]) => table))
  return [...words.matchAll(/\bcreate\s+(?:unique\s+)?index\s+(?!concurrently\b)(?:if\s+not\s+exists\s+)?(?:(?!on\b)\w+\s+)?on\s+(?:only\s+)?(?:\w+\.)?(\w+)/gi)].flatMap(([, table = '']) => (large.includes(table.toLowerCase()) && !made.has(table) ? [table] : []))
}
