// Gives the whole folder of a server to the account it runs under, when that has changed since the last start.
import { lchown, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'

/** Only root can give files away; for anybody else the folder is already theirs, or reading it fails with its own sentence. */
export async function handOver(folder: string, { uid, gid }: Account): Promise<void> {
  if (process.geteuid?.() !== 0) return
  if ((await stat(folder)).uid === uid && (await stat(join(folder, 'data'))).uid === uid) return
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), uid, gid)
  await lchown(folder, uid, gid)
}
