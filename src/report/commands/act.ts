// Somebody takes a way out of a step, or does a duty: judged by what is allowed, then carried out.
import type { Step, Way } from '../../sop/sop.ts'
import type { ArtefactType } from '../../sop/vocabulary.ts'
import { whyNot } from '../allowed/allowed.ts'
import type { Act, Given } from '../command.ts'
import type { Recorded } from '../event.ts'
import { answerGiven } from '../messages/answer.ts'
import { caseThatHolds } from '../../sop/condition.ts'
import { factsOf } from '../holdings/facts-of.ts'
import { follow } from './follow.ts'
import { whyIncomplete } from '../allowed/why-incomplete.ts'
import { whySettingsDontDo } from '../allowed/why-settings.ts'
import { recipients } from '../messages/recipients.ts'
import type { Refusal } from '../refusal.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { Holding, Kept, ReportState } from '../state.ts'
import { happen, holdingOf, reportOf, type Turn } from '../turn.ts'

export function act(turn: Turn, state: ReportState, command: Act): Refusal | null {
  const holding = state.holdings.find(({ no }) => no === command.expect.holding)
  if (holding === undefined) return 'unknown-holding'
  if (holding.version !== command.expect.version) return 'changed-meanwhile'
  const step = sopOf(turn.world, holding).steps.find(({ id }) => id === command.step)
  const way = step?.ways.find(({ id }) => id === command.way)
  if (step === undefined || way === undefined) return 'no-such-way'
  const refused = whyNot(turn.world, state, { holding, step, way, by: command.by }) ?? whySettingsDontDo(state, way, command) ?? whyIncomplete(turn.world, state, { holding, step, way, command })
  if (refused !== null) return refused
  take(turn, state, { holding, step, way, command })
  return null
}

export type Taking = { readonly holding: Holding; readonly step: Step; readonly way: Way; readonly command: Act; /** Where the reporter took it, if not here. */ readonly recorded?: Recorded | undefined }

export function take(turn: Turn, state: ReportState, { holding, step, way, command, recorded }: Taking): void {
  const { by, settings, wordings, files, targets } = command
  const kept = keptOf(turn, { holding, step, way, command })
  happen(turn, { kind: 'way-taken', holding: holding.no, step: step.id, way: way.id, by, ...(recorded && { recorded }), kept, settings, wordings, files, complete: way.completes, told: [], clocks: {} })
  turn.told.push(...recipients(state, holding, way.tell))
  turn.notified = isNotice(way)
  if (way.unsatisfied) happen(turn, { kind: 'not-satisfied' })
  if (way.comments) happen(turn, { kind: 'remark-made' })
  if (way.answers !== null) answerGiven(turn, holding.no, way.answers)
  if (way.delivers) happen(turn, { kind: 'answer-delivered', clocks: {} })
  const chosen = caseThatHolds(way.then, factsOf(reportOf(turn), holdingOf(reportOf(turn), holding.no)))
  if (step.beside.length > 0 && chosen?.effect.do === 'done') happen(turn, { kind: 'duty-ended', holding: holding.no, step: step.id, how: 'done', clocks: {} })
  follow(turn, holding.no, way.then, { targets, binding: way.binding })
}

/** UU 25/2009 art. 44(1): a message that says what becomes of the report, not that it was merely passed on. */
function isNotice({ tell, completes, answers, then }: Way): boolean {
  const decides = completes || answers !== null || then.some(({ effect }) => ['hold', 'finish', 'up', 'outside'].includes(effect.do))
  return decides && tell.some(({ to }) => to === 'reporter')
}

function keptOf(turn: Turn, { step, way, command }: Taking): readonly Kept[] {
  const by = command.by.who === 'officer' ? command.by.officer : null
  const keep = ({ artefact, wording, file, value }: Given): Kept => ({
    artefact, step: step.id, at: turn.world.now, by, wording: wording ?? null, file: file ?? null, value: value ?? null,
  })
  return [...command.gives, ...givenByItself(turn, way, command)].map(keep)
}

/** The units of a dispatch come with its targets, and the system keeps its registers itself. */
function givenByItself(turn: Turn, way: Way, { targets, expect }: Act): readonly Given[] {
  const { artefacts } = sopOf(turn.world, holdingOf(reportOf(turn), expect.holding))
  const typed = (type: ArtefactType) => [...way.needs, ...way.makes].filter((id) => artefacts.some((artefact) => artefact.id === id && artefact.type === type))
  const units = targets === undefined ? [] : typed('units').map((artefact) => ({ artefact, value: [targets.lead, ...targets.supporters].join(',') }))
  return [...units, ...typed('register').map((artefact) => ({ artefact }))]
}
