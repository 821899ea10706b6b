// What a citizen does most often, step by step, as the first half of many tests.
import type { Page } from './page.ts'
import type { Filling, Sending, Visitor } from './visitor.ts'

/** The least that a report needs. */
export const STORY: Filling = { kind: 'complaint', subject: 'Lampu jalan mati', description: 'Sudah sebulan gelap.\nAnak-anak takut lewat.' }

export const SEND = 'Kirim laporan'
export const SEND_REPLY = 'Kirim balasan'
export const RESEND = 'Kirim lagi'

export type Reported = { readonly receipt: Page; readonly number: string; readonly code: string; /** Path of the reporter's own page. */ readonly mine: string }

/** Writes and sends a report; throws when it was not taken in. */
export async function reports(visitor: Visitor, { fill = {}, ...rest }: Sending = {}): Promise<Reported> {
  return receiptOf(await visitor.sends(await visitor.opens('/lapor'), SEND, { ...rest, fill: { ...STORY, ...fill } }))
}

/** What stands on a receipt; throws when the page is none. */
export function receiptOf(page: Page): Reported {
  const number = page.$('#receipt-number').text()
  const code = page.$('#receipt-code').text()
  if (number === '' || code === '') throw new Error(`No receipt but “${page.heading}” (${page.status}): ${JSON.stringify(page.faults)}`)
  return { receipt: page, number, code, mine: `/laporan-saya/${number}` }
}

/** Opens a report with what stands on its receipt. */
export async function tracks(visitor: Visitor, { number, code }: { readonly number: string; readonly code: string }): Promise<Page> {
  return visitor.sends(await visitor.opens('/lacak'), 'Buka laporan', { fill: { number, code } })
}
