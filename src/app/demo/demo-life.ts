// One example report's life: the product's own commands and decisions at instants that have passed, kept as rows instead of written.
import { comingClock } from '../../report/clocks/due-clock.ts'
import type { By } from '../../report/event.ts'
import { reportIdFrom, type ReportId } from '../../report/numbers/public-number.ts'
import type { ReportState } from '../../report/state.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../report/numbers/submission-key.ts'
import type { World } from '../../report/world.ts'
import type { ReportWrite } from '../../store/report-write.ts'
import { newReportKey, type ReportKey } from '../../vault/report-key.ts'
import type { ServerSecrets } from '../../vault/server-secrets.ts'
import { actOnReport, type Deed } from '../act-on-report.ts'
import { addReply } from '../add-reply.ts'
import { handle, noContent, type Handled, type Handling } from '../handle.ts'
import type { KeyManager } from '../ports.ts'
import type { Reference } from '../reference.ts'
import { submitReport, type Submission } from '../submit-report.ts'
import { withdrawReport } from '../withdraw-report.ts'
import type { DemoPicture, DemoPictures } from './demo-pictures.ts'
import type { DemoTopic } from './demo-topics.ts'
import type { Random } from './seeded-random.ts'

export type DemoPast = {
  readonly reference: Reference
  readonly keys: KeyManager
  readonly secrets: ServerSecrets
  /** Absent where a life is only looked at in advance. */
  readonly pictures?: DemoPictures | undefined
  /** The instant at which the demonstration begins, epoch milliseconds. */
  readonly until: number
}

/** What is submitted but for its keys, which the life has. */
export type DemoSubmission = Omit<Submission, 'submissionKey' | 'key' | 'evidence' | 'entered'> & { readonly picture: DemoPicture | null; readonly entered: { readonly by: By; readonly source: string } | null }

/** The sweep comes round once a second. */
const SWEPT_AFTER = 1_000

export class DemoLife {
  readonly writes: ReportWrite[] = []
  readonly topic: DemoTopic
  readonly #past: DemoPast
  readonly #random: Random
  readonly #key: ReportKey = newReportKey()
  readonly #handling: Handling
  #now: number

  constructor(past: DemoPast, random: Random, { topic, at }: { readonly topic: DemoTopic; readonly at: number }) {
    this.topic = topic
    this.#past = past
    this.#random = random
    this.#now = at
    this.#handling = {
      world: () => this.world,
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

  get now(): number {
    return this.#now
  }

  get world(): World {
    return { ...this.#past.reference.worldAt(this.#now), sends: [] } // nobody gets mail about what never happened
  }

  get state(): ReportState {
    const loaded = this.#loaded()
    if (loaded === null) throw new Error('The report does not exist yet.')
    return loaded.state
  }

  async submit({ entered, picture, ...submission }: DemoSubmission): Promise<void> {
    const { keys, secrets, pictures } = this.#past
    const submissionKey = newSubmissionKey(this.#now, this.#random16())
    const evidence = picture === null || pictures === undefined ? [] : [await pictures.take(picture, { reportId: reportIdFrom(submissionKey), key: this.#key })]
    const submitted = await submitReport({ handling: this.#handling, keys, secrets }, {
      ...submission, submissionKey, key: this.#key, evidence,
      ...(entered !== null && { entered: { ...entered, receivedAt: null } }),
    })
    if (submitted.outcome !== 'taken-in') throw new Error(`An example report was not taken in: ${submitted.outcome}`)
  }

  /** Strikes whatever falls due before the instant, and goes there. */
  async waitUntil(at: number): Promise<void> {
    while (this.state.open && (await this.#strikeBefore(at))) continue
    this.#now = Math.max(this.#now, at)
  }

  /** False where it is refused: what is offered may still lack something that this deed does not bring. */
  async act(deed: Deed): Promise<boolean> {
    const handled = await actOnReport(this.#handling, { ...deed, reportId: this.state.reportId, commandKey: this.#commandKey(), key: this.#key, sent: JSON.stringify(deed), evidence: [] })
    return isDone(handled)
  }

  async reply(text: string): Promise<boolean> {
    return isDone(await addReply(this.#handling, { reportId: this.state.reportId, commandKey: this.#commandKey(), key: this.#key, text, evidence: [] }))
  }

  async withdraw(reason: string): Promise<boolean> {
    return isDone(await withdrawReport(this.#handling, { reportId: this.state.reportId, commandKey: this.#commandKey(), key: this.#key, reason }))
  }

  async #strikeBefore(limit: number): Promise<boolean> {
    const { reportId } = this.state
    const clock = comingClock(this.state)
    if (clock === null || clock.due + SWEPT_AFTER >= limit) return false
    this.#now = Math.max(this.#now, clock.due + SWEPT_AFTER)
    return isDone(await handle(this.#handling, { reportId, build: () => ({ command: { type: 'strike-clock', clock: clock.id }, content: noContent }) }))
  }

  #loaded() {
    const report = this.writes.at(-1)?.report
    return report === undefined ? null : { reportId: report.report_id as ReportId, state: report.state, codeHash: report.code_hash, contentDigest: report.content_digest }
  }

  #commandKey(): string {
    return formatSubmissionKey(newSubmissionKey(this.#now, this.#random16()))
  }

  #random16(): Uint8Array {
    return Uint8Array.from({ length: 16 }, () => this.#random.whole(0, 255))
  }
}

function isDone({ outcome }: Handled): boolean {
  return outcome === 'done'
}
