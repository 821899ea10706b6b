// How many may send files at the same time, from one network and in all: each of them costs a connection, memory and disk.
export type UploadPlaces = {
  /** Takes a place; null when there is none. What it returns gives the place back, once. */
  take(network: string): (() => void) | null
}

export type UploadBounds = { readonly perNetwork: number; readonly inAll: number }

/** What each of several processes may let in, so that together they keep the bounds; connections fall to them by chance, evenly. */
export function shareOf({ perNetwork, inAll }: UploadBounds, processes: number): UploadBounds {
  return { perNetwork: Math.ceil(perNetwork / processes), inAll: Math.ceil(inAll / processes) }
}

export function uploadPlaces({ perNetwork, inAll }: UploadBounds): UploadPlaces {
  const taken = new Map<string, number>()
  let all = 0
  function give(network: string): void {
    all -= 1
    const left = (taken.get(network) ?? 1) - 1
    if (left === 0) taken.delete(network)
    else taken.set(network, left)
  }
  return {
    take(network) {
      const own = taken.get(network) ?? 0
      if (all >= inAll || own >= perNetwork) return null
      all += 1
      taken.set(network, own + 1)
      let given = false
      return () => {
        if (!given) give(network)
        given = true
      }
    },
  }
}
