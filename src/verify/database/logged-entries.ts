// What the log holds at each of its places, and who in the database says that it is theirs.

export type LoggedEntries = {
  readonly put: (index: number, entry: Uint8Array) => void
  readonly size: () => number
  /** `differs`: another entry stands there; `beyond`: the log does not reach so far yet. */
  readonly claim: (index: number, entry: Uint8Array) => 'same' | 'differs' | 'beyond'
  readonly unclaimed: () => readonly number[]
}

/** 32 bytes for each place. */
export function loggedEntries(): LoggedEntries {
  let bytes = Buffer.alloc(1 << 20)
  let claimed = new Uint8Array(1 << 15)
  let size = 0
  return {
    size: () => size,
    put(index, entry) {
      if ((index + 1) * 32 > bytes.length) {
        bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)])
        const more = new Uint8Array(claimed.length * 2)
        more.set(claimed)
        claimed = more
      }
      // An entry of another length is none of ours: no claim can match what is left at zero.
      if (entry.length === 32) bytes.set(entry, index * 32)
      size = Math.max(size, index + 1)
    },
    claim(index, entry) {
      if (index >= size) return 'beyond'
      claimed[index] = 1
      return bytes.compare(entry, 0, 32, index * 32, index * 32 + 32) === 0 ? 'same' : 'differs'
    },
    unclaimed: () => Array.from({ length: size }, (_, index) => index).filter((index) => claimed[index] !== 1),
  }
}
