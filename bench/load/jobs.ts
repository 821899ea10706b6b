// What the rig asks its load generator to do, and what comes back.
import type { ReportForm } from './report-form.ts'

export type SendReports = {
  readonly job: 'send-reports'
  readonly port: number
  readonly clients: number
  readonly seconds: number
  readonly form: ReportForm
  readonly seed: number
  /** Sent with every report; null for none. */
  readonly evidence: { readonly name: string; readonly type: string; readonly bytes: Uint8Array } | null
}

/** Pages asked for one after another, in the order of the list and again from its beginning. */
export type ReadPages = {
  readonly job: 'read-pages'
  readonly port: number
  readonly clients: number
  readonly seconds: number
  readonly paths: readonly string[]
  /** Of somebody who is signed in; null for anybody. */
  readonly cookie: string | null
  /** Stands in every page that is what it should be. */
  readonly contains: string
  /** How long a reader looks at a page before asking for the next, in milliseconds; absent: not at all. */
  readonly thinkMs?: number
}

/** Reports taken in, dispatched by the coordinating team and answered by the agency, one after another by each client. */
export type WorkReports = {
  readonly job: 'work-reports'
  readonly port: number
  readonly clients: number
  readonly seconds: number
  readonly form: ReportForm
  readonly seed: number
  /** Cookies of two officers: who verifies, and who answers for the agency. */
  readonly verifier: string
  readonly liaison: string
  /** The agency it goes to. */
  readonly agency: number
}

/** Reports sent in, dispatched, answered and accepted by four calls, one life after another by each client. */
export type LiveThrough = Omit<WorkReports, 'job'> & { readonly job: 'live-through' }

/** Lives, and at the same time pages read in public and at the desk, each by so many clients. */
export type MixedDay = Omit<LiveThrough, 'job'> & {
  readonly job: 'mixed-day'
  /** Addresses of pages for anybody. */
  readonly public: readonly string[]
  /** Addresses of pages for who verifies. */
  readonly desk: readonly string[]
}

export type MixedDone = { readonly lives: Lived; readonly public: Read; readonly desk: Read }

export type Lived = Pick<Sent, 'latencies' | 'errors' | 'elapsedMs'> & { /** Numbers of the reports that came to their end. */ readonly settled: readonly string[] }

export type Worked = Pick<Sent, 'latencies' | 'errors' | 'elapsedMs'> & { /** Numbers of the reports that were answered. */ readonly answered: readonly string[] }

export type Read = Pick<Sent, 'latencies' | 'errors' | 'elapsedMs'> & { /** Of all pages, as sent. */ readonly bytes: number }

export type Sent = {
  /** Milliseconds, ascending. */
  readonly latencies: Float64Array
  readonly errors: readonly (readonly [why: string, count: number])[]
  readonly elapsedMs: number
  readonly receipts: Receipts
}

/** Of every acknowledged report, in the same order. */
export type Receipts = {
  /** Submission keys, 16 bytes each. */
  readonly keys: Uint8Array
  readonly numbers: readonly string[]
  /** Secret codes as the answer showed them; empty where it only led to the receipt. */
  readonly codes: readonly string[]
  /** What the newest answers had the browser keep. */
  readonly newest: readonly { readonly key: Uint8Array; readonly number: string; readonly cookie: string }[]
}

export type Job = SendReports | ReadPages | WorkReports | LiveThrough | MixedDay
