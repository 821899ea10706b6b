// Puts the officers of the demonstration into a fresh database of made-up governments.
import type pg from 'pg'
import { putPassword, putSecondFactor } from '../../store/accounts/credentials.ts'
import { insertOfficer } from '../../store/accounts/officers.ts'
import { putDeputy, putPost } from '../../store/accounts/posts.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import { demoOfficer } from './demo-officers.ts'
import { DEMO_DEPUTIES, DEMO_PARTS, type Part } from './demo-parts.ts'
import type { DemoSecrets } from './demo-secrets.ts'

const DAY = 24 * 60 * 60 * 1000

/** Inside the transaction of the client, which sends one question after another without waiting for answers. */
export async function publishDemoOfficers(client: pg.ClientBase, secrets: DemoSecrets, now: number): Promise<void> {
  const transaction: Transaction = Object.assign(client, { inTransaction: true as const })
  const numbers = await unitNumbers(transaction)
  const parts = DEMO_PARTS.filter(({ officer }) => secrets.has(officer))
  await Promise.all(parts.map((part) => publishOfficer(transaction, { numbers, secrets, now }, part)))
  const holder = (unit: string, office: string) => parts.find((part) => part.unit === unit && part.office === office)?.officer
  for (const { unit, of: office, standIn } of DEMO_DEPUTIES) {
    const [officer, deputy] = [holder(unit, office), holder(unit, standIn)]
    if (officer === undefined || deputy === undefined) continue
    await putDeputy(transaction, { officer, unit: numbers(unit), office, standIn: deputy, from: now, until: now + 365 * DAY })
  }
}

type Circumstances = { readonly numbers: (code: string) => number; readonly secrets: DemoSecrets; readonly now: number }

async function publishOfficer(transaction: Transaction, { numbers, secrets, now }: Circumstances, part: Part): Promise<void> {
  const { officer, name, email } = demoOfficer(part)
  const secret = secrets.get(officer)
  if (secret === undefined) throw new Error(`The officer ${officer} of the demonstration has no password.`)
  const phone = `0800 0000 ${String(officer).padStart(3, '0')}` // no subscriber has such a number
  const free = (await transaction.query('select from officer where officer_id = $1', [officer])).rowCount === 0
  const added = free ? await insertOfficer(transaction, { officer, government: numbers(part.government), administrator: part.administrator ?? false, custodian: part.custodian ?? false, name, email, phone }, now) : null
  if (added !== officer) throw new Error('The officers of the demonstration belong into an empty database.')
  await Promise.all([
    putPost(transaction, { officer, unit: numbers(part.unit), office: part.office, duties: part.duties }),
    putPassword(transaction, officer, secret.passwordHash, now),
    putSecondFactor(transaction, { officer, generator: secret.generator, backupCodes: secret.backupCodes }),
  ])
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
