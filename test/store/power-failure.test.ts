// What is acknowledged is on disk: evidence when it is published, keys and secrets when they are first used.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newFileId } from '../../src/app/new-file-id.ts'
import type { StagedFile } from '../../src/app/ports.ts'
import { ensureDataFolder } from '../../src/data-folder.ts'
import { reportIdFrom } from '../../src/report/numbers/public-number.ts'
import { newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { newReportKey } from '../../src/vault/report-key.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { watchedDisk, type WatchedDisk } from './watched-disk.ts'

let home: string
let dataDir: string
let disk: WatchedDisk
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'power-'))
  dataDir = join(home, 'made', 'data')
  disk = await watchedDisk(home)
})
afterEach(() => {
  disk.end()
  rmSync(home, { recursive: true })
})

const key = newReportKey()
const reportId = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 1), randomBytes(16)))

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function faults(folder: string): string[] {
  return filesIn(folder).flatMap((path) => disk.faultOf(path) ?? [])
}

describe('after a power failure', () => {
  it('every published file is there whole, also the first of a new installation', async () => {
    await ensureDataFolder(dataDir)
    const files = await openLocalFiles(dataDir)
    const staged = await Promise.all([1, 70_000, 200_000].map((size) => files.stage([randomBytes(size)], { reportId, fileId: newFileId(), key, maxBytes: 1_000_000 })))
    await files.publish(staged.filter((file): file is StagedFile => !('refused' in file)))
    expect(filesIn(dataDir)).toHaveLength(3)
    expect(faults(dataDir)).toEqual([])
  })

  it('a file that was only staged may be gone, and nobody was promised it', async () => {
    await ensureDataFolder(dataDir)
    const files = await openLocalFiles(dataDir)
    await files.stage([randomBytes(100)], { reportId, fileId: newFileId(), key, maxBytes: 1_000 })
    expect(faults(dataDir).join()).toContain('is not on disk')
  })

  it('the keys and secrets that everything hangs on are there whole', async () => {
    await ensureDataFolder(dataDir)
    const keysDir = join(dataDir, 'keys')
    loadServerSecrets(keysDir)
    const manager = openFileKeyManager({ keysDir, clock: { now: Date.now } })
    manager.wrap(key, reportId)
    manager.turnEpoch()
    expect(filesIn(keysDir).length).toBeGreaterThanOrEqual(4)
    expect(faults(keysDir)).toEqual([])
  })
})
