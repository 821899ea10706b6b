// What the log holds at each of its places, and who in the database says that it is theirs; shared by the threads that look.

export type LoggedEntries = {
  readonly size: () => number
  /** `differs`: another entry stands there; `beyond`: the log does not reach so far. */
  readonly claim: (index: number, entry: Uint8Array) => 'same' | 'differs' | 'beyond'
  readonly unclaimed: () => readonly number[]
  readonly shared: () => SharedEntries
}

/** 32 bytes for each place, and a byte for each that was claimed. */
export type SharedEntries = { readonly size: number; readonly bytes: SharedArrayBuffer; readonly claimed: SharedArrayBuffer }

export type GatheredEntries = { readonly put: (index: number, entry: Uint8Array) => void; readonly gathered: () => LoggedEntries }

const AT_FIRST = 1 << 15

export function gatherEntries(): GatheredEntries {
  let bytes = new Uint8Array(new SharedArrayBuffer(AT_FIRST * 32))
  let size = 0
  return {
    put(index, entry) {
      if ((index + 1) * 32 > bytes.length) {
        const more = new Uint8Array(new SharedArrayBuffer(Math.max(bytes.length * 2, (index + 1) * 32)))
        more.set(bytes)
        bytes = more
      }
      // An entry of another length is none of ours: no claim can match what is left at zero.
      if (entry.length === 32) bytes.set(entry, index * 32)
      size = Math.max(size, index + 1)
    },
    gathered: () => loggedEntries({ size, bytes: bytes.buffer, claimed: new SharedArrayBuffer(size) }),
  }
}

export function loggedEntries(shared: SharedEntries): LoggedEntries {
  const { size } = shared
  const [bytes, claimed] = [Buffer.from(shared.bytes), new Uint8Array(shared.claimed)]
  return {
    size: () => size,
    claim(index, entry) {
      if (!(index >= 0 && index < size)) return 'beyond'
      claimed[index] = 1
      return entry.length === 32 && bytes.compare(entry, 0, 32, index * 32, index * 32 + 32) === 0 ? 'same' : 'differs'
    },
    unclaimed() {
      const places: number[] = []
      for (let index = claimed.indexOf(0); index !== -1; index = claimed.indexOf(0, index + 1)) places.push(index)
      return places
    },
    shared: () => shared,
  }
}
