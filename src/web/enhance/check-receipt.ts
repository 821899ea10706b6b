// Checks a receipt in the reader's own browser: nothing is sent anywhere but the question for a copy of the log. Loaded on its page alone.
import { sha256 } from '@noble/hashes/sha2.js'
import type { Copy, ReceiptChecked } from '../../verify/format/check-receipt.ts'
import { checkReceipts, type ReceiptsChecked } from '../../verify/format/check-receipts.ts'
import type { Crypto } from '../../verify/format/crypto.ts'
import { readVerifierKey } from '../../verify/format/note.ts'

/** Where the page is not served over TLS, or the browser is older, there is no Ed25519 in it. */
async function ed25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message))
  } catch {
    const { verifyEd25519 } = await import('./ed25519-fallback.ts')
    return verifyEd25519(publicKey, message, signature)
  }
}

const browserCrypto: Crypto = { sha256, ed25519 }

type Words = Readonly<Record<string, string>>

const form = document.querySelector<HTMLFormElement>('form[data-check-receipt]')
if (form !== null) wire(form)

function wire(here: HTMLFormElement): void {
  const field = <Kind extends HTMLElement>(name: string) => here.querySelector<Kind>(`#${name}`)
  const [area, file, copy, keys] = [field<HTMLTextAreaElement>('receipt'), field<HTMLInputElement>('file'), field<HTMLInputElement>('copy'), field<HTMLTextAreaElement>('keys')]
  const answer = document.querySelector<HTMLElement>('#check-answer')
  if (area === null || file === null || copy === null || keys === null || answer === null) return
  document.querySelectorAll<HTMLElement>('[data-with-script]').forEach((part) => (part.hidden = false))
  document.querySelectorAll<HTMLElement>('[data-without-script]').forEach((part) => (part.hidden = true))
  const words = JSON.parse(here.dataset.words ?? '{}') as Words
  file.addEventListener('change', () => {
    void file.files?.[0]?.text().then((text) => {
      area.value = text
    })
  })
  here.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = area.value
    const known = keys.value.split('\n').flatMap((key) => readVerifierKey(browserCrypto, key) ?? [])
    const address = copy.value.trim().replace(/\/+$/, '')
    answer.replaceChildren(sentence('info', words['checking'] ?? ''))
    void checkReceipts({ crypto: browserCrypto, text, keys: known, copy: address === '' ? null : copyAt(address) }).then(
      (checked) => show(answer, checked, words),
      () => answer.replaceChildren(sentence('danger', words['failed'] ?? '')),
    )
  })
}

function copyAt(address: string): Copy {
  return async (path) => {
    const response = await fetch(`${address}/${path}`, { cache: path === 'checkpoint' ? 'no-store' : 'default', credentials: 'omit' })
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
  }
}

function show(answer: HTMLElement, { checked, unchecked }: ReceiptsChecked, words: Words): void {
  const all = checked.length + unchecked
  const lines = [
    ...checked.flatMap((one, index) => [...(all > 1 ? [['part', filled(words['part'], { n: index + 1, of: all })] as const] : []), ...linesOf(one, words)]),
    ...(unchecked > 0 ? [['warning', filled(words['unchecked'], { n: checked.length, left: unchecked })] as const] : []),
  ]
  answer.replaceChildren(...lines.map(([tone, text]) => sentence(tone, text)))
  answer.focus()
}

type Tone = 'part' | 'success' | 'warning' | 'danger' | 'info'

function linesOf(checked: ReceiptChecked, words: Words): readonly (readonly [Tone, string])[] {
  if ('fault' in checked) return [['danger', words[checked.fault] ?? checked.fault]]
  if (checked.kind === 'promise') return [['success', filled(words['promise'], { number: checked.promise.number, at: checked.promise.at })], ...(checked.isProved ? [] : [['warning', words['promiseMore'] ?? ''] as const])]
  const proved = filled(words[checked.number === null ? 'proofBare' : 'proof'], { number: checked.number ?? '', at: checked.at ?? 0, index: checked.index + 1, size: checked.size })
  const copied = checked.copy === null ? [] : [[checked.copy.outcome === 'continues' ? 'success' : checked.copy.outcome === 'unreachable' ? 'warning' : 'danger', filled(words[`copy-${checked.copy.outcome}`], { size: 'size' in checked.copy ? checked.copy.size : 0 })] as const]
  const seen = checked.witnesses.map(({ name, at }) => ['success', filled(words['witness'], { name, at })] as const)
  return [['success', proved], ...copied, ...seen]
}

function filled(text: string | undefined, values: Readonly<Record<string, string | number>>): string {
  return (text ?? '').replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    return name === 'at' ? new Date(Number(value)).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'long' }) : typeof value === 'number' ? value.toLocaleString(document.documentElement.lang) : value
  })
}

function sentence(tone: Tone, text: string): HTMLElement {
  const line = document.createElement('p')
  line.className = `check-line ${tone}`
  line.textContent = text
  return line
}
