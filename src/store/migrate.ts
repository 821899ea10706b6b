// Brings the database to the schema of this version: plain SQL files, in order, each once, in a transaction of its own; those of a new database in as few as can be. What builds an index of a large table runs outside one.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { projectRoot } from '../project-root.ts'
import { buildOutside, outsideFile, type OutsideFile } from './migrate-outside.ts'

type Migration = { readonly name: string; readonly sql: string; readonly digest: string; /** Null for one that runs in a transaction. */ readonly outside: OutsideFile | null }

/** Any number will do, as long as no other program takes the same advisory lock in this database. */
const MIGRATION_LOCK = 7_385_201_120

const TURN_PAUSE_MS = 50
const NOTE = 'insert into schema_migration (name, digest) values ($1, $2)'

const LOCK_MS = 1_000
const LOCK_PAUSE_MS = 500
const LOCK_ATTEMPTS = 60
const LOCK_NOT_AVAILABLE = '55P03'

/**
 * Applies what is missing; returns the names applied. Safe when several processes start at once.
 * @throws when an applied file was changed afterwards, or when the database is newer than this version.
 */
export async function migrate(ownerUrl: string, folder = join(projectRoot(), 'migrations')): Promise<readonly string[]> {
  const migrations = await readMigrations(folder)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tuntas-migrate' })
  await client.connect()
  try {
    await takeTurn(client)
    const applied = await appliedMigrations(client)
    const missing = missingMigrations(migrations, applied)
    for (const group of groupsOf(missing, applied.size === 0)) await apply(client, group)
    await lendRestrictedRole(client)
    return missing.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex'), outside: outsideFile({ name, sql }) }
    }),
  )
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, digest text not null, applied_at timestamptz not null default now())`)
  await client.query(`comment on table schema_migration is 'class coordinator: which schema files were applied'`)
  const { rows } = await client.query<{ name: string; digest: string }>('select name, digest from schema_migration')
  return new Map(rows.map((row) => [row.name, row.digest]))
}

function missingMigrations(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name))
  for (const name of applied.keys()) {
    if (!known.has(name)) throw new Error(`The database already has ${name}, which this version does not know: it belongs to a newer version.`)
  }
  for (const { name, digest } of migrations) {
    const before = applied.get(name)
    if (before !== undefined && before !== digest) throw new Error(`${name} was changed after it was applied: add a new file instead.`)
  }
  return migrations.filter((migration) => !applied.has(migration.name))
}

/** Asked again and again: whoever waits for this lock in the database has a transaction under way, and what is built outside one waits for all of those. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [MIGRATION_LOCK])
    if (rows[0]?.taken === true) return
    await pause(TURN_PAUSE_MS)
  }
}

/** Those of a new database go together, as far as nothing between them runs outside a transaction. */
function groupsOf(missing: readonly Migration[], isNew: boolean): readonly (readonly Migration[])[] {
  const groups: Migration[][] = []
  for (const migration of missing) {
    const last = groups.at(-1)
    if (isNew && migration.outside === null && last?.[0]?.outside === null) last.push(migration)
    else groups.push([migration])
  }
  return groups
}

/** Whoever waits for a lock on a table makes everybody after it wait too: so it asks briefly, and again. */
async function apply(client: pg.Client, group: readonly Migration[]): Promise<void> {
  const [first] = group
  if (first?.outside != null) return applyOutside(client, first, first.outside)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyOnce(client, group)
    } catch (error) {
      await client.query('rollback')
      const { cause } = error as Error
      const isLocked = cause instanceof pg.DatabaseError && cause.code === LOCK_NOT_AVAILABLE
      if (!isLocked || attempt === LOCK_ATTEMPTS) throw error
      await pause(LOCK_PAUSE_MS)
    }
  }
}

/** A start that ends between the two finds the index and only notes it. */
async function applyOutside(client: pg.Client, { name, digest }: Migration, outside: OutsideFile): Promise<void> {
  try {
    await buildOutside(client, outside)
  } catch (cause) {
    throw new Error(`The schema file ${name} could not be applied.`, { cause })
  }
  await client.query(NOTE, [name, digest])
}

async function applyOnce(client: pg.Client, group: readonly Migration[]): Promise<void> {
  await client.query('begin')
  await client.query(`set local lock_timeout = ${LOCK_MS}`)
  for (const { name, sql, digest } of group) {
    try {
      await client.query(sql)
      await client.query(NOTE, [name, digest])
    } catch (cause) {
      throw new Error(`The schema file ${name} could not be applied.`, { cause })
    }
  }
  await client.query('commit')
}

/** Lets the migrating user act as the restricted role, so that one connection string is enough on a small server. */
async function lendRestrictedRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; superuser: boolean }>(`select current_setting('server_version_num')::int as version,
    (select rolsuper from pg_roles where rolname = current_user) as superuser`)
  if (rows[0]?.superuser === true) return
  // Since PostgreSQL 16 who makes a role may grant it, but may not act as it without the option SET.
  const [membership, grant] = (rows[0]?.version ?? 0) >= 160_000
    ? ['set', 'grant tuntas_app to current_user with set true, inherit true']
    : ['member', 'grant tuntas_app to current_user']
  const held = await client.query<{ may: boolean }>(`select pg_has_role(current_user, 'tuntas_app', $1) as may`, [membership])
  if (held.rows[0]?.may !== true) await client.query(grant)
}
