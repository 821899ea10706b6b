// Puts the officers of the demonstration into a fresh database of made-up governments.
import type { KeyObject } from 'node:crypto'
import type pg from 'pg'
import { passwordHash, PUBLIC_COST } from '../../account/password-hash.ts'
import { putPassword } from '../../store/accounts/credentials.ts'
import { insertOfficer } from '../../store/accounts/officers.ts'
import { putDeputy, putPost } from '../../store/accounts/posts.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import { putGenerator } from './accept-invitation.ts'
import { demoOfficer } from './demo-officers.ts'
import { DEMO_DEPUTIES, DEMO_PARTS, type Part } from './demo-parts.ts'

const DAY = 24 * 60 * 60 * 1000

export type DemoAccounts = { readonly accountKey: KeyObject; readonly now: number; /** Whether officers of this government are wanted. */ readonly wanted: (government: string) => boolean }

/** Inside the transaction of the client. */
export async function publishDemoOfficers(client: pg.ClientBase, accounts: DemoAccounts): Promise<void> {
  const transaction: Transaction = Object.assign(client, { inTransaction: true as const })
  const numbers = await unitNumbers(transaction)
  const parts = DEMO_PARTS.filter(({ government }) => accounts.wanted(government))
  for (const part of parts) await publishOfficer(transaction, numbers, accounts, part)
  const holder = (unit: string, office: string) => parts.find((part) => part.unit === unit && part.office === office)?.officer
  for (const { unit, of: office, standIn } of DEMO_DEPUTIES) {
    const [officer, deputy] = [holder(unit, office), holder(unit, standIn)]
    if (officer === undefined || deputy === undefined) continue
    await putDeputy(transaction, { officer, unit: numbers(unit), office, standIn: deputy, from: accounts.now, until: accounts.now + 365 * DAY })
  }
}

async function publishOfficer(transaction: Transaction, numbers: (code: string) => number, { accountKey, now }: DemoAccounts, part: Part): Promise<void> {
  const { officer, name, email, password, generator } = demoOfficer(part)
  const phone = `0800 0000 ${String(officer).padStart(3, '0')}` // no subscriber has such a number
  const free = (await transaction.query('select from officer where officer_id = $1', [officer])).rowCount === 0
  const added = free ? await insertOfficer(transaction, { officer, government: numbers(part.government), administrator: part.administrator ?? false, name, email, phone }, now) : null
  if (added !== officer) throw new Error('The officers of the demonstration belong into an empty database.')
  await putPost(transaction, { officer, unit: numbers(part.unit), office: part.office, duties: part.duties })
  await putPassword(transaction, officer, await passwordHash(password, PUBLIC_COST), now)
  await putGenerator({ accountKey }, transaction, officer, generator)
}

/** Made-up units alone: never an officer for a real one. */
async function unitNumbers(transaction: Transaction): Promise<(code: string) => number> {
  const { rows } = await transaction.query<{ unit: number; code: string }>('select unit_id as unit, code from unit where synthetic')
  const numbers = new Map(rows.map(({ unit, code }) => [code, unit]))
  return (code) => {
    const unit = numbers.get(code)
    if (unit === undefined) throw new Error(`The demonstration has no unit ${code} for its officers.`)
    return unit
  }
}
