// Evidence to send: real photos, documents and videos, and files that only pretend.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import type { FilePart } from './form-body.ts'

/** `size` is the side in pixels; noise, so that no two are alike and none packs well. */
export async function photo(fileName = 'jalan.jpg', size = 64): Promise<FilePart> {
  const pixels = randomBytes(size * size * 3)
  return { fileName, type: 'image/jpeg', content: await sharp(pixels, { raw: { width: size, height: size, channels: 3 } }).jpeg().toBuffer() }
}

/** As a phone writes it, with the place and the camera. */
export async function photoWithPlace(fileName = 'rumah.jpg'): Promise<FilePart> {
  const exif = {
    IFD0: { Make: 'Kamera Rahasia', Artist: 'Sri Contoh' },
    IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 42/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '111/1 20/1 0/1' },
  }
  return { fileName, type: 'image/jpeg', content: await sharp((await photo()).content).withExif(exif).jpeg().toBuffer() }
}

/** `words` stand in it as they are. */
export function pdf(fileName = 'surat.pdf', words = 'Surat pengaduan'): FilePart {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${words}\n`
  const end = `xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n${Buffer.byteLength(body)}\n%%EOF\n`
  return { fileName, type: 'application/pdf', content: Buffer.from(body + end) }
}

export function video(fileName = 'kejadian.mp4'): FilePart {
  return { fileName, type: 'video/mp4', content: readFileSync(new URL('../fixtures/evidence/two-frames.mp4', import.meta.url)) }
}

export function file(fileName: string, type: string, content: string | Uint8Array): FilePart {
  return { fileName, type, content: typeof content === 'string' ? Buffer.from(content) : content }
}

export function cutShort(part: FilePart, bytes = Math.floor(part.content.length / 2)): FilePart {
  return { ...part, content: part.content.subarray(0, bytes) }
}

/** A PNG of a few hundred bytes that says it is 30,000 by 30,000 pixels. */
export function pixelBomb(fileName = 'bom.png', side = 30_000): FilePart {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const content = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))), chunk('IEND', Buffer.alloc(0))])
  return { fileName, type: 'image/png', content }
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
