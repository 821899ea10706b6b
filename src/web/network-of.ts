// The network that an address belongs to, as far as limits need to know.
import { isIPv6 } from 'node:net'

/**
 * An IPv4 address as it is, or the /56 of an IPv6 address: what one household or school is given. However it is written (with a
 * port, in brackets, with zeros, as IPv4 inside IPv6), one network has one name. What is no address is its own name.
 */
export function networkOf(written: string): string {
  const address = /^\[([^\]]*)\]/.exec(written)?.[1] ?? /^([\d.]+):\d+$/.exec(written)?.[1] ?? written
  if (!isIPv6(address)) return address
  const groups = groupsOf(address)
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) return groups.slice(6).flatMap((group) => [group >> 8, group & 0xff]).join('.')
  const [first = 0, second = 0, third = 0, fourth = 0] = groups
  return [first, second, third, fourth >> 8].map((part) => part.toString(16)).join(':')
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const before = partsOf(head)
  const after = partsOf(tail ?? '')
  return [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => 0), ...after]
}

/** A dotted IPv4 address at the end stands for two groups. */
function partsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').flatMap((part) => {
    if (!part.includes('.')) return [Number.parseInt(part, 16)]
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number)
    return [(a << 8) | b, (c << 8) | d]
  })
}
