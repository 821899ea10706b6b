// What each audience sees of a report, as the policy gives it for every mix of anonymous and secret.
import { deepest } from '../commands/add-reply.ts'
import { erasureOf } from '../erasure/erasure.ts'
import { fieldsFor, type Audience } from '../policy.ts'
import { factsFor } from './facts.ts'
import { CLOSED, type Opened } from '../openings/opening.ts'
import { nextStep, type NextStep } from './next-step.ts'
import { stages, type StageState } from './stages.ts'
import type { Outcome, ReportState } from '../state.ts'
import type { Channel, Classification, UnitId, World } from '../world.ts'

export type { Audience }

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
  /** Which other reports came with the same contact. */
  readonly sameContact: boolean
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

export type Rights = Pick<View, 'words' | 'evidence' | 'identity' | 'exchange' | 'inside' | 'sameContact'> & { readonly details: boolean }

/** Characters of a district's code: `33.17.01`. */
const DISTRICT_CODE = 8

/** Null when the audience must not learn that the report exists: indistinguishable from a report that was never made. */
export function viewFor(audience: Audience, state: ReportState, world: World, opened: Opened = CLOSED): View | null {
  const rights = rightsOf(audience, state, opened)
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

/** Null where the audience may not even learn of the report. `opened` is what this reader has open for a while, with a reason on record. */
export function rightsOf(audience: Audience, state: ReportState, opened: Opened = CLOSED): Rights | null {
  const fields = fieldsFor(audience, factsFor(state, opened))
  if (!fields.has('existence')) return null
  // From the order on nobody reads anything: its key is about to be destroyed.
  if (erasureOf(state).stands !== 'none') return { words: 'none', evidence: false, identity: false, exchange: false, inside: fields.has('inside'), sameContact: false, details: fields.has('details') }
  return {
    words: fields.has('original-words') ? 'original' : fields.has('masked-words') ? 'masked' : 'none',
    evidence: fields.has('evidence'), identity: fields.has('identity'), exchange: fields.has('exchange'), inside: fields.has('inside'), sameContact: fields.has('same-contact'), details: fields.has('details'),
  }
}

function detailsOf({ channel, region, agencyWished, anonymous, secret, contactGiven }: ReportState): Details {
  return { channel, region, agencyWished, anonymous, secret, contactGiven }
}
