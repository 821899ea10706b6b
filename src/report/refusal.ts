// Why a command was not accepted: a value of the domain, worded by `text/` and given its HTTP status by `web/`.

export const REFUSALS = [
  'unknown-report', 'submitted-before', 'government-has-no-procedure', 'report-is-closed', 'nothing-to-add', 'too-many-files',
  'clock-already-struck', 'clock-not-running', 'not-yet-due',
  'changed-meanwhile', 'unknown-holding', 'no-such-way', 'not-at-this-step', 'not-your-turn', 'not-your-unit', 'not-your-office',
  'not-in-this-case', 'own-draft', 'nothing-to-approve', 'nothing-changed', 'nothing-corrected', 'complained-about', 'unknown-artefact', 'artefact-missing', 'artefact-not-asked', 'artefact-invalid', 'parts-missing', 'parts-unknown',
  'setting-not-here', 'setting-missing', 'not-yours-to-open', 'not-yours-to-hide', 'needs-masking', 'targets-missing', 'target-not-allowed', 'not-reopened',
  'not-for-you', 'instant-impossible', 'says-nothing', 'stands-by-now', 'unknown-message', 'recorded-before', 'not-to-be-resent', 'no-way-to-send', 'nothing-moves', 'same-receipt', 'no-receipt-asked', 'own-receipt',
  'no-identity', 'answered-since', 'handed-over-already', 'not-outside', 'not-yours-to-hand-over',
  'erased-already', 'erasure-asked-before', 'no-erasure-asked', 'held-by-law', 'still-open', 'wish-waits', 'kept-longer', 'needs-custodian', 'approved-before', 'open-anyway', 'asked-before', 'no-custodian', 'own-request', 'sees-the-report', 'no-opening-asked',
] as const

export type Refusal = (typeof REFUSALS)[number]
