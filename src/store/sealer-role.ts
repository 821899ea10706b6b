// Who may write the public log: where the sealer has a login of its own, whoever logs in for the application can no longer become it.
import type { Queryable } from './in-transaction.ts'

/**
 * As the owner of the database, or a superuser. `ownLogin` false gives the application's role the sealer's again: a worker without a
 * login for it takes the role from there. Returns whether the application can still become the sealer.
 */
export async function settleSealerRole(client: Queryable, ownLogin: boolean): Promise<boolean> {
  const grants = await grantsOfSealer(client)
  if (ownLogin) for (const { grantor, names } of grants) await client.query(`revoke tuntas_sealer from tuntas_app${names ? ` granted by ${grantor}` : ''}`)
  else if (grants.length === 0) await client.query(`grant tuntas_sealer to tuntas_app${await inheritsByGrant(client) ? ' with inherit false' : ''}`)
  return applicationSeals(client)
}

/** Whether somebody made it one that can log in: then the application is meant to have no part of it. */
export async function sealerCanLogIn(client: Queryable): Promise<boolean> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'tuntas_sealer' and rolcanlogin`)
  return rowCount === 1
}

/** Whether the application's role may become it. */
export async function applicationSeals(client: Queryable): Promise<boolean> {
  return (await grantsOfSealer(client)).length > 0
}

/** Several people may have given the same; from version 16 on each takes away only their own, or names whose it is. */
async function grantsOfSealer(client: Queryable): Promise<readonly { readonly grantor: string; readonly names: boolean }[]> {
  const { rows } = await client.query<{ grantor: string; names: boolean }>(
    `select quote_ident(g.rolname) as grantor, current_setting('server_version_num')::int >= 160000 as names
     from pg_auth_members m join pg_roles g on g.oid = m.grantor where m.roleid = to_regrole('tuntas_sealer') and m.member = to_regrole('tuntas_app')`,
  )
  return rows
}

async function inheritsByGrant(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ by: boolean }>(`select current_setting('server_version_num')::int >= 160000 as by`)
  return rows[0]?.by ?? false
}
