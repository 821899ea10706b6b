// What was logged, 256 entries to a file: each with its length before it (c2sp.org/tlog-tiles, log entries).

export function entryBundle(entries: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]))
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  if (length > 65_535) throw new RangeError('An entry of the log has at most 65,535 bytes')
  return Uint8Array.of(length >> 8, length & 255)
}
