// Who passkeys are made for: browsers bind each to the host of this installation, so that no other site can ask for it.
import { isIP } from 'node:net'

/** `id` is the host that a passkey is bound to, `origin` the only page address whose answers count (WebAuthn level 3, 5.1.2 and 13.4.9). */
export type RelyingParty = { readonly id: string; readonly origin: string }

/** Null where browsers make no passkeys: over a plain connection, and for a bare IP address. */
export function relyingParty(baseUrl: string): RelyingParty | null {
  const { protocol, hostname, origin } = new URL(baseUrl)
  const isSecure = protocol === 'https:' || hostname === 'localhost'
  return isSecure && isIP(hostname) === 0 && !hostname.startsWith('[') ? { id: hostname, origin } : null
}
