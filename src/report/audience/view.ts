// What each audience sees of a report: the only place where that is decided, for every mix of anonymous and secret.
import { deepest } from '../commands/add-reply.ts'
import { nextStep, type NextStep } from './next-step.ts'
import { stages, type StageState } from './stages.ts'
import type { Outcome, ReportState } from '../state.ts'
import type { Channel, Classification, UnitId, World } from '../world.ts'

/** A handler works the report in an agency or office; a verifier belongs to the unit that answers for it; outside is a body that it is handed over to. */
export type Audience = 'public' | 'reporter' | 'handler' | 'verifier' | 'outside'

export type View = {
  readonly audience: Audience
  readonly classification: Classification
  readonly government: UnitId
  /** The unit at work now; the watcher when it is closed. */
  readonly unit: UnitId
  readonly stages: readonly StageState[]
  readonly receivedAt: number
  readonly closedAt: number | null
  readonly outcome: Outcome | null
  readonly next: NextStep | null
  /** The district (kecamatan) where it happened, no finer: its Kemendagri code, or a wider area's; null where none was given. */
  readonly area: string | null
  /** Which wording of the report may be shown. */
  readonly words: 'original' | 'masked' | 'none'
  readonly evidence: boolean
  /** Name and contact of the reporter. */
  readonly identity: boolean
  /** Answers and the reporter's replies. */
  readonly exchange: boolean
  /** Drafts, notes, reasons between offices. */
  readonly inside: boolean
  /** Details that may single a person out; null where this audience doesn't get them. */
  readonly details: Details | null
}

export type Details = {
  readonly channel: Channel
  readonly region: string | null
  readonly agencyWished: UnitId | null
  readonly anonymous: boolean
  readonly secret: boolean
  readonly contactGiven: boolean
}

export type Rights = Pick<View, 'words' | 'evidence' | 'identity' | 'exchange' | 'inside'> & { readonly details: boolean }

/** Characters of a district's code: `33.17.01`. */
const DISTRICT_CODE = 8

/** Null when the audience must not learn that the report exists: indistinguishable from a report that was never made. */
export function viewFor(audience: Audience, state: ReportState, world: World): View | null {
  const rights = rightsOf(audience, state)
  if (rights === null) return null
  const { details, ...shown } = rights
  return {
    audience,
    classification: state.classification,
    government: state.government,
    unit: deepest(state)?.unit ?? state.watcher,
    stages: stages(world, state),
    receivedAt: state.receivedAt,
    closedAt: state.closedAt,
    outcome: state.outcome,
    next: nextStep(world, state),
    area: state.region?.slice(0, DISTRICT_CODE) ?? null,
    ...shown,
    details: details ? detailsOf(state) : null,
  }
}

/** Null where the audience may not even learn of the report. */
export function rightsOf(audience: Audience, state: ReportState): Rights | null {
  switch (audience) {
    case 'public':
      return state.secret ? null : { words: state.masked ? 'masked' : 'none', evidence: false, identity: false, exchange: state.masked, inside: false, details: false }
    case 'reporter':
      return { words: 'original', evidence: true, identity: true, exchange: true, inside: false, details: true }
    case 'handler':
      return { ...handlerRights(state), exchange: true, inside: true, details: true }
    case 'verifier':
      return { words: 'original', evidence: true, identity: true, exchange: true, inside: true, details: true }
    case 'outside':
      return { ...outsideRights(state), exchange: true, inside: false, details: true }
    default:
      return audience satisfies never
  }
}

/** The own words and pictures of somebody who stays anonymous may give them away: an agency gets them once the verifier has masked them. */
function handlerRights({ anonymous, masked }: ReportState): Pick<Rights, 'words' | 'evidence' | 'identity'> {
  return anonymous ? { words: masked ? 'masked' : 'none', evidence: masked, identity: false } : { words: 'original', evidence: true, identity: true }
}

/** Who the reporter is goes outside only as they allowed; without that their own words go as they reach an agency, masked where a masked wording is there. */
function outsideRights(state: ReportState): Pick<Rights, 'words' | 'evidence' | 'identity'> {
  if (state.consent?.given === true) return { words: 'original', evidence: true, identity: true }
  const { words, evidence } = handlerRights(state)
  return { words: state.masked ? 'masked' : words, evidence, identity: false }
}

function detailsOf({ channel, region, agencyWished, anonymous, secret, contactGiven }: ReportState): Details {
  return { channel, region, agencyWished, anonymous, secret, contactGiven }
}
