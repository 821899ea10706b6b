// Governments in which nobody can let others in yet.
import type { Queryable } from '../in-transaction.ts'

export type Unadministered = { readonly code: string; readonly name: string }

/** In the order in which they came to be; null where there is no government at all. */
export async function withoutAdministrator(from: Queryable): Promise<readonly Unadministered[] | null> {
  const { rows } = await from.query<Unadministered & { readonly led: boolean }>(
    `select code, u.name, exists (select from officer o join account.person p using (officer_id) where o.government = u.unit_id and o.administrator and o.active and p.two_factor_enabled) as led
     from unit u where kind in ('government', 'national') and u.active order by u.unit_id`,
  )
  return rows.length === 0 ? null : rows.filter(({ led }) => !led).map(({ code, name }) => ({ code, name }))
}
