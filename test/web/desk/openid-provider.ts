// A real OpenID provider on the loopback: signs in whoever the test lets sit before it, and spoils its tokens where the test wants.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { exchange } from '../http.ts'

export const CLIENT = { id: 'tuntas-contoh', secret: 'rahasia-klien-contoh-42' } as const

/** Who sits before the provider, and how it has made sure of that. */
export type Person = { readonly subject: string; readonly email: string; readonly verified: boolean; readonly amr?: readonly string[]; readonly acr?: string }

type Claims = Record<string, unknown>
/** The token that goes out instead, of the claims that were to be in it. */
type Spoiling = (claims: Claims) => string

export type OpenIdProvider = {
  readonly url: string
  /** Set by the test. */
  person: Person
  spoils: Spoiling | null
  /** Whether it answers at all. */
  away: boolean
  /** How often each of its paths was asked for. */
  readonly asked: Map<string, number>
  /** A token with its own signature; `none` with no signature at all, `other` with a key that it hasn't. */
  readonly signed: (claims: Claims, how?: 'own' | 'none' | 'other') => string
  readonly close: () => Promise<void>
}

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

export async function openIdProvider(returnTo: string): Promise<OpenIdProvider> {
  const [own, other] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })]
  const jwk = own.privateKey.export({ format: 'jwk' })
  const kid = createHash('sha256').update(String(jwk.n)).digest('base64url').slice(0, 12)
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const here: OpenIdProvider = {
    url, person: { subject: '', email: '', verified: false }, spoils: null, away: false, asked: new Map(),
    signed(claims, how = 'own') {
      const head = `${base64url(how === 'none' ? { alg: 'none' } : { alg: 'RS256', kid, typ: 'JWT' })}.${base64url(claims)}`
      return how === 'none' ? `${head}.` : `${head}.${sign('sha256', Buffer.from(head), (how === 'own' ? own : other).privateKey).toString('base64url')}`
    },
    close: () => new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    }),
  }
  const provider = new Provider(url, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [returnTo], token_endpoint_auth_method: 'client_secret_post' }],
    jwks: { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] }, cookies: { keys: ['kunci-kuki-contoh'] }, pkce: { required: () => true }, acrValues: ['urn:contoh:dua-faktor'],
    claims: { openid: ['sub', 'acr', 'amr'], email: ['email', 'email_verified'] }, features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 600 },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, subject: string) => ({ accountId: subject, claims: () => ({ sub: subject, email: here.person.email, email_verified: here.person.verified }) }),
    // Nobody is asked whether the house may know them.
    async loadExistingGrant(context: GrantContext) {
      const grant = new context.oidc.provider.Grant({ accountId: context.oidc.session.accountId, clientId: context.oidc.client.clientId })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?')[0] ?? ''
    here.asked.set(path, (here.asked.get(path) ?? 0) + 1)
    if (here.away) return void request.socket.destroy()
    cookiesOfThisDay(response)
    if (path.startsWith('/interaction/')) {
      const { subject, amr, acr } = here.person
      return provider.interactionFinished(request, response, { login: { accountId: subject, remember: false, ...(amr && { amr }), ...(acr && { acr }) } })
    }
    if (path === '/token') spoiled(response, here)
    callback(request, response)
  }
  return here
}

/** The test holds the clock here, and a browser has its own: it would drop what runs out on a day that is over. */
function cookiesOfThisDay(response: ServerResponse): void {
  const set = response.setHeader.bind(response)
  response.setHeader = (name, value) => set(name, name.toLowerCase() === 'set-cookie' ? [value].flat().map((line) => (/^[^=]+=;/.test(String(line)) ? String(line) : String(line).replace(/; expires=[^;]*/i, ''))) : value)
}

type Grant = { readonly addOIDCScope: (scope: string) => void; readonly save: () => Promise<unknown> }
type GrantContext = { readonly oidc: { readonly provider: { readonly Grant: new (of: { accountId: string; clientId: string }) => Grant }; readonly session: { readonly accountId: string }; readonly client: { readonly clientId: string } } }

/** Puts another token into the answer on its way out. */
function spoiled(response: ServerResponse, here: Pick<OpenIdProvider, 'spoils'>): void {
  const { spoils } = here
  if (spoils === null) return
  const end = response.end.bind(response) as (body: string) => ServerResponse
  response.end = ((body: unknown) => {
    const sent = JSON.parse(String(body)) as { id_token?: string }
    if (sent.id_token !== undefined) sent.id_token = spoils(JSON.parse(Buffer.from(sent.id_token.split('.')[1] ?? '', 'base64url').toString()) as Claims)
    const text = JSON.stringify(sent)
    response.setHeader('Content-Length', Buffer.byteLength(text))
    return end(text)
  }) as typeof response.end
}

/** Follows the provider's own pages with a browser's cookies for it, until it sends back; the address that it sends to. */
export async function throughProvider({ url }: OpenIdProvider, address: string): Promise<string> {
  const cookies = new Map<string, string>()
  let next = address
  for (let hops = 0; next.startsWith(url) && hops < 10; hops += 1) {
    const { status, headers, body } = await exchange(next, { headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of headers['set-cookie'] ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    if (headers.location === undefined) throw new Error(`The provider stopped with ${status}: ${body.toString().slice(0, 300)}`)
    next = new URL(headers.location, next).href
  }
  return next
}
