// Whether a photo can be decoded to its last line, found out by decoding it.
import sharp, { type Metadata } from 'sharp'
import type { Container } from './evidence-kind.ts'
import { EVIDENCE_LIMITS } from './evidence-limits.ts'
import type { EvidenceRefusal } from './evidence-refusal.ts'
import type { EvidenceSource } from './evidence-source.ts'
import { hasWholeBoxes } from './iso-boxes.ts'
import { inTurn } from './in-turn.ts'

/** Null when nothing is wrong with it. HEIC is checked without decoding: its codec is patented and not part of sharp. */
export async function photoFault(source: EvidenceSource, container: Container): Promise<EvidenceRefusal | null> {
  if (container === 'heif' && !(await hasWholeBoxes(source, 'meta'))) return 'broken-file'
  return inTurn(async () => {
    const bytes = await source.bytes({ start: 0, end: source.size })
    const metadata = await metadataOf(bytes)
    if (metadata === null) return 'broken-file'
    if (hasTooManyPixels(metadata)) return 'too-many-pixels'
    return container === 'heif' || (await decodes(bytes)) ? null : 'broken-file'
  })
}

async function metadataOf(bytes: Uint8Array): Promise<Metadata | null> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    return null
  }
}

function hasTooManyPixels({ width, height, isProgressive }: Metadata): boolean {
  return width * height > (isProgressive ? EVIDENCE_LIMITS.pixelsHeldWhole : EVIDENCE_LIMITS.pixels)
}

/** Into 16 by 16 pixels: every line is read and none is kept. 12 million pixels take 25 (JPEG) to 140 ms (WebP). */
async function decodes(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(bytes, { failOn: 'error', limitInputPixels: EVIDENCE_LIMITS.pixels, sequentialRead: true })
      .timeout({ seconds: EVIDENCE_LIMITS.decodeSeconds })
      .resize(16, 16, { fit: 'fill' })
      .raw()
      .toBuffer()
    return true
  } catch {
    return false
  }
}
