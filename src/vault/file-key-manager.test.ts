import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportIdFrom } from '../report/numbers/public-number.ts'
import { newSubmissionKey } from '../report/numbers/submission-key.ts'
import { openFileKeyManager } from './file-key-manager.ts'
import { newReportKey, openText, seal } from './report-key.ts'
import { VaultFault } from './vault-fault.ts'

const day = 24 * 60 * 60 * 1000
const reportId = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 1), new Uint8Array(16)))
const otherReport = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 2), new Uint8Array(16)))
let home: string
let keysDir: string
let now: number
const clock = { now: () => now }

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'keys-'))
  keysDir = join(home, 'data', 'keys')
  now = Date.UTC(2026, 0, 1)
})
afterEach(() => rmSync(home, { recursive: true }))

function faultOf(action: () => unknown): VaultFault {
  try {
    action()
  } catch (error) {
    if (error instanceof VaultFault) return error
    throw error
  }
  throw new Error('no fault')
}

describe('keys in a folder', () => {
  it('wrap a report key, and unwrap it after a restart', () => {
    const key = newReportKey()
    const sealed = seal(key, { reportId, table: 'wording', id: 1 }, 'jalan rusak')
    const wrapped = openFileKeyManager({ keysDir, clock }).wrap(key, reportId)
    expect(wrapped.wrapped).toHaveLength(61)
    const unwrapped = openFileKeyManager({ keysDir, clock }).unwrap(wrapped, reportId)
    expect(openText(unwrapped, { reportId, table: 'wording', id: 1 }, sealed)).toBe('jalan rusak')
  })

  it('do not unwrap for another report, another epoch or after a change', () => {
    const keys = openFileKeyManager({ keysDir, clock })
    const first = keys.wrap(newReportKey(), reportId)
    keys.turnEpoch()
    expect(faultOf(() => keys.unwrap(first, otherReport)).code).toBe('seal-broken')
    expect(faultOf(() => keys.unwrap({ ...first, epoch: keys.currentEpoch() }, reportId)).code).toBe('seal-broken')
    expect(faultOf(() => keys.unwrap({ ...first, wrapped: first.wrapped.with(30, (first.wrapped[30] ?? 0) ^ 1) }, reportId)).code).toBe('seal-broken')
  })

  it('are readable by their owner alone', () => {
    openFileKeyManager({ keysDir, clock })
    expect(statSync(keysDir).mode & 0o777).toBe(0o700)
    const names = readdirSync(keysDir)
    expect(names).toEqual([expect.stringMatching(/^epoch-\d+\.json$/)])
    for (const name of names) expect(statSync(join(keysDir, name)).mode & 0o777).toBe(0o600)
  })

  it('made by root in somebody else\'s folder are that person\'s', (context) => {
    if (process.getuid?.() !== 0) context.skip('takes root')
    chownSync(home, 4711, 4712)
    mkdirSync(join(home, 'data'))
    chownSync(join(home, 'data'), 4711, 4712)
    openFileKeyManager({ keysDir, clock })
    for (const path of [keysDir, ...readdirSync(keysDir).map((name) => join(keysDir, name))]) expect(statSync(path)).toMatchObject({ uid: 4711, gid: 4712 })
  })

  it('are refused, with the command that mends it, when others can read the folder or a file', () => {
    openFileKeyManager({ keysDir, clock })
    chmodSync(keysDir, 0o750)
    expect(faultOf(() => openFileKeyManager({ keysDir, clock }))).toMatchObject({ code: 'keys-unsafe', message: expect.stringContaining(`chmod 700 ${keysDir}`) })
    chmodSync(keysDir, 0o700)
    const file = join(keysDir, readdirSync(keysDir)[0] ?? '')
    chmodSync(file, 0o604)
    expect(faultOf(() => openFileKeyManager({ keysDir, clock }))).toMatchObject({ code: 'keys-unsafe', message: expect.stringContaining(`chmod 600 ${file}`) })
  })

  it('are refused when a file is damaged', () => {
    openFileKeyManager({ keysDir, clock })
    const file = join(keysDir, readdirSync(keysDir)[0] ?? '')
    for (const text of ['', '{', '{}', readFileSync(file, 'utf8').replace(/[0-9a-f]{64}/, 'ab')]) {
      writeFileSync(file, text)
      expect(faultOf(() => openFileKeyManager({ keysDir, clock })).code).toBe('keys-broken')
    }
  })

  it('say what to do when the key of an epoch is missing', () => {
    const wrapped = openFileKeyManager({ keysDir, clock }).wrap(newReportKey(), reportId)
    rmSync(keysDir, { recursive: true })
    now += 2 * 60 * 60 * 1000
    expect(faultOf(() => openFileKeyManager({ keysDir, clock }).unwrap(wrapped, reportId))).toMatchObject({
      code: 'epoch-missing', message: expect.stringContaining('keys restore FILE'),
    })
  })
})

