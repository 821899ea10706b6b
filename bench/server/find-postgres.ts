// Finds the PostgreSQL to measure on: Debian's, which has pgbench beside it, or else the one that comes with Tuntas.
import { access, constants, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findBinaries, type Binaries } from '../../src/store/embedded/binaries.ts'

export type FoundPostgres = {
  readonly binaries: Binaries
  /** Program that measures the limit; null where it isn't installed. */
  readonly pgbench: string | null
}

const DEBIAN = '/usr/lib/postgresql'

/** The newest installed version from 15 on. `spare` may take library links of the embedded one. */
export async function findPostgres(spare: string): Promise<FoundPostgres> {
  const versions = (await readdir(DEBIAN).catch(() => [])).map(Number).filter((version) => version >= 15).sort((a, b) => b - a)
  for (const version of versions) {
    const bin = join(DEBIAN, String(version), 'bin')
    const binaries: Binaries = { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb'), links: null }
    const pgbench = join(bin, 'pgbench')
    if ((await runs(binaries.postgres)) && (await runs(binaries.initdb))) return { binaries, pgbench: (await runs(pgbench)) ? pgbench : null }
  }
  return { binaries: await findBinaries(spare), pgbench: null }
}

function runs(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(() => true, () => false)
}
