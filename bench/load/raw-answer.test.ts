import { describe, expect, test } from 'vitest'
import { headerOf, rawAnswer } from './raw-answer.ts'

const answers = {
  'with its length': 'HTTP/1.1 303 See Other\r\nLocation: /a\r\ncontent-length: 5\r\n\r\nhello',
  'in chunks': 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n\r\n0\r\n\r\r\n0\r\n\r\n',
  'without a body': 'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n',
}

describe('an answer', () => {
  test.each(Object.entries(answers))('%s is complete with its last byte and not before', (_, text) => {
    const bytes = Buffer.from(text, 'latin1')
    for (let length = 0; length < bytes.length; length += 1) expect(rawAnswer(bytes.subarray(0, length))).toBeNull()
    expect(rawAnswer(bytes)?.length).toBe(bytes.length)
    expect(rawAnswer(Buffer.concat([bytes, bytes]))?.length).toBe(bytes.length)
  })

  test('tells status and headers', () => {
    const answer = rawAnswer(Buffer.from(answers['with its length']))?.answer
    expect(answer?.status).toBe(303)
    expect(answer?.body.toString()).toBe('hello')
    expect(headerOf(answer?.head ?? '', 'location')).toBe('/a')
    expect(headerOf(answer?.head ?? '', 'set-cookie')).toBe('')
  })
})
