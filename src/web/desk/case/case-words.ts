// The words of a report and of what its steps have left behind, out of what this officer may read.
import type { ReadReport } from '../../../app/read-report.ts'
import type { Holding } from '../../../report/state.ts'

export type Wording = { readonly subject: string; readonly description: string }

/** As the reporter wrote it; null where this officer may not read it, or it was erased. */
export function originalOf({ words, readable, history, wordings }: ReadReport): Wording | null {
  const open = new Set(readable.flatMap((one) => one.wordings))
  const submitted = history.find(({ event }) => event.kind === 'report-submitted')
  const refs = submitted?.event.kind === 'report-submitted' ? submitted.event.wordings : []
  const own = refs.find(({ kind }) => kind === 'report')
  if (words === null || own === undefined || !open.has(own.no) || !wordings.some(({ no }) => no === own.no)) return null
  return { subject: words.title, description: words.description }
}

/** The latest masked wording. */
export function maskedOf({ wordings }: ReadReport): Wording | null {
  const latest = wordings.findLast(({ kind }) => kind === 'masked')
  return latest === undefined ? null : (JSON.parse(latest.text) as Wording)
}

/** What a turn has kept of each artefact, in words. */
export function keptTexts({ wordings }: ReadReport, turn: Holding): ReadonlyMap<string, string> {
  return new Map(turn.artefacts.flatMap(({ artefact, wording }) => {
    const found = wordings.find(({ no }) => no === wording)
    return found === undefined ? [] : [[artefact, found.text] as const]
  }))
}
