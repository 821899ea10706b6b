// Names what was sent, so that it is sent again only where it has changed.
import { hash } from 'node:crypto'
import type { RequestContext } from './web.ts'

/** Weak: packed or not, it is the same. */
export function etagOf(text: string): string {
  return `W/"${hash('sha256', text, 'base64url').slice(0, 27)}"`
}

/** Whether who asks has it already, by weak comparison (RFC 9110 §13.1.2). */
export function isKnown(c: RequestContext, etag: string): boolean {
  const asked = c.req.header('if-none-match') ?? ''
  return asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
}
