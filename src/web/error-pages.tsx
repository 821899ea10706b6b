// Answers that say why something could not be done: the page, its status, and what was typed.
import type { JSX } from 'hono/jsx/jsx-runtime'
import { routePath } from 'hono/route'
import { ForbiddenPage } from './errors/forbidden-page.tsx'
import { FaultPage } from './errors/fault-page.tsx'
import { BusyPage } from './errors/busy-page.tsx'
import { SessionOverPage } from './errors/session-over-page.tsx'
import { NotFoundPage } from './errors/not-found-page.tsx'
import { TooLargePage } from './errors/too-large-page.tsx'
import { TooManyPage } from './errors/too-many-page.tsx'
import { HeldPage } from './errors/held-page.tsx'
import { UnavailablePage } from './errors/unavailable-page.tsx'
import { UnreadablePage } from './errors/unreadable-page.tsx'
import { ScannerFault } from '../scanner/clamd.ts'
import { isUnavailable } from '../store/unavailable.ts'
import { frameOf } from './frame-of.ts'
import { readTyped, readTypedBriefly, readTypedFirst } from './posted-form.ts'
import type { FormProblem } from './read-form.ts'
import { resendOf, typedBack } from './typed-back.ts'
import type { RequestContext, Web } from './web.ts'

type Status = 400 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** An answer that no cache keeps. */
export async function errorResponse(c: RequestContext, page: JSX.Element, status: Status): Promise<Response> {
  c.header('Cache-Control', 'no-store')
  return c.html(String(await page), status)
}

export function notFoundResponse(web: Web, c: RequestContext): Promise<Response> {
  return errorResponse(c, <NotFoundPage frame={frameOf(web, c)} />, 404)
}

export async function forbiddenResponse(web: Web, c: RequestContext): Promise<Response> {
  await readTypedBriefly(c)
  const frame = frameOf(web, c)
  return errorResponse(c, <ForbiddenPage frame={frame} typed={typedBack(c, frame.t)} />, 403)
}

/** Something was sent to the desk by a browser that isn't signed in any more. */
export async function sessionOverResponse(web: Web, c: RequestContext): Promise<Response> {
  await readTypedBriefly(c)
  const frame = frameOf(web, c)
  return errorResponse(c, <SessionOverPage frame={frame} typed={typedBack(c, frame.t)} resend={resendOf(c)} />, 403)
}

export async function tooManyResponse(web: Web, c: RequestContext, wait: number): Promise<Response> {
  await readTypedBriefly(c)
  const frame = frameOf(web, c)
  c.header('Retry-After', String(Math.ceil(wait / 1000)))
  const page = <TooManyPage frame={frame} zone="Asia/Jakarta" againAt={web.clock.now() + wait} typed={typedBack(c, frame.t)} resend={resendOf(c)} />
  return errorResponse(c, page, 429)
}

/** Too many send files at the same time: this one is not waited for. */
export async function busyResponse(web: Web, c: RequestContext, againSeconds: number): Promise<Response> {
  await readTypedFirst(c)
  const frame = frameOf(web, c)
  c.header('Retry-After', String(againSeconds))
  return errorResponse(c, <BusyPage frame={frame} back={c.req.path} typed={typedBack(c, frame.t)} />, 503)
}

export function heldResponse(web: Web, c: RequestContext, why: 'malicious' | 'unchecked'): Promise<Response> {
  return errorResponse(c, <HeldPage frame={frameOf(web, c)} why={why} />, why === 'malicious' ? 403 : 503)
}

/** The body could not be taken as a form. */
export function unreadableResponse(web: Web, c: RequestContext, problem: FormProblem): Promise<Response> {
  const frame = frameOf(web, c)
  const shown = { frame, back: c.req.path, typed: typedBack(c, frame.t) }
  if (problem === 'form-too-large' || problem === 'too-many-files') return errorResponse(c, <TooLargePage {...shown} />, 413)
  if (problem === 'too-slow') return errorResponse(c, <UnreadablePage {...shown} why="slow" />, 408)
  return errorResponse(c, <UnreadablePage {...shown} why="unreadable" />, problem === 'not-a-form' ? 415 : 400)
}

/** The one place where faults of pages end: logged with the number that the page shows. */
export async function faultResponse(web: Web, c: RequestContext, error: unknown): Promise<Response> {
  await readTyped(c)
  const reference = c.get('requestId') ?? ''
  const unavailable = isUnavailable(error) || error instanceof ScannerFault
  web.log[unavailable ? 'warn' : 'error'](unavailable ? 'unavailable for now' : 'a fault', { requestId: reference, route: routePath(c), method: c.req.method, error })
  const frame = frameOf(web, c)
  if (unavailable) {
    c.header('Retry-After', '10')
    return errorResponse(c, <UnavailablePage frame={frame} typed={typedBack(c, frame.t)} resend={resendOf(c)} />, 503)
  }
  return errorResponse(c, <FaultPage frame={frame} reference={reference} typed={typedBack(c, frame.t)} resend={resendOf(c)} />, 500)
}
