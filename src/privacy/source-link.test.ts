import { describe, expect, it } from 'vitest'
import { comparableLink } from './source-link.ts'

describe('links to the same post', () => {
  it.each([
    ['https://www.instagram.com/p/Abc123/?igsh=xyz', 'http://instagram.com/p/Abc123'],
    ['https://twitter.com/budi/status/17?s=20&t=q', 'x.com/budi/status/17'],
    ['https://youtu.be/dQw4?si=1', 'https://m.youtube.com/watch?v=dQw4&feature=share'],
    ['https://www.tiktok.com/@a/video/7?is_from_webapp=1&sender_device=pc#c', 'tiktok.com/@a/video/7/'],
    ['Surat  No. 12/DPRD/2026 ', 'surat no. 12/dprd/2026'],
  ])('%s is %s', (one, other) => expect(comparableLink(one)).toBe(comparableLink(other)))

  it.each([
    ['https://instagram.com/p/Abc', 'https://instagram.com/p/abc'],
    ['https://youtube.com/watch?v=1', 'https://youtube.com/watch?v=2'],
    ['Surat 12', 'Surat 13'],
    ['https://facebook.com/permalink.php?story_fbid=1&id=2', 'https://facebook.com/permalink.php?story_fbid=3&id=2'],
  ])('%s is not %s', (one, other) => expect(comparableLink(one)).not.toBe(comparableLink(other)))

  it.each(['http://', 'https://[', '…', 'a.b', ' '])('takes the strange link “%s” as it is', (text) => expect(() => comparableLink(text)).not.toThrow())
})
