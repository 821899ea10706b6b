import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Files, StagedFile } from '../../app/ports.ts'
import { reportIdFrom } from '../../report/numbers/public-number.ts'
import { newSubmissionKey } from '../../report/numbers/submission-key.ts'
import { newReportKey } from '../../vault/report-key.ts'
import { openLocalFiles } from './local-files.ts'

const DAY = 24 * 60 * 60_000
const reportId = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 1), new Uint8Array(16)))
const key = newReportKey()
let home: string
let files: Files

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'files-'))
  files = await openLocalFiles(home)
})
afterEach(() => rmSync(home, { recursive: true }))

async function staged(): Promise<StagedFile> {
  const result = await files.stage([randomBytes(1000)], { reportId, fileId: randomBytes(16).toString('hex'), key, maxBytes: 10_000 })
  if ('refused' in result) throw new Error(result.refused)
  return result
}

async function published(): Promise<StagedFile> {
  const file = await staged()
  await files.publish([file])
  return file
}

/** Where the one file of that id lies. */
function pathOf(fileId: string): string {
  const found = readdirSync(join(home, 'files'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(fileId))
  expect(found).toHaveLength(1)
  return join(home, 'files', found[0] ?? '')
}

function everyPath(): string[] {
  return readdirSync(join(home, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name)
}

describe('files of no report', () => {
  it('are removed when they are old and unknown, and nothing else is', async () => {
    const known = await published()
    const orphan = await published()
    const recent = await published()
    const unfinished = await staged()
    writeFileSync(join(home, 'files', 'notes.txt'), 'not ours')
    const old = new Date(Date.UTC(2026, 0, 1))
    for (const id of [known.fileId, orphan.fileId, unfinished.handle]) utimesSync(pathOf(id), old, old)
    utimesSync(join(home, 'files', 'notes.txt'), old, old)
    const removed = await files.removeOrphans({ from: 0, until: old.getTime() + 1, now: old.getTime() + DAY }, async ({ fileId }) => fileId === known.fileId)
    expect(removed).toBe(2)
    const aside = `${orphan.reportId}.${orphan.fileId}`
    expect(everyPath().sort()).toEqual([known.fileId, recent.fileId, 'notes.txt', aside].sort())
  })

  it('come back when a report has them after all, and are gone a month after they were put aside', async () => {
    const [missed, orphan] = [await published(), await published()]
    const now = Date.now() + DAY
    const age = (later: number) => ({ from: 0, until: now - 1 + later, now: now + later })
    expect(await files.removeOrphans(age(0), async () => false)).toBe(2)
    expect(await files.verifySealed(missed, missed.sealedSha256)).toBe('missing')
    const isKnown = async ({ fileId }: { readonly fileId: string }) => fileId === missed.fileId
    await files.removeOrphans(age(29 * DAY), isKnown)
    expect(await files.verifySealed(missed, missed.sealedSha256)).toBe('intact')
    expect(everyPath()).toContain(`${orphan.reportId}.${orphan.fileId}`)
    await files.removeOrphans(age(31 * DAY), isKnown)
    expect(everyPath()).toEqual([missed.fileId])
  })
})
