// Reads a posted form, urlencoded or multipart, as it streams in; files go to the taker one after another.
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import { finished, Readable } from 'node:stream'
import { onTooSlow, TooSlow } from './too-slow.ts'
import { plainBoundary, smallFormFields, SMALL_FORM_BYTES } from './small-form.ts'

export type FormFile = {
  readonly field: string
  readonly fileName: string
  readonly declaredType: string
  /** At most `fileBytes` of it; reading throws when the form breaks off. Who stops before its end leaves the rest to the reader of the form. */
  readonly content: AsyncIterable<Uint8Array>
}

export type TakeFile = (file: FormFile, before: Fields) => Promise<void>

export type FormLimits = {
  readonly fields: number
  /** Bytes of one field, and of all together. */
  readonly fieldBytes: number
  readonly allFieldsBytes: number
  readonly files: number
  /** Bytes of one file that are passed on. */
  readonly fileBytes: number
  /** Bytes of the whole body. */
  readonly bodyBytes: number
}

/** The fields by name, in order; a name may come several times. */
export type Fields = ReadonlyMap<string, readonly string[]>

/** `fields` is what could be read of them, also beside a problem. `fault` is what a taker threw. */
export type FormRead =
  | { readonly fields: Fields }
  | { readonly fields: Fields; readonly problem: FormProblem }
  | { readonly fields: Fields; readonly fault: unknown }

/** Why the body is not taken as a form. */
export type FormProblem = 'not-a-form' | 'broken-form' | 'too-slow' | 'form-too-large' | 'too-many-fields' | 'too-many-files'

export type FormSource = { readonly body: Readable; readonly contentType: string; readonly contentLength: number | null }

/** So many times the largest body are read on after a problem, so that its sender hears the answer; then the connection is ended. */
const PATIENCE = 4

/**
 * Reads the whole body, also after a problem or a fault: the fields behind a file are part of what was typed. Only of a sender
 * who is too slow the rest is not waited for.
 * `takeFile` is given the fields that came before the file; after a problem or a fault no more files are taken. It is not
 * called for the empty part that stands for a file field in which nothing was chosen, where the form is small and plain.
 */
export async function readForm(source: FormSource, limits: FormLimits, takeFile: TakeFile): Promise<FormRead> {
  const boundary = isSmall(source, limits) ? plainBoundary(source.contentType) : null
  if (boundary === null) return readAnyForm(source, limits, takeFile)
  const { body, broken } = await wholeBody(source.body)
  const fields = broken === null ? smallFormFields(body, boundary, limits.fields) : null
  return fields === null ? readAnyForm({ ...source, body: Readable.from(again(body, broken)) }, limits, takeFile) : { fields }
}

function isSmall({ contentLength }: FormSource, { bodyBytes, fieldBytes, allFieldsBytes }: FormLimits): boolean {
  return contentLength !== null && contentLength <= Math.min(SMALL_FORM_BYTES, bodyBytes, fieldBytes, allFieldsBytes)
}

/** What came, and why no more did. */
type WholeBody = { readonly body: Buffer; readonly broken: Error | null }

function wholeBody(stream: Readable): Promise<WholeBody> {
  const pieces: Buffer[] = []
  stream.on('data', (piece: Buffer) => pieces.push(piece))
  return new Promise((resolve) => {
    const settle = (broken: Error | null) => resolve({ body: Buffer.concat(pieces), broken })
    onTooSlow(stream, () => settle(new TooSlow()))
    finished(stream, { writable: false }, (error) => settle(error ?? null))
  })
}

function* again(body: Buffer, broken: Error | null): Generator<Buffer> {
  yield body
  if (broken !== null) throw broken
}

async function readAnyForm(source: FormSource, limits: FormLimits, takeFile: TakeFile): Promise<FormRead> {
  const isForm = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\s*(?:;|$)/i.test(source.contentType)
  const busboy = isForm ? newBusboy(source.contentType, limits) : null
  if (busboy === null) {
    const problem = (await letGo(source.body, limits)) ?? (isForm ? 'broken-form' : 'not-a-form')
    return { fields: new Map(), problem }
  }
  return new FormReading(source, busboy, limits, takeFile).result
}

function newBusboy(contentType: string, limits: FormLimits): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fields: limits.fields + 1, fieldSize: limits.fieldBytes, fieldNameSize: 100, files: limits.files, fileSize: limits.fileBytes,
        parts: limits.fields + limits.files + 2, headerPairs: 20,
      },
    })
  } catch {
    return null // no boundary in the content type
  }
}

