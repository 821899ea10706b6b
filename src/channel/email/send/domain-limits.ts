// How many e-mails are on their way to one domain at a time: a slow provider holds up nobody else, and none is flooded.

export type DomainLimits = {
  /** Null when the domain has all it may; else what to call when that one is done. */
  readonly take: (domain: string) => (() => void) | null
}

export function domainLimits(most: number): DomainLimits {
  const underWay = new Map<string, number>()
  return {
    take(domain) {
      const count = underWay.get(domain) ?? 0
      if (count >= most) return null
      underWay.set(domain, count + 1)
      return () => {
        const now = (underWay.get(domain) ?? 1) - 1
        if (now === 0) underWay.delete(domain)
        else underWay.set(domain, now)
      }
    },
  }
}
