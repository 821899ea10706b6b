// Keeps what an officer notes down for the offices that have a report, sealed.
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedWordings } from './seal-content.ts'

export type Note = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly by: By; readonly text: string }

export function addNote(handling: Handling, { reportId, commandKey, key, by, text }: Note): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'add-note', text, evidence: [] }) },
    build: (state) => {
      const texts = sealedWordings({ reportId, key, at: handling.world().now }, [{ kind: 'note', text }], state?.nextWording ?? 1)
      return { command: { type: 'add-note', by, wordings: texts.refs }, content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
}
