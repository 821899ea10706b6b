// Where the embedded PostgreSQL keeps what: one folder inside the data folder, put in place whole.
import { join } from 'node:path'

export type ServerFolders = Readonly<{
  /** Everything below; made under another name first and renamed when complete. */
  root: string
  /** The data folder as PostgreSQL understands it. */
  pgdata: string
  /** The random passwords, readable by the owner only. */
  passwords: string
  /** Settings of the operator's own; need not exist. */
  extra: string
  log: string
  /** The preferred place of the Unix socket. */
  socket: string
  /** Library links, when they cannot be made beside the libraries. */
  links: string
  /** Held while the server is started or stopped. */
  startLock: string
  /** Shared by everybody who uses the server. */
  useLock: string
}>

export function serverFolders(dataDir: string, root = join(dataDir, 'postgres')): ServerFolders {
  return {
    root,
    pgdata: join(root, 'data'),
    passwords: join(root, 'passwords.json'),
    extra: join(root, 'extra.conf'),
    log: join(root, 'server.log'),
    socket: join(root, 'socket'),
    links: join(dataDir, 'library-links'),
    startLock: join(dataDir, 'postgres-start.lock'),
    useLock: join(dataDir, 'postgres-use.lock'),
  }
}
