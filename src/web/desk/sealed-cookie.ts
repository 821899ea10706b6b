// A sealed value that a browser keeps for a while: what step of signing in it stands at, what it is shown once.
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { cookieName } from '../../account/log-in.ts'
import { openedValue, sealedValue, type Purpose } from '../sealed-value.ts'
import { sessionSettings } from '../session-settings.ts'
import type { RequestContext, Web } from '../web.ts'

export type SealedCookie<T> = {
  /** Null when there is none, or it ran out. */
  readonly read: (web: Web, c: RequestContext) => T | null
  /** `until`, in epoch milliseconds, where it ends with something that came before; else its whole life lies ahead. */
  readonly write: (web: Web, c: RequestContext, value: T, until?: number) => void
  readonly clear: (web: Web, c: RequestContext) => void
}

/** Only the server can make such a value, so its shape is what was written. */
export function sealedCookie<T>(name: string, purpose: Purpose, livesS: number): SealedCookie<T> {
  const options = (web: Web) => ({ path: '/', httpOnly: true, sameSite: 'Lax' as const, secure: sessionSettings(web).secure })
  return {
    read(web, c) {
      const text = getCookie(c, cookieName(name, sessionSettings(web).secure))
      return text === undefined ? null : (openedValue(web.secrets.cookieKey, purpose, text, web.clock.now()) as T | null)
    },
    write(web, c, value, until = web.clock.now() + livesS * 1000) {
      const text = sealedValue(web.secrets.cookieKey, purpose, value, until)
      setCookie(c, cookieName(name, sessionSettings(web).secure), text, { ...options(web), maxAge: Math.max(0, Math.ceil((until - web.clock.now()) / 1000)) })
    },
    clear: (web, c) => void deleteCookie(c, cookieName(name, sessionSettings(web).secure), options(web)),
  }
}
