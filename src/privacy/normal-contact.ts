// One way to write a phone number and an e-mail address, so that the same contact is found again however it was typed.

/** Digits that are not ASCII's: Arabic, Javanese and wide ones are typed too. */
function asciiDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0
    if (point < 128) return digit
    // Each script has its ten digits side by side, the first of them a multiple of ten away from none.
    let zero = point
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && point - zero < 9) zero -= 1
    return String(point - zero)
  })
}

/**
 * In E.164 (`+6281234567890`), as Indonesians write numbers: `0812…`, `62812…`, `+62 (0)812…`, `0062812…`, `812…`, with blanks, dots, dashes and
 * brackets. A number without its country is Indonesian. Null for what is no number.
 */
export function normalPhone(written: string): string | null {
  const text = asciiDigits(written).trim()
  if (/[\p{L}@]/u.test(text.replace(/^(?:wa|hp|telp?|tlp)\b[.:]?/i, ''))) return null
  const abroad = /^[^\d]*\+/.test(text)
  const digits = text.replace(/\+62\s*\(0\)/, '+62').replace(/\D/g, '')
  const whole = abroad ? digits : digits.startsWith('00') ? digits.slice(2) : nationwide(digits)
  if (whole === null) return null
  const national = whole.startsWith('62') ? `62${whole.slice(2).replace(/^0+/, '')}` : whole
  return /^[1-9]\d{7,14}$/.test(national) ? `+${national}` : null
}

/** Within the country: a trunk zero, the country's code, or a mobile number with neither. */
function nationwide(digits: string): string | null {
  if (digits.startsWith('0')) return `62${digits.slice(1)}`
  if (digits.startsWith('62')) return digits
  return digits.startsWith('8') ? `62${digits}` : null
}

/** In small letters, as every provider of mail reads it; nothing more is guessed at. Null for what is no address. */
export function normalEmail(written: string): string | null {
  const text = written.normalize('NFKC').trim().toLowerCase().replace(/^mailto:/, '').replace(/\.$/, '')
  return /^[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{1,63}$/.test(text) ? text : null
}
