// An officer asks to look at what a reporter hides; a custodian decides where the report is secret, and looks at why a reporter is not told.
import type { AskOpening, DecideOpening } from '../command.ts'
import type { ReportEvent, Told } from '../event.ts'
import { CUSTODIAN, needsCustodian, privacyRules, whyNotAsk, whyNotDecide } from '../openings/why-not-open.ts'
import type { Opening, OpenedPart } from '../openings/opening.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, reportOf, type Turn } from '../turn.ts'

const MINUTE = 60_000

export function askOpening(turn: Turn, state: ReportState, { by, what, wordings }: AskOpening): Refusal | null {
  const [reason, quiet = null] = [wordings.find(({ kind }) => kind === 'opening-reason'), wordings.find(({ kind }) => kind === 'quiet-reason')]
  const refused = whyNotAsk(turn.world, state, by, { what, quiet: quiet !== null })
  if (refused !== null) return refused
  if (reason === undefined) return 'nothing-to-add'
  const no = state.nextOpening ?? 1
  happen(turn, { kind: 'opening-asked', by, no, what, consent: state.secret, reason: reason.no, quiet: quiet?.no ?? null, wordings })
  const opening = (reportOf(turn).openings ?? []).find((one) => one.no === no)
  if (!needsCustodian(state, false) && opening !== undefined) begin(turn, opening, { by, quiet: quiet !== null })
  return null
}

/** For a secret report its look, with or without telling the reporter; else only whether the reporter is told. */
export function decideOpening(turn: Turn, state: ReportState, { by, no, verdict }: DecideOpening): Refusal | null {
  const opening = (state.openings ?? []).find((one) => one.no === no && one.waits !== null)
  if (by.who !== 'officer' || by.office !== CUSTODIAN || by.unit !== state.government) return 'not-for-you'
  if (opening === undefined) return 'no-opening-asked'
  const refused = whyNotDecide(turn.world, state, by.officer, opening)
  if (refused !== null) return refused
  if (opening.waits === 'quiet') {
    if (verdict === 'refused') return 'no-opening-asked'
    happen(turn, { kind: 'quiet-judged', by, no, what: opening.what, unit: opening.unit, reason: opening.reason, verdict, told: [] })
    if (verdict === 'told') turn.told.push(toldOf(opening.what))
    return null
  }
  if (verdict === 'refused') {
    happen(turn, { kind: 'opening-refused', by, no, what: opening.what })
    return null
  }
  // Where the officer gave no reason for silence there is none: the reporter is told.
  begin(turn, opening, { by, quiet: verdict === 'quiet' && opening.quiet !== null })
  return null
}

function begin(turn: Turn, opening: Opening, { by, quiet }: Pick<Extract<ReportEvent, { kind: 'opening-began' }>, 'by' | 'quiet'>): void {
  const { openingMinutes } = privacyRules(turn.world, reportOf(turn).government)
  const { no, what, officer, unit, reason } = opening
  happen(turn, { kind: 'opening-began', by, no, what, officer, unit, reason, until: turn.world.now + openingMinutes * MINUTE, quiet, told: [] })
  if (!quiet) turn.told.push(toldOf(what))
}

function toldOf(what: OpenedPart): Told {
  return { to: { who: 'reporter' }, template: what === 'identity' ? 'identity-opened' : 'original-opened' }
}
