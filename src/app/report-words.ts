// What a reporter wrote and who they are, as the texts that are sealed: one for the words, one for the identity.

/** Trimmed text; absent answers are empty. Sealed as one JSON text of kind `report`. */
export type ReportWords = {
  readonly title: string
  readonly description: string
  /** Place in the reporter's words, beside the region code. */
  readonly place: string
  readonly village: string
  /** Time of day in the reporter's words. */
  readonly time: string
  /** What the reporter hopes for (UU 25/2009 art. 42: the settlement asked for). */
  readonly hope: string
}

/** Sealed as one JSON text of kind `identity`, apart from the words. */
export type ReporterIdentity = { readonly name: string; readonly phone: string; readonly email: string; readonly address: string }
