// A government's own identity provider (OpenID Connect Core 1.0, code flow with PKCE); that a library speaks with it is known in this file only.
import type { Configuration, IDToken } from 'openid-client'
import { isLocal, type OidcSetting } from '../oidc-setting.ts'
import type { ProcessLog } from '../process-log.ts'

/** What the browser that was sent there must bring back. */
export type Sent = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Whom the provider vouches for. */
export type Identity = {
  readonly issuer: string
  /** For ever the same person at this issuer. */
  readonly subject: string
  /** In small letters, and only where the provider says that it is verified. */
  readonly email: string | null
  /** Whether it says that it asked for a second factor. */
  readonly secondFactor: boolean
}

/** `away`: it can't be reached or is disturbed; `refused`: what came back doesn't hold, or it said no. */
export type Fault = { readonly fault: 'away' | 'refused' }

export type IdentityProvider = {
  readonly setting: OidcSetting
  readonly begin: () => Promise<{ readonly url: string; readonly sent: Sent } | Fault>
  /** `address` is the one that the browser came back to, as the operator's public address writes it; `withEmail` where the e-mail counts. */
  readonly finish: (address: URL, sent: Sent, withEmail: boolean) => Promise<Identity | Fault>
  /** Where one signs out there; null where it has no such page or can't be reached. */
  readonly signOutAddress: () => Promise<string | null>
}

/** How long it may take to answer, in seconds. */
const ANSWER_S = 8
/** How long its metadata is believed, in milliseconds. */
const KNOWN_MS = 3_600_000
/** Whoever signed in there longer ago signs in there again, in seconds: as long as a session may last here. */
const SIGNED_IN_S = 12 * 3600

type Opening = { readonly setting: OidcSetting; /** The address that browsers come back to. */ readonly returnTo: string; readonly now: () => number; readonly log: Pick<ProcessLog, 'warn'> }

export function openIdentityProvider({ setting, returnTo, now, log }: Opening): IdentityProvider {
  const known = remembered(() => discovered(setting), now)
  const faulty = async <T>(ask: (openId: typeof import('openid-client'), provider: Configuration) => Promise<T>): Promise<T | Fault> => {
    try {
      return await ask(await import('openid-client'), await known())
    } catch (error) {
      const fault = isAway(error) ? 'away' : 'refused'
      log.warn('the identity provider was away or not believed', { refusal: fault, error }) // its outline alone: kind, code, place
      return { fault }
    }
  }
  return {
    setting,
    begin: () => faulty(async ({ randomState, randomNonce, randomPKCECodeVerifier, calculatePKCECodeChallenge, buildAuthorizationUrl }, provider) => {
      const sent = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() }
      const { href } = buildAuthorizationUrl(provider, {
        redirect_uri: returnTo, scope: 'openid email', state: sent.state, nonce: sent.nonce, code_challenge: await calculatePKCECodeChallenge(sent.verifier), code_challenge_method: 'S256', max_age: String(SIGNED_IN_S),
        ...(setting.secondFactors.length > 0 && { acr_values: setting.secondFactors.join(' ') }),
      })
      return { url: href, sent }
    }),
    finish: (address, { state, nonce, verifier }, withEmail) => faulty(async ({ authorizationCodeGrant, fetchUserInfo }, provider) => {
      const tokens = await authorizationCodeGrant(provider, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge: SIGNED_IN_S, idTokenExpected: true })
      const claims = tokens.claims()
      if (claims === undefined) return { fault: 'refused' as const }
      // A provider that keeps to the letter puts no e-mail into the token but says it when asked (OpenID Connect Core 1.0, 5.4).
      const asks = withEmail && claims['email'] === undefined && provider.serverMetadata().userinfo_endpoint !== undefined
      return identityOf(claims, asks ? await fetchUserInfo(provider, tokens.access_token, claims.sub) : claims, setting)
    }),
    signOutAddress: async () => {
      const found = await faulty(async ({ buildEndSessionUrl }, provider) => (provider.serverMetadata().end_session_endpoint === undefined ? null : buildEndSessionUrl(provider, {}).href))
      return typeof found === 'string' ? found : null
    },
  }
}

async function discovered({ issuer, clientId, clientSecret }: OidcSetting): Promise<Configuration> {
  const { allowInsecureRequests, ClientSecretPost, discovery, enableNonRepudiationChecks } = await import('openid-client')
  // Signatures are checked though the tokens come over TLS: whoever sits in between, a proxy of the house too, must not make officers.
  const execute = [enableNonRepudiationChecks, ...(isLocal(new URL(issuer).hostname) ? [allowInsecureRequests] : [])]
  const found = await discovery(new URL(issuer), clientId, { client_secret: clientSecret }, ClientSecretPost(clientSecret), { timeout: ANSWER_S, execute })
  // The library makes exceptions for providers with one address for many tenants; here an issuer is one house.
  if (found.serverMetadata().issuer !== issuer) throw new Error('The provider names itself otherwise than TUNTAS_OIDC_ISSUER does.')
  return found
}

type Mailed = { readonly email?: unknown; readonly email_verified?: unknown; readonly [claim: string]: unknown }

function identityOf({ iss, sub, acr, amr }: IDToken, { email, email_verified: verified }: Mailed, { secondFactors }: OidcSetting): Identity {
  const said = [...(Array.isArray(amr) && amr.includes('mfa') ? ['mfa'] : []), ...(typeof acr === 'string' && secondFactors.includes(acr) ? [acr] : [])]
  return { issuer: iss, subject: sub, email: typeof email === 'string' && verified === true ? email.trim().toLowerCase() : null, secondFactor: said.length > 0 }
}

/** Nobody answered, not in time, or with a fault of its own. */
function isAway(error: unknown): boolean {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown }
  if (code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT') return true
  return (error instanceof TypeError && error.message === 'fetch failed') || (cause instanceof Response && cause.status >= 500)
}

/** Asked again after a while, and at once when it failed. */
function remembered<T>(ask: () => Promise<T>, now: () => number): () => Promise<T> {
  let kept: { readonly until: number; readonly value: Promise<T> } | null = null
  return () => {
    if (kept === null || kept.until < now()) {
      const value = ask()
      const mine = { until: now() + KNOWN_MS, value }
      kept = mine
      value.catch(() => {
        if (kept === mine) kept = null
      })
    }
    return kept.value
  }
}
