import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { evidenceKind } from './evidence-kind.ts'
import { EVIDENCE_LIMITS } from './evidence-limits.ts'
import { inspectEvidence } from './inspect-evidence.ts'

const noise = { create: { width: 400, height: 300, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 30 } } } as const
const jpeg = await sharp(noise).jpeg().toBuffer()
const progressive = await sharp(noise).jpeg({ progressive: true }).toBuffer()
const png = await sharp(noise).png().toBuffer()
const webp = await sharp(noise).webp().toBuffer()
const gif = await sharp(noise).gif().toBuffer()
const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), randomBytes(200)])

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../test/fixtures/evidence/${name}`, import.meta.url))
}

function pdf(text = 'Surat pengaduan'): Buffer {
  const body = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${text}\n`
  return Buffer.from(`${body}xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n${body.length}\n%%EOF\n`)
}

/** A PNG that says it is that large and holds one line. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(data.length, 0)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(width * 3 + 1))), chunk('IEND', Buffer.alloc(0))])
}

/** The same file, saying in its frame header that it is 6,000 by 5,100 pixels. */
function enlarged(file: Buffer): Buffer {
  const at = file.indexOf(Buffer.from('ffc2', 'hex'))
  const copy = Buffer.from(file)
  copy.writeUInt16BE(5100, at + 5)
  copy.writeUInt16BE(6000, at + 7)
  return copy
}

async function judged(content: Uint8Array, fileName: string, declaredType = ''): Promise<string> {
  const result = await inspectEvidence({
    fileName, declaredType, size: content.length, head: content.subarray(0, 4096), bytes: async ({ start, end }) => content.subarray(start, end),
  })
  return 'refused' in result ? result.refused : `${result.kind} ${result.mediaType}`
}

