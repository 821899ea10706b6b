// Who may ask to look at what a reporter hides, and which custodian may decide; null when they may.
import { audienceOf, unitsThatSee } from '../audience/audience-of.ts'
import { rightsOf } from '../audience/view.ts'
import { holdsPostIn, isConcernedByPost, type Officer } from '../allowed/who-may-act.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'
import type { By } from '../event.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import type { UnitId, World } from '../world.ts'
import { CLOSED, isConcerned, lastingOf, OPENING_MINUTES, type Opening, type OpenedPart } from './opening.ts'

export type PrivacyRules = {
  /** How long a look lasts. */
  readonly openingMinutes: number
  /** Officers who were given the custodian's duty: they see neither report nor identity, only the request with its reason. */
  readonly custodians: readonly number[]
}

export function privacyRules(world: World, government: UnitId): PrivacyRules {
  return world.privacyOf?.(government) ?? { openingMinutes: OPENING_MINUTES, custodians: [] }
}

export type Asked = { readonly what: OpenedPart; /** The reporter is not to be told. */ readonly quiet: boolean }

/** What somebody anonymous hides from an agency stays hidden there: only who answers for the report may ask. */
export function whyNotAsk(world: World, state: ReportState, by: By, { what, quiet }: Asked): Refusal | null {
  if (by.who !== 'officer') return 'not-for-you'
  const audience = audienceOf(world, state, { officer: by.officer, posts: [by] })
  if (audience === 'handler' && state.anonymous) return 'not-yours-to-open'
  const refused = whyNotForOfficer(world, state, by, 'open-hidden')
  if (refused !== null || audience === null) return refused ?? 'not-your-unit'
  if (isConcerned(state, by)) return 'complained-about'
  if (what === 'identity' && state.identified !== true) return 'no-identity'
  if (isShown(state, audience, what)) return 'open-anyway'
  const mine = (state.openings ?? []).filter((one) => one.officer === by.officer && one.what === what)
  if (mine.some(({ waits }) => waits === 'consent') || lastingOf(state, by.officer, world.now).some((one) => one.what === what)) return 'asked-before'
  return needsCustodian(state, quiet) && !hasCustodian(world, state, by.officer) ? 'no-custodian' : null
}

export function needsCustodian({ secret }: Pick<ReportState, 'secret'>, quiet: boolean): boolean {
  return secret || quiet
}

function isShown(state: ReportState, audience: 'verifier' | 'handler', what: OpenedPart): boolean {
  const rights = rightsOf(audience, state, CLOSED)
  return what === 'identity' ? rights?.identity === true : rights?.words === 'original'
}

function hasCustodian(world: World, state: ReportState, asker: number): boolean {
  return privacyRules(world, state.government).custodians.some((one) => one !== asker && whyNotCustodian(world, state, one) === null)
}

/** A second person with the duty, who has no part in the case. */
export function whyNotDecide(world: World, state: ReportState, officer: number, opening: Opening): Refusal | null {
  if (opening.officer === officer) return 'own-request'
  return whyNotCustodian(world, state, officer)
}

function whyNotCustodian(world: World, state: ReportState, officer: number): Refusal | null {
  if (!privacyRules(world, state.government).custodians.includes(officer)) return 'not-for-you'
  if (isConcernedByPost(world, state, officer)) return 'complained-about'
  return holdsPostIn(world, unitsThatSee(world, state), officer) ? 'sees-the-report' : null
}

/** The post that a custodian decides in: a duty of the government's, not of an office. */
export function custodianPost(government: UnitId, officer: number): Officer {
  return { who: 'officer', officer, unit: government, office: CUSTODIAN }
}

export const CUSTODIAN = 'custodian'
