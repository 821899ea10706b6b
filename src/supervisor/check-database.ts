// Checks a PostgreSQL of the operator's own before anything is done to it, with one sentence per fault.
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { StartFault } from '../start-fault.ts'

const oldestVersion = 150_000
const patience = 30_000

export type DatabaseCheck = Readonly<{
  url: string
  /** Name of the setting that the address comes from. */
  setting: 'DATABASE_URL' | 'DATABASE_OWNER_URL'
  /** Told once when the server has to be waited for. */
  say: (sentence: string) => void
  stop: AbortSignal
}>

/** Waits up to 30 s for a server that is still starting. @throws StartFault naming everything that is missing. */
export async function checkDatabase(check: DatabaseCheck): Promise<void> {
  const client = await connected(check)
  try {
    const { rows } = await client.query<Facts>(factsQuestion)
    const faults = rows.flatMap((facts) => faultsOf(facts, check.setting))
    if (faults.length > 0) throw new StartFault(faults.join('\n'))
  } finally {
    await client.end()
  }
}

async function connected({ url, setting, say, stop }: DatabaseCheck): Promise<Client> {
  const end = Date.now() + patience
  for (let tries = 0; ; tries += 1) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    try {
      await client.connect()
      return client
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'no answer'
      // 57P03: the server is starting. Of what it says otherwise, nothing changes by waiting.
      const mayChange = code === '57P03' || !/^[0-9A-Z]{5}$/.test(code)
      if (!mayChange || Date.now() > end) throw new StartFault(`The database in ${setting} can't be used (${reason(code)}).`, { cause: error })
      if (tries === 0) say('Waiting for the database …')
      await pause(500, undefined, { signal: stop })
    }
  }
}

function reason(code: string): string {
  const known: Record<string, string> = {
    ECONNREFUSED: 'no server listens there',
    ENOTFOUND: 'there is no such host',
    '28P01': 'the password is wrong',
    '28000': 'the server does not let this user in',
    '3D000': 'there is no such database',
  }
  return known[code] ?? code
}

type Facts = Readonly<{ version: number; encoding: string; may_create: boolean; may_lend: boolean; may_create_role: boolean; role: string }>

/** Before PostgreSQL 16 whoever may create roles may grant any; since then only those that are one's own or were given with that option. */
const oldRules = `(current_setting('server_version_num')::int < 160000 and (select rolcreaterole from pg_roles where rolname = current_user))`

const factsQuestion = `
  select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding, current_user as role,
    has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as may_create,
    to_regrole('tuntas_app') is null or pg_has_role(current_user, to_regrole('tuntas_app'), 'member') or ${oldRules} as may_lend,
    (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as may_create_role`

function faultsOf(facts: Facts, setting: string): string[] {
  const found = Math.floor(facts.version / 10_000)
  return [
    facts.version < oldestVersion ? `The server in ${setting} is PostgreSQL ${found}; Tuntas needs 15 or later.` : '',
    facts.encoding === 'UTF8' ? '' : `The database in ${setting} has the encoding ${facts.encoding}; Tuntas needs UTF8.`,
    facts.may_create ? '' : `The role ${facts.role} in ${setting} may not create tables there; give the owner of the database in DATABASE_OWNER_URL.`,
    !facts.may_create || facts.may_create_role ? '' : `The role ${facts.role} in ${setting} may not create roles; let a superuser run once: alter role ${facts.role} createrole`,
    !facts.may_create || facts.may_lend ? '' : `The role ${facts.role} in ${setting} may not lend the role tuntas_app; let a superuser run once: grant tuntas_app to ${facts.role} with admin option`,
  ].filter((sentence) => sentence !== '')
}
