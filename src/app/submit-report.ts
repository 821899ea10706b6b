// Takes a report in: sealed, decided, committed, and only then acknowledged with its number and secret code.
import { createHmac } from 'node:crypto'
import type { Submit } from '../report/command.ts'
import type { By } from '../report/event.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import { publicNumber, reportIdFrom, type ReportId } from '../report/numbers/public-number.ts'
import { isSameHash, receiptCode, receiptCodeHash, type ReceiptCode } from '../report/numbers/receipt-code.ts'
import type { Refusal } from '../report/refusal.ts'
import type { ReportState } from '../report/state.ts'
import type { ReportKey } from '../vault/report-key.ts'
import type { ServerSecrets } from '../vault/server-secrets.ts'
import type { ContactNotes } from './contacts/note-contacts.ts'
import { handle, type Content, type Handling } from './handle.ts'
import { offersOf } from './offers-of.ts'
import type { Identification } from './projection.ts'
import type { KeyManager } from './ports.ts'
import type { ReporterIdentity, ReportWords } from './report-words.ts'
import { sealedEvidence, sealedWordings, type StoredEvidence, type Wording } from './seal-content.ts'

export type Submission = Pick<
  Submit, 'channel' | 'classification' | 'government' | 'agencyWished' | 'region' | 'occurredOn' | 'anonymous' | 'secret'
> & {
  /** 16 bytes; the same key is the same report. */
  readonly submissionKey: Uint8Array
  /** The new report's key; its evidence is sealed with it already. */
  readonly key: ReportKey
  readonly words: ReportWords
  readonly identity: ReporterIdentity | null
  readonly evidence: readonly StoredEvidence[]
  /** Absent where the reporter sends it. */
  readonly entered?: Entered
}

/** What an officer enters by hand: where it came in first (sealed; may be empty), and when; null for now. */
export type Entered = { readonly by: By; readonly source: string; readonly receivedAt: number | null }

export type Receipt = { readonly reportId: ReportId; readonly number: string; readonly code: ReceiptCode; readonly state: ReportState }

export type Submitted =
  | { readonly outcome: 'taken-in'; readonly receipt: Receipt }
  /** The same form came before with the same content: the same receipt. What this sending brought is not kept. */
  | { readonly outcome: 'taken-in-before'; readonly receipt: Receipt }
  /** The same form came before with other content, which stands. */
  | { readonly outcome: 'differs-from-before'; readonly receipt: Receipt }
  /** Another submission owns the id and the evidence is sealed for it: to be sent again under a new key. */
  | { readonly outcome: 'key-not-free' }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

export type Taking = { readonly handling: Handling; readonly keys: KeyManager; readonly secrets: ServerSecrets; /** Absent where contacts are not found again. */ readonly contacts?: Pick<ContactNotes, 'note'> }

/** A second submission owning the same id is one in 2^29 within a second; three in a row do not happen. */
const MOST_IDS = 4

export async function submitReport(taking: Taking, submission: Submission): Promise<Submitted> {
  const { code, identification } = identified(taking, submission)
  const ids = submission.evidence.length > 0 ? 1 : MOST_IDS
  for (let attempt = 0; attempt < ids; attempt += 1) {
    const reportId = reportIdFrom(submission.submissionKey, attempt)
    const submitted = await submitAs(taking, submission, { reportId, code, identification })
    if (submitted !== 'id-taken') return submitted
  }
  return { outcome: 'key-not-free' }
}

/** What is answered to one that was taken in before; null for a new one. Writes nothing, and needs none of the evidence kept. */
export async function submittedBefore(taking: Taking, submission: Submission): Promise<Submitted | null> {
  const { code, identification } = identified(taking, submission)
  for (let attempt = 0; attempt < MOST_IDS; attempt += 1) {
    const reportId = reportIdFrom(submission.submissionKey, attempt)
    const report = await taking.handling.load(reportId)
    if (report === null) return null
    if (isSameHash(report.codeHash, identification.codeHash)) return answerOf(taking, report, { reportId, code, identification })
  }
  return null
}

