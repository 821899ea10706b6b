// Holds the rule that lets the same tables live on one machine and on a cluster: every table says its class and keeps to it.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from './database.ts'

let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.close()
})

type Table = { readonly name: string; readonly comment: string | null }

async function tables(): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name, obj_description(c.oid) as comment
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'vault', 'account') order by 1`)
  return rows
}

const classes = /^class (report|reference|coordinator): /

describe('the schema', () => {
  it('gives every table a class', async () => {
    const without = (await tables()).filter((table) => !classes.test(table.comment ?? ''))
    expect(without.map((table) => table.name)).toEqual([])
  })

  it('starts the primary key and every unique key of a report table with report_id', async () => {
    const ofReports = (await tables()).filter((table) => table.comment?.startsWith('class report')).map((table) => table.name)
    const { rows } = await client.query<{ name: string; key: string; first: string; primary: boolean }>(`
      select case when n.nspname = 'public' then t.relname else n.nspname || '.' || t.relname end as name, i.relname as key,
        a.attname as first, x.indisprimary as primary
      from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where x.indisunique and n.nspname in ('public', 'vault', 'account')`)
    const unique = rows.filter((row) => ofReports.includes(row.name))
    expect(unique.filter((row) => row.first !== 'report_id')).toEqual([])
    expect(ofReports.filter((name) => !unique.some((row) => row.name === name && row.primary))).toEqual([])
    expect(ofReports.length).toBeGreaterThan(5)
  })

  it('has no sequence: ids are derived or counted inside their report', async () => {
    const { rows } = await client.query(`select relname from pg_class where relkind = 'S'`)
    expect(rows).toEqual([])
  })

  it('has no foreign key from a report table', async () => {
    const { rows } = await client.query<{ name: string }>(`select conrelid::regclass::text as name from pg_constraint where contype = 'f'`)
    const ofReports = (await tables()).filter((table) => table.comment?.startsWith('class report')).map((table) => table.name)
    expect(rows.filter((row) => ofReports.includes(row.name))).toEqual([])
    expect(rows.length).toBeGreaterThan(5)
  })
})

async function as<T>(role: string, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  await client.query(`set local role ${role}`)
  try {
    return await work()
  } finally {
    await client.query('rollback')
  }
}

type Privilege = 'select' | 'insert' | 'update' | 'delete'

/** Tables of which the role has this right, for the whole or for a column. */
async function tablesOf(role: string, privilege: Privilege): Promise<readonly string[]> {
  const has = privilege === 'delete' ? `has_table_privilege($1, c.oid, 'delete')` : `has_table_privilege($1, c.oid, $2) or has_any_column_privilege($1, c.oid, $2)`
  const { rows } = await client.query<{ name: string }>({
    text: `select case when n.nspname = 'public' then c.relname else n.nspname || '.' || c.relname end as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'vault', 'account') and (${has}) order by 1`,
    values: privilege === 'delete' ? [role] : [role, privilege],
  })
  return rows.map(({ name }) => name)
}

describe('the role for what everybody may read', () => {
  it('reads five tables and no other, and writes none', async () => {
    expect(await tablesOf('tuntas_public', 'select')).toEqual(['figure', 'masked_text', 'publication', 'report', 'report_event'])
    for (const privilege of ['insert', 'update', 'delete'] as const) expect(await tablesOf('tuntas_public', privilege)).toEqual([])
  })

  it('reads only rows that a policy lets it read', async () => {
    const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relname = any($1) and not relrowsecurity`, [await tablesOf('tuntas_public', 'select')])
    expect(rows).toEqual([])
    const { rows: open } = await client.query<{ name: string; rule: string }>(`select tablename as name, qual as rule from pg_policies where 'tuntas_public' = any(roles) order by 1`)
    expect(open).toHaveLength(5)
    for (const { name, rule } of open) expect(rule, name).toMatch(/NOT (?:r\.)?secret/)
  })

  it('reads of a report neither its code nor what was sent', async () => {
    for (const column of ['code_hash', 'content_digest']) await as('tuntas_public', () => expect(client.query(`select ${column} from report`)).rejects.toMatchObject({ code: '42501' }))
  })
})

describe('the sealer\'s role', () => {
  it('writes the public log and nothing else, and reads no report', async () => {
    expect(await tablesOf('tuntas_sealer', 'insert')).toEqual(['log_checkpoint', 'log_fact', 'log_halt', 'log_key', 'log_leaf', 'public_log'])
    expect(await tablesOf('tuntas_sealer', 'update')).toEqual(['log_halt', 'log_key'])
    expect(await tablesOf('tuntas_sealer', 'delete')).toEqual(['log_halt'])
    expect(await tablesOf('tuntas_sealer', 'select')).toEqual(['calendar_version', 'figure', 'leaf_pending', 'log_checkpoint', 'log_fact', 'log_halt', 'log_key', 'log_leaf', 'public_log', 'sop_version', 'unit'])
  })
})

describe('history', () => {
  const KEPT = ['report_event', 'wording', 'evidence', 'vault.identity', 'account.audit', 'leaf_pending', 'log_leaf', 'log_fact', 'log_checkpoint', 'public_log', 'sop_version', 'calendar_version']

  it.each(['tuntas_app', 'tuntas_sender', 'tuntas_public', 'tuntas_sealer'])('is changed and deleted by nobody who works for the application: %s', async (role) => {
    const changed = [...(await tablesOf(role, 'update')), ...(await tablesOf(role, 'delete'))]
    expect(changed.filter((name) => KEPT.includes(name))).toEqual([])
  })
})

describe('the restricted role', () => {
  const asApplication = <T>(work: () => Promise<T>) => as('tuntas_app', work)

  it.each([
    'update report_event set kind = kind',
    'delete from report_event',
    'truncate report_event',
    'delete from report',
    'update wording set sealed = sealed',
    'delete from wording',
    'delete from evidence',
    'delete from masked_text',
    'update vault.report_key set wrapped = wrapped',
    'delete from vault.report_key',
    'delete from vault.identity',
    'update leaf_pending set commitment = commitment',
    'delete from leaf_pending',
    'delete from deadline',
    'delete from message',
    'update unit set code = code',
    'update unit set synthetic = true',
    'delete from unit',
    'delete from officer',
    'delete from account.person',
    'delete from account.credential',
    'delete from account.invitation',
    'update account.audit set act = act',
    'delete from account.audit',
    'update sop_version set source = source',
    `insert into log_leaf (leaf_index, commitment) values (0, 'x')`,
    `insert into log_checkpoint (log_no, size, root, note, signed_at) values (1, 1, 'x', 'x', now())`,
    'insert into public_log select * from public_log',
    'insert into log_key select * from log_key',
    'update log_key set retired_at = now()',
    'delete from log_halt',
    'update log_fact set at = at',
    'select drop_sealed_leaves(0, 1)',
    'create table of_mine (x int)',
    'drop table report',
  ])('may not: %s', async (sql) => {
    await asApplication(async () => {
      await expect(client.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^42501$/) as string })
    })
  })

  it('may read and add', async () => {
    await asApplication(async () => {
      await client.query('select count(*) from report_event')
      await client.query(`insert into leaf_pending values (1, 1, 'x')`)
    })
  })
})
