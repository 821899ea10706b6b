// Why a file isn't taken in as evidence; the text module words each for the reporter.

export type EvidenceRefusal =
  | 'empty-file'
  /** For its kind; the whole submission's limits are the form's. */
  | 'too-large'
  | 'type-not-allowed'
  /** Its name promises a photo, say, and it is something else. */
  | 'content-does-not-match-name'
  /** Cut short, damaged, or too slow to decode. */
  | 'broken-file'
  | 'too-many-pixels'
