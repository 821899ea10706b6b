// Who sent a request, as far as limits need to know: the network, never written down.
import { isIPv6 } from 'node:net'
import type { RequestContext } from './web.ts'

/**
 * The sender's network: an IPv4 address, or the /56 of an IPv6 address (what one household or school is given).
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

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  return isIPv6(address) ? `${groupsOf(address).slice(0, 3).join(':')}:${(groupsOf(address)[3] ?? '0').padStart(4, '0').slice(0, 2)}` : address
}

/** The eight groups of an IPv6 address, zeros written out. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after]
}
