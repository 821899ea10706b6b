// Reads a report with its words for one audience: whoever holds its secret code, or an officer whom it concerns.
import type pg from 'pg'
import { givingOf, readableFor, type Giving, type Readable } from '../report/audience/readable.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { CLOSED, type Opened } from '../report/openings/opening.ts'
import type { ReportState } from '../report/state.ts'
import type { Audience } from '../report/audience/view.ts'
import type { World } from '../report/world.ts'
import { loadReport, type LoadedReport } from '../store/load-reports.ts'
import { readEvidence, readSealedIdentity, readWordings, type EvidenceFile } from '../store/report-contents.ts'
import { readHistory, type RecordedEvent } from '../store/report-history.ts'
import { readWrappedKey } from '../store/report-keys.ts'
import { nameOfCopy } from '../vault/name-of-copy.ts'
import { openText, type ReportKey } from '../vault/report-key.ts'
import type { KeyManager } from './ports.ts'
import type { ReporterIdentity, ReportWords } from './report-words.ts'

export type ReadWording = { readonly no: number; readonly kind: string; readonly writtenAt: number; readonly text: string }

export type ReadEvidence = Omit<EvidenceFile, 'sealedName'> & { readonly name: string }

export type ReadReport = {
  readonly state: ReportState
  readonly history: readonly RecordedEvent[]
  /** Of each event of the history, in its order: what of it stands in `wordings` and `evidence`. */
  readonly readable: readonly Readable[]
  /** Null after erasure. */
  readonly words: ReportWords | null
  readonly wordings: readonly ReadWording[]
  readonly evidence: readonly ReadEvidence[]
}

export type Opening = { readonly pool: pg.Pool; readonly keys: KeyManager; readonly world: World }

/** `known` is the report as it was loaded before: it is shown as it stood then. */
export type ReadAs = { readonly audience?: Audience; readonly known?: LoadedReport; /** What this reader has open for a while; absent: nothing. */ readonly opened?: Opened }

/** Opens what this audience may read, and nothing else. Null when there is no such report. */
export async function readReport({ pool, keys, world }: Opening, reportId: ReportId, { audience = 'reporter', known, opened = CLOSED }: ReadAs = {}): Promise<ReadReport | null> {
  const [report, events, sealedWordings, files, key] = await Promise.all([
    known ?? loadReport(pool, reportId),
    readHistory(pool, reportId),
    readWordings(pool, reportId),
    readEvidence(pool, reportId),
    reportKey({ pool, keys }, reportId),
  ])
  if (report === null) return null
  const { state } = report
  const history = events.filter(({ seq }) => seq <= state.version)
  const readable = readableFor(audience, { world, state, history, opened })
  if (key === null) return { state, history, readable, words: null, wordings: [], evidence: [] }
  const open = { wordings: new Set(readable.flatMap((one) => one.wordings)), files: new Set(readable.flatMap((one) => one.files)) }
  const wordings = sealedWordings.filter(({ no }) => open.wordings.has(no)).map(({ sealed, ...wording }) => ({ ...wording, text: openText(key, { reportId, table: 'wording', id: wording.no }, sealed) }))
  const evidence = files.filter(({ no }) => open.files.has(no)).flatMap((file) => evidenceFor(givingOf(audience, { world, state, history, opened }, file.no), reportId, key, file) ?? [])
  const original = wordings.find((wording) => wording.kind === 'report')
  return { state, history, readable, words: original === undefined ? null : (JSON.parse(original.text) as ReportWords), wordings, evidence }
}

/** Null where this audience isn't told of it. A file's own name may say who sent it. */
function evidenceFor(giving: Giving, reportId: ReportId, key: ReportKey, { sealedName, ...file }: EvidenceFile): ReadEvidence | null {
  if (giving !== 'copy') return { ...file, name: openText(key, { reportId, table: 'evidence', id: file.no }, sealedName) }
  return canBeCopied(file.mediaType) ? { ...file, name: nameOfCopy(file) } : null
}

/** The report's key; null after erasure or when there is no such report. */
export async function reportKey({ pool, keys }: { pool: pg.Pool; keys: KeyManager }, reportId: ReportId): Promise<ReportKey | null> {
  const wrapped = await readWrappedKey(pool, reportId)
  return wrapped === null ? null : keys.unwrap(wrapped, reportId)
}

/** Who reported, for themselves; null where none was given or the key is gone. */
export async function readIdentity(from: { pool: pg.Pool; keys: KeyManager }, reportId: ReportId): Promise<ReporterIdentity | null> {
  return (await readNumberedIdentity(from, reportId))?.identity ?? null
}

export async function readNumberedIdentity({ pool, keys }: { pool: pg.Pool; keys: KeyManager }, reportId: ReportId): Promise<{ readonly wording: number; readonly identity: ReporterIdentity } | null> {
  const [identity, key] = await Promise.all([readSealedIdentity(pool, reportId), reportKey({ pool, keys }, reportId)])
  if (identity === null || key === null) return null
  return { wording: identity.no, identity: JSON.parse(openText(key, { reportId, table: 'vault.identity', id: identity.no }, identity.sealed)) as ReporterIdentity }
}

/** How this audience may have a file; its reporter: evidence they sent, or what an office gave them. */
export async function givingOfFile({ pool, world }: Pick<Opening, 'pool' | 'world'>, reportId: ReportId, file: number, { audience = 'reporter', opened = CLOSED }: Pick<ReadAs, 'audience' | 'opened'> = {}): Promise<Giving> {
  const [report, history] = await Promise.all([loadReport(pool, reportId), readHistory(pool, reportId)])
  return report === null ? 'none' : givingOf(audience, { world, state: report.state, history, opened }, file)
}

/** No copy can be drawn of a HEIC, so whoever may only have copies isn't told of it either. */
function canBeCopied(mediaType: string): boolean {
  return !/^image\/hei[cf]$/.test(mediaType)
}
