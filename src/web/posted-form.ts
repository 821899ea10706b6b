// The posted form of a request, read once; what was typed is carried along so that no error page loses it.
import { Readable } from 'node:stream'
import { EVIDENCE_LIMITS } from '../vault/evidence-limits.ts'
import { readForm, type Fields, type FormFile, type FormLimits, type FormRead } from './read-form.ts'
import type { RequestContext } from './web.ts'

export type TakeFile = (file: FormFile, before: Fields) => Promise<void>

/** Browsers send an empty file part where nothing was chosen; one more than the evidence limit is read, to be refused by name. */
const LIMITS: FormLimits = {
  fields: 60,
  fieldBytes: 2_000_000,
  files: EVIDENCE_LIMITS.files + 2,
  fileBytes: EVIDENCE_LIMITS.videoBytes,
  bodyBytes: EVIDENCE_LIMITS.totalBytes + 4_000_000,
}

/** Reads the form; files go to `takeFile`, or are passed over where the form has none to take. */
export async function postedForm(c: RequestContext, takeFile: TakeFile = passOver): Promise<FormRead> {
  const length = c.req.header('content-length')
  const read = await readForm(
    { body: bodyOf(c), contentType: c.req.header('content-type') ?? '', contentLength: length === undefined ? null : Number(length) },
    LIMITS,
    (file, before) => {
      c.set('typed', before)
      return takeFile(file, before)
    },
  )
  if ('fields' in read) c.set('typed', read.fields)
  return read
}

async function passOver({ stream }: FormFile): Promise<void> {
  stream.resume()
  await new Promise((resolve) => stream.once('close', resolve))
}

/** Straight from the socket: half the cost of going through a web stream. */
function bodyOf(c: RequestContext): Readable {
  return c.env.incoming
}
