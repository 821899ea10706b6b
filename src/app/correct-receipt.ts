// Asks for another date of receipt, with the reason sealed, and decides on it.
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'
import { sealedWordings } from './seal-content.ts'

type Asking = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly by: By }

export function askReceiptCorrection(handling: Handling, { reportId, commandKey, key, by, at, reason }: Asking & { readonly at: number; readonly reason: string }): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'ask-receipt', text: `${at} ${reason}`, evidence: [] }) },
    build: (state) => {
      const texts = sealedWordings({ reportId, key, at: handling.world().now }, [{ kind: 'note', text: reason }], state?.nextWording ?? 1)
      return { command: { type: 'ask-receipt', by, at, wordings: texts.refs }, content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
}

export function decideReceiptCorrection(handling: Handling, { reportId, commandKey, key, by, verdict }: Asking & { readonly verdict: 'corrected' | 'kept' }): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'decide-receipt', text: verdict, evidence: [] }) },
    build: () => ({ command: { type: 'decide-receipt', by, verdict }, content: noContent }),
  })
}