/** Reads a body to its end, or to the end of patience, and keeps nothing. */
function letGo(body: Readable, { bodyBytes }: FormLimits): Promise<'too-slow' | null> {
  let received = 0
  body.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received > PATIENCE * bodyBytes) body.destroy()
  })
  return new Promise((resolve) => {
    onTooSlow(body, () => resolve('too-slow'))
    finished(body, { writable: false }, () => resolve(null))
  })
}

class FormReading {
  readonly result: Promise<FormRead>
  readonly #limits: FormLimits
  readonly #takeFile: TakeFile
  readonly #fields = new Map<string, string[]>()
  readonly #untaken = new Set<BusboyFileStream>()
  #fieldCount = 0
  #fieldsBytes = 0
  #problem: FormProblem | null = null
  #fault: { readonly thrown: unknown } | null = null
  #files: Promise<void> = Promise.resolve()

  constructor({ body, contentLength }: FormSource, busboy: InstanceType<typeof Busboy>, limits: FormLimits, takeFile: TakeFile) {
    this.#limits = limits
    this.#takeFile = takeFile
    if (contentLength !== null && contentLength > limits.bodyBytes) this.#problem = 'form-too-large'
    busboy.on('field', (name, value, nameCut, valueCut) => this.#keep(name, value, nameCut || valueCut))
    busboy.on('file', (field, stream, fileName, _encoding, declaredType) => this.#queue(stream, { field, fileName: fileName ?? '', declaredType }))
    busboy.on('partsLimit', () => this.#note('too-many-fields'))
    busboy.on('filesLimit', () => this.#note('too-many-files'))
    this.result = new Promise((resolve) => {
      const settle = () => void this.#files.then(() => resolve(this.#read()))
      const breakOff = (problem: 'broken-form' | 'too-slow') => {
        this.#problem = problem
        body.unpipe(busboy)
        body.resume()
        for (const stream of this.#untaken) stream.destroy(new Error('The form broke off.'))
      }
      const broken = () => {
        breakOff('broken-form')
        finished(body, { writable: false }, settle)
      }
      const slow = () => {
        breakOff('too-slow')
        settle()
      }
      onTooSlow(body, slow)
      busboy.once('error', broken)
      busboy.on('error', () => undefined) // more of them may follow the first
      busboy.once('finish', settle)
      this.#watch(body)
      finished(body, { writable: false }, (error) => error && (error instanceof TooSlow ? slow() : broken()))
      body.pipe(busboy)
    })
  }

  #watch(body: Readable): void {
    let received = 0
    body.on('data', (chunk: Buffer) => {
      received += chunk.length
      if (received > this.#limits.bodyBytes) this.#note('form-too-large')
      if (received > PATIENCE * this.#limits.bodyBytes) body.destroy()
    })
  }

  /** The first problem stands, except that a body which breaks off is broken whatever else it is. */
  #note(problem: FormProblem): void {
    this.#problem ??= problem
  }

  #keep(name: string, value: string, cut: boolean): void {
    this.#fieldCount += 1
    this.#fieldsBytes += Buffer.byteLength(value)
    if (this.#fieldCount > this.#limits.fields) return this.#note('too-many-fields')
    if (cut || this.#fieldsBytes > this.#limits.allFieldsBytes) this.#note('form-too-large')
    if (this.#fieldsBytes > this.#limits.allFieldsBytes) return
    const earlier = this.#fields.get(name)
    if (earlier === undefined) this.#fields.set(name, [value])
    else earlier.push(value)
  }

  #queue(stream: BusboyFileStream, file: Omit<FormFile, 'content'>): void {
    const before = new Map(this.#fields)
    stream.on('error', () => undefined) // whoever reads it hears of it by reading
    this.#untaken.add(stream)
    this.#files = this.#files.then(() => this.#take(stream, file, before))
  }

  async #take(stream: BusboyFileStream, file: Omit<FormFile, 'content'>, before: Fields): Promise<void> {
    try {
      if (this.#problem === null && this.#fault === null) await this.#takeFile({ ...file, content: stream.iterator({ destroyOnReturn: false }) }, before)
    } catch (thrown) {
      this.#fault ??= { thrown }
    }
    this.#untaken.delete(stream)
    stream.resume()
  }

  #read(): FormRead {
    const fields = this.#fields
    if (this.#problem === 'broken-form' || this.#problem === 'too-slow') return { fields, problem: this.#problem }
    if (this.#fault !== null) return { fields, fault: this.#fault.thrown }
    return this.#problem === null ? { fields } : { fields, problem: this.#problem }
  }
}
