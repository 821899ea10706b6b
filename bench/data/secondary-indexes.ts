// Leaves out the indexes besides primary keys while a past is loaded, and makes them again just as they were.
import type pg from 'pg'

/** Of the tables of reports. */
export async function withoutSecondaryIndexes(client: pg.Client, action: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where not indisprimary and obj_description(indrelid) like 'class report:%'
       and not exists (select from pg_constraint where conindid = indexrelid)`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await action()
  for (const { definition } of rows) await client.query(definition)
}
