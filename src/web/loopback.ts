// Whether a request came from this machine itself, without a proxy between.
import type { RequestContext } from './web.ts'

const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * A proxy on this machine connects from the loopback address too. It shows by its headers, by the public name it was asked
 * for, or by HTTP/1.0, which some proxies speak unless told otherwise; one that hides all of this has to refuse by itself.
 */
export function isLoopback(c: RequestContext): boolean {
  const { socket, httpVersion } = c.env.incoming
  const isHere = /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  const isAskedHere = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(c.req.header('host') ?? '')
  return isHere && isAskedHere && httpVersion !== '1.0' && FORWARDING.every((name) => c.req.header(name) === undefined)
}
