// Adds the reporter's further words and evidence to a report.
import type { AddReply } from '../report/command.ts'
import type { ReportId } from '../report/public-number.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedEvidence, sealedWordings, type StoredEvidence } from './seal-content.ts'

export type Reply = {
  readonly reportId: ReportId
  /** UUID of the form: a double tap adds one reply. */
  readonly commandKey: string
  readonly key: ReportKey
  /** Empty when only evidence is added. */
  readonly text: string
  readonly evidence: readonly StoredEvidence[]
  /** What the reporter says of the answer along with it. */
  readonly says?: NonNullable<AddReply['says']>
  /** See `Request`. */
  readonly seen?: LoadedReport | undefined
}

export function addReply(handling: Handling, { reportId, commandKey, key, text, evidence, says, seen }: Reply): Promise<Handled> {
  return handle(handling, {
    reportId,
    seen,
    command: { key: commandKey, digest: commandDigest(key, { type: 'add-reply', text: says === undefined ? text : JSON.stringify([text, says.step, says.way]), evidence }) },
    build: (state) => {
      const place = { reportId, key, at: handling.world().now }
      const texts = sealedWordings(place, text === '' ? [] : [{ kind: 'reply', text }], state?.nextWording ?? 1)
      const files = sealedEvidence(place, evidence, state?.nextFile ?? 1)
      return {
        command: { type: 'add-reply', wordings: texts.refs, files: files.refs, ...(says !== undefined && { says }) },
        content: { ...texts.content, ...files.content, keys: [] },
      }
    },
  })
}
