// Whether a reason for an act on record says something: ten letters or digits at least.
const LEAST = 10

export function saysSomething(text: string): boolean {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length >= LEAST
}
