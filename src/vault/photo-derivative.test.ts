import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { photoDerivative } from './photo-derivative.ts'

const secrets = ['Kamera Rahasia', 'Siti Aminah', 'GPS', 'Exif', 'ns.adobe.com', 'Rembang -6.7']
const exif = {
  IFD0: { Make: 'Kamera Rahasia', Artist: 'Siti Aminah', ImageDescription: 'Rembang -6.7' },
  IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 42/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '111/1 20/1 0/1' },
}
const xmp = '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Siti Aminah</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'

/** Left half red, right half blue, 200 by 100, to be turned a quarter to the right when shown. */
const photo = await sharp({ create: { width: 200, height: 100, channels: 3, background: '#0000ff' } })
  .composite([{ input: { create: { width: 100, height: 100, channels: 3, background: '#ff0000' } }, left: 0, top: 0 }])
  .withExif(exif).withXmp(xmp).withMetadata({ orientation: 6 }).jpeg().toBuffer()

async function derivativeOf(bytes: Uint8Array, maxSide = 1600) {
  const derivative = await photoDerivative(bytes, { maxSide })
  if (derivative === null) throw new Error('not decoded')
  return derivative
}

describe('the copy of a photo that may be shown', () => {
  it('carries nothing but the picture', async () => {
    expect((await sharp(photo).metadata()).exif?.includes('Siti Aminah')).toBe(true)
    expect(photo.includes('Siti Aminah')).toBe(true)
    const { bytes } = await derivativeOf(photo)
    const metadata = await sharp(bytes).metadata()
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.icc, metadata.orientation]).toEqual([undefined, undefined, undefined, undefined, undefined])
    for (const secret of secrets) expect(Buffer.from(bytes).includes(secret), secret).toBe(false)
  })

  it('stands upright', async () => {
    const { bytes, width, height } = await derivativeOf(photo)
    expect([width, height]).toEqual([100, 200])
    const top = await sharp(bytes).extract({ left: 50, top: 20, width: 1, height: 1 }).raw().toBuffer()
    expect(top[0]).toBeGreaterThan(200)
    expect(top[2]).toBeLessThan(60)
  })

  it('is no larger than asked for, and never enlarged', async () => {
    expect(await derivativeOf(photo, 50)).toMatchObject({ width: 25, height: 50, mediaType: 'image/jpeg' })
    expect(await derivativeOf(photo, 5000)).toMatchObject({ width: 100, height: 200 })
  })

  it('shows what is transparent as white', async () => {
    const clear = await sharp({ create: { width: 10, height: 10, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer()
    const pixel = await sharp((await derivativeOf(clear)).bytes).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer()
    expect(Math.min(...pixel)).toBeGreaterThan(250)
  })

  it('is not made of what can not be decoded, nor of anything but a photo', async () => {
    const heic = readFileSync(new URL('../../test/fixtures/evidence/one-picture.heic', import.meta.url))
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
    for (const bytes of [heic, photo.subarray(0, 300), Buffer.from('teks'), svg]) expect(await photoDerivative(bytes, { maxSide: 100 })).toBeNull()
  })
})
