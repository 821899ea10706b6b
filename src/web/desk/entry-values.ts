// Names of the fields of the form for entering by hand: those of the citizens' form, and where the report came from.
import { CHANNELS, type Channel } from '../../sop/vocabulary.ts'
import { REPORT_FIELDS } from '../public/report-form-values.ts'

export const ENTRY_FIELDS = [...REPORT_FIELDS, 'channel', 'source', 'receivedDate', 'receivedTime'] as const

export type EntryValues = Partial<Record<(typeof ENTRY_FIELDS)[number], string>>

/** What citizens and programs send by themselves is not entered by hand. */
export const ENTRY_CHANNELS: readonly Channel[] = CHANNELS.filter((channel) => channel !== 'web' && channel !== 'api')

/** What is said to an officer's face came in just now, unless they say otherwise. */
export const IMMEDIATE: readonly Channel[] = ['counter', 'phone']

/** Most characters of a link or a letter's mark. */
export const SOURCE_LIMIT = 2_000

/** Days after which the date of arrival is asked about once more: the longest time that an answer may take without oversight is 14 working days. */
export const OLD_DAYS = 30
