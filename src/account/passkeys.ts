// Passkeys as browsers make and use them; that a library reads what they answer is known in this folder only.
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { RelyingParty } from './relying-party.ts'

/** The public half, as it is kept. */
export type PasskeyKey = {
  /** As the device names it, base64url. */
  readonly credential: string
  readonly publicKey: Uint8Array
  /** How often it signed; 0 for ever where the device doesn't count. */
  readonly counter: number
  /** Kept by a password manager on several devices. */
  readonly synced: boolean
  readonly transports: readonly string[]
}

/** What a device says of itself, base64url of 32 bytes: so that no name or e-mail lies in it. */
export type PasskeyHolder = string

/** A device may take this long, in milliseconds. */
const ASKED_MS = 300_000
/** EdDSA, ECDSA on P-256 and RSA, each with SHA-256 (IANA COSE algorithms). */
const ALGORITHMS = [-8, -7, -257]

const base64url = z.string().regex(/^[\w-]+$/)
const made = z.object({
  id: base64url, rawId: base64url, type: z.literal('public-key'), clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(8) }),
})
const signed = z.object({
  id: base64url, rawId: base64url, type: z.literal('public-key'), clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url, userHandle: base64url }),
})

/** What a browser sends when a passkey was used: whose it says to be, unproven until `isSigned`. */
export type Assertion = z.infer<typeof signed>

/** 256 random bits that a device signs, base64url. */
export function newChallenge(): string {
  return randomBytes(32).toString('base64url')
}

type Wanted = { readonly challenge: string; readonly holder: PasskeyHolder; readonly name: string; readonly known: readonly PasskeyKey[] }

/** What the browser is asked to make, as JSON: findable without a name, and only where finger, face or PIN are asked for. */
export async function creationOptions(party: RelyingParty, { challenge, holder, name, known }: Wanted): Promise<string> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  return JSON.stringify(await generateRegistrationOptions({
    rpName: 'Tuntas', rpID: party.id, userID: Buffer.from(holder, 'base64url'), userName: name, userDisplayName: name, challenge: Buffer.from(challenge, 'base64url'), timeout: ASKED_MS, attestationType: 'none',
    excludeCredentials: known.map(({ credential, transports }) => ({ id: credential, transports: [...transports] })), supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
  }))
}

/** What the browser is asked to sign, as JSON; it names no passkey, so nobody learns who has one. */
export async function requestOptions(party: RelyingParty, challenge: string): Promise<string> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  return JSON.stringify(await generateAuthenticationOptions({ rpID: party.id, challenge: Buffer.from(challenge, 'base64url'), timeout: ASKED_MS, userVerification: 'required' }))
}

type Asked = { readonly party: RelyingParty; readonly challenge: string }

/** The key that a browser made for this challenge on our pages, its holder verified; null for anything else. */
export async function keyMade({ party, challenge }: Asked, answer: string): Promise<PasskeyKey | null> {
  const response = read(made, answer)
  if (response === null) return null
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const checked = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'], expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => null) // the library throws for whatever doesn't hold
  if (checked?.verified !== true) return null
  const { credential, credentialDeviceType } = checked.registrationInfo
  return { credential: credential.id, publicKey: credential.publicKey, counter: credential.counter, synced: credentialDeviceType === 'multiDevice', transports: response.response.transports }
}

/** Null when it isn't in the shape of one. */
export function readAssertion(answer: string): Assertion | null {
  return read(signed, answer)
}

/** The counter that was signed along, when this key signed this challenge on our pages after verifying its holder; else null. */
export async function counterSigned({ party, challenge }: Asked, assertion: Assertion, key: Pick<PasskeyKey, 'credential' | 'publicKey'>): Promise<number | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const checked = await verifyAuthenticationResponse({
    response: assertion, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.id, requireUserVerification: true,
    // Whether the counter went on is asked where it is kept: two at once must not both count.
    credential: { id: key.credential, publicKey: Uint8Array.from(key.publicKey), counter: 0 },
  }).catch(() => null)
  return checked?.verified === true ? checked.authenticationInfo.newCounter : null
}

function read<T>(shape: z.ZodType<T>, answer: string): T | null {
  try {
    return shape.safeParse(JSON.parse(answer)).data ?? null
  } catch {
    return null // no JSON
  }
}
