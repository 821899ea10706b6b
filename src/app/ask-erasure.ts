// A reporter's wish to be forgotten, what an officer decides on it, and a hold by law; words sealed.
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest, type CommandContent } from './command-digest.ts'
import type { Command } from '../report/command.ts'
import type { WordingRef } from '../report/event.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedWordings, type Wording } from './seal-content.ts'

type Sent = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; /** May be empty where nothing asks for it. */ readonly why: string }

export function askErasure(handling: Handling, sent: Sent): Promise<Handled> {
  return withWords(handling, sent, { type: 'ask-erasure', said: sent.why, kind: 'erasure-wish' }, (wordings) => ({ type: 'ask-erasure', wordings }))
}

export function decideErasure(handling: Handling, { by, verdict, ...sent }: Sent & { readonly by: By; readonly verdict: 'erase' | 'keep' }): Promise<Handled> {
  return withWords(handling, sent, { type: 'decide-erasure', said: `${verdict} ${sent.why}`, kind: 'erasure-answer' }, (wordings) => ({ type: 'decide-erasure', by, verdict, wordings }))
}

export function setHold(handling: Handling, { by, on, ...sent }: Sent & { readonly by: By; readonly on: boolean }): Promise<Handled> {
  return withWords(handling, sent, { type: 'set-hold', said: `${on} ${sent.why}`, kind: 'note' }, (wordings) => ({ type: 'set-hold', by, on, wordings }))
}

type Said = { readonly type: CommandContent['type']; readonly said: string; readonly kind: Wording['kind'] }

function withWords(handling: Handling, { reportId, commandKey, key, why }: Sent, { type, said, kind }: Said, commandOf: (wordings: readonly WordingRef[]) => Command): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type, text: said, evidence: [] }) },
    build: (state) => {
      const texts = sealedWordings({ reportId, key, at: handling.world().now }, why === '' ? [] : [{ kind, text: why }], state?.nextWording ?? 1)
      return { command: commandOf(texts.refs), content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
}
