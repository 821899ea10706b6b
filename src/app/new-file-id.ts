// The name of an evidence file in storage: nothing of the sender's naming, and nothing to guess.
import { randomBytes } from 'node:crypto'

/** 128 random bits as 32 hexadecimal digits. */
export function newFileId(): string {
  return randomBytes(16).toString('hex')
}
