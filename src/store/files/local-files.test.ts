import { execFileSync } from 'node:child_process'
import { hash, randomBytes } from 'node:crypto'
import { chownSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ByteSource, FilePlace, Files, StagedFile } from '../../app/ports.ts'
import { reportIdFrom } from '../../report/numbers/public-number.ts'
import { newSubmissionKey } from '../../report/numbers/submission-key.ts'
import { newReportKey } from '../../vault/report-key.ts'
import { sealedSizeOf } from '../../vault/sealed-file.ts'
import { VaultFault } from '../../vault/vault-fault.ts'
import { FileFault } from './file-fault.ts'
import { openLocalFiles } from './local-files.ts'

const CHUNK = 65_536
const reportId = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 1), new Uint8Array(16)))
const otherReport = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 2), new Uint8Array(16)))
const key = newReportKey()
const photo = randomBytes(3 * CHUNK + 1234)
let home: string
let files: Files

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'files-'))
  files = await openLocalFiles(home)
})
afterEach(() => rmSync(home, { recursive: true }))

function newFileId(): string {
  return randomBytes(16).toString('hex')
}

function place(fileId = newFileId()): FilePlace {
  return { reportId, fileId }
}

async function staged(source: ByteSource, at = place(), maxBytes = 10_000_000): Promise<StagedFile> {
  const result = await files.stage(source, { ...at, key, maxBytes })
  if ('refused' in result) throw new Error(result.refused)
  return result
}

async function published(content: Uint8Array, at = place()): Promise<StagedFile> {
  const file = await staged([content], at)
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

async function faultOf(action: () => Promise<unknown>): Promise<string> {
  try {
    await action()
  } catch (error) {
    if (error instanceof VaultFault || error instanceof FileFault) return error.code
    throw error
  }
  return 'none'
}

describe('a file that was taken in', () => {
  it('comes back whole, at every size around the edges of chunks', async () => {
    for (const size of [0, 1, 4096, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 17]) {
      const content = randomBytes(size)
      const file = await published(content)
      expect((await buffer(files.read(file, key))).equals(content)).toBe(true)
      expect(file).toMatchObject({ plainSize: size, sealedSize: sealedSizeOf(size), plainSha256: hash('sha256', content, 'buffer'), head: content.subarray(0, 4096) })
      const stored = readFileSync(pathOf(file.fileId))
      expect(stored).toHaveLength(file.sealedSize)
      expect(hash('sha256', stored, 'buffer').equals(file.sealedSha256)).toBe(true)
    }
  })

  it('comes back whole however it arrived', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 6 })
    await fc.assert(fc.asyncProperty(sizes, async (lengths) => {
      const pieces = lengths.map((length) => randomBytes(length))
      const file = await staged(pieces)
      const content = Buffer.concat(pieces)
      expect((await files.readStaged(file, key, { start: 0, end: Infinity }) as Buffer).equals(content)).toBe(true)
    }), { numRuns: 30 })
    writeFileSync(join(home, 'photo'), photo)
    const file = await staged(createReadStream(join(home, 'photo')))
    expect(file.plainSha256).toEqual(hash('sha256', photo, 'buffer'))
  })

  it('is read in any part of it', async () => {
    const file = await published(photo)
    const bound = fc.integer({ min: 0, max: photo.length + 10 })
    await fc.assert(fc.asyncProperty(bound, bound, async (start, end) => {
      expect((await buffer(files.readRange(file, key, { start, end }))).equals(photo.subarray(start, Math.max(start, end)))).toBe(true)
    }), { numRuns: 60 })
  })

  it('shows none of its content or name on disk, and its owner alone can read it', async () => {
    const text = Buffer.from('%PDF-1.7 Siti Aminah '.repeat(10_000))
    const file = await published(text)
    expect(readFileSync(pathOf(file.fileId)).includes('Siti')).toBe(false)
    for (const entry of readdirSync(join(home, 'files'), { recursive: true, withFileTypes: true })) {
      expect(statSync(join(entry.parentPath, entry.name)).mode & 0o777).toBe(entry.isDirectory() ? 0o700 : 0o600)
    }
  })

  it('taken in by root in somebody else\'s folder is that person\'s', async (context) => {
    if (process.getuid?.() !== 0) context.skip('takes root')
    const dataDir = join(home, 'theirs')
    mkdirSync(dataDir)
    chownSync(dataDir, 4711, 4712)
    const theirs = await openLocalFiles(dataDir)
    const file = await theirs.stage([photo], { ...place(), key, maxBytes: 1e7 })
    if ('refused' in file) throw new Error(file.refused)
    await theirs.publish([file])
    const paths = readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
    expect(paths.length).toBe(5)
    for (const path of paths) expect(statSync(join(dataDir, path))).toMatchObject({ uid: 4711, gid: 4712 })
  })

  it('is only where it was published, and never over another file', async () => {
    const at = place()
    const file = await staged([photo], at)
    expect(await faultOf(() => buffer(files.read(file, key)))).toBe('file-missing')
    await files.publish([file])
    expect(everyPath()).toEqual([at.fileId])
    const second = await staged([Buffer.from('another')], at)
    await expect(files.publish([second])).rejects.toMatchObject({ code: 'EEXIST' })
    expect((await buffer(files.read(at, key))).equals(photo)).toBe(true)
  })

  it('may be published again, also at the same moment, as a form may be sent twice', async () => {
    const pair = [await staged([photo]), await staged([Buffer.from('2')])]
    await Promise.all([files.publish(pair), files.publish(pair), files.publish(pair)])
    await files.publish(pair)
    expect(everyPath().sort()).toEqual(pair.map(({ fileId }) => fileId).sort())
    const [first] = pair
    if (first === undefined) throw new Error('no file')
    rmSync(pathOf(first.fileId))
    expect(await faultOf(() => files.publish(pair))).toBe('file-missing')
  })

  it('is never looked for outside the folder of staged files', async () => {
    writeFileSync(join(home, 'secret'), 'x')
    const file = { ...await staged([photo]), handle: '../../secret' }
    await expect(files.publish([file])).rejects.toThrow(RangeError)
    await expect(files.readStaged(file, key, { start: 0, end: 1 })).rejects.toThrow(RangeError)
    await expect(files.discard([file])).rejects.toThrow(RangeError)
    expect(existsSync(join(home, 'secret'))).toBe(true)
  })

  it('is published with the others of its report, and with no other report', async () => {
    const [first, second] = [await staged([photo]), await staged([Buffer.from('2')])]
    await files.publish([first, second])
    expect(everyPath().sort()).toEqual([first.fileId, second.fileId].sort())
    const third = await staged([photo])
    const foreign = await staged([photo], { reportId: otherReport, fileId: newFileId() })
    await expect(files.publish([third, foreign])).rejects.toThrow(RangeError)
    await files.publish([])
  })

  it('is gone when it is discarded', async () => {
    const file = await staged([photo])
    await files.discard([file])
    await files.discard([file])
    expect(everyPath()).toEqual([])
  })
})

