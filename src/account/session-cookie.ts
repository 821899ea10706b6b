// The session's cookie, read without the log-in library: its own reading costs 2 ms of processor, more than a whole page may.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Sender } from './accounts.ts'

export type SessionCookie = { readonly name: string; /** What the library signs with. */ readonly secret: string; readonly secure: boolean; /** Seconds until a browser drops it. */ readonly livesS: number }

/** The token that a browser brings; null when there is none or its signature isn't ours. The library writes `token.signature`. */
export function tokenOf({ name, secret }: Pick<SessionCookie, 'name' | 'secret'>, sender: Sender): string | null {
  const [, token, signature] = /^([\w-]{16,128})\.([\w+/]{43}=)$/.exec(decoded(valueIn(sender, name))) ?? []
  if (token === undefined || signature === undefined) return null
  const wanted = createHmac('sha256', secret).update(token).digest()
  return timingSafeEqual(Buffer.from(signature, 'base64'), wanted) ? token : null
}

/** The same cookie once more, so that the browser keeps it on. */
export function renewedCookie({ name, secure, livesS }: SessionCookie, sender: Sender): string {
  return setCookieLine({ name, secure, livesS }, valueIn(sender, name))
}

/** Takes the cookie away from the browser. */
export function droppedCookie({ name, secure }: Pick<SessionCookie, 'name' | 'secure'>): string {
  return setCookieLine({ name, secure, livesS: 0 }, '')
}

function setCookieLine({ name, secure, livesS }: Omit<SessionCookie, 'secret'>, value: string): string {
  return `${name}=${value}; Max-Age=${livesS}; Path=/; HttpOnly${secure ? '; Secure' : ''}; SameSite=Lax`
}

function valueIn({ cookie }: Sender, name: string): string {
  return cookie.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? ''
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return '' // not one of ours
  }
}
