// An officer takes a way out of a step, or does a duty: what was written is sealed, then decided and committed.
import { decide } from '../report/decide.ts'
import { evolve } from '../report/evolve.ts'
import type { Act, Given } from '../report/command.ts'
import type { ReportEvent, Settings, WordingKind } from '../report/event.ts'
import { MASKED_ARTEFACT } from '../report/audience/masked-artefact.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { isSameHash } from '../report/numbers/receipt-code.ts'
import type { Refusal } from '../report/refusal.ts'
import type { ReportState } from '../report/state.ts'
import { tell, type Telling } from '../report/messages/tell.ts'
import type { World } from '../report/world.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedEvidence, sealedWordings, type StoredEvidence } from './seal-content.ts'

/** What is given for one artefact: words, a value, or the files that came along. */
export type Giving = {
  readonly artefact: string
  readonly text?: string
  readonly value?: string
  /** Which parts of a document were filled in. */
  readonly parts?: readonly string[]
  /** The first of the files is this artefact. */
  readonly file?: true
}

export type Deed = Pick<Act, 'by' | 'expect' | 'step' | 'way'> & {
  readonly givings: readonly Giving[]
  readonly settings: Settings
  readonly targets: NonNullable<Act['targets']> | null
}

export type Acting = Deed & {
  readonly reportId: ReportId
  /** UUID of the form: a double tap acts once. */
  readonly commandKey: string
  readonly key: ReportKey
  /** All that the form held, files by name and size: another form under the same key is told from a retry by it. */
  readonly sent: string
  readonly evidence: readonly StoredEvidence[]
  /** See `Request`. */
  readonly seen?: LoadedReport | undefined
}

export function actOnReport(handling: Handling, acting: Acting): Promise<Handled> {
  const { reportId, commandKey, key, sent, evidence, seen, ...deed } = acting
  return handle(handling, {
    reportId,
    seen,
    command: { key: commandKey, digest: actDigest(key, sent) },
    build: (state) => {
      const place = { reportId, key, at: handling.world().now }
      const texts = sealedWordings(place, textsOf(deed), state?.nextWording ?? 1)
      const files = sealedEvidence(place, evidence, state?.nextFile ?? 1)
      return { command: commandOf(deed, state, { wordings: texts.refs, files: files.refs }), content: { ...texts.content, ...files.content, keys: [] } }
    },
  })
}

function actDigest(key: ReportKey, sent: string): Buffer {
  return commandDigest(key, { type: 'act', text: sent, evidence: [] })
}

/** Whether the form was sent before: the same, which is done, or another under its key. What it may do now says nothing of it. */
export async function actDoneBefore({ doneBefore }: Handling, { reportId, commandKey, key, sent }: Pick<Acting, 'reportId' | 'commandKey' | 'key' | 'sent'>): Promise<'no' | 'same' | 'other'> {
  const before = await doneBefore(reportId, commandKey)
  if (before === null) return 'no'
  return before.digest !== null && isSameHash(before.digest, actDigest(key, sent)) ? 'same' : 'other'
}

export type Foreseen = { readonly refused: Refusal } | { readonly tellings: readonly Telling[]; readonly events: readonly ReportEvent[]; readonly after: ReportState }

/** What would follow if it were done now: for a look before it is sent. Nothing is written. */
export function foreseeAct(world: World, state: ReportState, deed: Deed, files: readonly { readonly kind: 'photo' | 'video' | 'document'; readonly size: number }[]): Foreseen {
  const command = commandOf(deed, state, {
    wordings: textsOf(deed).map(({ kind }, index) => ({ no: state.nextWording + index, kind, hash: '' })),
    files: files.map(({ kind, size }, index) => ({ no: state.nextFile + index, kind, size, hash: '' })),
  })
  const decision = decide(world, state, command)
  if ('refused' in decision) return decision
  const after = decision.events.reduce<ReportState>(
    (before, event, index) => evolve(before, event, { seq: state.version + index + 1, at: world.now, reportId: state.reportId }), state)
  return { tellings: tell(world, state, after, decision.events), events: decision.events, after }
}

function textsOf({ givings }: Deed): { readonly kind: WordingKind; readonly text: string }[] {
  return givings.flatMap(({ artefact, text }) => (text === undefined ? [] : [{ kind: artefact === MASKED_ARTEFACT ? 'masked' as const : 'artefact' as const, text }]))
}

/** Words and files get the numbers that follow those the report has. */
function commandOf({ givings, settings, targets, by, expect, step, way }: Deed, state: ReportState | null, { wordings, files }: Pick<Act, 'wordings' | 'files'>): Act {
  let next = state?.nextWording ?? 1
  const gives = givings.map(({ artefact, text, value, parts, file }): Given => ({
    artefact,
    ...(text !== undefined && { wording: next++ }),
    ...(value !== undefined && { value }),
    ...(parts !== undefined && { parts }),
    ...(file && files[0] !== undefined && { file: files[0].no }),
  }))
  return { type: 'act', by, expect, step, way, gives, settings, wordings, files, ...(targets !== null && { targets }) }
}
