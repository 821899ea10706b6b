// Gives staged files their names in the folder of their report.
import { link, rm } from 'node:fs/promises'
import type { StagedFile } from '../../app/ports.ts'
import { naming, systemCodeOf } from './file-fault.ts'
import { foldersOf, makeFolder, pathOf, stagedPath, syncFolder } from './folders.ts'
import { compareSealed } from './read-file.ts'

/** Doing it again, also at the same moment, changes nothing: a form may be sent twice with the same staged files. */
export async function publishFiles(root: string, staged: readonly StagedFile[]): Promise<void> {
  const [first] = staged
  if (first === undefined) return
  if (staged.some(({ reportId }) => reportId !== first.reportId)) throw new RangeError('Files are published for one report at a time')
  await naming(async () => {
    const [, shelf, folder] = foldersOf(root, first.reportId)
    await makeFolder(shelf)
    await makeFolder(folder)
    for (const file of staged) await place(root, file)
    for (const changed of [folder, shelf, root]) await syncFolder(changed)
    for (const file of staged) await rm(stagedPath(root, file), { force: true })
  })
}

/** Linked, not renamed: a name that is taken by anything but this very file is an error, and what is stored under it stays. */
async function place(root: string, file: StagedFile): Promise<void> {
  try {
    await link(stagedPath(root, file), pathOf(root, file))
  } catch (error) {
    const mayBeThere = ['EEXIST', 'ENOENT'].includes(systemCodeOf(error) ?? '')
    if (!mayBeThere || (await compareSealed(pathOf(root, file), file.sealedSha256)) !== 'intact') throw error
  }
}
