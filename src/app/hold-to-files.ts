// A database goes on only with the folder of evidence files that belongs to it.
import pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { hasEvidence, installationId } from '../store/installation.ts'
import type { Files } from './ports.ts'

/**
 * Makes a new folder the database's own. Without this, a database that is another one knows none of the files, and the hourly
 * removal would take every one of them for an orphan.
 * @throws StartFault with the ways out, when the folder belongs to another database
 */
export async function holdToFiles({ ownerUrl, files, dataDir }: { readonly ownerUrl: string; readonly files: Files; readonly dataDir: string }): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tuntas-prepare' })
  await client.connect()
  try {
    const id = await installationId(client)
    const held = await files.installation()
    if (held === id) return
    const strange = held !== null || ((await files.hasPublished()) && !(await hasEvidence(client)))
    if (strange) throw new StartFault(otherDatabase(dataDir))
    await files.claim(id)
  } finally {
    await client.end()
  }
}

function otherDatabase(dataDir: string): string {
  return (
    `The evidence files in ${dataDir}/files belong to another database than the one that DATABASE_URL names: with this one no report would find them. ` +
    'Start with the database they were written with, or restore it from its backup. For a new installation name another folder in DATA_DIR.'
  )
}
