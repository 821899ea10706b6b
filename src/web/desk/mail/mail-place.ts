// Whose e-mails an officer deals with: those of the government where they take reports in, or, in the national team, those that name none.
import type { Officer } from '../../../report/allowed/who-may-act.ts'
import type { Unit } from '../../../report/world.ts'
import type { OfficerAtWork, Web } from '../../web.ts'
import { entryPlace } from '../entry-place.ts'
import { postsAtHand } from '../posts-at-hand.ts'

export type MailPlace = {
  /** In whose list they stand. */
  readonly of: Unit
  readonly posts: readonly Officer[]
  /** Whether reports are entered here; who only sorts passes them on. */
  readonly takesIn: boolean
}

/** Null where they deal with none. */
export function mailPlace(web: Pick<Web, 'reference' | 'clock'>, officer: Pick<OfficerAtWork, 'officer' | 'government'>): MailPlace | null {
  const entry = entryPlace(web, officer)
  if (entry !== null) return { of: entry.government, posts: entry.posts, takesIn: true }
  const national = web.reference.get().units.find(({ id, kind }) => id === officer.government && kind === 'national')
  const posts = national === undefined ? [] : postsAtHand(web, officer)
  return national === undefined || posts.length === 0 ? null : { of: national, posts, takesIn: false }
}

/** Those to whom an e-mail may be passed on. */
export function othersOf(web: Pick<Web, 'reference'>, { of }: Pick<MailPlace, 'of'>): readonly Unit[] {
  return web.reference.get().governments.filter(({ id }) => id !== of.id)
}
