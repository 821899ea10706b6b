// Passwords as they are stored: Argon2id, with its settings written beside each hash so that they can grow later.
import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** 19 MiB and two passes, the OWASP minimum for one lane: about 25 ms here, so that a morning of sign-ins stays cheap. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** For passwords that everybody may know anyway, those of a demonstration: so that many of them hold up no start. */
export const PUBLIC_COST: Cost = { memory: 64, passes: 1, parallelism: 1 }

const SALT_BYTES = 16
const HASH_BYTES = 32

/** In the PHC string format: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function passwordHash(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await derived(password, salt, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

/** False also for a text that is no such hash. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(stored)
  if (parts === null) return false
  const [, memory, passes, parallelism, salt = '', hash = ''] = parts
  const found = await derived(password, Buffer.from(salt, 'base64'), { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) })
  const wanted = Buffer.from(hash, 'base64')
  return wanted.length === found.length && timingSafeEqual(found, wanted)
}

/** What two keyboards type for the same letters is the same password (NIST SP 800-63B, 3.1.1.2). */
function derived(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  const settings: Argon2Parameters = { message: password.normalize('NFKC'), nonce, tagLength: HASH_BYTES, ...cost }
  return derive('argon2id', settings)
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
