// The posted form of a request, read once; what was typed is carried along so that no error page loses it.
import { Readable } from 'node:stream'
import { EVIDENCE_LIMITS } from '../vault/evidence-limits.ts'
import { readForm, type Fields, type FormLimits, type FormProblem, type TakeFile } from './read-form.ts'
import { arriving, TooSlow } from './too-slow.ts'
import type { RequestContext } from './web.ts'

export type PostedForm = { readonly fields: Fields } | { readonly fields: Fields; readonly problem: FormProblem }

/** Whoever chooses too many photos is told so beside the field, so more are read than are taken; one byte more of a file shows that it is too large. */
const LIMITS: FormLimits = {
  fields: 60,
  fieldBytes: 2_000_000,
  allFieldsBytes: 4_000_000,
  files: 5 * EVIDENCE_LIMITS.files,
  fileBytes: EVIDENCE_LIMITS.videoBytes + 1,
  bodyBytes: EVIDENCE_LIMITS.totalBytes + 4_000_000,
}

/**
 * Reads the form; files go to `takeFile`, or are passed over where the form has none to take.
 * @throws what `takeFile` throws, once everything that was typed has been read
 */
export async function postedForm(c: RequestContext, takeFile: TakeFile = passOver): Promise<PostedForm> {
  const length = c.req.header('content-length')
  let filesSent = false
  const noted: TakeFile = (file, fields) => {
    filesSent ||= file.fileName !== ''
    return takeFile(file, fields)
  }
  const read = await readForm(
    { body: bodyOf(c), contentType: c.req.header('content-type') ?? '', contentLength: length === undefined ? null : Number(length) },
    LIMITS,
    noted,
  )
  c.set('typed', read.fields)
  c.set('filesSent', filesSent)
  if ('fault' in read) throw read.fault
  if ('problem' in read && read.problem === 'too-slow') notWaitedFor(c)
  return read
}

/** There is more of the body: the connection ends with the answer, and what was read is not offered to be sent again. */
function notWaitedFor(c: RequestContext): void {
  c.header('Connection', 'close')
  c.set('typedInPart', true)
}

/** A report with some photos is read whole: the reporter's wishes for protection stand behind the photos in the form. */
const WHOLE_BYTES = 20_000_000
/** Room for the texts of a larger form that stand before its files, and time for them on a slow phone. */
const TYPED_BYTES = 256 * 1024
const TYPED_MS = 4_000

/**
 * For whoever may not send: what they typed, of a very large form only as far as it stands in the first 256 KB. The rest is
 * not waited for, the connection ends with the answer, and such a form is never offered to be sent again as it was read.
 */
export async function readTypedBriefly(c: RequestContext): Promise<void> {
  const body = bodyOf(c)
  if (c.req.method !== 'POST' || body.readableDidRead) return
  const length = c.req.header('content-length')
  if (length !== undefined && Number(length) <= WHOLE_BYTES) return void (await postedForm(c))
  await readTypedFirst(c)
}

/** Of a form that can't be waited for, whatever its size: what was typed as far as it stands in the first 256 KB. */
export async function readTypedFirst(c: RequestContext): Promise<void> {
  const body = bodyOf(c)
  if (body.readableDidRead) return
  notWaitedFor(c)
  const { fields } = await readForm({ body: Readable.from(firstBytes(body)), contentType: c.req.header('content-type') ?? '', contentLength: null }, LIMITS, passOver)
  c.set('typed', fields)
}

async function* firstBytes(body: Readable): AsyncGenerator<Uint8Array> {
  let read = 0
  try {
    for await (const piece of arriving(body, TYPED_MS)) {
      read += piece.length
      yield piece
      if (read >= TYPED_BYTES) return
    }
  } catch (error) {
    if (!(error instanceof TooSlow)) throw error
  }
}

/** For a page that can't do what was asked: what was typed, unless it was read before. */
export async function readTyped(c: RequestContext): Promise<void> {
  if (c.req.method === 'POST' && !bodyOf(c).readableDidRead) await postedForm(c)
}

async function passOver(): Promise<void> {
  // the reader of the form lets go of what is left
}

/** Straight from the socket: half the cost of going through a web stream. */
function bodyOf(c: RequestContext): Readable {
  return c.env.incoming
}