function identified({ secrets }: Taking, submission: Submission): Omit<Identified, 'reportId'> {
  const code = receiptCode(submission.submissionKey, secrets.receiptKey)
  return { code, identification: { codeHash: Buffer.from(receiptCodeHash(code, secrets.pepper)), contentDigest: contentDigest(secrets, submission) } }
}

function answerOf({ secrets }: Taking, { state, contentDigest: taken }: LoadedReport, { reportId, code, identification }: Identified): Submitted {
  const receipt: Receipt = { reportId, number: publicNumber(reportId, secrets.numberKey), code, state }
  return { outcome: isSameHash(taken, identification.contentDigest) ? 'taken-in-before' : 'differs-from-before', receipt }
}

type Identified = { readonly reportId: ReportId; readonly code: ReceiptCode; readonly identification: Identification }

async function submitAs(taking: Taking, submission: Submission, as: Identified): Promise<Submitted | 'id-taken'> {
  const { reportId, code, identification } = as
  const now = taking.handling.world().now
  const { command, content } = submitCommand(taking.keys, submission, reportId, now)
  const handled = await handle(taking.handling, { reportId, identification, build: () => ({ command, content }) })
  if (handled.outcome === 'refused') return { outcome: 'refused', refusal: handled.refusal }
  if (handled.outcome === 'done') {
    const [sealed] = content.identities
    if (submission.identity !== null && sealed !== undefined && !submission.anonymous && !submission.secret) taking.contacts?.note(reportId, { wording: sealed.wording_no, identity: submission.identity })
    return { outcome: 'taken-in', receipt: { reportId, number: publicNumber(reportId, taking.secrets.numberKey), code, state: handled.state } }
  }
  return isSameHash(handled.report.codeHash, identification.codeHash) ? answerOf(taking, handled.report, as) : 'id-taken'
}

function submitCommand(keys: KeyManager, submission: Submission, reportId: ReportId, at: number): { command: Submit; content: Content } {
  const { key, words, identity, evidence, entered } = submission
  const place = { reportId, key, at }
  const wordings: Wording[] = [{ kind: 'report', text: JSON.stringify(words) }]
  if (identity !== null) wordings.push({ kind: 'identity', text: JSON.stringify(identity) })
  if (entered !== undefined && entered.source !== '') wordings.push({ kind: 'source', text: entered.source })
  const texts = sealedWordings(place, wordings, 1)
  const files = sealedEvidence(place, evidence, 1)
  const { epoch, wrapped } = keys.wrap(key, reportId)
  return {
    command: {
      type: 'submit', reportId, channel: submission.channel, classification: submission.classification, government: submission.government,
      agencyWished: submission.agencyWished, region: submission.region, occurredOn: submission.occurredOn,
      anonymous: submission.anonymous, secret: submission.secret,
      contactGiven: offersOf(identity).length > 0,
      offers: offersOf(identity),
      wordings: texts.refs, files: files.refs,
      ...(entered && { by: entered.by, ...(entered.receivedAt !== null && { receivedAt: entered.receivedAt }) }),
    },
    content: { ...texts.content, ...files.content, keys: [{ report_id: reportId, epoch, wrapped: Buffer.from(wrapped) }] },
  }
}

/** Keyed, so that whoever reads the database can't try out short texts against it. */
function contentDigest({ digestKey }: ServerSecrets, submission: Submission): Buffer {
  const { submissionKey, key: _key, evidence, entered, ...rest } = submission
  // Whoever sends it again: what was entered is the same.
  const from = entered && { source: entered.source, receivedAt: entered.receivedAt }
  const content = JSON.stringify({ ...rest, from, files: evidence.map((file) => Buffer.from(file.plainSha256).toString('hex')).sort() })
  return createHmac('sha256', digestKey).update(submissionKey).update(content).digest()
}
