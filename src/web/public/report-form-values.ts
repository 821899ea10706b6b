// Names of the fields of the report form, the same in page, request and error.

export const REPORT_FIELDS = [
  'kind', 'subject', 'description', 'date', 'time', 'dateUnknown', 'district', 'village', 'place',
  'agency', 'hope', 'anonymous', 'secret', 'name', 'phone', 'email', 'address',
] as const

export type ReportField = (typeof REPORT_FIELDS)[number]

/** What was typed, as it was typed; tick boxes are `on` or absent. */
export type ReportFormValues = Partial<Record<ReportField, string>>

/** Field of the evidence files, sent several times. */
export const FILES_FIELD = 'files'

/** Most characters of a reply: room for a whole report, which may have to follow as one. */
export const REPLY_LIMIT = 25_000

/** Most characters of each text, in UTF-16 code units as browsers count them. */
export const TEXT_LIMITS = { subject: 200, description: 20_000, village: 100, place: 500, hope: 2_000, name: 200, phone: 40, email: 254, address: 500 } as const satisfies Partial<Record<ReportField, number>>
