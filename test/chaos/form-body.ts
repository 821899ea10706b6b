// A form as a browser puts it on the wire.
import type { SentFile } from './history.ts'

export type FormBody = { readonly type: string; readonly bytes: Buffer }

export type Fields = Readonly<Record<string, string>>

/** Hidden fields first, files last, as the page has them. */
export async function formBody(fields: Fields, files: readonly SentFile[]): Promise<FormBody> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const file of files) form.append('files', new File([new Uint8Array(file.bytes)], file.name, { type: 'application/pdf' }))
  const encoded = new Response(form)
  return { type: encoded.headers.get('content-type') ?? '', bytes: Buffer.from(await encoded.arrayBuffer()) }
}
