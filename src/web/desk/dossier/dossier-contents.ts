// What goes into the file for a body outside and what is left out of it, in words: for a look before it is opened, and in the file itself.
import { rightsOf, type Rights } from '../../../report/audience/view.ts'
import type { ReportState } from '../../../report/state.ts'
import type { Text } from '../../../text/text.ts'

export type DossierContents = {
  readonly rights: Rights
  /** Their own words go along although nobody knows whose they are: what a machine can see in them is covered. */
  readonly screened: boolean
  /** Photos are drawn anew, and files have names that tell nothing. */
  readonly copies: boolean
  readonly included: readonly string[]
  readonly leftOut: readonly string[]
}

/** `evidence`: how many files would go along; `replies`: whether the reporter wrote any. */
export function dossierContents(t: Text, state: ReportState, { evidence, replies }: { readonly evidence: number; readonly replies: boolean }): DossierContents {
  const rights = rightsOf('outside', state)
  if (rights === null) throw new Error('A report that is handed over is not hidden from who receives it.')
  const { parts, without } = t.handOver
  const screened = rights.words === 'original' && !rights.identity
  const copies = !rights.identity
  return {
    rights, screened, copies,
    included: [
      ...(rights.identity ? [parts.identity] : []),
      ...(rights.words === 'none' ? [] : [screened ? parts.screened : parts[rights.words]]),
      parts.course,
      ...(replies && rights.words === 'original' ? [parts.replies] : []),
      ...(evidence > 0 ? [(copies ? parts.copies : parts.files)(evidence)] : []),
    ],
    leftOut: [
      ...(rights.identity ? [] : [without[identityState(state)]]),
      ...(rights.words === 'masked' ? [without.original] : rights.words === 'none' ? [without.words] : []),
      ...(replies && rights.words !== 'original' ? [without.replies] : []),
      ...(rights.evidence ? [] : [without.evidence]),
      ...(copies && evidence > 0 ? [without.copies] : []),
      without.inside,
    ],
  }
}

/** Why an identity is left out. */
function identityState({ identified, consent }: ReportState): 'refused' | 'open' | 'none' {
  if (identified !== true) return 'none'
  return consent === undefined ? 'open' : 'refused'
}

/** In a sentence, whether they allow it. `at` words the moment of their answer. */
export function consentSentence(t: Text, { identified, consent }: ReportState, at: (instant: number) => string): string {
  const { identityState: words } = t.handOver
  if (identified !== true) return words.none
  return consent === undefined ? words.open : consent.given ? words.given(at(consent.at)) : words.refused(at(consent.at))
}
