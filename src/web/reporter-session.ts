// Which reports the holder of this browser has opened with number and code: a sealed cookie, nothing on the server.
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { KeyObject } from 'node:crypto'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReceiptCode } from '../report/numbers/receipt-code.ts'
import { openedValue, sealedValue } from './sealed-value.ts'
import type { RequestContext } from './web.ts'

/** One opened report, until then; its code only for 30 minutes after it was filed, however long it is read. */
export type OpenedReport = { readonly reportId: ReportId; readonly until: number; readonly receipt: { readonly code: ReceiptCode; readonly until: number } | null }

export type SessionSettings = { readonly key: KeyObject; readonly secure: boolean }

const IDLE_MS = 30 * 60_000
const MOST_REPORTS = 8
const PROBE = 'kuki'

function cookieName(secure: boolean): string {
  return secure ? '__Host-pelapor' : 'pelapor'
}

/** The reports this browser may see, each until 30 minutes after it was last opened. */
export function openedReports(c: RequestContext, { key, secure }: SessionSettings, now: number): readonly OpenedReport[] {
  const text = getCookie(c, cookieName(secure))
  const value = text === undefined ? null : openedValue(key, 'reporter-session', text, now)
  return Array.isArray(value) ? (value as OpenedReport[]).filter((opened) => opened.until > now) : []
}

/** Adds or refreshes a report; keeps the receipt that is there when `code` is null. */
export function rememberReport(c: RequestContext, settings: SessionSettings, { reportId, code, now }: { reportId: ReportId; code: ReceiptCode | null; now: number }): void {
  const earlier = openedReports(c, settings, now)
  const known = earlier.find((opened) => opened.reportId === reportId)
  const kept = known?.receipt != null && known.receipt.until > now ? known.receipt : null
  const entry: OpenedReport = { reportId, until: now + IDLE_MS, receipt: code === null ? kept : { code, until: now + IDLE_MS } }
  write(c, settings, [entry, ...earlier.filter((opened) => opened.reportId !== reportId)].slice(0, MOST_REPORTS), now)
}

export function forgetReport(c: RequestContext, settings: SessionSettings, reportId: ReportId, now: number): void {
  write(c, settings, openedReports(c, settings, now).filter((opened) => opened.reportId !== reportId), now)
}

/** Sent with the form so that its answer knows whether this browser keeps cookies. */
export function probeCookies(c: RequestContext, { secure }: SessionSettings): void {
  setCookie(c, PROBE, '1', { path: '/', httpOnly: true, secure, sameSite: 'Lax' })
}

/** Any other cookie proves nothing: ours may be refused, or meant for https only. */
export function keepsCookies(c: RequestContext): boolean {
  return getCookie(c, PROBE) !== undefined
}

function write(c: RequestContext, { key, secure }: SessionSettings, opened: readonly OpenedReport[], now: number): void {
  const options = { path: '/', httpOnly: true, secure, sameSite: 'Lax' as const }
  if (opened.length === 0) deleteCookie(c, cookieName(secure), options)
  else setCookie(c, cookieName(secure), sealedValue(key, 'reporter-session', opened, now + IDLE_MS), options)
}
