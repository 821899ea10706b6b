// What stands in a field of words when the form of an act is opened: what was kept of it, or the draft that was written for it.
import type { ArtefactAsked } from '../../../report/allowed/artefacts-asked.ts'
import { isWrittenAnew } from '../../../report/allowed/why-incomplete.ts'
import { sopOf } from '../../../report/holdings/sop-of.ts'
import type { Kept } from '../../../report/state.ts'
import { formatShortDate, formatTime } from '../../../text/format.ts'
import { frameOf } from '../../frame-of.ts'
import { officeZone } from '../office-zone.ts'
import { postName } from '../post-names.ts'
import type { ActAtHand } from './act-at-hand.ts'
import type { ActShowing } from './act-showing.ts'
import { keptTexts } from './case-words.ts'

/** `anew`: what was kept of it has reached the reporter already, or belongs to an earlier decision, so that new words are wanted. */
export type StartingText = { readonly text: string; /** Where it comes from. */ readonly from: string | null; readonly anew: boolean }

export type StartingTexts = ReadonlyMap<string, StartingText>

export function startingTexts(showing: ActShowing, act: ActAtHand): StartingTexts {
  const kept = keptTexts(showing.report, act.turn)
  return new Map(act.asked.filter(({ artefact: { type } }) => type === 'wording' || type === 'document' || type === 'proof').map((asked) => [asked.artefact.id, startOf(showing, act, asked, kept)]))
}

function startOf(showing: ActShowing, act: ActAtHand, asked: ArtefactAsked, kept: ReadonlyMap<string, string>): StartingText {
  const { id, draft } = asked.artefact
  const isAnswer = act.way.answers === id
  const anew = isWrittenAnew(act.way) || hasReachedReporter(showing, act, asked)
  const own = anew ? undefined : kept.get(id)
  if (own !== undefined) return { text: own, from: isAnswer && asked.kept !== null ? writtenBy(showing, act, asked.kept) : null, anew: false }
  const drafted = act.turn.artefacts.find(({ artefact }) => artefact === draft)
  const words = anew || draft === undefined ? undefined : kept.get(draft)
  return words === undefined || drafted === undefined ? { text: '', from: null, anew } : { text: words, from: approvedBy(showing, act, drafted) ?? writtenBy(showing, act, drafted), anew }
}

/** An answer that was sent; a question or reason that the reporter was told. */
function hasReachedReporter({ report: { state } }: ActShowing, { way, turn }: ActAtHand, { artefact: { id, forReporter }, kept }: ArtefactAsked): boolean {
  if (kept === null) return false
  if (way.answers === id) return state.answeredAt !== null && kept.at <= state.answeredAt
  return forReporter === true && turn.artefacts.includes(kept)
}

/** "Diisi dari Rancangan jawaban, disusun Pejabat Penghubung, 3 Mar 2026 pukul 10.12 WIB." */
function writtenBy({ web, c, report: { history } }: ActShowing, { turn }: ActAtHand, { artefact, at }: Kept): string | null {
  const { t } = frameOf(web, c)
  const event = history.find((one) => one.at === at && one.event.kind === 'way-taken' && one.event.holding === turn.no && one.event.kept.some((kept) => kept.artefact === artefact))?.event
  if (event?.kind !== 'way-taken' || event.by.who !== 'officer') return null
  return t.casework.startsWritten(labelOf({ web, c }, turn, artefact), postName(web, t, event.by), momentShown(web, c, turn.unit, at))
}

/** Who approved it is who took the way that its own maker may not, last since it was written. */
function approvedBy({ web, c, world, report: { history } }: ActShowing, { turn }: ActAtHand, { artefact, at: written }: Kept): string | null {
  const { t } = frameOf(web, c)
  const { steps } = sopOf(world, turn)
  const approval = history.findLast(({ at, event }) => at >= written && event.kind === 'way-taken' && event.holding === turn.no && steps.some(({ id, ways }) => id === event.step && ways.some((way) => way.id === event.way && way.notBy === artefact)))
  if (approval?.event.kind !== 'way-taken' || approval.event.by.who !== 'officer') return null
  return t.casework.startsApproved(labelOf({ web, c }, turn, artefact), postName(web, t, approval.event.by), momentShown(web, c, turn.unit, approval.at))
}

function labelOf({ web, c }: Pick<ActShowing, 'web' | 'c'>, turn: ActAtHand['turn'], artefact: string): string {
  const { t } = frameOf(web, c)
  return sopOf(web.reference.get().worldAt(web.clock.now()), turn).artefacts.find(({ id }) => id === artefact)?.label[t.units.language] ?? artefact
}

function momentShown(web: ActShowing['web'], c: ActShowing['c'], unit: number, at: number): string {
  const { t } = frameOf(web, c)
  const zone = officeZone(web, unit)
  return t.units.dateAndTime(formatShortDate(t, at, zone), formatTime(t, at, zone))
}
