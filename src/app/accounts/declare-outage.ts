// An administrator puts an outage on record that the system could not notice by itself.
import { insertOutage, type Declared } from '../../store/outages.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { changeReference, type Accounting, type Administrator } from './accounting.ts'

export async function declareOutage(accounting: Accounting, by: Administrator, outage: Pick<Declared, 'from' | 'to' | 'reason'>): Promise<void> {
  await changeReference(accounting, async (transaction) => {
    await insertOutage(transaction, { ...outage, government: by.government, officer: by.officer })
    await writeAudit(transaction, { at: accounting.clock.now(), government: by.government, officer: by.officer, act: 'outage-declared', detail: { from: outage.from, to: outage.to } })
  })
}
