// The domain of an e-mail address, small; empty for what is no address.

export function domainOf(address: string): string {
  return /^[^@\s<>]{1,64}@([^@\s<>]{1,255})$/.exec(address.trim())?.[1]?.toLowerCase() ?? ''
}

/** Domains that never exist (RFC 2606): what demonstrations are filled with. */
export function isReserved(domain: string): boolean {
  return /(?:^|\.)(?:invalid|example)$/.test(domain)
}
