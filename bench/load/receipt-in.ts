// Number and code in the answer to a report: on the receipt that comes at once, or in the way that leads to it.
import { headerOf, type RawAnswer } from './raw-answer.ts'

export type ReceiptRead = { readonly number: string; /** Empty where the answer only leads to the receipt. */ readonly code: string }

/** Null when the answer acknowledges nothing. */
export function receiptIn({ status, head, body }: RawAnswer): ReceiptRead | null {
  if (status === 201) return receiptOnPage(body.toString('latin1'))
  const number = status === 303 ? /\/([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5})(?:\/|$)/.exec(headerOf(head, 'location'))?.[1] : undefined
  return number === undefined ? null : { number, code: '' }
}

/** Reads what stands in the elements `receipt-number` and `receipt-code`, whose groups have elements of their own. */
export function receiptOnPage(page: string): ReceiptRead | null {
  const number = textOf(page, 'id="receipt-number">')
  const code = textOf(page, 'id="receipt-code">')
  return number === '' || code === '' ? null : { number, code }
}

function textOf(page: string, start: string): string {
  const from = page.indexOf(start)
  if (from < 0) return ''
  return page.slice(from + start.length, page.indexOf('</code>', from)).replaceAll(/<[^>]*>/g, '')
}
