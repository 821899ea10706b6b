// A drawn page as an answer.
import type { JSX } from 'hono/jsx/jsx-runtime'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { etagOf, isKnown } from './etag.ts'
import type { DrawnPage } from './remembered-pages.ts'
import type { RequestContext } from './web.ts'

export type PageStatus = 200 | 201 | 409 | 413 | 422 | 428 | 503

const packed = promisify(gzip)
/** Half a percent behind the best, at a third of its cost. */
const LEVEL = 6

/** A page that belongs to one person or one moment: kept by no cache, and never packed, since the size of a packed page may tell what is in it. */
export async function privatePage(c: RequestContext, page: JSX.Element, status: PageStatus = 200): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(String(await page), status)
}

/** An empty form: kept by no cache because of its own key, which is another each time and tells nobody anything. */
export async function freshPage(c: RequestContext, page: JSX.Element): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return packedAnswer(c, drawnPage(String(await page)))
}

/** A page that is the same for everybody who reads this language; asked for again each time, and sent again only where it has changed. */
export async function publicPage(c: RequestContext, page: JSX.Element): Promise<Response> {
  return publicAnswer(c, drawnPage(String(await page)))
}

export function drawnPage(html: string): DrawnPage {
  return { html: Buffer.from(html), etag: etagOf(html) }
}

/** A page as it was drawn for whoever asked first. */
export async function publicAnswer(c: RequestContext, page: DrawnPage): Promise<Response> {
  c.header('Cache-Control', 'no-cache')
  c.header('Vary', 'Cookie')
  c.header('ETag', page.etag)
  if (isKnown(c, page.etag)) return c.body(null, 304)
  return packedAnswer(c, page)
}

/** Nothing that was typed and no secret may stand on it. */
async function packedAnswer(c: RequestContext, page: DrawnPage): Promise<Response> {
  c.header('Vary', 'Accept-Encoding', { append: true })
  c.header('Content-Type', 'text/html; charset=UTF-8')
  if (!takesGzip(c.req.header('accept-encoding') ?? '')) return c.body(new Uint8Array(page.html))
  c.header('Content-Encoding', 'gzip')
  page.packed ??= packed(page.html, { level: LEVEL }).then((bytes) => new Uint8Array(bytes))
  return c.body((await page.packed) as Uint8Array<ArrayBuffer>)
}

function takesGzip(accepted: string): boolean {
  return accepted.split(',').some((one) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one))
}
