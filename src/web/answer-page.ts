// A drawn page as an answer.
import type { JSX } from 'hono/jsx/jsx-runtime'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { RequestContext } from './web.ts'

export type PageStatus = 200 | 201 | 409 | 413 | 422

const packed = promisify(gzip)
/** Half a percent behind the best, at a third of its cost. */
const LEVEL = 6

/** A page that belongs to one person or one moment: kept by no cache, and never packed, since the size of a packed page may tell what is in it. */
export async function privatePage(c: RequestContext, page: JSX.Element, status: PageStatus = 200): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(String(await page), status)
}

/** An empty form: kept by no cache because of its own key, which is another each time and tells nobody anything. */
export function freshPage(c: RequestContext, page: JSX.Element): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return packedPage(c, page)
}

/** A page that is the same for everybody who reads this language; asked for again each time. */
export function publicPage(c: RequestContext, page: JSX.Element): Promise<Response> {
  c.header('Cache-Control', 'no-cache')
  c.header('Vary', 'Cookie')
  return packedPage(c, page)
}

/** Nothing that was typed and no secret may stand on it. */
async function packedPage(c: RequestContext, page: JSX.Element): Promise<Response> {
  const html = String(await page)
  c.header('Vary', 'Accept-Encoding', { append: true })
  if (!takesGzip(c.req.header('accept-encoding') ?? '')) return c.html(html)
  c.header('Content-Encoding', 'gzip')
  c.header('Content-Type', 'text/html; charset=UTF-8')
  return c.body(new Uint8Array(await packed(html, { level: LEVEL })))
}

function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one))
}
