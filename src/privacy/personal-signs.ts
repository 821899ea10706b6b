// Signs of personal data that a machine sees for certain; names and stories need a person's eye.

export type PersonalSign = 'identity' | 'phone' | 'email'

const SIGNS: readonly (readonly [PersonalSign, RegExp])[] = [
  // Sixteen digits of an Indonesian identity or family number, also in groups.
  ['identity', /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/],
  ['phone', /(?<!\d)(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)/],
  ['email', /[^\s@<>,;]+@[^\s@<>,;]+\.[a-z]{2,}/i],
]

/** The text with each of them covered. */
export function coveredSigns(text: string, cover: string): string {
  return SIGNS.reduce((covered, [, sign]) => covered.replace(new RegExp(sign.source, `g${sign.flags}`), cover), text)
}

/** Each kind once, in this order. */
export function personalSigns(text: string): readonly PersonalSign[] {
  return SIGNS.filter(([, sign]) => sign.test(text)).map(([kind]) => kind)
}
