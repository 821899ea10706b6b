// Which keys have a copy in escrow, noted beside the keys; it also shows that this installation isn't a new one.
import { z } from 'zod'
import type { Epoch } from './key-encryption.ts'
import type { KeyFolder } from './key-folder.ts'
import { VaultFault } from './vault-fault.ts'

export type EscrowRecord = {
  /** Epoch milliseconds. */
  readonly madeAt: number
  readonly epochs: readonly Epoch[]
  /** Of the server's secrets that the copy holds. */
  readonly fingerprint: string
}

const FILE = 'escrow.json'
const schema = z.object({ madeAt: z.iso.datetime(), epochs: z.array(z.int()), fingerprint: z.string() })

/** Null when no copy was ever made. @throws VaultFault `keys-broken` */
export function readEscrowRecord(folder: KeyFolder): EscrowRecord | null {
  const text = folder.read(FILE)
  if (text === null) return null
  try {
    const { madeAt, ...rest } = schema.parse(JSON.parse(text))
    return { madeAt: Date.parse(madeAt), ...rest }
  } catch (error) {
    throw new VaultFault('keys-broken', `${folder.path}/${FILE} can't be understood. Remove it and make a new escrow copy: npm run -s tuntas -- keys escrow --print`, { cause: error })
  }
}

export function writeEscrowRecord(folder: KeyFolder, record: EscrowRecord): void {
  folder.replace(FILE, `${JSON.stringify({ ...record, madeAt: new Date(record.madeAt).toISOString() })}\n`)
}
