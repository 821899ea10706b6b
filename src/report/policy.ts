// The one policy: as what somebody sees a report, what they see of it, and what an officer may do beside the ways of its procedure.
// Whatever no row gives, nobody has. Pages, the interface, search, counts, files, exports, feeds and messages ask here, through
// audience/ and allowed/; who may take which way is the procedure's own table of lanes.

/** A handler works the report in an agency or office; a verifier belongs to the unit that answers for it; outside is a body that it is handed over to. */
export type Audience = 'public' | 'reporter' | 'handler' | 'verifier' | 'outside'

/** What of a report a rule may hang on. */
export type Facts = {
  readonly open: boolean
  /** The whole report hidden from all but its handlers. */
  readonly secret: boolean
  /** Identity hidden from agency and public. */
  readonly anonymous: boolean
  /** A masked wording exists. */
  readonly masked: boolean
  /** The reporter allowed a body outside to learn who they are. */
  readonly consent: boolean
  /** Who the reporter is, and their own words, stand open to this reader for a while, with a reason on record. */
  readonly identityOpened: boolean
  readonly wordsOpened: boolean
}

type When = Partial<Facts>

/** Whether every fact that a row names is so; a row that names none always holds. */
export function holds(when: When | undefined, facts: Facts): boolean {
  return Object.entries(when ?? {}).every(([name, value]) => facts[name as keyof Facts] === value)
}

/** What an officer is to a report, by their number and the units of their posts. Who gave it away had a turn that ended without an answer. */
export type Relation = 'complained-about' | 'watches' | 'verifies' | 'verified-and-gave-away' | 'works' | 'worked-and-gave-away'

export type Seeing = { readonly who: Relation; /** Null keeps them out, whatever else they are to it. */ readonly as: 'verifier' | 'handler' | null; readonly when?: When }

export const SEEING: readonly Seeing[] = [
  { who: 'complained-about', as: null },
  { who: 'watches', as: 'verifier' },
  { who: 'verifies', as: 'verifier' },
  { who: 'verified-and-gave-away', as: 'verifier', when: { secret: false } },
  { who: 'works', as: 'handler' },
  { who: 'worked-and-gave-away', as: 'handler', when: { secret: false } },
]

/** Existence: that there is such a report. Exchange: answers and the reporter's replies. Inside: drafts, notes, reasons between offices. Details may single a person out. Same contact: which other reports came with it. */
export type Field = 'existence' | 'original-words' | 'masked-words' | 'evidence' | 'identity' | 'exchange' | 'inside' | 'details' | 'same-contact'

export type Grant = { readonly to: Audience; readonly sees: Field; readonly when?: When }

export const GRANTS: readonly Grant[] = [
  { to: 'public', sees: 'existence', when: { secret: false } },
  { to: 'public', sees: 'masked-words', when: { secret: false, masked: true } },
  { to: 'public', sees: 'exchange', when: { secret: false, masked: true } },

  { to: 'reporter', sees: 'existence' },
  { to: 'reporter', sees: 'original-words' },
  { to: 'reporter', sees: 'evidence' },
  { to: 'reporter', sees: 'identity' },
  { to: 'reporter', sees: 'exchange' },
  { to: 'reporter', sees: 'details' },

  { to: 'verifier', sees: 'existence' },
  // Somebody must read the own words to check and mask them; from then on the masked wording stands for those of who hides.
  { to: 'verifier', sees: 'original-words', when: { masked: false } },
  { to: 'verifier', sees: 'original-words', when: { secret: false, anonymous: false } },
  { to: 'verifier', sees: 'original-words', when: { wordsOpened: true } },
  { to: 'verifier', sees: 'masked-words', when: { anonymous: true, masked: true } },
  { to: 'verifier', sees: 'masked-words', when: { secret: true, masked: true } },
  { to: 'verifier', sees: 'evidence' },
  { to: 'verifier', sees: 'identity', when: { secret: false, anonymous: false } },
  { to: 'verifier', sees: 'identity', when: { identityOpened: true } },
  { to: 'verifier', sees: 'exchange' },
  { to: 'verifier', sees: 'inside' },
  { to: 'verifier', sees: 'details' },
  { to: 'verifier', sees: 'same-contact', when: { secret: false, anonymous: false } },

  // The own words and pictures of somebody who stays anonymous may give them away: an agency gets them once the verifier has masked them.
  { to: 'handler', sees: 'existence' },
  { to: 'handler', sees: 'original-words', when: { secret: false, anonymous: false } },
  { to: 'handler', sees: 'original-words', when: { anonymous: false, masked: false } },
  { to: 'handler', sees: 'original-words', when: { anonymous: false, wordsOpened: true } },
  { to: 'handler', sees: 'masked-words', when: { anonymous: true, masked: true } },
  { to: 'handler', sees: 'masked-words', when: { secret: true, masked: true } },
  { to: 'handler', sees: 'evidence', when: { anonymous: false } },
  { to: 'handler', sees: 'evidence', when: { anonymous: true, masked: true } },
  { to: 'handler', sees: 'identity', when: { secret: false, anonymous: false } },
  { to: 'handler', sees: 'identity', when: { anonymous: false, identityOpened: true } },
  { to: 'handler', sees: 'exchange' },
  { to: 'handler', sees: 'inside' },
  { to: 'handler', sees: 'details' },

  // Who the reporter is goes outside only as they allowed; without that their own words go as they reach an agency, masked where a masked wording is there.
  { to: 'outside', sees: 'existence' },
  { to: 'outside', sees: 'original-words', when: { consent: true } },
  { to: 'outside', sees: 'original-words', when: { consent: false, masked: false, anonymous: false } },
  { to: 'outside', sees: 'masked-words', when: { consent: false, masked: true } },
  { to: 'outside', sees: 'evidence', when: { consent: true } },
  { to: 'outside', sees: 'evidence', when: { consent: false, anonymous: false } },
  { to: 'outside', sees: 'evidence', when: { consent: false, anonymous: true, masked: true } },
  { to: 'outside', sees: 'identity', when: { consent: true } },
  { to: 'outside', sees: 'exchange' },
  { to: 'outside', sees: 'details' },
]

