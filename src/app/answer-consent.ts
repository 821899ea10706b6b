// The reporter says whether a body outside may learn who they are.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'

export type Consenting = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly given: boolean }

export function answerConsent(handling: Handling, { reportId, commandKey, key, given }: Consenting): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'answer-consent', text: String(given), evidence: [] }) },
    build: () => ({ command: { type: 'answer-consent', given }, content: noContent }),
  })
}
