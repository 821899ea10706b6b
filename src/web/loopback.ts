// Whether a request came from this machine itself, without a proxy between.
import type { RequestContext } from './web.ts'

export function isLoopback(c: RequestContext): boolean {
  const address = c.env.incoming.socket.remoteAddress ?? ''
  return /^(?:127\.|::1$|::ffff:127\.)/.test(address) && c.req.header('x-forwarded-for') === undefined
}
