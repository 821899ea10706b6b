// Key epochs turned while reports come in: wrapped anew, killed in the middle, gone on with; nothing becomes unreadable, and the old key goes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readReport } from '../../src/app/read-report.ts'
import { destroyOldEpochs, FOLLOWED_MS, rewrapKeys } from '../../src/app/rewrap-keys.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { vaultCommand } from '../../src/cli/vault.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { countByEpoch } from '../../src/store/wrapped-keys.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { openKeyFolder } from '../../src/vault/key-folder.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

let house: Prepared
let owner: pg.Client
let keysDir: string
const taken: ReportId[] = []
beforeAll(async () => {
  house = await prepared()
  keysDir = join(house.dataDir, 'keys')
  owner = new pg.Client({ connectionString: String(house.owner.options.connectionString) })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

async function take(): Promise<void> {
  const result = await submitReport(house.taking, house.submission())
  if (result.outcome !== 'taken-in') throw new Error(result.outcome)
  taken.push(result.receipt.reportId)
}

/** By a process that has just started: it knows only what lies in the folder. */
async function unreadable(): Promise<readonly ReportId[]> {
  const keys = openFileKeyManager({ keysDir, clock: { now: Date.now } })
  const open = await Promise.all(taken.map(async (id) => [id, (await readReport({ pool: house.database.pool, keys, world: house.handling.world() }, id))?.words?.title] as const))
  return open.filter(([, title]) => title !== 'Jalan berlubang').map(([id]) => id)
}

describe('turning the epoch while reports come in', () => {
  it('leaves every report readable, though the process that wraps anew is killed in the middle', async () => {
    for (let count = 0; count < 30; count += 1) await take()
    const before = house.taking.keys.currentEpoch()
    const turned = openFileKeyManager({ keysDir, clock: { now: Date.now } }).turnEpoch()
    expect(turned).not.toBe(before)

    let coming = true
    const intake = (async () => {
      while (coming) await take()
    })()
    const child = spawn(process.execPath, [fileURLToPath(new URL('dying-rewrapper.ts', import.meta.url)), String(house.owner.options.connectionString), keysDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const half = await countByEpoch(owner)
    expect([(half.get(before) ?? 0) > 0, (half.get(turned) ?? 0) > 0], 'it died in the middle').toEqual([true, true])
    expect(await unreadable()).toEqual([])

    // The process that takes reports in has never been told: it follows by itself, and what it wrapped before is found.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await rewrapKeys({ owner, keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }), batch: 7 })
    await take()
    coming = false
    await intake
    expect(house.taking.keys.currentEpoch()).toBe(turned)
    await rewrapKeys({ owner, keys: house.taking.keys, batch: 7 })
    expect([...(await countByEpoch(owner)).keys()]).toEqual([turned])
    expect([await unreadable(), taken.length > 40]).toEqual([[], true])
  }, 60_000)

  it('destroys the old key only when it wraps nothing and every process has followed', async () => {
    const folder = openKeyFolder(keysDir)
    expect((await destroyOldEpochs(owner, folder, Date.now())).destroyed, 'the newest is too young').toEqual([])
    const old = house.taking.keys.currentEpoch()
    const newest = openFileKeyManager({ keysDir, clock: { now: Date.now } }).turnEpoch()
    const used = await destroyOldEpochs(owner, folder, Date.now() + FOLLOWED_MS)
    expect([used.destroyed.length, used.kept], 'what wraps something stays').toEqual([1, [old]])
    await rewrapKeys({ owner, keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }), batch: 100 })
    expect(await destroyOldEpochs(owner, folder, Date.now() + FOLLOWED_MS)).toEqual({ destroyed: [old], kept: [] })
    expect(folder.names().filter((name) => name.startsWith('epoch-'))).toEqual([`epoch-${newest}.json`])
    expect(await unreadable()).toEqual([])
  })

  it('makes what was erased unreadable in an older copy of the database too', async () => {
    const [id] = taken
    const { rows } = await owner.query<{ epoch: number; wrapped: Buffer }>('select epoch, wrapped from vault.report_key where report_id = $1', [id])
    const copy = rows[0]
    openFileKeyManager({ keysDir, clock: { now: Date.now } }).turnEpoch()
    await rewrapKeys({ owner, keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }), batch: 100 })
    await destroyOldEpochs(owner, openKeyFolder(keysDir), Date.now() + FOLLOWED_MS)
    const keys = openFileKeyManager({ keysDir, clock: { now: Date.now } })
    expect(() => keys.unwrap(copy ?? { epoch: 0, wrapped: new Uint8Array() }, id as ReportId)).toThrow('isn\'t in')
  })

  it('goes on past a key that does not open, keeps its epoch, and says so', async () => {
    const [, id] = taken
    const { rows } = await owner.query<{ wrapped: Buffer }>('select wrapped from vault.report_key where report_id = $1', [id])
    await owner.query(`update vault.report_key set wrapped = set_byte(wrapped, 20, (get_byte(wrapped, 20) + 1) % 256) where report_id = $1`, [id])
    const lines: string[] = []
    const environment = { DATABASE_URL: house.appUrl, DATABASE_OWNER_URL: String(house.owner.options.connectionString), DATA_DIR: house.dataDir, NODE_ENV: 'test' }
    const run = (...words: string[]) => vaultCommand(environment).run(words, { input: (async function* () {})(), write: async (text) => void lines.push(text), complain: () => undefined })
    expect(await run('rewrap', '--turn', '--json')).toBe(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ reports: taken.length - 1, broken: 1, destroyed: [] })
    await owner.query('update vault.report_key set wrapped = $2 where report_id = $1', [id, rows[0]?.wrapped])
    expect(await run('rewrap', '--json')).toBe(0)
    expect(await run('status', '--json')).toBe(0)
    expect((JSON.parse(lines.at(-1) ?? '') as { epochs: { keys: number }[] }).epochs.map(({ keys }) => keys)).toEqual([0, taken.length])
    expect(await run('status', '--turn')).toBe(2)
    expect(await unreadable()).toEqual([])
  })
})
