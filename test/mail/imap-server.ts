// Dovecot, where it is installed, as a mail server of its own for a test: every user has the same password and an empty mailbox.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

export const DOVECOT = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find((path) => existsSync(path))
export const PASSWORD = 'kata-sandi@contoh'

export type ImapServer = { readonly port: number; readonly close: () => Promise<void> }

export async function imapServer(): Promise<ImapServer> {
  const isRoot = process.getuid?.() === 0
  // Dovecot gives no mailbox to root, and its other user may not enter a folder that is root's alone.
  const folder = await mkdtemp(join(isRoot ? '/tmp' : tmpdir(), 'imap-'))
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'mail'))
  const port = await freePort()
  if (isRoot) await chmod(join(folder, 'mail'), 0o777)
  const { username, gid } = userInfo()
  const users = isRoot ? '' : `default_internal_user = ${username}\ndefault_login_user = ${username}\ndefault_internal_group = ${groupName()}\n`
  await writeFile(join(folder, 'dovecot.conf'), `${users}base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = ${isRoot ? 'uid=mail gid=mail' : `uid=${username} gid=${gid}`} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`)
  const server = spawn(DOVECOT ?? 'dovecot', ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  await listening(port).catch((error: unknown) => {
    server.kill('SIGTERM')
    throw error
  })
  return {
    port,
    close: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Dovecot wants it by name. */
function groupName(): string {
  return execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
}

async function listening(port: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await pause(50)) {
    const socket = connect(port, '127.0.0.1')
    const answered = await once(socket, 'connect').then(() => true, () => false)
    socket.destroy()
    if (answered) return
  }
  throw new Error('The mail server does not listen.')
}
