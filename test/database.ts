// A database of its own for a test file: a copy of one that was migrated once for the whole run.
import { hash, randomBytes } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { migrate } from '../src/store/migrate.ts'

export type TestDatabase = Readonly<{
  /** Logs in as the owner of the database, who is no superuser. */
  ownerUrl: string
  /** Logs in as a member of the restricted role and as nothing else. */
  appUrl: string
  /** Drops the database, ending whatever is still connected. */
  close(): Promise<void>
}>

const templateLock = 7_385_201_121

/** Needs TUNTAS_TEST_DATABASE_URL and TUNTAS_TEST_RUN, which `npm test` and a plain `vitest` provide. */
export async function testDatabase(): Promise<TestDatabase> {
  const run = testRun()
  const name = `${run.prefix}${randomBytes(6).toString('hex')}`
  await asAdmin(run, async (admin) => {
    await admin.query('select pg_advisory_lock($1)', [templateLock])
    await ensureTemplate(admin, run)
    await admin.query('select pg_advisory_unlock($1)', [templateLock])
    await admin.query(`create database ${name} template ${run.template} owner ${run.owner}`)
  })
  return {
    ownerUrl: urlOf(run, run.owner, name),
    appUrl: urlOf(run, run.app, name),
    close: () => asAdmin(run, async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  }
}

type TestRun = Readonly<{ adminUrl: string; prefix: string; template: string; owner: string; app: string; password: string }>

function testRun(): TestRun {
  const adminUrl = process.env['TUNTAS_TEST_DATABASE_URL']
  const mark = process.env['TUNTAS_TEST_RUN']
  if (!adminUrl || !mark) throw new Error('There is no database for tests: run npm test, or vitest with the settings of this folder.')
  const prefix = `tuntas_test_${mark}_`
  const password = hash('sha256', `${adminUrl} ${mark}`)
  return { adminUrl, prefix, template: `${prefix}template`, owner: `${prefix}owner`, app: `${prefix}app`, password }
}

function urlOf({ adminUrl, password }: TestRun, role: string, database: string): string {
  return adminUrl.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?([^/]*)\/[^?]*/, `$1${role}:${password}@$2/${database}`)
}

async function asAdmin<T>(run: TestRun, act: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: run.adminUrl })
  await admin.connect()
  try {
    return await act(admin)
  } finally {
    await admin.end()
  }
}

/** The template gets its name when it is complete, so that a run interrupted here starts it anew. */
async function ensureTemplate(admin: Client, run: TestRun): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [run.template])
  if (rowCount !== 0) return
  await ensureRoles(admin, run)
  const unfinished = `${run.template}_unfinished`
  await admin.query(`drop database if exists ${unfinished} with (force)`)
  await admin.query(`create database ${unfinished} template template0 encoding 'UTF8' owner ${run.owner}`)
  await migrate(urlOf(run, run.owner, unfinished))
  await admin.query(`alter database ${unfinished} rename to ${run.template}`)
}

async function ensureRoles(admin: Client, { owner, app, password }: TestRun): Promise<void> {
  const { rows } = await admin.query<{ rolname: string }>('select rolname from pg_roles')
  const present = new Set(rows.map(({ rolname }) => rolname))
  const [server] = (await admin.query<{ grants: boolean }>(`select current_setting('server_version_num')::int >= 160000 as grants`)).rows
  if (!present.has('tuntas_app')) await admin.query('create role tuntas_app nologin')
  // Before version 16 it is the role that inherits or does not, as the migration has it.
  if (server?.grants !== true) await admin.query('alter role tuntas_app noinherit')
  for (const role of ['tuntas_sender', 'tuntas_public', 'tuntas_sealer']) {
    if (!present.has(role)) await admin.query(`create role ${role} nologin`)
    await admin.query(`grant ${role} to tuntas_app${role === 'tuntas_sender' || server?.grants !== true ? '' : ' with inherit false'}`)
  }
  for (const role of [owner, app]) {
    if (!present.has(role)) await admin.query(`create role ${escapeIdentifier(role)}`)
    await admin.query(`alter role ${escapeIdentifier(role)} login password ${escapeLiteral(password)}`)
  }
  await admin.query(`alter role ${escapeIdentifier(owner)} createrole`)
  await admin.query(`grant tuntas_app to ${escapeIdentifier(owner)} with admin option`)
  await admin.query(`grant tuntas_app to ${escapeIdentifier(app)}`)
  // Giving a database away, and ending other people's connections to it, ask for being one of them.
  await admin.query(`grant ${escapeIdentifier(owner)}, ${escapeIdentifier(app)} to current_user`)
}
