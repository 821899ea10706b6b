// Whether an officer may do something with a report beside the ways of its procedure: as the policy says for as what they see it.
import { audienceOf } from '../audience/audience-of.ts'
import { factsFor } from '../audience/facts.ts'
import type { By } from '../event.ts'
import { openedTo } from '../openings/opening.ts'
import { mayDo, type Deed } from '../policy.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { isComplainedAbout } from './who-may-act.ts'
import type { World } from '../world.ts'

/** Null when they may. */
export function whyNotForOfficer(world: World, state: ReportState, by: By, deed: Deed): Refusal | null {
  if (by.who !== 'officer') return 'not-for-you'
  if (isComplainedAbout(state, by.officer)) return 'complained-about'
  if (!mayDo(audienceOf(world, state, { officer: by.officer, posts: [by] }), deed, factsFor(state, openedTo(state, by.officer, world.now)))) return 'not-your-unit'
  const holders = world.officers(by.unit)
  return holders.length === 0 || holders.some(({ id, office }) => id === by.officer && office === by.office) ? null : 'not-your-office'
}
