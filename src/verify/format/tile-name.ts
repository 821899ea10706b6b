// Names of the log's files as a checker makes them (c2sp.org/tlog-tiles).

export function tileName(level: number | 'entries', index: number, width: number): string {
  const digits = String(index)
  const padded = digits.padStart(digits.length + ((3 - (digits.length % 3)) % 3), '0')
  const parts: string[] = []
  for (let at = 0; at < padded.length; at += 3) parts.push((at + 3 < padded.length ? 'x' : '') + padded.slice(at, at + 3))
  return `tile/${level}/${parts.join('/')}${width < 256 ? `.p/${width}` : ''}`
}
