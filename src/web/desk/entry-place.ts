// Where an officer may enter reports by hand: their government, and those of their posts that take reports in.
import type { Officer } from '../../report/allowed/who-may-act.ts'
import { whyNotEnter } from '../../report/allowed/who-may-enter.ts'
import type { Classification, Unit } from '../../report/world.ts'
import { CLASSIFICATIONS } from '../../sop/vocabulary.ts'
import type { OfficerAtWork, Web } from '../web.ts'
import { postsAtHand } from './posts-at-hand.ts'

export type EntryPlace = { readonly government: Unit; readonly posts: readonly Officer[] }

/** Null where none of the posts takes anything in. */
export function entryPlace(web: Pick<Web, 'reference' | 'clock'>, officer: Pick<OfficerAtWork, 'officer' | 'government'>): EntryPlace | null {
  const government = web.reference.get().governments.find(({ id }) => id === officer.government)
  if (government === undefined) return null
  const posts = postsAtHand(web, officer).filter((post) => CLASSIFICATIONS.some((kind) => mayEnter(web, government, kind, post)))
  return posts.length === 0 ? null : { government, posts }
}

export function mayEnter(web: Pick<Web, 'reference' | 'clock'>, government: Unit, classification: Classification, post: Officer): boolean {
  return whyNotEnter(web.reference.get().worldAt(web.clock.now()), { government: government.id, classification }, post) === null
}