describe('a file that can not be taken in', () => {
  it('is refused beyond the limit, read to its end and not kept', async () => {
    let pieces = 0
    function* endless(): Generator<Uint8Array> {
      for (; pieces < 100; pieces++) yield randomBytes(1000)
    }
    expect(await files.stage(endless(), { ...place(), key, maxBytes: 50_000 })).toEqual({ refused: 'too-large' })
    expect(pieces).toBe(100)
    expect(everyPath()).toEqual([])
    expect(await staged([randomBytes(50_000)], place(), 50_000)).toMatchObject({ plainSize: 50_000 })
  })

  it('leaves nothing behind when its sender goes away', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield photo
      throw new Error('connection lost')
    }
    await expect(files.stage(broken(), { ...place(), key, maxBytes: 1e7 })).rejects.toThrow('connection lost')
    expect(everyPath()).toEqual([])
  })

  it('is refused under a name that is not ours', async () => {
    for (const fileId of ['../x', '', 'a/b', 'a\0', '.', 'x'.repeat(65)]) {
      const file = await staged([photo], { reportId, fileId })
      await expect(files.publish([file])).rejects.toThrow(RangeError)
      expect(() => files.read(file, key)).toThrow(RangeError)
    }
  })
})

describe('a stored file that was touched', () => {
  let file: StagedFile
  let path: string
  beforeEach(async () => {
    file = await published(photo)
    path = pathOf(file.fileId)
  })

  function rewrite(change: (bytes: Buffer) => Uint8Array): void {
    writeFileSync(path, change(readFileSync(path)))
  }

  it('does not open with a bit changed in its header, any chunk or any tag', async () => {
    const places = [0, 1, 16, 17, 5000, 17 + CHUNK, 17 + CHUNK + 15, 17 + CHUNK + 16, 17 + 3 * (CHUNK + 16), file.sealedSize - 17, file.sealedSize - 1]
    for (const at of places) {
      rewrite((bytes) => bytes.fill((bytes[at] ?? 0) ^ 4, at, at + 1))
      expect(await faultOf(() => buffer(files.read(file, key))), `byte ${at}`).toBe('seal-broken')
      expect(await files.verifySealed(file, file.sealedSha256)).toBe('changed')
      rewrite((bytes) => bytes.fill((bytes[at] ?? 0) ^ 4, at, at + 1))
    }
    expect(await files.verifySealed(file, file.sealedSha256)).toBe('intact')
  })

  it('does not open cut short, not even by whole chunks and not even in part', async () => {
    for (const size of [file.sealedSize - 1, 17 + 3 * (CHUNK + 16), 17 + CHUNK + 16, 17 + 16, 17, 3, 0]) {
      truncateSync(path, size)
      expect(await faultOf(() => buffer(files.read(file, key))), `${size} bytes`).toBe('seal-broken')
      expect(await faultOf(() => buffer(files.readRange(file, key, { start: 0, end: 10 }))), `${size} bytes`).toBe('seal-broken')
    }
  })

  it('does not open with chunks exchanged, repeated, left out or added', async () => {
    const original = readFileSync(path)
    const header = original.subarray(0, 17)
    const chunk = (n: number) => original.subarray(17 + n * (CHUNK + 16), 17 + (n + 1) * (CHUNK + 16))
    for (const order of [[1, 0, 2, 3], [0, 0, 2, 3], [0, 2, 3], [0, 1, 2, 2, 3], [0, 1, 2, 3, 3], [3]]) {
      writeFileSync(path, Buffer.concat([header, ...order.map(chunk)]))
      expect(await faultOf(() => buffer(files.read(file, key))), order.join()).toBe('seal-broken')
    }
  })

  it('does not open in the place of another file or report, nor with another key', async () => {
    const other = await published(randomBytes(100))
    writeFileSync(pathOf(other.fileId), readFileSync(path))
    expect(await faultOf(() => buffer(files.read(other, key)))).toBe('seal-broken')
    const foreign = await staged([photo], { reportId: otherReport, fileId: file.fileId })
    await files.publish([foreign])
    const foreignPath = readdirSync(join(home, 'files'), { recursive: true, encoding: 'utf8' }).find((name) => name.includes(`${otherReport}/`))
    writeFileSync(join(home, 'files', foreignPath ?? ''), readFileSync(path))
    expect(await faultOf(() => buffer(files.read(foreign, key)))).toBe('seal-broken')
    expect(await faultOf(() => buffer(files.read(file, newReportKey())))).toBe('seal-broken')
  })

  it('is told when it is missing', async () => {
    rmSync(path)
    expect(await files.verifySealed(file, file.sealedSha256)).toBe('missing')
    expect(await faultOf(() => buffer(files.read(file, key)))).toBe('file-missing')
  })
})

describe('a full disk', () => {
  it('is told as such, leaves nothing half-written, and passes when there is space again', async (context) => {
    const small = join(home, 'small')
    execFileSync('mkdir', [small])
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small], { stdio: 'ignore' })
    } catch {
      context.skip('mounting a small disk takes root')
    }
    try {
      const onSmall = await openLocalFiles(small)
      const big = randomBytes(2_000_000)
      expect(await faultOf(() => onSmall.stage([big], { ...place(), key, maxBytes: 1e7 }))).toBe('disk-full')
      expect(readdirSync(join(small, 'files', 'tmp'))).toEqual([])
      const file = await onSmall.stage([photo], { ...place(), key, maxBytes: 1e7 })
      if ('refused' in file) throw new Error(file.refused)
      await onSmall.publish([file])
      expect((await buffer(onSmall.read(file, key))).equals(photo)).toBe(true)
      expect(existsSync(join(small, 'files', 'tmp', file.handle))).toBe(false)
    } finally {
      execFileSync('umount', [small])
    }
  })
})
