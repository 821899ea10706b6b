// Asks the device for a passkey, or to make one, and sends its answer with the form around the button.
const form = document.querySelector<HTMLFormElement>('form[data-passkey]')
if (form !== null) wire(form)

type Options = { readonly challenge: string; readonly user?: { readonly id: string }; readonly excludeCredentials?: readonly { readonly id: string }[] }

function wire(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('[data-passkey-said]')
  const say = (words: string | undefined) => {
    if (said === null) return
    said.hidden = words === undefined
    said.querySelector('p')?.replaceChildren(words ?? '')
  }
  if (!('PublicKeyCredential' in window)) return say(form.dataset.notHere)
  say(undefined)
  form.querySelectorAll<HTMLElement>('[data-passkey-part]').forEach((part) => (part.hidden = false))
  const ask = async (unasked: boolean) => {
    try {
      const answer = await asked(form)
      const field = form.elements.namedItem('answer') as HTMLInputElement
      field.value = JSON.stringify(answer)
      form.submit()
    } catch {
      // Whatever the device says (nothing chosen, too slow, known already): it gave nothing. Nobody pressed anything yet: no word.
      if (!unasked) say(form.dataset.cancelled)
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask(false)
  })
  if (form.dataset.atOnce !== undefined) void ask(true)
}

function asked(form: HTMLFormElement): Promise<unknown> {
  const options = JSON.parse(form.dataset.options ?? '') as Options
  const challenge = bytes(options.challenge)
  return form.dataset.passkey === 'make' ? made(options, challenge) : used(options, challenge)
}

async function made(options: Options, challenge: BufferSource): Promise<unknown> {
  const publicKey = { ...options, challenge, user: { ...options.user, id: bytes(options.user?.id ?? '') }, excludeCredentials: options.excludeCredentials?.map((one) => ({ ...one, id: bytes(one.id) })) }
  const credential = (await navigator.credentials.create({ publicKey } as unknown as CredentialCreationOptions)) as PublicKeyCredential
  const { clientDataJSON, attestationObject, getTransports } = credential.response as AuthenticatorAttestationResponse
  const transports = getTransports === undefined ? [] : (credential.response as AuthenticatorAttestationResponse).getTransports()
  return whole(credential, { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports })
}

async function used(options: Options, challenge: BufferSource): Promise<unknown> {
  const credential = (await navigator.credentials.get({ publicKey: { ...options, challenge } } as unknown as CredentialRequestOptions)) as PublicKeyCredential
  const { clientDataJSON, authenticatorData, signature, userHandle } = credential.response as AuthenticatorAssertionResponse
  return whole(credential, { clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData), signature: text(signature), userHandle: userHandle === null ? '' : text(userHandle) })
}

function whole({ id, rawId, type }: PublicKeyCredential, response: object): unknown {
  return { id, rawId: text(rawId), type, response, clientExtensionResults: {} }
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
}

function text(buffer: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
