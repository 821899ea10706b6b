// Where ClamAV's daemon is asked, read from the settings.
import type { ClamdAddress } from './scanner/clamd.ts'

/** Null for what is neither the absolute path of a socket nor a host and port. */
export function readClamd(text: string): ClamdAddress | null {
  if (text.startsWith('/')) return { path: text }
  const [, host = '', digits = ''] = /^(\[[0-9a-f:]+\]|[a-z0-9.-]+):(\d{1,5})$/i.exec(text) ?? []
  const port = Number(digits)
  return host === '' || port < 1 || port > 65_535 ? null : { host: host.replace(/^\[|\]$/g, ''), port }
}
