// Ten codes on paper for the day the phone is lost, each good once.
import { randomInt, type KeyObject } from 'node:crypto'
import { keyedHash } from './keyed-hash.ts'

const HOW_MANY = 10
const LETTERS = 10
/** Without letters and digits that are read as one another. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** As `7kq2m-x9dfh`: 49 random bits each, so they are stored as keyed hashes and guarded by brakes. */
export function newBackupCodes(): readonly string[] {
  return Array.from({ length: HOW_MANY }, () => {
    const letters = Array.from({ length: LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    return `${letters.slice(0, 5)}-${letters.slice(5)}`
  })
}

/** What is stored and compared instead of a code, however it was typed. */
export function backupCodeHash(key: KeyObject, officer: number, typed: string): string {
  return keyedHash(key, 'backup-code', `${officer} ${typed.toLowerCase().replace(/[^0-9a-z]/g, '')}`).toString('base64url')
}
