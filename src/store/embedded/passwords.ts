// The random passwords of the embedded PostgreSQL, kept beside its data in a file that only the owner may read.
import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { StartFault } from '../../start-fault.ts'

const passwordsSchema = z.object({ tuntas_admin: z.string(), tuntas_owner: z.string(), tuntas_app: z.string() })

export type Passwords = Readonly<z.infer<typeof passwordsSchema>>

/** New ones, of 192 random bits each, in letters that need no quoting anywhere. */
export function newPasswords(): Passwords {
  const password = () => randomBytes(24).toString('base64url')
  return { tuntas_admin: password(), tuntas_owner: password(), tuntas_app: password() }
}

export async function writePasswords(file: string, passwords: Passwords): Promise<void> {
  await writeFile(file, `${JSON.stringify(passwords)}\n`, { mode: 0o600, flag: 'wx', flush: true })
}

/** @throws StartFault when the file is missing or not ours to read. */
export async function readPasswords(file: string): Promise<Passwords> {
  try {
    return passwordsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    throw new StartFault(`The passwords of the database could not be read from ${file}.`, { cause })
  }
}
