// The random passwords of the embedded PostgreSQL, kept beside its data in a file that only the owner may read.
import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { StartFault } from '../../start-fault.ts'

const passwordsSchema = z.object({ tuntas_admin: z.string(), tuntas_owner: z.string(), tuntas_app: z.string(), tuntas_sender: z.string().optional(), tuntas_sealer: z.string().optional() })

export type Passwords = Readonly<Record<keyof z.infer<typeof passwordsSchema>, string>>

/** New ones, of 192 random bits each, in letters that need no quoting anywhere. */
export function newPasswords(): Passwords {
  return { tuntas_admin: newPassword(), tuntas_owner: newPassword(), tuntas_app: newPassword(), tuntas_sender: newPassword(), tuntas_sealer: newPassword() }
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** The old file or the new one, whenever the power fails. */
async function writeWhole(file: string, passwords: Passwords): Promise<void> {
  const beside = `${file}.new`
  await rm(beside, { force: true })
  await writePasswords(beside, passwords)
  await rename(beside, file)
}

export async function writePasswords(file: string, passwords: Passwords): Promise<void> {
  await writeFile(file, `${JSON.stringify(passwords)}\n`, { mode: 0o600, flag: 'wx', flush: true })
}

/** One that an earlier version wrote has none for the sender or the sealer: they are added. @throws StartFault when the file is missing or not ours to read. */
export async function readPasswords(file: string): Promise<Passwords> {
  try {
    const kept = passwordsSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    const passwords = { ...kept, tuntas_sender: kept.tuntas_sender ?? newPassword(), tuntas_sealer: kept.tuntas_sealer ?? newPassword() }
    if (kept.tuntas_sender !== undefined && kept.tuntas_sealer !== undefined) return passwords
    await writeWhole(file, passwords)
    return passwords
  } catch (cause) {
    throw new StartFault(`The passwords of the database could not be read from ${file}.`, { cause })
  }
}
