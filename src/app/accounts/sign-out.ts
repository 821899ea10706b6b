// Puts a sign-out on record; ending the session is the accounts' own.
import { writeAudit } from '../../store/accounts/audit.ts'
import type { Accounting } from './accounting.ts'

export function writeSignOut({ pool, clock }: Pick<Accounting, 'pool' | 'clock'>, { officer, government }: { readonly officer: number; readonly government: number }): Promise<void> {
  return writeAudit(pool, { at: clock.now(), government, officer, act: 'signed-out', aboutOfficer: officer })
}
