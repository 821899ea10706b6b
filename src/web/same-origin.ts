// Whether a posted form came from our own pages.
import type { RequestContext } from './web.ts'

/**
 * False when the browser says that another site sent it (Sec-Fetch-Site, Origin). Where both are missing (old browsers,
 * programs) the public forms are still taken: they carry no authority; the reporter's cookie is SameSite=Lax besides.
 */
export function isFromOwnPages(c: RequestContext, baseUrl: string): boolean {
  const site = c.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const origin = c.req.header('origin')
  if (origin === undefined) return true
  return origin === baseUrl || URL.parse(origin)?.host === c.req.header('host')
}
