// Evidence files as a body outside is given them: as they came, or as copies that don't tell who sent them; with the checksum of what is given.
import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { ReportId } from '../report/numbers/public-number.ts'
import { photoDerivative } from '../vault/photo-derivative.ts'
import type { ReportKey } from '../vault/report-key.ts'
import type { Verdicts } from '../scanner/remembered-verdicts.ts'
import type { Files } from './ports.ts'
import type { ReadEvidence } from './read-report.ts'

export type GivenFile = { readonly no: number; readonly kind: string; /** Under which it is given. */ readonly name: string; /** Bytes, as it is given. */ readonly size: number; /** Hex SHA-256 of the same bytes. */ readonly checksum: string; /** The same bytes, read anew each time. */ readonly bytes: () => AsyncIterable<Uint8Array> }

export type Giving = { readonly files: Files; readonly reportId: ReportId; readonly key: ReportKey; /** Photos without place and camera. */ readonly copies: boolean; /** Null where there is no scanner. */ readonly verdicts: Verdicts | null }

/** Pixels of the longer side of a copy. */
const COPY_SIDE = 2_560

export async function givenEvidence(giving: Giving, evidence: readonly ReadEvidence[]): Promise<readonly GivenFile[]> {
  const given: GivenFile[] = []
  // One after another: a report may hold twenty videos.
  for (const file of evidence) {
    if (await isMalicious(giving, file)) continue
    const bytes = await readerOf(giving, file)
    const hash = createHash('sha256')
    let size = 0
    for await (const piece of bytes()) {
      hash.update(piece)
      size += piece.length
    }
    if (size > 0) given.push({ no: file.no, kind: file.kind, name: file.name, size, checksum: hash.digest('hex'), bytes })
  }
  return given
}

/** What a scanner found a malicious program in leaves the house for nobody. @throws ScannerFault */
async function isMalicious({ verdicts, files, reportId, key }: Giving, { no, fileId, size }: ReadEvidence): Promise<boolean> {
  return verdicts !== null && (await verdicts.of(`${reportId}/${no}`, () => files.readRange({ reportId, fileId }, key, { start: 0, end: size }))) === 'malicious'
}

/** Copies are drawn once and kept, originals are read again. Of a photo that can't be drawn nothing is given. */
async function readerOf({ files, reportId, key, copies }: Giving, { kind, fileId, size }: ReadEvidence): Promise<GivenFile['bytes']> {
  const original = () => files.readRange({ reportId, fileId }, key, { start: 0, end: size })
  if (!copies || kind !== 'photo') return original
  const copy = await photoDerivative(await buffer(original()), { maxSide: COPY_SIDE })
  return () => piecesOf(copy === null ? [] : [copy.bytes])
}

async function* piecesOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}
