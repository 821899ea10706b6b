// A drawn page as an answer.
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { RequestContext } from './web.ts'

export type PageStatus = 200 | 201 | 409 | 413 | 422

/** A page that belongs to one person or one moment: kept by no cache. */
export async function privatePage(c: RequestContext, page: JSX.Element, status: PageStatus = 200): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(String(await page), status)
}

/** A page that is the same for everybody who reads this language; asked for again each time. */
export async function publicPage(c: RequestContext, page: JSX.Element): Promise<Response> {
  c.header('Cache-Control', 'no-cache')
  c.header('Vary', 'Cookie')
  return c.html(String(await page))
}
