// Evidence files in a local folder.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Files } from '../../app/ports.ts'
import { naming } from './file-fault.ts'
import { readInstallation, writeInstallation } from './installation-file.ts'
import { makeFolder, pathOf, stagedPath, stagingFolder, syncFolder } from './folders.ts'
import { publishFiles } from './publish-files.ts'
import { compareSealed, readFile } from './read-file.ts'
import { hasPublished, removeOrphans } from './remove-orphans.ts'
import { stageFile } from './stage-file.ts'

/** Makes the folder `files` in the data folder when it isn't there. */
export async function openLocalFiles(dataDir: string): Promise<Files> {
  const root = join(dataDir, 'files')
  await naming(async () => {
    await mkdir(dataDir, { recursive: true })
    await makeFolder(root)
    await makeFolder(stagingFolder(root))
    await syncFolder(dataDir)
  })
  return {
    stage: (source, staging) => stageFile(root, source, staging),
    readStaged: async (staged, key, range) => buffer(readFile({ path: stagedPath(root, staged), place: staged, key, range })),
    publish: (staged) => publishFiles(root, staged),
    discard: async (staged) => {
      await Promise.all(staged.map((file) => rm(stagedPath(root, file), { force: true })))
    },
    read: (place, key) => readFile({ path: pathOf(root, place), place, key }),
    readRange: (place, key, range) => readFile({ path: pathOf(root, place), place, key, range }),
    verifySealed: (place, sealedSha256) => compareSealed(pathOf(root, place), sealedSha256),
    installation: () => readInstallation(root),
    claim: (installation) => writeInstallation(root, installation),
    hasPublished: () => hasPublished(root),
    removeOrphans: (age, isKnown) => removeOrphans(root, age, isKnown),
  }
}
