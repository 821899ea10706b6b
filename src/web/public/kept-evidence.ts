// Files that were accepted while the rest of their form was not: they stay on disk for a day, and the form carries a sealed
// note of them, with the key they are sealed with, so that nobody has to send a photo twice over a slow network.
import { KEPT_MS } from '../../app/remove-orphaned-files.ts'
import type { TakenEvidence } from '../../app/take-evidence.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { reportKeyFrom, type ReportKey } from '../../vault/report-key.ts'
import { typed } from '../form-values.ts'
import type { Fields } from '../read-form.ts'
import { openedValue, sealedValue } from '../sealed-value.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { Web } from '../web.ts'

/** The report that the files will belong to, and the key they are sealed with. */
export type EvidencePlace = { readonly reportId: ReportId; readonly key: ReportKey }

/** What form brings them, at the desk in whose hands: a note of one is none for another, though all name the same report. */
export type KeptFor = 'report' | 'reply' | `entry by ${number}` | `reaction by ${number}` | `act ${string} by ${number}`

const FIELD = 'kept'

type Note = { readonly reportId: ReportId; readonly key: string; readonly files: readonly NotedFile[] }

type NotedFile = Omit<TakenEvidence, 'staged'> & {
  readonly staged: { readonly handle: string; readonly fileId: string; readonly plainSize: number; readonly sealedSize: number; readonly plainSha256: string; readonly sealedSha256: string }
}

export function keptField({ secrets, clock }: Web, purpose: KeptFor, { reportId, key }: EvidencePlace, files: readonly TakenEvidence[]): Hidden {
  const note: Note = { reportId, key: key.export().toString('base64url'), files: files.map(noted) }
  return { [FIELD]: sealedValue(secrets.cookieKey, `kept-files-of-${purpose}`, note, clock.now() + KEPT_MS) }
}

export type KeptEvidence = { readonly place: EvidencePlace; readonly files: readonly TakenEvidence[] }

/** `none` when the form carries no note, `run-out` when it carries one that no longer opens. */
export function keptEvidence({ secrets, clock }: Web, purpose: KeptFor, fields: Fields): KeptEvidence | 'none' | 'run-out' {
  const text = typed(fields, FIELD)
  if (text === '') return 'none'
  const note = openedValue(secrets.cookieKey, `kept-files-of-${purpose}`, text, clock.now()) as Note | null
  if (note === null) return 'run-out'
  const place = { reportId: note.reportId, key: reportKeyFrom(Buffer.from(note.key, 'base64url')) }
  return { place, files: note.files.map((file) => restored(file, note.reportId)) }
}

function noted({ staged, ...file }: TakenEvidence): NotedFile {
  const { handle, fileId, plainSize, sealedSize } = staged
  return { ...file, staged: { handle, fileId, plainSize, sealedSize, plainSha256: hex(staged.plainSha256), sealedSha256: hex(staged.sealedSha256) } }
}

function restored({ staged, ...file }: NotedFile, reportId: ReportId): TakenEvidence {
  return {
    ...file,
    staged: { ...staged, reportId, plainSha256: Buffer.from(staged.plainSha256, 'hex'), sealedSha256: Buffer.from(staged.sealedSha256, 'hex'), head: new Uint8Array() },
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
