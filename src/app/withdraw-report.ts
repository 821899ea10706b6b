// Ends a report at its reporter's wish; what happened stays on record.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedWordings } from './seal-content.ts'

export type Withdrawal = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; /** May be empty. */ readonly reason: string }

export function withdrawReport(handling: Handling, { reportId, commandKey, key, reason }: Withdrawal): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'withdraw', text: reason, evidence: [] }) },
    build: (state) => {
      const place = { reportId, key, at: handling.world().now }
      const texts = sealedWordings(place, reason === '' ? [] : [{ kind: 'withdrawal-reason', text: reason }], state?.nextWording ?? 1)
      return { command: { type: 'withdraw', wordings: texts.refs }, content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
}
