// Records that an officer opened the file for a body outside, before it leaves the house.
import type { OpenDossier } from '../report/command.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'

export type Dossier = Omit<OpenDossier, 'type'> & { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey }

/** The same form again opens the same file again, and is recorded once: its text names the minute in which it was put together. */
export function openDossier(handling: Handling, { reportId, commandKey, key, ...opened }: Dossier): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'open-dossier', text: String(opened.holding), evidence: [] }) },
    build: () => ({ command: { type: 'open-dossier', ...opened }, content: noContent }),
  })
}
