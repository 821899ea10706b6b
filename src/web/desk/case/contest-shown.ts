// That the reporter contests the answer: why, and what is wanted now, for the top of the report’s page.
import type { ReadReport } from '../../../app/read-report.ts'
import { contestOf } from '../../../report/audience/contest.ts'
import type { NextStep } from '../../../report/audience/next-step.ts'
import { formatDateTime, type Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import type { ActionsShown, ActionShown } from './case-actions.ts'
import { wordsShown } from './words-shown.ts'

export type ContestShown = {
  readonly title: string
  readonly when: string
  /** What the reporter wrote; null where nothing, or where this officer may not read it. */
  readonly words: string | null
  readonly noWords: string
  /** What this officer may do about it; none where it is another’s turn. */
  readonly wanted: readonly Pick<ActionShown, 'href' | 'label' | 'at'>[]
  readonly waits: string
}

export type ContestShowing = { readonly t: Text; readonly zone: Zone; readonly actions: ActionsShown; readonly next: NextStep | null; /** Who must make the next move. */ readonly owner: string }

export function contestShown({ t, zone, actions, next, owner }: ContestShowing, { state, history, wordings }: ReadReport): ContestShown | null {
  const contest = contestOf(state, history)
  if (contest === null) return null
  const written = wordings.filter(({ no }) => contest.wordings.includes(no)).map(wordsShown)
  const words = t.casework.contest
  return {
    title: contest.how === 'reopened' ? words.reopened : words.unsatisfied(contest.rounds),
    when: formatDateTime(t, contest.at, zone),
    words: written.length === 0 ? null : written.join('\n\n'),
    noWords: contest.wordings.length === 0 ? words.noWords : words.hiddenWords,
    wanted: [...(actions.next === null ? [] : [actions.next]), ...actions.usual].filter(({ at }) => at !== null && at.holding === next?.holding && at.step === next.step.id),
    waits: words.waits(owner),
  }
}
