// Whether a text shows nothing at all to who reads it.

/** White space, controls, format characters, bare accents, and the letters of Unicode that are drawn as nothing. */
const UNSEEN = /^[\p{Z}\p{Cc}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]*$/u

export function isBlank(text: string): boolean {
  return UNSEEN.test(text)
}
