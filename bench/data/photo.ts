// A photo as a phone takes it: detail everywhere, so that it stays large when compressed. Nobody took it.
import sharp from 'sharp'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'

/** A JPEG of at least `bytes` bytes, the same for the same seed. */
export async function photo(seed: number, bytes: number): Promise<Buffer> {
  const [width, height] = [2000, 1500]
  const random = seededRandom(seed)
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at += 4) pixels.writeUInt32LE(Math.floor(random.next() * 2 ** 32), at)
  for (let quality = 30; quality <= 100; quality += 10) {
    const jpeg = await sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality }).toBuffer()
    if (jpeg.length >= bytes) return jpeg
  }
  throw new RangeError(`No photo of ${bytes} bytes can be made.`)
}
