// A contact shown just enough for its owner to know it again, and of no use to who looks over a shoulder.

/** `Sari Dewi` becomes `S••• D•••`. */
export function shortenedName(name: string): string {
  return name.split(/\s+/).filter(Boolean).map((word) => `${[...word][0] ?? ''}•••`).join(' ')
}

/** The last three digits stay. */
export function shortenedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return `••• ${digits.slice(-3)}`
}

/** `sari@contoh.id` becomes `s•••@contoh.id`. */
export function shortenedEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@')
  return `${[...local][0] ?? ''}•••@${domain}`
}
