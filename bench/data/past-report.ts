// Lets one report happen in the past, by the same commands and decisions as in life, without a database.
import { submitReport } from '../../src/app/submit-report.ts'
import { handle, noContent, type Handling } from '../../src/app/handle.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import type { KeyManager } from '../../src/app/ports.ts'
import type { Reference } from '../../src/app/reference.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/submission-key.ts'
import type { ReportId } from '../../src/report/public-number.ts'
import type { ReportState } from '../../src/report/state.ts'
import type { ReportWrite } from '../../src/store/report-write.ts'
import { newReportKey, type ReportKey } from '../../src/vault/report-key.ts'
import type { ServerSecrets } from '../../src/vault/server-secrets.ts'
import { finishedReport, type FinishedReport } from './finished-report.ts'
import { mixedText } from './mixed-text.ts'
import type { Random } from './random.ts'
import type { ReportDraft } from './report-draft.ts'

export type Past = {
  readonly reference: Reference
  readonly government: number
  readonly keys: KeyManager
  readonly secrets: ServerSecrets
  readonly random: Random
  /** Where the past ends, epoch milliseconds. */
  readonly until: number
}

const DAY = 24 * 60 * 60 * 1000
/** The sweep comes round once a second. */
const SWEPT_AFTER = 1_000
/** Share of reports that their writers take back; most within two weeks. */
const WITHDRAWN = 0.06
const WITHDRAWN_WITHIN_DAYS = 14

/** One report written at `at`, with what followed up to the end of the past. */
export async function pastReport(past: Past, draft: ReportDraft, at: number): Promise<FinishedReport> {
  const life = new Life(past, at)
  await life.submit(draft)
  const withdrawal = past.random.chance(WITHDRAWN) ? at + past.random.whole(1, WITHDRAWN_WITHIN_DAYS * DAY) : Number.POSITIVE_INFINITY
  while (await life.next(Math.min(withdrawal, past.until), withdrawal <= past.until)) continue
  return finishedReport(life.writes)
}

class Life {
  readonly writes: ReportWrite[] = []
  readonly #past: Past
  readonly #key: ReportKey = newReportKey()
  #now: number
  readonly #handling: Handling

  constructor(past: Past, at: number) {
    this.#past = past
    this.#now = at
    this.#handling = {
      world: () => past.reference.worldAt(this.#now),
      refresh: async () => undefined,
      load: async () => this.#loaded(),
      doneBefore: async () => null,
      inTurn: (_report, action) => action(),
      commit: async (write) => {
        this.writes.push(write)
        return true
      },
    }
  }

  async submit(draft: ReportDraft): Promise<void> {
    const { person } = draft
    const submitted = await submitReport({ handling: this.#handling, keys: this.#past.keys, secrets: this.#past.secrets }, {
      submissionKey: newSubmissionKey(this.#now, this.#random16()),
      channel: 'web',
      classification: draft.classification,
      government: this.#past.government,
      agencyWished: draft.agency === null ? null : Number(draft.agency),
      region: draft.district,
      occurredOn: draft.occurredOn,
      anonymous: draft.anonymous,
      secret: draft.secret,
      key: this.#key,
      words: { title: draft.title, description: draft.description, place: draft.place, village: draft.village, time: draft.time, hope: draft.hope },
      identity: person,
      evidence: [],
    })
    if (submitted.outcome !== 'taken-in') throw new Error(`A generated report was not taken in: ${submitted.outcome}`)
  }

  /** Lets the next thing happen that falls before `limit`; false when nothing does. At the limit the report may be withdrawn. */
  async next(limit: number, withdraws: boolean): Promise<boolean> {
    const state = this.#state()
    if (!state.open) return false
    const clock = state.clocks.filter(({ struckAt, pausedSince }) => struckAt === null && pausedSince === null).toSorted((a, b) => a.due - b.due)[0]
    if (clock !== undefined && clock.due + SWEPT_AFTER < limit) {
      this.#now = Math.max(this.#now, clock.due + SWEPT_AFTER)
      await this.#done(handle(this.#handling, { reportId: state.reportId, build: () => ({ command: { type: 'strike-clock', clock: clock.id }, content: noContent }) }))
      return true
    }
    if (!withdraws) return false
    this.#now = limit
    await this.#withdraw(state.reportId)
    return false
  }

  async #withdraw(reportId: ReportId): Promise<void> {
    const { random } = this.#past
    const reason = random.chance(0.5) ? mixedText(random, random.whole(30, 200)) : ''
    const commandKey = formatSubmissionKey(newSubmissionKey(this.#now, this.#random16()))
    await this.#done(withdrawReport(this.#handling, { reportId, commandKey, key: this.#key, reason }))
  }

  async #done(handled: ReturnType<typeof handle>): Promise<void> {
    const { outcome, ...more } = await handled
    if (outcome !== 'done') throw new Error(`A generated report could not go on: ${outcome} ${JSON.stringify(more)}`)
  }

  #state(): ReportState {
    const loaded = this.#loaded()
    if (loaded === null) throw new Error('The report does not exist yet.')
    return loaded.state
  }

  #loaded() {
    const report = this.writes.at(-1)?.report
    if (report === undefined) return null
    return { reportId: report.report_id as ReportId, state: report.state, codeHash: report.code_hash, contentDigest: report.content_digest }
  }

  #random16(): Uint8Array {
    return Uint8Array.from({ length: 16 }, () => this.#past.random.whole(0, 255))
  }
}
