// What was typed into a form, in the shape in which error pages give it back.
import type { Text } from '../text/text.ts'
import type { Resend } from './errors/resend-form.tsx'
import type { TypedField } from './errors/typed-text.tsx'
import type { Fields } from './read-form.ts'
import type { RequestContext } from './web.ts'

/** Fields that hold something a person wrote, with their labels; tick boxes, keys and codes are not among them. */
function labels(t: Text): readonly (readonly [string, string])[] {
  return [
    ['subject', t.form.subject], ['description', t.form.description], ['village', t.form.village], ['place', t.form.place], ['hope', t.form.hope],
    ['name', t.form.name], ['phone', t.form.phone], ['email', t.form.email], ['address', t.form.address],
    ['source', t.intake.source], ['note', t.intake.note.text], ['reaction', t.intake.reaction.text],
    ['reply', t.report.replyText], ['reason', t.report.withdrawReason],
    ['title', t.publication.fieldTitle], ['reported', t.publication.fieldReported], ['done', t.publication.fieldDone],
  ]
}

export function typedBack(c: RequestContext, t: Text): readonly TypedField[] {
  const fields = c.get('typed')
  if (fields === undefined) return []
  const named = labels(t).flatMap(([name, label]) => {
    const value = fields.get(name)?.[0] ?? ''
    return value.trim() === '' ? [] : [{ label, value }]
  })
  const known = new Set(labels(t).map(([name]) => name))
  return [...named, ...otherTexts(fields, known)]
}

/** What was written into fields whose labels only their own page or procedure knows; keys, codes and choices are one word each. */
function otherTexts(fields: Fields, known: ReadonlySet<string>): readonly TypedField[] {
  return [...fields].flatMap(([name, [value = '']]) => (!known.has(name) && !SECRETS.includes(name) && /\s/.test(value.trim()) ? [{ label: '', value }] : []))
}

/** Fields of passwords and codes. */
const SECRETS = ['code', 'password', 'again', 'current']

/** Everything as it was sent, to be sent again; undefined where nothing was posted, a secret code was among it, or not all of it was read: a wish to be protected may have been in the rest. */
export function resendOf(c: RequestContext): Resend | undefined {
  const fields = c.get('typed')
  if (fields === undefined || c.get('typedInPart') === true || SECRETS.some((name) => fields.has(name))) return undefined
  return { action: c.req.path, fields: [...fields].flatMap(([name, values]) => values.map((value) => [name, value] as const)), hadFiles: (c.req.header('content-type') ?? '').startsWith('multipart/') && c.get('filesSent') !== false }
}
