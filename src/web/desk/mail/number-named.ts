// The number of a report that an e-mail names in its subject or words, offered where it is attached; the officer decides.
import type { KeyObject } from 'node:crypto'
import { publicNumber, reportIdOf } from '../../../report/numbers/public-number.ts'

const LIKE_A_NUMBER = /(?<![0-9A-Za-z])[0-9A-Za-z]{4}[-\u2010-\u2014 ]?[0-9A-Za-z]{4}[-\u2010-\u2014 ]?[0-9A-Za-z]{5}(?![0-9A-Za-z])/g
/** A mail that lists thousands of numbers is about none. */
const MOST_LOOKED_AT = 200

/** As it is written here; null where none is, or several are. Its check symbol tells it from other words; whether there is such a report isn't asked. */
export function numberNamed(text: string, key: KeyObject): string | null {
  const ids = [...text.matchAll(LIKE_A_NUMBER)].slice(0, MOST_LOOKED_AT).flatMap(([like]) => reportIdOf(like.replace(/[\u2010-\u2014 ]/g, '-'), key) ?? [])
  const [id, ...others] = new Set(ids)
  return id === undefined || others.length > 0 ? null : publicNumber(id, key)
}
