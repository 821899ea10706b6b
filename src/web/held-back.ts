// Whatever strangers sent is looked over by the scanner, where there is one, before it is given out.
import { ScannerFault } from '../scanner/clamd.ts'
import { heldResponse } from './error-pages.tsx'
import type { RequestContext, Web } from './web.ts'

/** The answer instead of it; null where it may be given. `name` is always the same for the same bytes. */
export async function heldBack(web: Web, c: RequestContext, name: string, bytes: () => AsyncIterable<Uint8Array>): Promise<Response | null> {
  if (web.verdicts === null) return null
  try {
    if ((await web.verdicts.of(name, bytes)) === 'clean') return null
  } catch (error) {
    if (!(error instanceof ScannerFault)) throw error
    web.log.error('a file could not be looked over and was not given out', { requestId: c.get('requestId') ?? null, error })
    c.header('Retry-After', '60')
    return heldResponse(web, c, 'unchecked')
  }
  web.log.warn('a file with a malicious program in it was not given out', { requestId: c.get('requestId') ?? null })
  return heldResponse(web, c, 'malicious')
}
