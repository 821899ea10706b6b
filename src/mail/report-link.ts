// The address in an e-mail at which its report is opened: with the number filled in, never with the secret code.

export function reportLink(baseUrl: string, number: string): string {
  return `${baseUrl}/lacak?nomor=${encodeURIComponent(number)}`
}
