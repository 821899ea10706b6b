// Copies PostgreSQL to where another account finds it, when it lies behind folders that are closed to that account.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, lstat, mkdtemp, readFile, rename } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { promisify } from 'node:util'
import { StartFault } from '../../start-fault.ts'
import type { Account } from './account.ts'
import { completeBinaries, type Binaries } from './binaries.ts'

/** In this order: where programs keep what they need, and where things stay for a while at least. */
const usualPlaces = ['/var/lib', '/opt', '/var/tmp']

/**
 * The binaries themselves, or a copy that everybody may run. PostgreSQL asks whether its files may be opened in a way that
 * heeds the plain user alone, so an account that may pass closed folders needs the copy too. All installations of one
 * version on a machine share it.
 */
export async function reachableBinaries({ kind, uid, gid }: Account, binaries: Binaries, places = usualPlaces): Promise<Binaries> {
  const another = kind === 'service' || kind === 'service-override'
  if (!another || (await runsAs(binaries.postgres, { uid, gid }))) return binaries
  const native = dirname(dirname(binaries.postgres))
  const name = `tuntas-postgres-${await versionMark(native)}`
  for (const copy of places.map((place) => join(place, name))) {
    if ((await isOurs(copy)) || (await copied(native, copy))) return completeBinaries(join(copy, 'native'), join(copy, 'links'))
  }
  throw new StartFault(`PostgreSQL can't be copied to a folder that other accounts reach; tried ${places.join(', ')}.`)
}

async function versionMark(native: string): Promise<string> {
  const version = await readFile(join(dirname(native), 'package.json'), 'utf8')
  return createHash('sha256').update(version).digest('hex').slice(0, 12)
}

async function runsAs(program: string, user: { uid: number; gid: number }): Promise<boolean> {
  return promisify(execFile)(program, ['--version'], { ...user, cwd: '/', env: {} }).then(
    () => true,
    () => false,
  )
}

/** Nobody else may have put something there for us to run. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null)
  return found !== null && found.isDirectory() && found.uid === process.geteuid?.() && (found.mode & 0o022) === 0
}

/** False where the place can't be written. The copy gets its name when it is whole. */
async function copied(native: string, copy: string): Promise<boolean> {
  try {
    const unfinished = await mkdtemp(`${copy}-`)
    const filter = (source: string) => extname(source) !== '.a' && basename(source) !== 'pkgconfig'
    await cp(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true, filter })
    await promisify(execFile)('chmod', ['-R', 'u=rwX,go=rX', unfinished])
    await rename(unfinished, copy)
    return true
  } catch {
    return false
  }
}
