// The same life lived by another report: the same instants and decisions, but a number, a key, words and salts of its own.
// Deciding takes 4 ms for a report that was worked to its end; this takes a tenth of it.
import { createHash, hash } from 'node:crypto'
import { canonical } from '../../src/log/canonical.ts'
import { reportIdFrom } from '../../src/report/numbers/public-number.ts'
import { receiptCode, receiptCodeHash } from '../../src/report/numbers/receipt-code.ts'
import { newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { pooledRandom } from '../../src/vault/pooled-random.ts'
import { newReportKey, seal } from '../../src/vault/report-key.ts'
import { JsonText } from './copy-buffer.ts'
import type { FinishedReport } from '../../src/app/finished-report.ts'
import { filledText, holedText, type HoledText } from './holed-text.ts'
import { mixedText } from './mixed-text.ts'
import type { Past } from './past-life.ts'
import type { ReportDraft } from './report-draft.ts'

type Words = { readonly no: number; readonly kind: string; readonly table: 'wording' | 'vault.identity'; readonly length: number }

/** A life laid out for living it again. */
export type LaidOut = {
  readonly life: FinishedReport
  readonly state: HoledText
  readonly events: readonly { readonly body: HoledText; readonly committed: HoledText }[]
  readonly words: readonly Words[]
}

/** What differs: the report's id, then the hash of each text. */
export function laidOut(life: FinishedReport): LaidOut {
  const id = life.report.report_id
  const rows = [...life.wordings.map((row) => ({ ...row, table: 'wording' as const })), ...life.identities.map((row) => ({ ...row, kind: 'identity', table: 'vault.identity' as const }))]
  const pieces = [id, ...rows.map(({ sealed }) => createHash('sha256').update(sealed).digest('hex'))]
  return {
    life,
    state: holedText(JSON.stringify(life.report.state), pieces),
    events: life.events.map(({ at, body, kind, seq }) => ({
      body: holedText(JSON.stringify(body), pieces), committed: holedText(canonical({ at, body: body as object, kind, reportId: id, seq }), pieces),
    })),
    words: rows.map(({ wording_no: no, kind, table, sealed }) => ({ no, kind, table, length: sealed.length })),
  }
}

export function lifeAgain({ keys, secrets, random }: Past, { life, state, events, words }: LaidOut, draft: ReportDraft): FinishedReport {
  const submissionKey = newSubmissionKey(life.report.received_at, pooledRandom(16))
  const reportId = reportIdFrom(submissionKey)
  const key = newReportKey()
  const sealed = words.map(({ no, kind, table, length }) => Buffer.from(seal(key, { reportId, table, id: no }, textOf(kind, draft, random, length))))
  const pieces = [reportId, ...sealed.map((bytes) => hash('sha256', bytes, 'hex'))]
  const ours = <Row extends { readonly report_id: string }>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, report_id: reportId }))
  const { epoch, wrapped } = keys.wrap(key, reportId)
  const salts = events.map(() => pooledRandom(16))
  const sealedOf = (table: Words['table']) => sealed.filter((_, index) => words[index]?.table === table)
  return {
    report: {
      ...life.report, report_id: reportId, code_hash: Buffer.from(receiptCodeHash(receiptCode(submissionKey, secrets.receiptKey), secrets.pepper)),
      content_digest: pooledRandom(32), // nobody sends this one a second time
      state: new JsonText(filledText(state, pieces)) as never,
    },
    events: life.events.map((event, index) => ({ ...event, report_id: reportId, body: new JsonText(filledText(at(events, index).body, pieces)), salt: at(salts, index) })),
    leaves: life.leaves.map((leaf, index) => ({ ...leaf, report_id: reportId, commitment: committed(at(salts, index), filledText(at(events, index).committed, pieces)) })),
    holdings: ours(life.holdings), owed: ours(life.owed), owedNoMore: [], numbersNoMore: [], responsesNoMore: [], warnings: ours(life.warnings), warningsNoMore: [], deadlines: ours(life.deadlines), messages: ours(life.messages), outcomes: [],
    numbers: ours(life.numbers).map((row) => ({ ...row, number: `${random.whole(1_000_000, 9_999_999)}` })),
    responses: ours(life.responses),
    wordings: ours(life.wordings).map((row, index) => ({ ...row, sealed: at(sealedOf('wording'), index) })),
    identities: ours(life.identities).map((row, index) => ({ ...row, sealed: at(sealedOf('vault.identity'), index) })),
    // Filed in the same second, so in the same spans.
    masked: life.masked.map((row) => ({ ...row, report_id: reportId, subject: draft.title, description: draft.description })),
    places: [], evidence: [], keys: [{ report_id: reportId, epoch, wrapped: Buffer.from(wrapped) }],
  }
}

function textOf(kind: string, draft: ReportDraft, random: Past['random'], sealedLength: number): string {
  if (kind === 'report') return JSON.stringify({ title: draft.title, description: draft.description, place: draft.place, village: draft.village, time: draft.time, hope: draft.hope })
  if (kind === 'identity') return JSON.stringify(draft.person)
  if (kind === 'masked') return JSON.stringify({ subject: draft.title, description: draft.description })
  return mixedText(random, Math.max(20, sealedLength - 32))
}

function committed(salt: Buffer, text: string): Buffer {
  return hash('sha256', Buffer.concat([salt, Buffer.from(text)]), 'buffer')
}

function at<Value>(values: readonly Value[], index: number): Value {
  return values[index] as Value
}
