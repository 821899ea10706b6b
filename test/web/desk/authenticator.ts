// A device that keeps passkeys: the browser's own virtual one, and what somebody signs who got its private keys.
import { createHash, createPrivateKey, sign } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'

/** As the browser's DevTools give it: base64, the key as PKCS #8. */
export type KeptKey = { readonly credentialId: string; readonly privateKey: string; readonly userHandle: string; readonly signCount: number }

export type Authenticator = {
  readonly keys: () => Promise<readonly KeptKey[]>
  /** Spoils what it answers. */
  readonly answersBadly: (how: { readonly isBogusSignature?: boolean; readonly isBadUV?: boolean; readonly isBadUP?: boolean }) => Promise<void>
  readonly forgets: () => Promise<void>
}

/** Of this page's browser; it asks nobody and verifies at once. */
export async function withAuthenticator(page: Page): Promise<Authenticator> {
  const devTools: CDPSession = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  })
  return {
    keys: async () => (await devTools.send('WebAuthn.getCredentials', { authenticatorId })).credentials as unknown as readonly KeptKey[],
    answersBadly: async (how) => void (await devTools.send('WebAuthn.setResponseOverrideBits', { authenticatorId, ...how })),
    forgets: async () => void (await devTools.send('WebAuthn.clearCredentials', { authenticatorId })),
  }
}

export type Signed = { readonly challenge: string; readonly origin: string; readonly rpId: string; readonly counter: number; readonly verified?: boolean; readonly holder?: string; readonly as?: string }

const url = (base64: string) => Buffer.from(base64, 'base64').toString('base64url')

/** What a browser would send that signed this with the key, whatever page it stood on. `as` claims to be another credential. */
export function answerSigned(key: KeptKey, { challenge, origin, rpId, counter, verified = true, holder = url(key.userHandle), as = url(key.credentialId) }: Signed): string {
  const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }))
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const data = Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([verified ? 0x05 : 0x01]), count])
  const secret = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const signature = sign(secret.asymmetricKeyType === 'ed25519' ? null : 'sha256', Buffer.concat([data, createHash('sha256').update(clientData).digest()]), secret)
  const response = { clientDataJSON: clientData.toString('base64url'), authenticatorData: data.toString('base64url'), signature: signature.toString('base64url'), userHandle: holder }
  return JSON.stringify({ id: as, rawId: as, type: 'public-key', response, clientExtensionResults: {} })
}
