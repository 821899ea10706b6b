import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanFileName } from './clean-file-name.ts'

describe('the name of a file', () => {
  it.each([
    ['foto jalan rusak.jpg', 'foto jalan rusak.jpg'],
    ['C:\\Users\\siti\\foto.jpg', 'foto.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['folder/', 'folder'],
    ['laporan\u202egpj.exe', 'laporangpj.exe'],
    ['a\u0000b\nc\u200b.pdf', 'ab c.pdf'],
    ['..', 'berkas'], ['', 'berkas'], [' . ', 'berkas'], ['\u202e', 'berkas'],
    ['.htaccess', 'htaccess'],
    ['a<b>:"|?*.png', 'a_b______.png'],
    ['cafe\u0301.pdf', 'café.pdf'],
    ['बिजली 停電 📷.webp', 'बिजली 停電 📷.webp'],
    ['nota\ud83d.pdf', 'nota\ufffd.pdf'],
  ])('%j becomes %j', (name, clean) => {
    expect(cleanFileName(name)).toBe(clean)
  })

  it('is shortened with its extension kept', () => {
    const short = cleanFileName(`${'panjang '.repeat(100)}.jpeg`)
    expect(short).toHaveLength(120)
    expect(short.endsWith('….jpeg')).toBe(true)
    expect(cleanFileName('x'.repeat(1_000_000)).length).toBe(120)
  })

  it('is clean once it was cleaned, and never long, hidden or a path', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const clean = cleanFileName(name)
      expect(cleanFileName(clean)).toBe(clean)
      expect(clean.length).toBeLessThanOrEqual(120)
      expect(clean).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u)
      expect(clean.isWellFormed()).toBe(true)
    }), { numRuns: 2000 })
  })
})