describe('a file sent as evidence', () => {
  it.each([
    ['foto.jpg', jpeg, 'photo image/jpeg'], ['FOTO.JPEG', progressive, 'photo image/jpeg'], ['layar.png', png, 'photo image/png'],
    ['a.webp', webp, 'photo image/webp'], ['IMG_1.HEIC', fixture('one-picture.heic'), 'photo image/heic'],
    ['v.mp4', fixture('two-frames.mp4'), 'video video/mp4'], ['v.MOV', fixture('two-frames.mov'), 'video video/quicktime'],
    ['v.3gp', fixture('two-frames.3gp'), 'video video/3gpp'], ['v.webm', fixture('two-frames.webm'), 'video video/webm'],
    ['surat.pdf', pdf(), 'document application/pdf'],
  ])('is taken in for what it is: %s', async (name, content, expected) => {
    expect(await judged(content, name)).toBe(expected)
  })

  it('is told by its content when its name says nothing', async () => {
    expect(await judged(jpeg, '')).toBe('photo image/jpeg')
    expect(await judged(jpeg, 'foto', 'application/octet-stream')).toBe('photo image/jpeg')
    expect(await judged(jpeg, 'foto', 'image/jpeg; charset=binary')).toBe('photo image/jpeg')
    expect(await judged(jpeg, 'foto', 'text/html')).toBe('content-does-not-match-name')
    expect(await judged(jpeg, 'foto.jpg', 'text/html')).toBe('photo image/jpeg')
  })

  it('may carry the name of a sister format of the same container', async () => {
    expect(await judged(fixture('two-frames.mov'), 'v.mp4')).toBe('video video/quicktime')
    expect(await judged(fixture('two-frames.mp4'), 'v.3gp')).toBe('video video/mp4')
  })

  it('is taken in as what it is when a messenger gave a photo the name of another kind of photo', async () => {
    expect(await judged(png, 'a.jpg')).toBe('photo image/png')
  })

  it('is refused when its content is not what its name promises', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    const cases: [Buffer, string][] = [
      [html, 'a.jpg'], [svg, 'a.png'], [Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.pdf'], [zip, 'surat.pdf'], [zip, 'a.jpg'], [Buffer.from('MZ\x90\0'), 'a.mp4'],
      [jpeg, 'a.pdf'], [jpeg, 'a.mp4'], [pdf(), 'a.jpg'], [jpeg, 'a.php'], [jpeg, 'a.jpg.html'],
      [Buffer.from([0]), 'a.jpg'], [Buffer.from('teks biasa'), 'a.webm'], [gif, 'a.jpg'],
    ]
    for (const [content, name] of cases) expect(await judged(content, name), name).toBe('content-does-not-match-name')
  })

  it('is refused when its type is none of those we take', async () => {
    for (const [content, name] of [[zip, 'a.zip'], [gif, 'a.gif'], [Buffer.from('<svg/>'), 'a.svg'], [Buffer.from('<p>'), 'a.html'], [Buffer.from('x'), 'catatan']] as const) {
      expect(await judged(content, name), name).toBe('type-not-allowed')
    }
  })

  it('is refused empty, whatever it is called', async () => {
    for (const name of ['a.jpg', 'a.pdf', '', 'a.exe']) expect(await judged(Buffer.alloc(0), name)).toBe('empty-file')
  })

  it('is refused when it is too large for its kind', async () => {
    expect(await judged(Buffer.concat([jpeg, Buffer.alloc(EVIDENCE_LIMITS.photoBytes)]), 'a.jpg')).toBe('too-large')
    expect(await judged(Buffer.concat([pdf(), Buffer.alloc(EVIDENCE_LIMITS.documentBytes)]), 'a.pdf')).toBe('too-large')
    const video = fixture('two-frames.mp4')
    expect(await judged(Buffer.concat([video, Buffer.alloc(EVIDENCE_LIMITS.documentBytes)]), 'a.mp4')).toBe('video video/mp4')
    expect(await judged(Buffer.concat([video, Buffer.alloc(EVIDENCE_LIMITS.videoBytes)]), 'a.mp4')).toBe('too-large')
  })

  it.each([
    ['a.jpg', jpeg], ['p.jpg', progressive], ['a.png', png], ['a.webp', webp], ['a.heic', fixture('one-picture.heic')],
    ['a.mp4', fixture('two-frames.mp4')], ['a.mov', fixture('two-frames.mov')], ['a.3gp', fixture('two-frames.3gp')], ['a.webm', fixture('two-frames.webm')], ['a.pdf', pdf('x'.repeat(9000))],
  ])('is refused cut short: %s', async (name, content) => {
    for (const part of [0.3, 0.6, 0.9]) expect(await judged(content.subarray(0, Math.floor(content.length * part)), name), `${part}`).toBe('broken-file')
  })

  it('is refused when only its beginning is what it says', async () => {
    for (const [content, name] of [[jpeg, 'a.jpg'], [png, 'a.png'], [webp, 'a.webp']] as const) {
      expect(await judged(Buffer.concat([content.subarray(0, 200), randomBytes(20_000)]), name), name).toBe('broken-file')
    }
    expect(await judged(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(5000)]), 'a.pdf')).toBe('broken-file')
    expect(await judged(Buffer.from('%PDF-1.7\nstartxref\n999999\n%%EOF'), 'a.pdf')).toBe('broken-file')
  })

  it('is refused with more pixels than can safely be drawn, before any is', async () => {
    expect(await judged(pngOf(20_000, 20_000), 'a.png')).toBe('too-many-pixels')
    expect(await judged(pngOf(65_535, 65_535), 'a.png')).toBe('too-many-pixels')
    expect(await judged(enlarged(progressive), 'a.jpg')).toBe('too-many-pixels')
  })

  it('is taken in recorded by a browser, which begins without knowing how long it becomes, and refused without anything recorded', async () => {
    const head = Buffer.from('1a45dfa387428284' + '7765626d', 'hex')
    const segment = Buffer.from('1853806701ffffffffffffff', 'hex')
    const tracks = Buffer.from('1654ae6b82ec00', 'hex')
    const cluster = Buffer.from('1f43b67501ffffffffffffffe78100', 'hex')
    expect(await judged(Buffer.concat([head, segment, tracks, cluster, randomBytes(500)]), 'a.webm')).toBe('video video/webm')
    expect(await judged(Buffer.concat([head, segment, tracks]), 'a.webm')).toBe('broken-file')
    expect(await judged(Buffer.concat([head, segment, tracks.subarray(0, 5)]), 'a.webm')).toBe('broken-file')
    expect(await judged(Buffer.concat([head, randomBytes(500)]), 'a.webm')).toBe('broken-file')
  })

  it('may have something behind a video, as some cameras write it', async () => {
    expect(await judged(Buffer.concat([fixture('two-frames.mp4'), Buffer.alloc(64)]), 'a.mp4')).toBe('video video/mp4')
  })

  it('never makes the inspection fail, whatever it is', async () => {
    const starts = fc.constantFrom(jpeg, png, webp, pdf(), fixture('two-frames.mp4'), fixture('one-picture.heic'), Buffer.alloc(0)).chain((file) => fc.nat(60).map((length) => file.subarray(0, length)))
    const names = fc.constantFrom('a.jpg', 'a.png', 'a.webp', 'a.heic', 'a.mp4', 'a.pdf', 'a', '')
    await fc.assert(fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), names, async (start, rest, name) => {
      expect(await judged(Buffer.concat([start, rest]), name)).toMatch(/^[a-z]+(-[a-z]+)+$|^(photo|video|document) /)
    }), { numRuns: 300 })
  })
})

describe('the kind of a file', () => {
  it('is found in the first 4,096 bytes, also of a photo with a long header', async () => {
    const long = await sharp(noise).withExif({ IFD0: { ImageDescription: 'x'.repeat(20_000) } }).png().toBuffer()
    expect(await evidenceKind({ fileName: 'a.png', declaredType: '', head: long.subarray(0, 4096) })).toMatchObject({ mediaType: 'image/png' })
  })
})
