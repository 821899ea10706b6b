// Answers of the programming interface that say why something could not be done (RFC 9457).
import { routePath } from 'hono/route'
import { isUnavailable } from '../../store/unavailable.ts'
import type { RequestContext, Web } from '../web.ts'
import type { Problem } from './schemas.ts'

type Status = 400 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 428 | 429 | 500 | 503

export function problemResponse(c: RequestContext, status: Status, more: Pick<Problem, 'title'> & Partial<Problem>): Response {
  const body: Problem = { type: 'about:blank', status, ...more }
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
}

/** Where faults of the programming interface end. */
export function problemOfFault(web: Web, c: RequestContext, error: unknown): Response {
  const reference = c.get('requestId') ?? ''
  const unavailable = isUnavailable(error)
  web.log[unavailable ? 'warn' : 'error'](unavailable ? 'unavailable for now' : 'a fault', { requestId: reference, route: routePath(c), method: c.req.method, error })
  if (!unavailable) return problemResponse(c, 500, { title: 'A fault of ours. It is logged under the reference.', reference })
  c.header('Retry-After', '10')
  return problemResponse(c, 503, { title: 'The service is not there for now. Send it again with the same Idempotency-Key.' })
}

/** Whether an address belongs to the programming interface. */
export function isApi(c: RequestContext): boolean {
  return c.req.path.startsWith('/api/')
}
