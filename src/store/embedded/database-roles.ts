// Sees to it that the embedded server has the database and its roles.
import { Client } from 'pg'
import { settleSealerRole } from '../sealer-role.ts'
import type { Passwords } from './passwords.ts'

/**
 * Idempotent. `tuntas_owner` owns the database and migrates it, without being a superuser; `tuntas_app` is given what it
 * may do by the migrations and can create nothing. The owner may act as the restricted role and may name it in
 * migrations, for which PostgreSQL asks for the right to create roles.
 */
export async function ensureDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    if (await hasSealer(client)) await giveSealerLogin(client, passwords.tuntas_sealer)
    if (await isComplete(client)) return
    await ensureRole(client, 'tuntas_app', passwords.tuntas_app)
    await ensureRole(client, 'tuntas_owner', passwords.tuntas_owner)
    await client.query('alter role tuntas_owner createrole')
    await client.query('grant tuntas_app to tuntas_owner with admin option')
    const { rowCount } = await client.query(`select from pg_database where datname = 'tuntas'`)
    if (rowCount === 0) await client.query('create database tuntas owner tuntas_owner')
    await client.query('revoke all on database tuntas from public')
    await ensureSender(client, passwords.tuntas_sender)
    await client.query('grant connect on database tuntas to tuntas_app')
  } finally {
    await client.end()
  }
}

/** Once the migrations have made the role: it logs in by itself, and nobody else can become it. */
export async function separateSealer(adminUrl: string, { tuntas_sealer: password }: Passwords): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await giveSealerLogin(client, password)
  } finally {
    await client.end()
  }
}

async function hasSealer(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'tuntas_sealer'`)
  return rowCount !== 0
}

async function giveSealerLogin(client: Client, password: string): Promise<void> {
  await ensureRole(client, 'tuntas_sealer', password)
  await client.query('grant connect on database tuntas to tuntas_sealer')
  await settleSealerRole(client, true)
}

/** The grant comes last, so where it is there, all is. */
async function isComplete(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ complete: boolean }>(
    `select exists (select from pg_database d, aclexplode(d.datacl) g
       where d.datname = 'tuntas' and g.grantee = to_regrole('tuntas_app') and g.privilege_type = 'CONNECT')
       and exists (select from pg_roles where rolname = 'tuntas_sender' and rolcanlogin) as complete`,
  )
  return rows[0]?.complete === true
}

/** The process that sends logs in as it, and can become nobody else. */
async function ensureSender(client: Client, password: string): Promise<void> {
  await ensureRole(client, 'tuntas_sender', password)
  await client.query('grant tuntas_sender to tuntas_app')
  await client.query('grant connect on database tuntas to tuntas_sender')
}

async function ensureRole(client: Client, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  if (rowCount === 0) await client.query(`create role ${client.escapeIdentifier(name)}`)
  await client.query(`alter role ${client.escapeIdentifier(name)} login password ${client.escapeLiteral(password)}`)
}
