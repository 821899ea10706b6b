// Who sent a request, as far as limits need to know: the network, never written down.
import { networkOf } from './network-of.ts'
import type { RequestContext } from './web.ts'

/**
 * The sender's network.
 * `proxies` is the number of trusted reverse proxies; with 0, X-Forwarded-For is not believed.
 */
export function senderNetwork(c: RequestContext, proxies: number): string {
  return networkOf(forwarded(c.req.header('x-forwarded-for'), proxies) ?? c.env.incoming.socket.remoteAddress ?? 'unknown')
}

function forwarded(header: string | undefined, proxies: number): string | undefined {
  if (header === undefined || proxies === 0) return undefined
  const chain = header.split(',').map((part) => part.trim())
  return chain[Math.max(0, chain.length - proxies)]
}
