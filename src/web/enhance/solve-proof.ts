// Does the work that a form is asked for, in small turns beside whatever the person does; loaded only where a form asks.
import { sha256 } from '@noble/hashes/sha2.js'
import { isGoodHash, PARTS, pieceText } from '../proof/proof-shape.ts'
import { waitFor } from './pending-work.ts'

/** A turn is shorter than anybody notices between two letters. */
const TURN_MS = 25

export function solveProof(form: HTMLFormElement): void {
  const [challenge, proof] = ['challenge', 'proof'].map((name) => form.querySelector<HTMLInputElement>(`input[name=${name}]`))
  if (!challenge || !proof || proof.value !== '') return
  const sends = form.dataset.proof === 'send'
  const state = form.querySelector<HTMLElement>('[data-proof-state]')
  form.querySelectorAll<HTMLElement>('[data-without-script]').forEach((part) => (part.hidden = true))
  if (state) state.textContent = state.dataset.working ?? ''
  waitFor(
    solved(challenge.value).then((found) => {
      proof.value = found
      if (!sends) return
      if (state) state.textContent = state.dataset.sending ?? ''
      form.submit()
    }),
  )
}

async function solved(challenge: string): Promise<string> {
  const text = new TextEncoder()
  const nonces: string[] = []
  let turn = performance.now()
  for (let nonce = 0; nonces.length < PARTS; nonce += 1) {
    const written = nonce.toString(36)
    if (isGoodHash(sha256(text.encode(pieceText(challenge, nonces.length, written))))) {
      nonces.push(written)
      nonce = -1
    }
    if ((nonce & 63) === 0 && performance.now() - turn > TURN_MS) {
      await new Promise((rest) => setTimeout(rest))
      turn = performance.now()
    }
  }
  return nonces.join('.')
}
