// Which next step an officer is shown: their own, with what is sent along with it; else the report's.
import { stepAhead, type NextStep } from '../../../report/audience/next-step.ts'
import { holdingOf } from '../../../report/turn.ts'
import { nextStepShown, owesShown, type Shown } from '../../public/next-step-shown.ts'
import type { ActShowing } from './act-showing.ts'
import type { ActionsShown } from './case-actions.ts'
import type { CaseNextShown } from './case-next.tsx'
import { readyShown } from './ready-text.ts'

type Showing = Shown & Pick<ActShowing, 'web' | 'c' | 'atHand' | 'report'> & { readonly actions: ActionsShown; /** The report's own next step. */ readonly ahead: NextStep | null }

export function caseNext(showing: Showing): CaseNextShown {
  const { world, report: { state }, actions: { next: act }, ahead } = showing
  if (act === null) return { step: nextStepShown(showing, ahead), act: null, ready: null, besides: null }
  const turn = holdingOf(state, act.at.holding)
  const own = stepAhead(world, state, turn, act.at.step)
  const isSame = ahead !== null && ahead.holding === own.holding && ahead.step.id === own.step.id
  return {
    step: nextStepShown(showing, own),
    act,
    ready: act.ready === null ? null : readyShown(showing, turn, act.ready),
    besides: ahead === null || isSame ? null : besidesShown(showing, ahead),
  }
}

function besidesShown(showing: Showing, ahead: NextStep): string {
  const { frame: { t } } = showing
  return t.casework.besides(t.course.step(ahead.step.label[t.units.language]), owesShown(showing, ahead.owes))
}
