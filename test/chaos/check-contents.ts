// Every text and file that an event names is there as it was sealed, and opens; and none is there that no event names.
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Files, KeyManager } from '../../src/app/ports.ts'
import type { FileRef, WordingRef } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { openText, type ReportKey } from '../../src/vault/report-key.ts'
import { eventOf } from './decisions.ts'
import { isSame } from './same.ts'
import type { StoredReport } from './stored-report.ts'

export type Vault = { readonly keys: KeyManager; readonly files: Files }

export type OpenedFile = { readonly name: string; /** Of the file as it was sent, hexadecimal. */ readonly sha256: string }

export type OpenedReport = { readonly texts: ReadonlyMap<number, { readonly kind: string; readonly text: string }>; readonly files: readonly OpenedFile[] }

/** Opens everything; faults are sentences. */
export async function openedReport({ keys, files }: Vault, stored: StoredReport): Promise<{ readonly opened: OpenedReport | null; readonly problems: readonly string[] }> {
  const id = stored.report.report_id as ReportId
  const [wrapped, ...more] = stored.keys
  if (wrapped === undefined || more.length > 0) return { opened: null, problems: [`it has ${stored.keys.length} keys`] }
  try {
    const key = keys.unwrap(wrapped, id)
    const texts = [...stored.wordings.map((row) => textOf(key, id, row, 'wording')), ...stored.identities.map((row) => textOf(key, id, { ...row, kind: 'identity' }, 'vault.identity'))]
    const problems = (await Promise.all(stored.evidence.map((row) => fileProblems(files, row)))).flat()
    const readable = problems.length > 0 ? [] : await Promise.all(stored.evidence.map((row) => openedFile(files, key, row)))
    return { opened: { texts: new Map(texts), files: readable }, problems: [...referenceProblems(stored), ...problems] }
  } catch (error) {
    return { opened: null, problems: [`it does not open: ${String(error)}`] }
  }
}

type TextRow = { readonly wording_no: number; readonly kind: string; readonly sealed: Buffer }

function textOf(key: ReportKey, reportId: ReportId, { wording_no, kind, sealed }: TextRow, table: string): [number, { kind: string; text: string }] {
  return [wording_no, { kind, text: openText(key, { reportId, table, id: wording_no }, sealed) }]
}

type EvidenceRow = StoredReport['evidence'][number]

async function fileProblems(files: Files, row: EvidenceRow): Promise<string[]> {
  const found = await files.verifySealed({ reportId: row.report_id as ReportId, fileId: row.file_id }, row.sealed_hash)
  return found === 'intact' ? [] : [`its file ${row.file_no} is ${found}`]
}

async function openedFile(files: Files, key: ReportKey, row: EvidenceRow): Promise<OpenedFile> {
  const reportId = row.report_id as ReportId
  const bytes = await buffer(files.read({ reportId, fileId: row.file_id }, key))
  if (String(bytes.length) !== row.size) throw new Error(`file ${row.file_no} has ${bytes.length} bytes, not ${row.size}`)
  return { name: openText(key, { reportId, table: 'evidence', id: row.file_no }, row.sealed_name), sha256: createHash('sha256').update(bytes).digest('hex') }
}

function referenceProblems({ events, wordings, identities, evidence }: StoredReport): string[] {
  const named = events.map(eventOf)
  const texts = named.flatMap((event): readonly WordingRef[] => ('wordings' in event ? event.wordings : []))
  const files = named.flatMap((event): readonly FileRef[] => ('files' in event ? event.files : []))
  const textRows = [...wordings, ...identities.map((row) => ({ ...row, kind: 'identity' }))].map(({ wording_no, kind, sealed }) => ({ no: wording_no, kind, hash: sha256(sealed) }))
  const fileRows = evidence.map(({ file_no, kind, size, sealed_hash }) => ({ no: file_no, kind, size: Number(size), hash: sealed_hash.toString('hex') }))
  return [
    ...(isSame(byNumber(texts), byNumber(textRows)) ? [] : ['its texts are not those that its events name']),
    ...(isSame(byNumber(files), byNumber(fileRows)) ? [] : ['its files are not those that its events name']),
  ]
}

function byNumber<Ref extends { readonly no: number }>(refs: readonly Ref[]): Ref[] {
  return refs.toSorted((one, other) => one.no - other.no)
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
