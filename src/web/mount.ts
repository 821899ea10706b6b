// Mounts a handler at a row of the route table and keeps the gate that the row asks for. There is no other way in.
import type { Hono } from 'hono'
import { withNewerReference } from '../app/missing-reference.ts'
import { reportIdOf } from '../report/numbers/public-number.ts'
import { isApi, problemOfFault, problemResponse } from './api/problem.ts'
import { busyResponse, faultResponse, forbiddenResponse, notFoundResponse, sessionOverResponse, tooManyResponse } from './error-pages.tsx'
import { admitCaseworker } from './desk/admit-caseworker.ts'
import { admitOfficer } from './desk/admit-officer.ts'
import { isLoopback } from './loopback.ts'
import { paths } from './paths.ts'
import { openedReports } from './reporter-session.ts'
import { routes, type RouteName, type RoutePolicy } from './route-policy.ts'
import { isFromOwnPages, isSurelyFromOwnPages } from './same-origin.ts'
import { senderNetwork } from './sender.ts'
import { sessionSettings } from './session-settings.ts'
import { SMALL_FORM_BYTES } from './small-form.ts'
import type { Env, Handler, RequestContext, Web } from './web.ts'

/** When whoever found no place for an upload may try again, in seconds. */
const BUSY_S = 60

export type Mount = (name: RouteName, handler: Handler) => void

export function mountOn(app: Hono<Env>, web: Web): Mount {
  return (name, handler) => {
    const policy: RoutePolicy = routes[name]
    app.on(policy.method.toUpperCase(), policy.path, async (c) => {
      const started = performance.now()
      const response = await answered(web, policy, c, handler)
      if ((policy.access !== 'anyone' || policy.method === 'post') && !response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'no-store')
      observe(web, name, policy, c, response.status, started)
      return response
    })
  }
}

/** A fault is an answer too: it is counted and noted like any other. */
async function answered(web: Web, policy: RoutePolicy, c: RequestContext, handler: Handler): Promise<Response> {
  try {
    if (isUpload(policy, c)) return await atItsPlace(web, c, () => judged(web, policy, c, handler))
    return await judged(web, policy, c, handler)
  } catch (error) {
    return isApi(c) ? problemOfFault(web, c, error) : faultResponse(web, c, error)
  }
}

/** Before anything is asked of whoever sends: also what will be refused is read in part. */
async function atItsPlace(web: Web, c: RequestContext, answer: () => Promise<Response>): Promise<Response> {
  const leave = web.uploads.take(senderNetwork(c, web.config.trustProxy))
  if (leave === null) return isApi(c) ? busyProblem(c) : busyResponse(web, c, BUSY_S)
  try {
    return await answer()
  } finally {
    leave()
  }
}

function busyProblem(c: RequestContext): Response {
  c.header('Connection', 'close')
  c.header('Retry-After', String(BUSY_S))
  return problemResponse(c, 503, { title: 'Too many large bodies at the same time. Retry-After says when to try again.' })
}

/** Small forms are read at once; what is larger, or doesn't say, may go on for half an hour. */
function isUpload({ method }: RoutePolicy, c: RequestContext): boolean {
  if (method !== 'post') return false
  const length = c.req.header('content-length')
  return length === undefined ? c.req.header('transfer-encoding') !== undefined : Number(length) > SMALL_FORM_BYTES
}

async function judged(web: Web, policy: RoutePolicy, c: RequestContext, handler: Handler): Promise<Response> {
  return (await refusal(web, policy, c)) ?? (await handled(web, policy, c, handler))
}

/** A page may be drawn twice, a form's body can't be read twice: writing has the newest reference data already. */
async function handled(web: Web, { method }: RoutePolicy, c: RequestContext, handler: Handler): Promise<Response> {
  return method === 'get' ? withNewerReference(web.reference.refresh, () => handler(c)) : handler(c)
}

async function refusal(web: Web, policy: RoutePolicy, c: RequestContext): Promise<Response | null> {
  if (policy.method === 'post' && !isOwnForm(web, policy, c)) {
    return isApi(c) ? problemResponse(c, 403, { title: 'Another site may not post here.' }) : forbiddenResponse(web, c)
  }
  if (policy.access === 'operator' && !isLoopback(c)) return notFoundResponse(web, c)
  if (policy.access === 'reporter' && !admitReporter(web, c)) return forbiddenResponse(web, c)
  if (policy.access === 'officer' || policy.access === 'administrator' || policy.access === 'caseworker') {
    const refused = await refusalAtDesk(web, policy, c)
    if (refused !== null) return refused
  }
  if (policy.limit === undefined) return null
  const wait = await web.limits.take(policy.limit, senderNetwork(c, web.config.trustProxy))
  if (wait === null) return null
  if (!isApi(c)) return tooManyResponse(web, c, wait)
  c.header('Retry-After', String(Math.ceil(wait / 1000)))
  return problemResponse(c, 429, { title: 'Too many from this network. Retry-After says when to try again.' })
}

/** A citizen's form carries no authority; the desk's forms do. */
function isOwnForm(web: Web, { access }: RoutePolicy, c: RequestContext): boolean {
  const lenient = access === 'anyone' || access === 'reporter'
  return lenient ? isFromOwnPages(c, web.config.baseUrl) : isSurelyFromOwnPages(c, web.config.baseUrl)
}

/** Asks to sign in and leads back; who sent something gets it back to send again. */
async function refusalAtDesk(web: Web, { access, method }: RoutePolicy, c: RequestContext): Promise<Response | null> {
  if (!(await admitOfficer(web, c))) {
    if (method === 'post') return sessionOverResponse(web, c)
    return c.redirect(`${paths.signIn}?${new URLSearchParams({ tujuan: c.req.path })}`, 303)
  }
  if (access === 'caseworker' && !(await admitCaseworker(web, c))) return notFoundResponse(web, c)
  return access === 'administrator' && c.get('officer')?.administrator !== true ? forbiddenResponse(web, c) : null
}

/** Whether this browser opened the report named in the address; an unknown number and a foreign one look the same. */
function admitReporter(web: Web, c: RequestContext): boolean {
  const reportId = reportIdOf(c.req.param('number') ?? '', web.secrets.numberKey)
  const opened = openedReports(c, sessionSettings(web), web.clock.now())
  if (reportId === null || !opened.some((report) => report.reportId === reportId)) return false
  c.set('reportId', reportId)
  return true
}

function observe(web: Web, route: RouteName, policy: RoutePolicy, c: RequestContext, status: number, started: number): void {
  const milliseconds = performance.now() - started
  web.metrics.answered(route, policy.method, status, milliseconds / 1000)
  web.log.debug('answered', { requestId: c.get('requestId') ?? null, route, method: policy.method, status, ms: Math.round(milliseconds) })
}
