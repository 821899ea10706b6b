// One report's life in the past, by the same commands and decisions as in life, without a database.
import { handle, noContent, type Handling } from '../../src/app/handle.ts'
import type { KeyManager } from '../../src/app/ports.ts'
import type { Reference } from '../../src/app/reference.ts'
import { sealedWordings } from '../../src/app/seal-content.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import { allowed } from '../../src/report/allowed/allowed.ts'
import type { Act } from '../../src/report/command.ts'
import { comingClock } from '../../src/report/clocks/due-clock.ts'
import type { By } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import type { ReportState } from '../../src/report/state.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import type { ReportWrite } from '../../src/store/report-write.ts'
import { newReportKey, type ReportKey } from '../../src/vault/report-key.ts'
import type { ServerSecrets } from '../../src/vault/server-secrets.ts'
import { mixedText } from './mixed-text.ts'
import type { Random } from '../../src/app/demo/seeded-random.ts'
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

export type Doing = {
  /** Texts and values by the artefact that they are kept as. */
  readonly texts?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, string>>
  readonly targets?: NonNullable<Act['targets']>
  readonly settings?: Act['settings']
}

export const MASKED = 'naskah-samaran'
/** The sweep comes round once a second. */
const SWEPT_AFTER = 1_000

/** Carries one report through its life: commands at chosen instants, and every clock that comes due before. */
export class Life {
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
      unstruck: (error) => {
        throw error
      },
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

  get state(): ReportState {
    const loaded = this.#loaded()
    if (loaded === null) throw new Error('The report does not exist yet.')
    return loaded.state
  }

  get now(): number {
    return this.#now
  }

  /** Strikes what comes due before the instant, in turn, and goes there. False where the report was closed meanwhile, or the past ends before. */
  async waitUntil(at: number): Promise<boolean> {
    const end = Math.min(at, this.#past.until)
    while (this.state.open && (await this.#strike(end))) continue
    this.#now = Math.max(this.#now, end)
    return this.state.open && at < this.#past.until
  }

  async #strike(before: number): Promise<boolean> {
    const { reportId } = this.state
    const clock = comingClock(this.state)
    if (clock === null || clock.due + SWEPT_AFTER >= before) return false
    this.#now = Math.max(this.#now, clock.due + SWEPT_AFTER)
    await this.#done(handle(this.#handling, { reportId, build: () => ({ command: { type: 'strike-clock', clock: clock.id }, content: noContent }) }))
    return true
  }

  /** Takes a way where it may be taken now; false where it may not. */
  async act(by: By, way: string, { texts = {}, values = {}, targets, settings = {} }: Doing = {}): Promise<boolean> {
    const state = this.state
    const place = allowed(this.#handling.world(), state, by).find((one) => one.way.id === way && one.whyNot === null)
    if (place === undefined) return false
    const written = Object.entries(texts)
    const sealing = { reportId: state.reportId, key: this.#key, at: this.#now }
    const sealed = sealedWordings(sealing, written.map(([artefact, text]) => ({ kind: artefact === MASKED ? 'masked' : 'artefact', text })), state.nextWording)
    const gives = [...written.map(([artefact], index) => ({ artefact, wording: state.nextWording + index })), ...Object.entries(values).map(([artefact, value]) => ({ artefact, value }))]
    const command: Act = {
      type: 'act', by, expect: { holding: place.holding, version: place.version }, step: place.step.id, way, gives, settings,
      ...(targets !== undefined && { targets }), wordings: sealed.refs, files: [],
    }
    await this.#done(handle(this.#handling, { reportId: state.reportId, build: () => ({ command, content: { ...sealed.content, evidence: [], keys: [] } }) }))
    return true
  }

  async withdraw(): Promise<void> {
    const { reportId } = this.state
    const { random } = this.#past
    const reason = random.chance(0.5) ? mixedText(random, random.whole(30, 200)) : ''
    const commandKey = formatSubmissionKey(newSubmissionKey(this.#now, this.#random16()))
    await this.#done(withdrawReport(this.#handling, { reportId, commandKey, key: this.#key, reason }))
  }

  async #done(handled: ReturnType<typeof handle>): Promise<void> {
    const { outcome, ...more } = await handled
    if (outcome !== 'done') throw new Error(`A generated report could not go on: ${outcome} ${JSON.stringify(more)}`)
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
