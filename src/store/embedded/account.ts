// The account that PostgreSQL runs under: it refuses to run as root and insists on a named user, and must still reach its files.
import { execFile, type SpawnOptions } from 'node:child_process'
import { chown, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StartFault } from '../../start-fault.ts'
import type { Binaries } from './binaries.ts'
import { reachableBinaries } from './reachable-binaries.ts'

/**
 * - plain: as who we are.
 * - namespace: in a user namespace where our own number is shown as an ordinary, named user's. Files stay ours.
 * - service: as another user.
 * - service-override: as another user who may pass closed folders on the way to its files.
 */
export type AccountKind = 'plain' | 'namespace' | 'service' | 'service-override'

export type Account = Readonly<{ kind: AccountKind; uid: number; gid: number; shownAs: Numbers }>

type Numbers = Readonly<{ uid: number; gid: number }>

export type AccountNeeds = Readonly<{
  dataDir: string
  binaries: Binaries
  only?: AccountKind | undefined
  /** Where a copy of the binaries may go, instead of the usual places. */
  places?: string[] | undefined
}>

/**
 * The first account that reaches both the binaries and the data folder, tried, not guessed.
 * @throws StartFault when none does.
 */
export async function workableAccount(needs: AccountNeeds): Promise<Account> {
  const candidates = (await possibleAccounts(needs.dataDir)).filter(({ kind }) => needs.only === undefined || kind === needs.only)
  const [first, ...others] = candidates
  if (first?.kind === 'plain' && others.length === 0) return first
  for (const account of candidates) if (await reaches(account, needs)) return account
  throw new StartFault(
    'PostgreSQL refuses to run under this account, and no other account reaches the data folder from here. ' +
      'Start Tuntas as an ordinary user with a name, or give DATABASE_URL.',
  )
}

/** The words to run a program under an account, in the form of child_process.spawn. */
export function commandAs(account: Account, file: string, args: readonly string[]): { file: string; args: string[]; options: SpawnOptions } {
  const { kind, uid, gid, shownAs } = account
  if (kind === 'plain') return { file, args: [...args], options: {} }
  if (kind === 'service') return { file, args: [...args], options: { uid, gid } }
  if (kind === 'namespace') {
    const map = ['--user', `--map-user=${shownAs.uid}`, `--map-group=${shownAs.gid}`, '--', file, ...args]
    return { file: 'unshare', args: map, options: uid === process.geteuid?.() ? {} : { uid, gid } }
  }
  // The capability takes effect with the shell, which then may find the program behind closed folders.
  const grant = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', '/bin/sh', '-c', 'exec "$0" "$@"', file]
  return { file: 'setpriv', args: [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...grant, ...args], options: {} }
}

/** As root, the owner of the data folder comes first: what PostgreSQL writes then stays that user's. */
async function possibleAccounts(dataDir: string): Promise<Account[]> {
  const me = { uid: process.geteuid?.() ?? -1, gid: process.getegid?.() ?? -1 }
  const shownAs = await ordinaryUser()
  if (me.uid !== 0) return [{ kind: hasName() ? 'plain' : 'namespace', ...me, shownAs }]
  const owner = await stat(dataDir)
  const namespace: Account = { kind: 'namespace', uid: owner.uid, gid: owner.gid, shownAs }
  const other = owner.uid === 0 ? shownAs : { uid: owner.uid, gid: owner.gid }
  const others: Account[] = (['service', 'service-override'] as const).map((kind) => ({ kind, ...other, shownAs }))
  return owner.uid === 0 ? [namespace, ...others] : [...others, namespace]
}

/** A container may run under a number that stands in no list of users. */
function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** A user of this machine that is not root. */
async function ordinaryUser(): Promise<Numbers> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const users = text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return /^[1-9]\d*$/.test(uid ?? '') ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
  const chosen = users.find(({ name }) => name === 'postgres') ?? users.find(({ name }) => name === 'nobody') ?? users[0]
  return chosen === undefined ? { uid: 65_534, gid: 65_534 } : { uid: chosen.uid, gid: chosen.gid }
}

async function reaches(account: Account, needs: AccountNeeds): Promise<boolean> {
  const probe = await mkdtemp(join(needs.dataDir, 'account-'))
  try {
    const binaries = await reachableBinaries(account, needs.binaries, needs.places)
    await giveTo(account, probe)
    const script = 'id -un >/dev/null && "$0" --version && : > "$1/written"'
    const { file, args, options } = commandAs(account, '/bin/sh', ['-c', script, binaries.postgres, probe])
    const env = serverEnvironment(binaries)
    const { stdout } = await promisify(execFile)(file, args, { ...options, cwd: '/', env, encoding: 'utf8' })
    return stdout.startsWith('postgres')
  } catch {
    return false
  } finally {
    await rm(probe, { recursive: true, force: true })
  }
}

/** Hands a folder or file over, where it must belong to somebody else than us. */
export async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (process.geteuid?.() === 0) await chown(path, uid, gid)
}

/** No setting from outside reaches the server, apart from the mark that lets a test run find what it left. */
export function serverEnvironment({ links }: Binaries): NodeJS.ProcessEnv {
  const mark = process.env['TUNTAS_TEST_RUN']
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
    LC_ALL: 'C',
    ...(links === null ? {} : { LD_LIBRARY_PATH: links }),
    ...(mark === undefined ? {} : { TUNTAS_TEST_RUN: mark }),
  }
}
