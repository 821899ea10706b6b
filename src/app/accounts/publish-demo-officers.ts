// Puts the officers of the demonstration into a fresh database of made-up governments.
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { passwordHash } from '../../account/password-hash.ts'
import { putPassword } from '../../store/accounts/credentials.ts'
import { insertOfficer } from '../../store/accounts/officers.ts'
import { putPost } from '../../store/accounts/posts.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import { putGenerator } from './accept-invitation.ts'
import { DEMO_PARTS, demoOfficer } from './demo-officers.ts'

/** Inside the transaction of the client. */
export async function publishDemoOfficers(client: pg.ClientBase, accountKey: KeyObject, now: number): Promise<void> {
  const transaction: Transaction = Object.assign(client, { inTransaction: true as const })
  for (const part of DEMO_PARTS) {
    const { officer, name, email, password, generator } = demoOfficer(part)
    const { rows } = await transaction.query<{ unit: number; government: number }>(
      `select u.unit_id as unit, p.unit_id as government from unit u join unit p on p.unit_id = u.parent_id where u.code = $1 and p.synthetic`, [part.unit])
    const [place] = rows
    if (place === undefined) throw new Error(`The demonstration has no unit ${part.unit} for its officers.`)
    const added = await insertOfficer(transaction, { government: place.government, administrator: part.administrator ?? false, name, email, phone: part.phone }, now)
    if (added !== officer) throw new Error('The officers of the demonstration belong into an empty database.')
    await putPost(transaction, { officer, unit: place.unit, office: part.office, duties: part.duties })
    await putPassword(transaction, officer, await passwordHash(password), now)
    await putGenerator({ accountKey }, transaction, officer, generator)
  }
}
