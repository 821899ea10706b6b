// Evidence files in a local folder.
import { randomBytes } from 'node:crypto'
import { link, mkdir, rm, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Files, StagedFile } from '../../app/ports.ts'
import { naming } from './file-fault.ts'
import { foldersOf, makeFolder, pathOf, stagingFolder, syncFolder } from './folders.ts'
import { compareSealed, readFile } from './read-file.ts'
import { removeOrphans } from './remove-orphans.ts'
import { stageFile } from './stage-file.ts'

/** Makes the folder `files` in the data folder when it isn't there. */
export async function openLocalFiles(dataDir: string): Promise<Files> {
  const root = join(dataDir, 'files')
  await naming(async () => {
    await mkdir(dataDir, { recursive: true })
    await makeFolder(root)
    await makeFolder(stagingFolder(root))
  })
  return {
    stage: (source, staging) => stageFile(root, source, staging),
    readStaged: (place, key, range) => buffer(readFile({ path: join(stagingFolder(root), place.handle), place, key, range })),
    publish: (staged) => naming(() => publish(root, staged)),
    discard: async (staged) => {
      await Promise.all(staged.map(({ handle }) => rm(join(stagingFolder(root), handle), { force: true })))
    },
    read: (place, key) => readFile({ path: pathOf(root, place), place, key }),
    readRange: (place, key, range) => readFile({ path: pathOf(root, place), place, key, range }),
    verifySealed: (place, sealedSha256) => compareSealed(pathOf(root, place), sealedSha256),
    removeOrphans: (age, isKnown) => removeOrphans(root, age, isKnown),
  }
}

/** 128 random bits as 32 hexadecimal digits. */
export function newFileId(): string {
  return randomBytes(16).toString('hex')
}

/** Linked, not renamed: a name that is taken already is an error, and what is stored under it stays. */
async function publish(root: string, staged: readonly StagedFile[]): Promise<void> {
  const [first] = staged
  if (first === undefined) return
  if (staged.some(({ reportId }) => reportId !== first.reportId)) throw new RangeError('Files are published for one report at a time')
  const [, shelf, folder] = foldersOf(root, first.reportId)
  await makeFolder(shelf)
  await makeFolder(folder)
  for (const file of staged) await link(join(stagingFolder(root), file.handle), pathOf(root, file))
  for (const changed of [folder, shelf, root]) await syncFolder(changed)
  for (const file of staged) await unlink(join(stagingFolder(root), file.handle))
}
