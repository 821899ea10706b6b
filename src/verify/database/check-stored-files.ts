// Whether the sealed files on the disk are those that were logged.
import { createHash, hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Problems } from '../problem.ts'
import type { FileToCheck } from './check-sealed.ts'

const AT_ONCE = 8

/** `folder`: where the files of reports lie. */
export async function checkStoredFiles(folder: string, files: readonly FileToCheck[], problems: Problems): Promise<void> {
  for (let at = 0; at < files.length; at += AT_ONCE) await Promise.all(files.slice(at, at + AT_ONCE).map((file) => checkOne(folder, file, problems)))
}

async function checkOne(folder: string, { reportId, no, fileId, hash: logged }: FileToCheck, problems: Problems): Promise<void> {
  const path = join(hash('sha256', reportId, 'hex').slice(0, 2), reportId, fileId)
  const stored = /^[A-Za-z0-9_-]{1,64}$/.test(fileId) ? await hashOf(join(folder, path)) : null
  if (stored === logged) return
  problems.add(stored === null ? 'file-missing' : 'file-changed', `files/${path}`, `The file ${no} of report ${reportId} on the disk ${stored === null ? 'is gone' : 'is not what was logged'}.`)
}

async function hashOf(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) digest.update(piece as Uint8Array)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  return digest.digest('hex')
}
