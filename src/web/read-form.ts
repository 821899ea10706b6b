// Reads a posted form, urlencoded or multipart, as it streams in; files go to the taker one after another.
import { Busboy, type BusboyFileStream } from '@fastify/busboy'
import type { Readable } from 'node:stream'

export type FormFile = {
  readonly field: string
  readonly fileName: string
  readonly declaredType: string
  /** Sets `truncated` when the file is larger than the limit. */
  readonly stream: BusboyFileStream
}

export type FormLimits = {
  readonly fields: number
  /** Bytes of one field. */
  readonly fieldBytes: number
  readonly files: number
  /** Bytes of one file. */
  readonly fileBytes: number
  /** Bytes of the whole body. */
  readonly bodyBytes: number
}

/** The fields by name, in order; a name may come several times. */
export type Fields = ReadonlyMap<string, readonly string[]>

export type FormRead = { readonly fields: Fields } | { readonly problem: FormProblem }

/** Why the body could not be read as a form; the connection may still be sending. */
export type FormProblem = 'not-a-form' | 'broken-form' | 'form-too-large' | 'too-many-fields' | 'too-many-files'

export type FormSource = { readonly body: Readable; readonly contentType: string; readonly contentLength: number | null }

/**
 * Reads the whole form. `takeFile` is given the fields that came before the file; it must read the stream to its end.
 * @throws whatever `takeFile` throws, after the rest of the body was let go.
 */
export async function readForm(
  source: FormSource, limits: FormLimits, takeFile: (file: FormFile, before: Fields) => Promise<void>,
): Promise<FormRead> {
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(source.contentType)) return { problem: 'not-a-form' }
  if (source.contentLength !== null && source.contentLength > limits.bodyBytes) return { problem: 'form-too-large' }
  const busboy = newBusboy(source.contentType, limits)
  if (busboy === null) return { problem: 'broken-form' }
  return new FormReading(source, busboy, limits, takeFile).result
}

function newBusboy(contentType: string, limits: FormLimits): InstanceType<typeof Busboy> | null {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: {
        fields: limits.fields, fieldSize: limits.fieldBytes, fieldNameSize: 100, files: limits.files, fileSize: limits.fileBytes,
        parts: limits.fields + limits.files, headerPairs: 20,
      },
    })
  } catch {
    return null // no boundary in the content type
  }
}

class FormReading {
  readonly result: Promise<FormRead>
  readonly #fields = new Map<string, string[]>()
  #problem: FormProblem | null = null
  #received = 0
  #files: Promise<void> = Promise.resolve()

  constructor(source: FormSource, busboy: InstanceType<typeof Busboy>, limits: FormLimits, takeFile: (file: FormFile, before: Fields) => Promise<void>) {
    this.result = new Promise((resolve, reject) => {
      const stop = (problem: FormProblem) => {
        this.#problem ??= problem
        source.body.unpipe(busboy)
        source.body.resume()
        this.#files.then(() => resolve({ problem }), reject)
      }
      busboy.on('field', (name, value, nameTruncated, valueTruncated) => {
        if (nameTruncated || valueTruncated) return stop('form-too-large')
        const earlier = this.#fields.get(name)
        if (earlier === undefined) this.#fields.set(name, [value])
        else earlier.push(value)
      })
      busboy.on('file', (field, stream, fileName, _encoding, declaredType) => {
        const before = new Map(this.#fields)
        stream.on('error', () => undefined) // the taker sees the failure by reading; busboy destroys the stream of a broken body
        this.#files = this.#files.then(() => takeFile({ field, fileName: fileName ?? '', declaredType, stream }, before))
        this.#files.catch((error: unknown) => {
          source.body.unpipe(busboy)
          source.body.resume()
          reject(error)
        })
      })
      busboy.on('partsLimit', () => stop('too-many-fields'))
      busboy.on('fieldsLimit', () => stop('too-many-fields'))
      busboy.on('filesLimit', () => stop('too-many-files'))
      busboy.on('error', () => stop('broken-form'))
      busboy.on('finish', () => {
        if (this.#problem === null) this.#files.then(() => resolve({ fields: this.#fields }), reject)
      })
      source.body.on('data', (chunk: Buffer) => {
        this.#received += chunk.length
        if (this.#received > limits.bodyBytes) stop('form-too-large')
      })
      source.body.on('error', () => stop('broken-form'))
      source.body.on('aborted', () => stop('broken-form'))
      source.body.pipe(busboy)
    })
  }
}
