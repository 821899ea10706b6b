// The request that sends the report form: laid out beforehand as a browser without script sends it, the key put in last.
import type { ReportDraft } from '../data/report-draft.ts'
import type { ReportForm } from './report-form.ts'

export type EvidenceFile = { readonly name: string; readonly type: string; readonly bytes: Buffer }

/** Bytes with a gap of 36 for the submission key in its canonical form. */
export type ReportPost = { readonly bytes: Buffer; readonly keyAt: number }

const BOUNDARY = '----WebKitFormBoundaryq3Zs1mV7c0T5uKxD'
const EMPTY_KEY = '00000000-0000-7000-8000-000000000000'

export function reportPost(port: number, form: ReportForm, draft: ReportDraft, file: EvidenceFile | null): ReportPost {
  const body = Buffer.concat([...formFields(form, draft, file).map(part), Buffer.from(`--${BOUNDARY}--\r\n`)])
  const bytes = Buffer.concat([Buffer.from(head(port, form, body.length)), body])
  return { bytes, keyAt: bytes.indexOf(EMPTY_KEY) }
}

/** The request with this key (16 bytes) in it, as a buffer of its own. */
export function withKey({ bytes, keyAt }: ReportPost, key: Buffer): Buffer {
  const request = Buffer.allocUnsafe(bytes.length)
  bytes.copy(request)
  const hex = key.toString('hex', 0, 16)
  request.write(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`, keyAt, 'latin1')
  return request
}

type Field = readonly [name: string, value: string | EvidenceFile]

const NO_FILE: EvidenceFile = { name: '', type: 'application/octet-stream', bytes: Buffer.alloc(0) }

/** In the order of the page: what is left empty is sent empty, what isn't ticked is not sent, a file field without a file is. */
function formFields(form: ReportForm, draft: ReportDraft, file: EvidenceFile | null): Field[] {
  const typed = typedValues(draft)
  return form.controls.flatMap(({ name, type, value }): Field[] => {
    if (name === form.keyField) return [[name, EMPTY_KEY]]
    if (type === 'hidden') return [[name, value]]
    if (type === 'file') return [[name, file ?? NO_FILE]]
    if (type === 'checkbox') return typed[name] === undefined ? [] : [[name, 'on']]
    return [[name, typed[name] ?? '']]
  })
}

/** By name of the field; the others of the page stay empty. */
function typedValues(draft: ReportDraft): Readonly<Record<string, string>> {
  const { person } = draft
  return {
    kind: draft.classification, subject: draft.title, description: draft.description.replaceAll('\n', '\r\n'), time: draft.time, village: draft.village,
    place: draft.place, hope: draft.hope, district: draft.district ?? '', agency: draft.agency ?? '',
    ...(draft.occurredOn === null ? { dateUnknown: 'on' } : { date: draft.occurredOn }),
    ...(draft.anonymous ? { anonymous: 'on' } : {}), ...(draft.secret ? { secret: 'on' } : {}),
    ...(person === null ? {} : { name: person.name, phone: person.phone, email: person.email, address: person.address }),
  }
}

function part([name, value]: Field): Buffer {
  const start = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`
  if (typeof value === 'string') return Buffer.from(`${start}\r\n\r\n${value}\r\n`)
  return Buffer.concat([Buffer.from(`${start}; filename="${value.name}"\r\nContent-Type: ${value.type}\r\n\r\n`), value.bytes, Buffer.from('\r\n')])
}

function head(port: number, { action, cookie }: ReportForm, length: number): string {
  const host = `127.0.0.1:${port}`
  return [
    `POST ${action} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: keep-alive',
    `Content-Length: ${length}`,
    'Cache-Control: max-age=0',
    `Origin: http://${host}`,
    `Content-Type: multipart/form-data; boundary=${BOUNDARY}`,
    'Upgrade-Insecure-Requests: 1',
    'User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
    'Sec-Fetch-Site: same-origin',
    'Sec-Fetch-Mode: navigate',
    'Sec-Fetch-User: ?1',
    'Sec-Fetch-Dest: document',
    `Referer: http://${host}${action}`,
    'Accept-Encoding: gzip, deflate, br',
    'Accept-Language: id-ID,id;q=0.9,en;q=0.6',
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    '',
    '',
  ].join('\r\n')
}
