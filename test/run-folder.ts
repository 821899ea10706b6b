// A temporary folder for one run of the tests, removed with everything in it, also when an earlier run was killed.
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeLock, type FileLock } from '../src/store/embedded/file-lock.ts'
import { findPostmaster } from '../src/store/embedded/postmaster-file.ts'
import { serverFolders } from '../src/store/embedded/server-folders.ts'
import { stopServer } from '../src/store/embedded/server-process.ts'

export type RunFolder = Readonly<{
  /** For the data folder of a database server. */
  data: string
  /** For TMPDIR. */
  temporary: string
  /** For what the runner itself writes down. */
  results: string
  remove(): Promise<void>
}>

const folderName = 'tuntas-test-'

export async function runFolder(): Promise<RunFolder> {
  await removeAbandoned()
  const folder = await mkdtemp(join(tmpdir(), folderName))
  const held = await takeLock({ file: join(folder, 'in-use.lock'), kind: 'exclusive', wait: 0 })
  const temporary = join(folder, 'tmp')
  await mkdir(temporary)
  const remove = async () => {
    held?.release()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { data: join(folder, 'data'), temporary, results: join(folder, 'results.json'), remove }
}

/** A folder whose lock nobody holds belongs to a run that was killed; its server may still run. */
async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(folderName))
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const lock = await abandoned(folder)
    if (lock === null) continue
    const postmaster = await findPostmaster(serverFolders(join(folder, 'data')).pgdata)
    if (postmaster !== null) await stopServer(postmaster.pid, 2_000)
    lock.release()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Null for a folder that is in use, is another user's, or has only just been made. */
async function abandoned(folder: string): Promise<FileLock | null> {
  const found = await stat(folder).catch(() => null)
  const old = found !== null && found.uid === process.getuid?.() && Date.now() - found.mtimeMs > 10_000
  return old ? takeLock({ file: join(folder, 'in-use.lock'), kind: 'exclusive', wait: 0 }) : null
}
