// Chooses the folder of the Unix socket: beside the data if it can be, else a private one where temporary files go.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { giveTo, type Account } from './account.ts'
import { socketFile } from './connection-urls.ts'

/** Systems allow 103 to 107 bytes for the path of a socket. */
const longestPath = 100
const temporaryName = 'tuntas-socket-'

/** An existing folder, of mode 0700, of the account, in which a socket can be made. */
export async function socketFolder(preferred: string, account: Account): Promise<string> {
  if (fits(preferred)) {
    await mkdir(preferred, { recursive: true, mode: 0o700 })
    await giveTo(account, preferred)
    // Some shared and foreign file systems hold no sockets.
    if (await holdsSockets(preferred)) return preferred
  }
  const parent = fits(join(tmpdir(), `${temporaryName}xxxxxx`)) ? tmpdir() : '/tmp'
  const folder = await mkdtemp(join(parent, temporaryName))
  await giveTo(account, folder)
  return folder
}

/** Removes a temporary folder; the preferred one stays. */
export async function removeSocketFolder(folder: string): Promise<void> {
  if (basename(folder).startsWith(temporaryName) && dirname(folder) !== folder) await rm(folder, { recursive: true, force: true })
}

function fits(folder: string): boolean {
  return Buffer.byteLength(socketFile(folder)) <= longestPath
}

async function holdsSockets(folder: string): Promise<boolean> {
  const server = createServer()
  const path = join(folder, '.probe')
  await rm(path, { force: true })
  return new Promise((settle) => {
    server.once('error', () => settle(false))
    server.listen(path, () => server.close(() => settle(true)))
  })
}
