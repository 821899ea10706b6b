// Which wordings and files of a report an audience may open: the only place where that is decided.
// What offices write stays inside unless it answers the reporter, or the procedure marks it for them and tells them of it.
import type { ReportEvent, WordingKind } from '../event.ts'
import { erasureOf } from '../erasure/erasure.ts'
import type { Opened } from '../openings/opening.ts'
import type { ReportState } from '../state.ts'
import { rightsOf, type Audience, type Rights } from './view.ts'
import type { World } from '../world.ts'

/** Numbers of wordings and of files. */
export type Readable = { readonly wordings: readonly number[]; readonly files: readonly number[] }

export type Reading = { readonly world: World; readonly state: ReportState; readonly history: readonly { readonly event: ReportEvent }[]; /** What this reader has open for a while; absent: nothing. */ readonly opened?: Opened }

const nothing: Readable = { wordings: [], files: [] }

/** Of each event, in the order of the history. An answer stands with the way that gave it, though it was drafted before. */
export function readableFor(audience: Audience, reading: Reading): readonly Readable[] {
  const rights = rightsOf(audience, reading.state, reading.opened)
  if (rights === null || erasureOf(reading.state).stands !== 'none') return reading.history.map(() => nothing)
  return reading.history.map(({ event }, index) => ofEvent({ ...reading, audience, rights, index }, event))
}

/** How a file is given: whose name is kept back, their photos come without place and camera, since these may name them too. */
export type Giving = 'none' | 'copy' | 'original'

export function givingOf(audience: Audience, reading: Reading, file: number): Giving {
  const readable = readableFor(audience, reading)
  const index = readable.findIndex(({ files }) => files.includes(file))
  const event = reading.history[index]?.event
  if (event === undefined) return 'none'
  const isOffices = event.kind === 'way-taken' && event.by.who !== 'reporter'
  const rights = rightsOf(audience, reading.state, reading.opened)
  // Whoever answers for the report and reads its own words looks at its own pictures too: they are part of what is checked.
  return isOffices || rights?.identity === true || (audience === 'verifier' && rights?.words === 'original') ? 'original' : 'copy'
}

type Judging = Reading & { readonly audience: Audience; readonly rights: Rights; readonly index: number }

function ofEvent(judging: Judging, event: ReportEvent): Readable {
  if (event.kind === 'way-taken' && event.by.who !== 'reporter') return ofOffices(judging, event)
  if (event.kind === 'note-added' || event.kind === 'receipt-questioned') return { wordings: judging.rights.inside ? numbers(event.wordings) : [], files: [] }
  if (event.kind === 'consent-answered') return { wordings: judging.rights.inside ? numbers(event.wordings ?? []) : [], files: [] }
  // Why an officer changed a contact is for the offices; the contact itself lies in the vault.
  if (event.kind === 'contact-corrected') return { wordings: judging.rights.inside ? numbers(event.wordings.filter(({ kind }) => kind === 'note')) : [], files: [] }
  if (event.kind === 'opening-began' || event.kind === 'quiet-judged') return { wordings: isTold(judging, event) ? [event.reason] : [], files: [] }
  if (!('wordings' in event)) return nothing
  return { wordings: numbers(event.wordings.filter(({ kind }) => isOpen(judging, kind))), files: judging.rights.evidence && 'files' in event ? numbers(event.files) : [] }
}

/** Why somebody looked is for the reporter once they are told of it; offices read it where it was asked. */
function isTold({ audience }: Judging, event: Extract<ReportEvent, { kind: 'opening-began' | 'quiet-judged' }>): boolean {
  return audience === 'reporter' && (event.kind === 'opening-began' ? !event.quiet : event.verdict === 'told')
}

type WayTaken = Extract<ReportEvent, { kind: 'way-taken' }>

function ofOffices(judging: Judging, event: WayTaken): Readable {
  const { audience, rights } = judging
  if (rights.inside) return { wordings: numbers(event.wordings.filter(({ kind }) => isOpen(judging, kind))), files: numbers(event.files) }
  if (audience === 'public') return { wordings: rights.words === 'masked' ? numbers(event.wordings.filter(({ kind }) => kind === 'masked')) : [], files: [] }
  const masked = audience === 'outside' && rights.words === 'masked' ? event.wordings.filter(({ kind }) => kind === 'masked') : []
  const answer = answerOf(judging, event)
  const told = [...(answer?.kept ?? []), ...markedFor(judging, event)]
  return { wordings: [...numbers(masked), ...told.flatMap(({ wording }) => wording ?? [])], files: [...told.flatMap(({ file }) => file ?? []), ...(answer?.attached ?? [])] }
}

/** `attached` are files that came with the answer's words and were given for nothing else. */
type Answer = { readonly kept: WayTaken['kept']; readonly attached: readonly number[] }

/** What the way gives as the answer: kept with it, or the latest that its holding had kept. */
function answerOf(judging: Judging, event: WayTaken): Answer | null {
  const answers = sopOf(judging, event)?.steps.find(({ id }) => id === event.step)?.ways.find(({ id }) => id === event.way)?.answers ?? null
  if (answers === null) return null
  for (const { event: earlier } of judging.history.slice(0, judging.index + 1).toReversed()) {
    if (earlier.kind !== 'way-taken' || earlier.holding !== event.holding) continue
    const kept = earlier.kept.filter(({ artefact }) => artefact === answers)
    if (kept.length > 0) return { kept, attached: numbers(earlier.files).filter((no) => !earlier.kept.some(({ file }) => file === no)) }
  }
  return null
}

function markedFor(judging: Judging, event: WayTaken): WayTaken['kept'] {
  if (!event.told.some(({ to }) => to.who === 'reporter')) return []
  const marked = sopOf(judging, event)?.artefacts.filter(({ forReporter }) => forReporter === true).map(({ id }) => id) ?? []
  return event.kept.filter(({ artefact }) => marked.includes(artefact))
}

function sopOf({ world, state }: Judging, { holding }: WayTaken) {
  const found = state.holdings.find(({ no }) => no === holding)
  return found === undefined ? undefined : world.sop(found.sop)
}

function isOpen({ audience, rights }: Judging, kind: WordingKind): boolean {
  switch (kind) {
    case 'report':
      return rights.words === 'original'
    case 'masked':
      return rights.inside || rights.words === 'masked'
    case 'identity':
    case 'source':
      return rights.identity
    case 'reply':
    case 'withdrawal-reason':
      // A body outside reads what the reporter wrote as it reads the report itself: in their own words, or not at all.
      return rights.exchange && audience !== 'public' && (audience !== 'outside' || rights.words === 'original')
    case 'file-name':
      return rights.evidence
    case 'erasure-wish':
    case 'erasure-answer':
      return rights.inside || audience === 'reporter'
    case 'opening-reason':
    case 'quiet-reason':
      return rights.inside
    case 'note':
    case 'artefact':
      // In an event of the reporter's own these are their words; what offices write is judged by what it is kept as.
      return rights.inside || audience === 'reporter'
    default:
      return kind satisfies never
  }
}

function numbers(refs: readonly { readonly no: number }[]): readonly number[] {
  return refs.map(({ no }) => no)
}
