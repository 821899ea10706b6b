// A feed as RFC 4287 wants it.

export type FeedEntry = {
  /** Never changes, whatever becomes of the addresses. */
  readonly id: string
  readonly href: string
  readonly title: string
  readonly author: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly paragraphs: readonly string[]
}

export type Feed = { readonly id: string; readonly self: string; readonly title: string; readonly entries: readonly FeedEntry[] }

/** Newest entry first; the feed was last changed when that one came. */
export function atomFeed({ id, self, title, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">',
    `<id>${safe(id)}</id>`,
    `<title>${safe(title)}</title>`,
    `<updated>${instant(entries[0]?.at ?? 0)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${safe(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${safe(id)}"/>`,
    ...entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n')
}

function entryOf({ id, href, title, author, at, paragraphs }: FeedEntry): string {
  return [
    '<entry>',
    `<id>${safe(id)}</id>`,
    `<title>${safe(title)}</title>`,
    `<author><name>${safe(author)}</name></author>`,
    `<published>${instant(at)}</published>`,
    `<updated>${instant(at)}</updated>`,
    `<link rel="alternate" type="text/html" href="${safe(href)}"/>`,
    `<content type="text">${safe(paragraphs.join('\n\n'))}</content>`,
    '</entry>',
  ].join('\n')
}

function instant(at: number): string {
  return new Date(at).toISOString()
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Characters that XML 1.0 has no way to write are left out. */
function safe(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed().replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}
