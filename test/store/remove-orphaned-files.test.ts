// Files that never became part of a report go after a day; the files of reports stay, however old.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdToFiles } from '../../src/app/hold-to-files.ts'
import { newFileId } from '../../src/app/new-file-id.ts'
import type { Files, StagedFile } from '../../src/app/ports.ts'
import { KEPT_MS, removeOrphanedFiles } from '../../src/app/remove-orphaned-files.ts'
import { submitReport, type Submission } from '../../src/app/submit-report.ts'
import { storedEvidence } from '../../src/app/take-evidence.ts'
import { reportIdFrom } from '../../src/report/numbers/public-number.ts'
import { StartFault } from '../../src/start-fault.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { installationId } from '../../src/store/installation.ts'
import { prepared, type Prepared } from './prepared.ts'

const HOUR = 3_600_000

let db: Prepared
beforeAll(async () => {
  db = await prepared()
})
afterAll(() => db.close())

let home: string
let files: Files
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'orphans-'))
  files = await openLocalFiles(home)
  await hold()
})
afterEach(() => rmSync(home, { recursive: true }))

function hold(to = db) {
  return holdToFiles({ ownerUrl: to.appUrl, files, dataDir: home })
}

async function stage(submission: Submission): Promise<StagedFile> {
  const staged = await files.stage([randomBytes(1000)], { reportId: reportIdFrom(submission.submissionKey), fileId: newFileId(), key: submission.key, maxBytes: 10_000 })
  if ('refused' in staged) throw new Error(staged.refused)
  return staged
}

async function publish(submission: Submission): Promise<StagedFile> {
  const staged = await stage(submission)
  await files.publish([staged])
  return staged
}

async function reportWithFile(): Promise<StagedFile> {
  const submission = db.submission()
  const staged = await publish(submission)
  const evidence = [storedEvidence({ staged, kind: 'photo', mediaType: 'image/png', name: 'foto.png' })]
  const submitted = await submitReport(db.taking, { ...submission, evidence })
  expect(submitted.outcome).toBe('taken-in')
  return staged
}

function filesLeft(): string[] {
  return readdirSync(join(home, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'installation' && !entry.parentPath.endsWith('removed')).map(({ name }) => name).sort()
}

function writtenAgo(name: string, age: number): void {
  const path = readdirSync(join(home, 'files'), { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith(name))
  if (path === undefined) throw new Error(`${name} is not there.`)
  const at = new Date(Date.now() - age)
  utimesSync(join(home, 'files', path), at, at)
}

function run(from = 0, now = Date.now()) {
  return removeOrphanedFiles({ files, pool: db.database.pool, now, from })
}

describe('files of no report', () => {
  it('are removed after a day and an hour, published or not, and no file of a report ever is', async () => {
    const ours = await reportWithFile()
    const orphan = await publish(db.submission())
    const left = await stage(db.submission())
    for (const name of [ours.fileId, orphan.fileId, left.handle]) writtenAgo(name, KEPT_MS + 2 * HOUR)
    expect((await run()).removed).toBe(2)
    expect(filesLeft()).toEqual([ours.fileId])
    expect(await files.verifySealed(ours, ours.sealedSha256)).toBe('intact')
  })

  it('stay while their form may still come back, and while it is being written', async () => {
    const kept = await stage(db.submission())
    const justPublished = await publish(db.submission())
    for (const name of [kept.handle, justPublished.fileId]) writtenAgo(name, KEPT_MS + HOUR / 2)
    expect((await run()).removed).toBe(0)
    expect(filesLeft()).toEqual([kept.handle, justPublished.fileId].sort())
  })

  it('are asked about once: the next run goes on where the last one ended', async () => {
    const early = await publish(db.submission())
    writtenAgo(early.fileId, 3 * KEPT_MS)
    const late = await publish(db.submission())
    writtenAgo(late.fileId, KEPT_MS + 2 * HOUR)
    const { removed, until } = await run(Date.now() - 2 * KEPT_MS)
    expect(removed).toBe(1)
    expect(filesLeft()).toEqual([early.fileId])
    const next = await publish(db.submission())
    expect(await run(until, Date.now() + KEPT_MS + 2 * HOUR)).toMatchObject({ removed: 1 })
    expect(filesLeft()).not.toContain(next.fileId)
    expect((await run()).removed).toBe(1)
    expect(filesLeft()).toEqual([])
  })

  it('may be removed by two workers at once', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => publish(db.submission())))
    for (const { fileId } of many) writtenAgo(fileId, 2 * KEPT_MS)
    const runs = await Promise.all([run(), run(), run()])
    expect(runs.reduce((sum, { removed }) => sum + removed, 0)).toBe(20)
    expect(filesLeft()).toEqual([])
  })
})

describe('files of another database', () => {
  it('stop a start and are never removed, nor are files of which the database knows none', async () => {
    const orphan = await publish(db.submission())
    writtenAgo(orphan.fileId, 2 * KEPT_MS)
    const other = await prepared()
    try {
      const sweep = () => removeOrphanedFiles({ files, pool: other.database.pool, now: Date.now(), from: 0 })
      await expect(hold(other)).rejects.toThrow(/belong to another database .* DATA_DIR/)
      await expect(sweep()).rejects.toThrow('another database')
      rmSync(join(home, 'files', 'installation'))
      await expect(hold(other)).rejects.toThrow(StartFault)
      await files.claim(await installationId(other.database.pool))
      await expect(sweep()).rejects.toThrow('knows of no evidence')
      expect(filesLeft()).toEqual([orphan.fileId])
      rmSync(join(home, 'files'), { recursive: true })
      files = await openLocalFiles(home)
      await hold(other)
      await hold(other)
    } finally {
      await other.close()
    }
  })
})
