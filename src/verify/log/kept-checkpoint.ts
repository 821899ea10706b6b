// Finds a checkpoint in what somebody kept: a file of its own, an e-mail as it came, a proof, a page that was saved as text.

/** The lines from the origin to the last signature; the text itself where there are none. */
export function keptCheckpoint(text: string): string {
  return noteIn(text) ?? noteIn(fromQuotedPrintable(text)) ?? noteIn(fromBase64Parts(text)) ?? text
}

function noteIn(text: string): string | null {
  return /^[^\n]+\n\d+\n[A-Za-z0-9+/]{43}=\n\n(?:\u2014 \S+ \S+\n)+/mu.exec(`${text.replaceAll('\r\n', '\n')}\n`)?.[0] ?? null
}

/** How mail servers are let through texts with other letters than ASCII (RFC 2045, section 6.7). */
function fromQuotedPrintable(text: string): string {
  const bytes = text.replaceAll(/[ \t]+(?=\r?\n)/g, '').replaceAll(/=\r?\n/g, '').replaceAll(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** RFC 2045, section 6.8: the parts of an e-mail that are written so. */
function fromBase64Parts(text: string): string {
  const parts = text.replaceAll('\r\n', '\n').matchAll(/^content-transfer-encoding: *base64[^]*?\n\n([A-Za-z0-9+/=\n]+)/gim)
  return [...parts].map(([, body = '']) => Buffer.from(body, 'base64').toString('utf8')).join('\n')
}
