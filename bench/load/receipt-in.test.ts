import { describe, expect, test } from 'vitest'
import { receiptIn } from './receipt-in.ts'

const head = 'HTTP/1.1 303 See Other\r\nLocation: /laporan-saya/AB12-CD34-EF567/tanda-terima'
const page = '<code class="grouped" id="receipt-number"><span>AB12<i>-</i></span><span>CD34</span></code> … <code id="receipt-code"><span>X<i>-</i></span><span>Y</span></code>'

describe('the receipt in an answer', () => {
  test('stands on the page that comes at once, or in the way to it', () => {
    expect(receiptIn({ status: 201, head: '', body: Buffer.from(page) })).toEqual({ number: 'AB12-CD34', code: 'X-Y' })
    expect(receiptIn({ status: 303, head, body: Buffer.alloc(0) })).toEqual({ number: 'AB12-CD34-EF567', code: '' })
  })

  test('is not there when the form came back or something failed', () => {
    expect(receiptIn({ status: 422, head: '', body: Buffer.from(page) })).toBeNull()
    expect(receiptIn({ status: 201, head: '', body: Buffer.from('<p>Maaf</p>') })).toBeNull()
    expect(receiptIn({ status: 303, head: 'HTTP/1.1 303 See Other\r\nLocation: /lapor', body: Buffer.alloc(0) })).toBeNull()
  })
})
