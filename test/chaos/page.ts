// What a reader takes from a page: number and code of a receipt, and what a form carries hidden.
import { load } from 'cheerio'
import type { Receipt } from './history.ts'

/** Null for any other page. */
export function receiptOn(html: string): (Receipt & { readonly code: string }) | null {
  const page = load(html)
  const [number, code] = [page('#receipt-number').text(), page('#receipt-code').text()]
  return number === '' || code === '' ? null : { number, code }
}

/** In the answer of the programming interface. */
export function receiptIn(json: string): Receipt | null {
  const { number, code } = JSON.parse(json) as { number?: string; code?: string }
  return number === undefined || code === undefined ? null : { number, code }
}

/** The number in the address of a receipt. */
export function receiptAt(location: string | undefined): Receipt | null {
  const number = /^\/laporan-saya\/([0-9A-Z-]+)\/tanda-terima$/.exec(location ?? '')?.[1]
  return number === undefined ? null : { number, code: null }
}

/** Value of a hidden field. */
export function valueOf(html: string, name: string): string | null {
  return load(html)(`input[type=hidden][name=${name}]`).attr('value') ?? null
}
