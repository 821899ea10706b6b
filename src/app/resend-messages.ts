// Sends again, at an officer's word, whatever did not arrive.
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { unreached } from '../report/messages/reach.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'

export type Resending = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly by: By }

export function resendMessages(handling: Handling, { reportId, commandKey, key, by }: Resending): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'resend', text: '', evidence: [] }) },
    build: (state) => ({ command: { type: 'resend', by, messages: state === null ? [] : unreached(state).map(({ no }) => no) }, content: noContent }),
  })
}
