// Which passwords are refused, and why: too short or long, known to everybody, or made of what everybody knows about its owner.
import { createRequire } from 'node:module'
import type * as Words from '@zxcvbn-ts/language-common'

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'guessable'

export const PASSWORD_LENGTH = { least: 8, advised: 15, most: 128 } as const

let common: ReadonlySet<string> | null = null

/** About 49,000 passwords that guessing starts with; unpacking them is left until somebody chooses a password. */
function commonPasswords(): ReadonlySet<string> {
  const { dictionary } = createRequire(import.meta.url)('@zxcvbn-ts/language-common') as typeof Words
  return (common ??= new Set(dictionary['passwords-common']))
}

/** Words of the trade: nobody else's guess would leave them out. */
const TRADE = ['lapor', 'sp4n', 'tuntas', 'pengaduan', 'aduan', 'admin', 'petugas', 'pemkab', 'pemkot', 'pemprov', 'dinas', 'rahasia', 'sandi', 'password', 'indonesia']

/** Letters of a word shorter than this say too little to refuse anything for. */
const SHORT_WORD = 4
/** So many letters must remain once the words of the trade, of the office and of the person are taken away. */
const OWN_LETTERS = 6

/** Null when it may be used. `about` is what others know: name, e-mail, units, government. Lengths count code points. */
export function passwordFault(password: string, about: readonly string[]): PasswordFault | null {
  const length = [...password].length
  if (length < PASSWORD_LENGTH.least) return 'too-short'
  if (length > PASSWORD_LENGTH.most) return 'too-long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (isCommon(plain)) return 'common'
  return isGuessable(plain, about) ? 'guessable' : null
}

/** Also with digits or signs at the end, which is how people make a common password "new". */
function isCommon(plain: string): boolean {
  const known = commonPasswords()
  const bare = plain.replace(/[\d\W_]+$/u, '')
  const repeated = /^(.{1,4}?)\1+$/u.test(plain)
  return repeated || isSequence(plain) || known.has(plain) || (bare.length >= SHORT_WORD && plain.length - bare.length <= 4 && known.has(bare) && plain.length < 12)
}

function isSequence(plain: string): boolean {
  const steps = [...plain].map((letter) => letter.codePointAt(0) ?? 0).map((code, index, codes) => code - (codes[index - 1] ?? code - 1))
  return steps.every((step) => step === 1) || steps.slice(1).every((step) => step === -1)
}

function isGuessable(plain: string, about: readonly string[]): boolean {
  const words = [...TRADE, ...about.flatMap((text) => text.normalize('NFKC').toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter((word) => word.length >= SHORT_WORD)
  const left = words.sort((one, other) => other.length - one.length).reduce((rest, word) => rest.replaceAll(word, ''), plain)
  return left !== plain && left.replace(/[\d\W_]/gu, '').length < OWN_LETTERS
}