/** What an officer does with a report beside the ways of its procedure. */
export type Deed = 'note' | 'record-reaction' | 'send-again' | 'correct-contact' | 'correct-receipt' | 'record-consent' | 'take-back' | 'read-mail' | 'open-hidden' | 'decide-erasure'

export type Doing = { readonly by: 'verifier' | 'handler'; readonly does: Deed; readonly when?: When }

export const DOINGS: readonly Doing[] = [
  { by: 'verifier', does: 'note' },
  { by: 'verifier', does: 'record-reaction' },
  { by: 'verifier', does: 'send-again' },
  { by: 'verifier', does: 'take-back' },
  // Only who knows who the reporter is can know how else they are reached.
  { by: 'verifier', does: 'correct-contact', when: { secret: false, anonymous: false } },
  { by: 'verifier', does: 'correct-contact', when: { identityOpened: true } },
  { by: 'verifier', does: 'correct-receipt', when: { open: true } },
  // Who answers for the report hands it over; an agency that works on it does not.
  { by: 'verifier', does: 'record-consent', when: { open: true } },
  { by: 'verifier', does: 'read-mail' },
  { by: 'verifier', does: 'open-hidden' },
  { by: 'verifier', does: 'decide-erasure' },

  { by: 'handler', does: 'note' },
  { by: 'handler', does: 'record-reaction' },
  { by: 'handler', does: 'send-again' },
  { by: 'handler', does: 'take-back' },
  { by: 'handler', does: 'correct-contact', when: { secret: false, anonymous: false } },
  { by: 'handler', does: 'correct-contact', when: { anonymous: false, identityOpened: true } },
  // What somebody anonymous hides from an agency stays hidden there.
  { by: 'handler', does: 'open-hidden', when: { anonymous: false } },
]

/** As what somebody with these relations sees it; null for not at all. `rows` is always the policy, but where a test takes one of them away. */
export function seenAs(relations: ReadonlySet<Relation>, facts: Facts, rows: readonly Seeing[] = SEEING): 'verifier' | 'handler' | null {
  const found = rows.filter(({ who, when }) => relations.has(who) && holds(when, facts)).map(({ as }) => as)
  if (found.includes(null)) return null
  return found.includes('verifier') ? 'verifier' : found.includes('handler') ? 'handler' : null
}

export function fieldsFor(audience: Audience, facts: Facts, rows: readonly Grant[] = GRANTS): ReadonlySet<Field> {
  return new Set(rows.filter(({ to, when }) => to === audience && holds(when, facts)).map(({ sees }) => sees))
}

export function mayDo(audience: 'verifier' | 'handler' | null, deed: Deed, facts: Facts, rows: readonly Doing[] = DOINGS): boolean {
  return rows.some(({ by, does, when }) => by === audience && does === deed && holds(when, facts))
}
