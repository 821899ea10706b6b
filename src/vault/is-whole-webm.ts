// WebM is EBML: elements that say their kind and length, one inside another. A recording that was cut short ends inside one.
import type { EvidenceSource } from './evidence-source.ts'

const HEADER = 0x1a45dfa3
const SEGMENT = 0x18538067
const TRACKS = 0x1654ae6b
const CLUSTER = 0x1f43b675

/** A long recording has some thousands of clusters; what follows is taken as it comes. */
const MOST_ELEMENTS = 4000

/** `end` is null where the length was not known when the element was begun, as browsers record. */
type Element = { readonly id: number; readonly content: number; readonly end: number | null }

/** Whether every element ends within the file, and there are tracks and something recorded in them. */
export async function isWholeWebm(source: EvidenceSource): Promise<boolean> {
  const header = await elementAt(source, 0)
  if (header?.id !== HEADER || header.end === null) return false
  const segment = await elementAt(source, header.end)
  if (segment?.id !== SEGMENT || (segment.end ?? 0) > source.size) return false
  const found = new Set<number>()
  let at = segment.content
  for (let count = 0; at < (segment.end ?? source.size) && count < MOST_ELEMENTS; count++) {
    const element = await elementAt(source, at)
    if (element === null || (element.end ?? 0) > source.size) return false
    found.add(element.id)
    if (element.end === null) break // what is in it can't be told from what comes after it
    at = element.end
  }
  return found.has(TRACKS) && found.has(CLUSTER)
}

/** Null where there is no whole element head. */
async function elementAt(source: EvidenceSource, at: number): Promise<Element | null> {
  const bytes = await source.bytes({ start: at, end: Math.min(at + 12, source.size) })
  const idLength = widthOf(bytes[0], 4)
  const sizeLength = widthOf(bytes[idLength], 8)
  if (idLength === 0 || sizeLength === 0 || bytes.length < idLength + sizeLength) return null
  const id = numberOf(bytes.subarray(0, idLength))
  const first = (bytes[idLength] ?? 0) & (0xff >> sizeLength)
  const rest = bytes.subarray(idLength + 1, idLength + sizeLength)
  const content = at + idLength + sizeLength
  const isUnknown = first === 0xff >> sizeLength && rest.every((byte) => byte === 0xff)
  return { id, content, end: isUnknown ? null : content + first * 256 ** rest.length + numberOf(rest) }
}

/** The number of leading zero bits says how many bytes there are; 0 where it says more than there may be. */
function widthOf(first: number | undefined, most: number): number {
  const width = first === undefined ? Number.POSITIVE_INFINITY : Math.clz32(first) - 23
  return width <= most ? width : 0
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0)
}
