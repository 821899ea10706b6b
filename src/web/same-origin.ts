// Whether a posted form came from our own pages.
import type { RequestContext } from './web.ts'

/**
 * For forms that act with a session, or open one: the browser must say that they came from here. Every browser that is
 * still served says at least one of the two; a program that says neither is refused.
 */
export function isSurelyFromOwnPages(c: RequestContext, baseUrl: string): boolean {
  const said = c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') !== undefined
  return said && isFromOwnPages(c, baseUrl)
}

/**
 * False when the browser says that another site sent it (Sec-Fetch-Site, Origin). Where both are missing (old browsers,
 * programs) the public forms are still taken: they carry no authority; the reporter's cookie is SameSite=Lax besides.
 */
export function isFromOwnPages(c: RequestContext, baseUrl: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  const host = c.req.header('host')
  // What almost every browser sends needs no reading.
  return origin === baseUrl || origin === `https://${host}` || origin === `http://${host}` || URL.parse(origin)?.host === host
}
