// The words of an e-mail: the message, how to open the report, who sent it; the same as plain text and as simple HTML.
import type { Message } from '../../../text/id/messages.ts'
import type { Text } from '../../../text/text.ts'

export type EmailParts = {
  readonly t: Text
  /** Said in a line of its own, for who reads that language better. */
  readonly other: { readonly t: Text; readonly message: Message }
  readonly message: Message
  readonly government: string
  readonly link: string
  readonly hasFiles: boolean
  readonly mayReply: boolean
}

export type EmailText = { readonly subject: string; readonly text: string; readonly html: string }

export function emailText(parts: EmailParts): EmailText {
  return { subject: oneLine(parts.message.title), text: plain(parts), html: html(parts) }
}

function plain({ t, other, message, government, link, hasFiles, mayReply }: EmailParts): string {
  return [
    message.body,
    ...(hasFiles ? [t.email.files] : []),
    `${t.email.openHow}\n${link}`,
    mayReply ? t.email.mayReply : t.email.mayNotReply,
    `—\n${t.email.automatic(government)}`,
    `${oneLine(other.message.title)}. ${other.t.email.openHow}\n${link}\n${mayReply ? other.t.email.mayReply : other.t.email.mayNotReply}`,
  ].join('\n\n').concat('\n')
}

/** No picture, no script, nothing loaded from anywhere: whether somebody opened it is nobody's business. */
function html({ t, other, message, government, link, hasFiles, mayReply }: EmailParts): string {
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>${escaped(oneLine(message.title))}</title></head>
<body style="margin:0;padding:24px;background:#fff;color:#1c2024;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:36em;margin:0 auto">
<h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">${escaped(oneLine(message.title))}</h1>
${paragraphs(message.body)}${hasFiles ? paragraphs(t.email.files) : ''}
<p style="margin:24px 0"><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;border-radius:6px;background:#0b5394;color:#fff;text-decoration:none;font-weight:bold">${escaped(t.email.open)}</a></p>
<p>${escaped(t.email.openHow)}<br><a href="${escaped(link)}" style="color:#0b5394">${escaped(link)}</a></p>
${paragraphs(mayReply ? t.email.mayReply : t.email.mayNotReply)}
<hr style="border:0;border-top:1px solid #c8ccd0;margin:24px 0">
<div style="font-size:14px;color:#4a5058">
${paragraphs(t.email.automatic(government))}
<p lang="en">${escaped(oneLine(other.message.title))}. ${escaped(other.t.email.openHow)} <a href="${escaped(link)}" style="color:#0b5394">${escaped(link)}</a>. ${escaped(mayReply ? other.t.email.mayReply : other.t.email.mayNotReply)}</p>
</div></div></body></html>
`
}

function paragraphs(text: string): string {
  return text.split(/\n{2,}/).map((one) => `<p>${escaped(one).replaceAll('\n', '<br>')}</p>`).join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
