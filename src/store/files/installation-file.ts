// The file that says which database the folder of evidence belongs to.
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { giveToFolderOwner } from '../../data-folder.ts'
import { systemCodeOf } from './file-fault.ts'
import { syncFolder } from './folders.ts'

const NAME = 'installation'

/** Null while the folder belongs to no database yet. */
export async function readInstallation(root: string): Promise<string | null> {
  try {
    return (await readFile(join(root, NAME), 'utf8')).trim()
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return null
    throw error
  }
}

/** On disk when it returns; never half-written. */
export async function writeInstallation(root: string, id: string): Promise<void> {
  const made = join(root, `.new-${NAME}`)
  const file = await open(made, 'w', 0o600)
  try {
    giveToFolderOwner(made)
    await file.writeFile(`${id}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(made, join(root, NAME))
  await syncFolder(root)
}
