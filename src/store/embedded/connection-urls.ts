// The addresses of the embedded database, one for each role.
import type { Passwords } from './passwords.ts'

export type ConnectionUrls = Readonly<{
  /** The restricted role the application works with. */
  appUrl: string
  /** The sender's role, which may do less. */
  senderUrl: string
  /** The sealer's, which alone writes the public log; it can log in once the migrations have made it. */
  sealerUrl: string
  /** Owner of the database: migrations, erasure. */
  ownerUrl: string
  /** Superuser, for setting up and for tests. */
  adminUrl: string
}>

/** The port only names the socket file: nothing listens on the network. */
export const socketPort = 5432

/** Addresses through the socket in `folder`, an absolute path of any characters. */
export function connectionUrls(passwords: Passwords, folder: string): ConnectionUrls {
  const url = (role: keyof Passwords, database: string) =>
    `postgresql://${role}:${passwords[role]}@/${database}?host=${encodeURIComponent(folder)}&port=${socketPort}`
  return { appUrl: url('tuntas_app', 'tuntas'), senderUrl: url('tuntas_sender', 'tuntas'), sealerUrl: url('tuntas_sealer', 'tuntas'), ownerUrl: url('tuntas_owner', 'tuntas'), adminUrl: url('tuntas_admin', 'postgres') }
}

/** The file of the socket in a folder. */
export function socketFile(folder: string): string {
  return `${folder}/.s.PGSQL.${socketPort}`
}