describe('an epoch', () => {
  it('lasts thirty days, in a running process and across starts', () => {
    const keys = openFileKeyManager({ keysDir, clock })
    const first = keys.currentEpoch()
    now += 30 * day
    expect(keys.currentEpoch()).toBe(first)
    expect(openFileKeyManager({ keysDir, clock }).currentEpoch()).toBe(first)
    now += 1
    expect(keys.wrap(newReportKey(), reportId).epoch).toBe(first)
    keys.turnIfOld()
    const second = keys.wrap(newReportKey(), reportId).epoch
    expect(second).toBeGreaterThan(first)
    expect(openFileKeyManager({ keysDir, clock }).currentEpoch()).toBe(second)
  })

  it('turned in one process is found by another, which still opens what the old one wrapped', () => {
    const web = openFileKeyManager({ keysDir, clock })
    const worker = openFileKeyManager({ keysDir, clock })
    const old = web.wrap(newReportKey(), reportId)
    worker.turnEpoch()
    const key = newReportKey()
    expect(web.unwrap(worker.wrap(key, reportId), reportId).equals(key)).toBe(true)
    expect(web.unwrap(old, reportId).export()).toHaveLength(32)
    expect(worker.unwrap(old, reportId).export()).toHaveLength(32)
  })

  it('turns as often as it is asked, also within an hour and with a clock set back', () => {
    const keys = openFileKeyManager({ keysDir, clock })
    const epochs = [keys.currentEpoch(), keys.turnEpoch(), keys.turnEpoch()]
    now -= 400 * day
    epochs.push(keys.turnEpoch())
    expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b))
  })

  it('asked for by two processes at once is turned once', () => {
    const web = openFileKeyManager({ keysDir, clock })
    const worker = openFileKeyManager({ keysDir, clock })
    now += 31 * day
    for (const keys of [web, worker]) keys.turnIfOld()
    expect(web.currentEpoch()).toBe(worker.currentEpoch())
    expect(readdirSync(keysDir)).toHaveLength(2)
  })
  it('goes on with the old key while the folder can not be written, says so, and turns once it can', () => {
    const noted: string[] = []
    const log = { warn: (message: string) => void noted.push(message) }
    const keys = openFileKeyManager({ keysDir, clock, log })
    const old = keys.currentEpoch()
    now += 31 * day
    const away = join(home, 'away')
    renameSync(keysDir, away)
    keys.turnIfOld()
    const key = newReportKey()
    const wrapped = keys.wrap(key, reportId)
    expect([wrapped.epoch, noted]).toEqual([old, ['the epoch could not be turned; the old key goes on']])
    renameSync(away, keysDir)
    keys.turnIfOld()
    expect(keys.currentEpoch()).toBeGreaterThan(old)
    expect(keys.unwrap(wrapped, reportId).equals(key)).toBe(true)
  })
})
