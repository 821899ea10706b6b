// The copy of a photo that may be shown: drawn anew from its pixels, so that nothing else of the file comes along.
import sharp from 'sharp'
import { EVIDENCE_LIMITS } from './evidence-limits.ts'
import { inTurn } from './in-turn.ts'

export type PhotoDerivative = { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg'; readonly width: number; readonly height: number }

/**
 * A JPEG, upright, in sRGB, its longer side at most `maxSide` pixels, without EXIF, GPS, XMP, IPTC, profile or thumbnail.
 * Null when the photo can't be decoded here: HEIC never can.
 */
export async function photoDerivative(bytes: Uint8Array, { maxSide }: { readonly maxSide: number }): Promise<PhotoDerivative | null> {
  return inTurn(async () => {
    try {
      const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: EVIDENCE_LIMITS.pixels })
        .timeout({ seconds: EVIDENCE_LIMITS.decodeSeconds })
        .autoOrient()
        .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: 80, progressive: true })
        .toBuffer({ resolveWithObject: true })
      return { bytes: data, mediaType: 'image/jpeg', width: info.width, height: info.height }
    } catch {
      return null
    }
  })
}
