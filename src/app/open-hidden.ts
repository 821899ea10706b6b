// Asks to look at what a reporter hides, with the reason sealed, and decides on it.
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { OpenedPart } from '../report/openings/opening.ts'
import type { DecideOpening } from '../report/command.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'
import { sealedWordings, type Wording } from './seal-content.ts'

type Sent = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly by: By }

/** `quiet` says why the reporter is not to be told; null where they are. */
export function askOpening(handling: Handling, { reportId, commandKey, key, by, what, reason, quiet }: Sent & { readonly what: OpenedPart; readonly reason: string; readonly quiet: string | null }): Promise<Handled> {
  const wordings: readonly Wording[] = [{ kind: 'opening-reason', text: reason }, ...(quiet === null ? [] : [{ kind: 'quiet-reason' as const, text: quiet }])]
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'ask-opening', text: JSON.stringify([what, reason, quiet]), evidence: [] }) },
    build: (state) => {
      const texts = sealedWordings({ reportId, key, at: handling.world().now }, wordings, state?.nextWording ?? 1)
      return { command: { type: 'ask-opening', by, what, wordings: texts.refs }, content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
}

export function decideOpening(handling: Handling, { reportId, commandKey, key, by, no, verdict }: Sent & Pick<DecideOpening, 'no' | 'verdict'>): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'decide-opening', text: `${no} ${verdict}`, evidence: [] }) },
    build: () => ({ command: { type: 'decide-opening', by, no, verdict }, content: noContent }),
  })
}
