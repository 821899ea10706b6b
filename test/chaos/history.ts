// What the clients know by the end: every form they sent, and what they were told about it.
import type { ReporterIdentity, ReportWords } from '../../src/app/report-words.ts'

/** `code` is null where the answer only showed the way to the receipt. */
export type Receipt = { readonly number: string; readonly code: string | null }

export type SentFile = { readonly name: string; readonly bytes: Buffer; /** Hexadecimal, of `bytes`. */ readonly sha256: string }

export type Addition = {
  readonly kind: 'reply' | 'withdrawal'
  /** UUID of the form: sent again, done once. */
  readonly command: string
  readonly text: string
  readonly files: readonly SentFile[]
  /** How often it was sent whole. */
  sent: number
  acknowledged: boolean
  /** Answered with 4xx at the last sending. */
  refused: boolean
}

export type Filing = {
  /** UUID of the form. */
  readonly key: string
  readonly words: ReportWords
  readonly identity: ReporterIdentity | null
  readonly files: readonly SentFile[]
  /** By the form, or by a program over the interface, which takes no files. */
  readonly channel: 'web' | 'api'
  /** The note of its files that the form came back with; it is sent instead of them. Null: they are sent. */
  kept: string | null
  /** How often the whole, faultless form was sent; 0: it must not be there. */
  sent: number
  readonly receipts: Receipt[]
  readonly additions: Addition[]
  /** The browser's, once a report was opened in it. */
  cookie: string
}

export type History = {
  readonly filings: Filing[]
  /** What no client should ever see. */
  readonly complaints: string[]
  /** Sendings that ended without telling what became of them. */
  unknown: number
  /** Epoch milliseconds of each acknowledged form: when it was sent for the last time, and when the answer was there. */
  readonly acknowledged: { readonly sentAt: number; readonly at: number }[]
}

export function newHistory(): History {
  return { filings: [], complaints: [], unknown: 0, acknowledged: [] }
}
