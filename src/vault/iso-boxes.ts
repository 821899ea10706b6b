// MP4, QuickTime, 3GP and HEIF are rows of boxes, each with its length: a file that was cut short ends inside one.
import type { EvidenceSource } from './evidence-source.ts'

/** A long recording in fragments has some thousands; what follows is taken as it comes. */
const MOST_BOXES = 4000

type Box = { readonly type: string; readonly end: number }

/**
 * Whether every box ends within the file and `needed` (`moov`, the table of a video; `meta`, of a HEIF image) is among them.
 * Behind them something else may follow, as some cameras write it.
 */
export async function hasWholeBoxes(source: EvidenceSource, needed: string): Promise<boolean> {
  let found = false
  let at = 0
  for (let count = 0; at + 8 <= source.size && count < MOST_BOXES; count++) {
    const box = await boxAt(source, at)
    if (box === null) break
    if (box.end > source.size) return false
    found ||= box.type === needed
    at = box.end
  }
  return found
}

/** Null when there can't be a box: shorter than its own beginning, or with a type that isn't four printable characters. */
async function boxAt(source: EvidenceSource, at: number): Promise<Box | null> {
  const bytes = Buffer.from(await source.bytes({ start: at, end: at + 16 }))
  const type = bytes.toString('latin1', 4, 8)
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type)) return null
  const short = bytes.readUInt32BE(0)
  if (short === 0) return { type, end: source.size }
  if (short !== 1) return short < 8 ? null : { type, end: at + short }
  if (bytes.length < 16) return null
  const long = bytes.readBigUInt64BE(8)
  return long < 16n ? null : { type, end: at + Number(long) }
}
