// The identity provider of a government that signs its officers in, read from the settings.
import { readFileSync } from 'node:fs'

export type OidcSetting = {
  /** The provider's name as its tokens write it, and where its metadata is found (OpenID Connect Discovery 1.0). */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Code of the government whose officers it speaks for, and nobody else's. */
  readonly government: string
  /** What comes behind the @ of their e-mails, in small letters. */
  readonly domain: string
  /** What officers call it. */
  readonly name: string
  /** Values of `acr` that say that a second factor was asked for, besides `amr` with `mfa`. */
  readonly secondFactors: readonly string[]
}

const NEEDED = ['TUNTAS_OIDC_ISSUER', 'TUNTAS_OIDC_CLIENT_ID', 'TUNTAS_OIDC_CLIENT_SECRET_FILE', 'TUNTAS_OIDC_EMAIL_DOMAIN', 'TUNTAS_OIDC_GOVERNMENT'] as const

/** Half a provider would be a door of which nobody knows whether it is shut. */
export function oidcFaults(isSet: (name: string) => boolean): string[] {
  const given = [...NEEDED, 'TUNTAS_OIDC_NAME', 'TUNTAS_OIDC_ACR'].find(isSet)
  return given === undefined ? [] : NEEDED.filter((name) => !isSet(name)).map((name) => `${given} needs ${name} beside it: without it the identity provider can sign nobody in.`)
}

type Values = { readonly [Name in (typeof NEEDED)[number]]: string | null | undefined } & { readonly TUNTAS_OIDC_NAME: string | undefined; readonly TUNTAS_OIDC_ACR: readonly string[] | null | undefined }

/** Null where none is set up. */
export function oidcOf({ TUNTAS_OIDC_ISSUER: issuer, TUNTAS_OIDC_CLIENT_ID: clientId, TUNTAS_OIDC_CLIENT_SECRET_FILE: clientSecret, TUNTAS_OIDC_EMAIL_DOMAIN: domain, TUNTAS_OIDC_GOVERNMENT: government, TUNTAS_OIDC_NAME: name, TUNTAS_OIDC_ACR: acr }: Values): OidcSetting | null {
  if (!issuer || !clientId || !clientSecret || !domain || !government) return null
  return { issuer, clientId, clientSecret, domain, government, name: name ?? new URL(issuer).hostname, secondFactors: acr ?? [] }
}

/** `https://…`, or `http://` on this machine; nothing but scheme, host, port and path. */
export function isIssuer(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url.hostname))
}

export function isLocal(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** The one line in the file, of 8 to 512 printable letters; null where there is no such file, or something else in it. */
export function readSecretFile(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8').trim()
    return /^[\x21-\x7e]{8,512}$/.test(text) ? text : null
  } catch {
    return null // the sentence for the setting says what is expected there
  }
}

/** Of several with spaces or commas between them; null where there is none. */
export function readWords(text: string): readonly string[] | null {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  return words.length === 0 ? null : words
}
