// Records what a reporter wrote where their report came from: it counts as their own word, with its source sealed.
import type { AddReply } from '../report/command.ts'
import type { Recorded } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedEvidence, sealedWordings, type StoredEvidence, type Wording } from './seal-content.ts'

export type RecordedReaction = {
  readonly reportId: ReportId
  /** UUID of the form: sent twice, recorded once. */
  readonly commandKey: string
  readonly key: ReportKey
  readonly recorded: Recorded
  readonly says: AddReply['says']
  /** Empty when only a screenshot is kept. */
  readonly text: string
  /** Link or mark of where it stands; may be empty. */
  readonly source: string
  readonly evidence: readonly StoredEvidence[]
}

export function recordReaction(handling: Handling, { reportId, commandKey, key, recorded, says, text, source, evidence }: RecordedReaction): Promise<Handled> {
  // Whoever sends it again: what was recorded is the same.
  const content = JSON.stringify([text, source, recorded.channel, recorded.at, says?.step ?? null, says?.way ?? null])
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'record-reaction', text: content, evidence }) },
    build: (state) => {
      const place = { reportId, key, at: handling.world().now }
      const words: Wording[] = [...(text === '' ? [] : [{ kind: 'reply' as const, text }]), ...(source === '' ? [] : [{ kind: 'source' as const, text: source }])]
      const texts = sealedWordings(place, words, state?.nextWording ?? 1)
      const files = sealedEvidence(place, evidence, state?.nextFile ?? 1)
      return {
        command: { type: 'add-reply', wordings: texts.refs, files: files.refs, recorded, ...(says !== undefined && { says }) },
        content: { ...texts.content, ...files.content, keys: [] },
      }
    },
  })
}
