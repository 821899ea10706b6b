// One evidence file as an answer: opened under the report's key for whoever may have it, never run or shown by the browser as a page of ours.
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { filledSource } from '../app/filled-source.ts'
import type { ByteRange } from '../app/ports.ts'
import { givingOfFile, reportKey } from '../app/read-report.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Opened } from '../report/openings/opening.ts'
import type { Audience } from '../report/audience/view.ts'
import { photoDerivative } from '../vault/photo-derivative.ts'
import { nameOfCopy } from '../vault/name-of-copy.ts'
import { openText } from '../vault/report-key.ts'
import { readEvidenceFile } from '../store/report-contents.ts'
import { heldBack } from './held-back.ts'
import { openingOf } from './opening.ts'
import { byteRange } from './public/byte-range.ts'
import type { RequestContext, Web } from './web.ts'

/** The number of a file as an address carries it; its column holds no more digits. */
const FILE_NUMBER = /^[1-9]\d{0,8}$/

/** Pixels: a number plate across the street stays legible. */
const COPY_SIDE = 2_560

/** The file that the address names, of a report that the route's gate opened to this audience. */
export async function answerEvidence(web: Web, c: RequestContext, { reportId, audience, opened }: { readonly reportId: ReportId; readonly audience: Audience; readonly opened?: Opened }): Promise<Response> {
  const asked = c.req.param('file') ?? ''
  if (!FILE_NUMBER.test(asked)) return c.notFound()
  const no = Number(asked)
  const { pool } = web.database
  const [file, key, giving] = await Promise.all([readEvidenceFile(pool, reportId, no), reportKey({ pool, keys: web.keys }, reportId), givingOfFile(openingOf(web), reportId, no, { audience, ...(opened && { opened }) })])
  if (file === null || key === null || giving === 'none') return c.notFound()
  if (giving === 'copy' && file.kind === 'photo') return answerCopy(c, no, await filledSource(web.files.readRange({ reportId, fileId: file.fileId }, key, { start: 0, end: file.size })))
  const held = await heldBack(web, c, `${reportId}/${no}`, () => web.files.readRange({ reportId, fileId: file.fileId }, key, { start: 0, end: file.size }))
  if (held !== null) return held
  const range = byteRange(c.req.header('range'), file.size)
  c.header('Accept-Ranges', 'bytes')
  if (range === 'outside') return c.body(null, 416, { 'Content-Range': `bytes */${file.size}` })
  const part = range === 'whole' ? { start: 0, end: file.size } : range
  // Read before anything is answered: a file that is gone or was changed is a fault, not half an answer.
  const bytes = await filledSource(web.files.readRange({ reportId, fileId: file.fileId }, key, part))
  const name = giving === 'copy' ? nameOfCopy({ ...file, no }) : openText(key, { reportId, table: 'evidence', id: no }, file.sealedName)
  c.set('contentPolicy', policyOf(file.kind))
  c.header('Content-Type', file.mediaType)
  c.header('Content-Disposition', `${dispositionOf(file.kind)}; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`)
  return c.body(Readable.toWeb(Readable.from(sending(web, c, bytes ?? Readable.from([])))) as ReadableStream, range === 'whole' ? 200 : 206, lengths(part, file.size, range !== 'whole'))
}

/** A photo drawn anew from its pixels, under no name of its own: place, time and camera stay with the original. */
async function answerCopy(c: RequestContext, no: number, original: AsyncIterable<Uint8Array> | null): Promise<Response> {
  const copy = original === null ? null : await photoDerivative(await buffer(original), { maxSide: COPY_SIDE })
  if (copy === null) return c.notFound()
  c.set('contentPolicy', policyOf('photo'))
  c.header('Content-Type', copy.mediaType)
  c.header('Content-Disposition', `inline; filename="${nameOfCopy({ no, kind: 'photo', mediaType: copy.mediaType })}"`)
  return c.body(new Uint8Array(copy.bytes), 200, { 'Content-Length': String(copy.bytes.length) })
}

/** The headers are on their way: a part further on that doesn't open ends the connection, so that nobody takes half a file for a whole one. */
async function* sending(web: Web, c: RequestContext, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    web.log.error('evidence broke off while it was sent', { requestId: c.get('requestId') ?? null, error })
    c.env.outgoing.destroy()
  }
}

/** Nothing may run or load. A player of videos asks for the file once more, from its own page, which must then have an origin. */
function policyOf(kind: string): string {
  return kind === 'video' ? "default-src 'none'; media-src 'self'; sandbox allow-same-origin" : "default-src 'none'; sandbox"
}

/** Browsers show no document in a page that is shut off like this, so it is offered to be kept. */
function dispositionOf(kind: string): 'inline' | 'attachment' {
  return kind === 'document' ? 'attachment' : 'inline'
}

function lengths({ start, end }: ByteRange, size: number, partial: boolean): Record<string, string> {
  return { 'Content-Length': String(end - start), ...(partial && { 'Content-Range': `bytes ${start}-${end - 1}/${size}` }) }
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
