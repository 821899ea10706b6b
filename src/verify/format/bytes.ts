// Bytes as text and back, without anything that only Node has.

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Null for what is not base64 in its one form (RFC 4648, section 4, with padding). */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null
  const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0))
  return toBase64(bytes) === text ? bytes : null
}

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two = 0, three = 0] = bytes.subarray(at, at + 3)
    const bits = (one << 16) | (two << 8) | three
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63])
    text += digits.slice(0, Math.min(bytes.length - at, 3) + 1).join('').padEnd(4, '=')
  }
  return text
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('')
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  let [length, at] = [0, 0]
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return false
  return true
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Null unless it is the plain form of a whole number that is counted exactly. */
export function wholeNumberOf(text: string): number | null {
  return /^(?:0|[1-9][0-9]{0,15})$/.test(text) && Number(text) <= Number.MAX_SAFE_INTEGER ? Number(text) : null
}
