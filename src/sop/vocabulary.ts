// The closed lists of words that a procedure may use and the core understands; a definition naming another is refused.

/** What kind of report it is, picked by the reporter (klasifikasi). */
export const CLASSIFICATIONS = ['complaint', 'aspiration', 'information-request'] as const
export type Classification = (typeof CLASSIFICATIONS)[number]

/** What decides the time (sifat), set by the verifier. */
export const NATURES = ['normative', 'without-oversight', 'with-oversight'] as const
export type Nature = (typeof NATURES)[number]

/** Where a report came from. */
export const CHANNELS = [
  'web', 'counter', 'letter', 'phone', 'sms', 'whatsapp', 'email', 'telegram',
  'instagram', 'x', 'youtube', 'tiktok', 'facebook', 'government-website', 'laporgub',
  'sp4n-lapor', 'dprd-referral', 'ombudsman-referral', 'api',
] as const
export type Channel = (typeof CHANNELS)[number]

/** The five public stages: tulis, verifikasi, tindak lanjut, tanggapan, selesai. */
export const STAGES = ['written', 'verification', 'follow-up', 'reply', 'settled'] as const
export type Stage = (typeof STAGES)[number]

/** Where a lane's unit stands, seen from the holding that runs the procedure; `holder` is whoever has the turn. */
export const PLACES = ['above', 'here', 'below', 'holder', 'outside', 'reporter', 'system'] as const
export type Place = (typeof PLACES)[number]

/** How a unit's turn with a report can end. */
export const HOLDING_OUTCOMES = ['answered', 'settled', 'returned', 'lapsed', 'appealed', 'archived', 'not-followed-up', 'handed-over', 'withdrawn', 'released'] as const
export type HoldingOutcome = (typeof HOLDING_OUTCOMES)[number]

/** Bodies outside that a report can be handed over to. */
export const BODIES = ['sp4n', 'national', 'ombudsman', 'inspectorate', 'other'] as const
export type Body = (typeof BODIES)[number]

/** What a step starts from, requires or leaves behind. The report, equipment and the system's registers are always there. */
export const ARTEFACT_TYPES = ['report', 'equipment', 'document', 'wording', 'choice', 'number', 'proof', 'moment', 'register', 'units'] as const
export type ArtefactType = (typeof ARTEFACT_TYPES)[number]

/** Who reads what a step leaves behind, besides an answer: the offices only, or the reporter too once they are told of it. */
export const AUDIENCES = ['inside', 'reporter'] as const

/** Texts that stand ready to be copied where something is told outside: that a unit has a report now, or its answer. */
export const READY_TEXTS = ['dispatch-notice', 'answer'] as const
export type ReadyText = (typeof READY_TEXTS)[number]

/** From when a time counts. */
export const ANCHORS = ['step', 'holding', 'received', 'complete', 'answered', 'delivered'] as const
export type Anchor = (typeof ANCHORS)[number]

/** Messages that a procedure may ask for; `text/` words each of them in every language. */
export const TEMPLATES = [
  'received', 'dispatched', 'dispatched-again', 'question-asked', 'not-followed-up', 'archived', 'returned-up', 'answered', 'closed-by-silence',
  'withdrawn', 'handed-over', 'new-report', 'new-dispatch', 'reply-came', 'clock-missed', 'child-returned', 'report-withdrawn',
  'completed', 'not-satisfied', 'reopened', 'extended', 'made-secret', 'shown-again', 'approval-asked', 'sent-back', 'outcome-known', 'outer-missed', 'information-registered', 'information-refused', 'proposal-taken-up', 'first-response', 'reminder', 'work-begun', 'remark-made', 'silence-warning', 'not-reached', 'date-moved', 'dates-moved', 'receipt-corrected', 'nature-corrected', 'consent-asked', 'consent-changed', 'consent-recorded', 'identity-opened', 'original-opened', 'erasure-asked', 'erasure-refused', 'erased',
] as const
export type Template = (typeof TEMPLATES)[number]
