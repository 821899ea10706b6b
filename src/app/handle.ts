// The one write path: load, decide, then append events, replace the row, write deadlines and messages, all in one commit.
import { overlookedPromise } from '../report/clocks/due-clock.ts'
import { decide } from '../report/decide.ts'
import type { Command } from '../report/command.ts'
import type { ReportEvent } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { isSameHash } from '../report/numbers/receipt-code.ts'
import type { Refusal } from '../report/refusal.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import type { Commit } from '../store/commit-strategy.ts'
import type { CommandDone } from '../store/commands-done.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { ReportWrite } from '../store/report-write.ts'
import { isUnavailable } from '../store/unavailable.ts'
import type { MaskedText } from './masked-text.ts'
import { MissingReference, withNewerReference } from './missing-reference.ts'
import type { Identification } from './projection.ts'
import type { InTurn } from './turns.ts'
import { overlookedStruck } from './struck-write.ts'
import { writeOf } from './write-of.ts'

/** What a command brings along to be kept sealed: rows made before the decision, written with it. */
export type Content = Pick<ReportWrite, 'wordings' | 'evidence' | 'keys' | 'identities'> & {
  /** What a masked wording among them says: the one text that is kept plain besides. */
  readonly masked?: readonly MaskedText[]
}

export const noContent: Content = { wordings: [], evidence: [], keys: [], identities: [] }

export type Handling = {
  readonly world: () => World
  /** Loads reference data again when it has changed: a report may be pinned to what another process has published since. */
  readonly refresh: () => Promise<void>
  readonly load: (id: ReportId) => Promise<LoadedReport | null>
  readonly doneBefore: (id: ReportId, commandKey: string) => Promise<CommandDone | null>
  readonly commit: Commit
  /** Told of a report whose overdue times could not be struck before somebody acted on it; the sweep tries them again. */
  readonly unstruck: (error: unknown, reportId: ReportId) => void
  /** Changes of one report follow one another here, so that many at once don't fail each other; other processes may still come between. */
  readonly inTurn: InTurn
}

/** `key` is a UUID, `digest` covers what the command brings: under the same key other content is told from a retry by it. */
export type SentCommand = { readonly key: string; readonly digest: Buffer }

export type Request = {
  readonly reportId: ReportId
  /** The same key is done once, however often it is sent. Absent for the system's own commands. */
  readonly command?: SentCommand
  /** Builds the command on the state as it stands; called again when another change came first. */
  readonly build: (state: ReportState | null) => { readonly command: Command; readonly content: Content }
  /** For a new report. */
  readonly identification?: Identification
  /**
   * The report as the caller read it before finding that the command was not done yet: it is tried on that first.
   * Where another change has come since, that fails by its version, and the report is read anew.
   */
  readonly seen?: LoadedReport | undefined
}

export type Handled =
  | { readonly outcome: 'done'; readonly state: ReportState; readonly events: readonly ReportEvent[] }
  | { readonly outcome: 'done-before'; readonly report: LoadedReport }
  /** A command of this key was carried out with other content, which stands; nothing of this one is kept. */
  | { readonly outcome: 'differs-from-before'; readonly report: LoadedReport }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** Attempts before a report that keeps changing under our hands is given up as a fault. */
const MOST_ATTEMPTS = 8

/**
 * Carries out one command on one report. For a new report whose id exists already the outcome is `done-before`:
 * the caller compares what was taken in then.
 * @throws faults only (database gone, broken reference data); a no of the domain is a value.
 */
export async function handle(handling: Handling, request: Request): Promise<Handled> {
  const { identification, reportId } = request
  return identification === undefined
    ? handling.inTurn(reportId, async () => (await changeSeen(handling, request)) ?? attempts(handling, () => change(handling, request)))
    : attempts(handling, () => begin(handling, request, identification))
}

async function attempts(handling: Handling, attempt: () => Promise<Handled | 'moved-on'>): Promise<Handled> {
  for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
    const handled = await withNewerReference(handling.refresh, attempt)
    if (handled !== 'moved-on') return handled
  }
  throw new Error('The report kept changing while a command was to be carried out.')
}

async function begin(handling: Handling, request: Request, identification: Identification): Promise<Handled | 'moved-on'> {
  const written = await decideAndCommit(handling, request, null, identification)
  if (written !== 'moved-on') return written
  const report = await handling.load(request.reportId)
  return report === null ? 'moved-on' : { outcome: 'done-before', report }
}

/** On the report as the caller read it; null where that is not known, or where it may be out of date. */
async function changeSeen(handling: Handling, request: Request): Promise<Handled | null> {
  const { seen } = request
  if (seen === undefined) return null
  if (isPreceded(request) && overlookedPromise(handling.world(), seen.state) !== null) return null
  const handled = await withNewerReference(handling.refresh, () => decideAndCommit(handling, request, seen.state, seen))
  return handled === 'moved-on' || handled.outcome === 'refused' ? null : handled
}

async function change(handling: Handling, request: Request): Promise<Handled | 'moved-on'> {
  const report = await handling.load(request.reportId)
  if (report === null) return { outcome: 'refused', refusal: 'unknown-report' }
  const before = request.command === undefined ? null : await handling.doneBefore(request.reportId, request.command.key)
  if (before !== null) return { outcome: isSame(before, request.command) ? 'done-before' : 'differs-from-before', report }
  return (await struckFirst(handling, request, report)) ? 'moved-on' : decideAndCommit(handling, request, report.state, report)
}

/**
 * Where nobody has swept for a time, what offices had to have done is recorded as missed before somebody acts, in the order in which it fell due.
 * A time that can't be struck, by a fault in its procedure, must not keep people from the report: they act, and the sweep tries it again.
 */
async function struckFirst(handling: Handling, request: Request, report: LoadedReport): Promise<boolean> {
  try {
    const struck = isPreceded(request) ? overlookedStruck(handling.world(), report) : null
    if (struck === null) return false
    await handling.commit(struck.write)
    return true
  } catch (error) {
    if (error instanceof MissingReference || isUnavailable(error)) throw error
    handling.unstruck(error, report.reportId)
    return false
  }
}

/** People's commands have a key; the system's own are none that anything could be late for. */
function isPreceded({ command }: Request): boolean {
  return command !== undefined
}

async function decideAndCommit(
  handling: Handling, request: Request, before: ReportState | null, identification: Identification,
): Promise<Handled | 'moved-on'> {
  const world = handling.world()
  const { command, content } = request.build(before)
  const decision = decide(world, before, command)
  if ('refused' in decision) return { outcome: 'refused', refusal: decision.refused }
  const { after, write } = writeOf({ world, before, reportId: request.reportId, events: decision.events, identification, content, ...(request.command && { command: request.command }) })
  if (!(await handling.commit(write))) return 'moved-on'
  return { outcome: 'done', state: after, events: decision.events }
}

function isSame({ digest }: CommandDone, command: SentCommand | undefined): boolean {
  return digest === null || command === undefined || isSameHash(digest, command.digest)
}
