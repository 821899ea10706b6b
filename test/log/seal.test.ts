// What was committed stands in a signed tree, once, in a settled order, whoever seals and whenever it dies; a database that went back signs nothing.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealLog, type Sealed, type Sealing } from '../../src/app/log/seal-log.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { openLogMemory } from '../../src/vault/log-memory.ts'
import { openLogSigning } from '../../src/vault/log-signing.ts'
import { checkLog } from '../../src/verify/log/check-log.ts'
import { logSource } from '../../src/verify/log/log-source.ts'
import { newProblems } from '../../src/verify/problem.ts'
import type { Database } from '../../src/store/database.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { openSealer } from './sealer.ts'

let house: Prepared
let sealer: Database
let sealing: Sealing

beforeAll(async () => {
  house = await prepared()
  const [keysDir, signing] = [join(house.dataDir, 'keys'), openLogSigning(join(house.dataDir, 'keys'))]
  sealer = openSealer(house.appUrl)
  sealing = {
    pool: sealer.pool, dataDir: house.dataDir, firstOrigin: 'lapor.example/log', memory: openLogMemory(keysDir), now: Date.now,
    signers: signing.signers, promiseKey: (origin) => signing.promiseSigner(origin).key,
  }
}, 60_000)
afterAll(async () => {
  await sealer.close()
  await house.close()
})

async function take(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) expect((await submitReport(house.taking, house.submission())).outcome).toBe('taken-in')
}

async function sealAll(with_: Sealing = sealing): Promise<Sealed> {
  for (;;) {
    const sealed = await sealLog(with_)
    if (sealed.outcome !== 'sealed') return sealed
  }
}

async function rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  return (await house.owner.query<Row>({ text: sql, values: [...values] })).rows
}

/** By the checker, which shares no module with the sealer: from the files alone. */
async function faults(earlier: readonly string[] = []): Promise<readonly string[]> {
  const problems = newProblems()
  await checkLog({ source: logSource(join(house.dataDir, 'log')), keys: [], earlier: earlier.map((note, index) => ({ name: `earlier ${index + 1}`, note })), problems })
  return problems.list.map(({ what, where }) => `${what} ${where}`)
}

const shown = () => readFile(join(house.dataDir, 'log/checkpoint'), 'utf8')
const sizeOf = (note: string) => Number(note.split('\n')[1])

describe('the sealer', () => {
  it('moves what waits into a signed tree, events of a report in their order', async () => {
    await take(3)
    const [waiting] = await rows<{ count: number }>('select count(*)::int as count from leaf_pending')
    await sealAll()
    expect(await rows('select 1 from leaf_pending')).toEqual([])
    const [tree] = await rows<{ size: number; events: number; wrong: number }>(`select max(leaf_index)::int + 1 as size, count(report_id)::int as events,
      (select count(*)::int from log_leaf a join log_leaf b using (report_id) where a.seq < b.seq and a.leaf_index > b.leaf_index) as wrong from log_leaf`)
    expect(tree).toMatchObject({ events: waiting?.count, wrong: 0 })
    expect(sizeOf(await shown())).toBe(tree?.size)
    expect(await faults()).toEqual([])
  })

  it('logs every version of every procedure and calendar once, and its keys', async () => {
    const kinds = await rows<{ kind: string; count: number }>('select kind, count(*)::int as count from log_fact join log_leaf using (fact_id) group by kind order by kind')
    const [versions] = await rows<{ sops: number; calendars: number }>('select (select count(*)::int from sop_version) as sops, (select count(*)::int from calendar_version) as calendars')
    expect(kinds).toEqual([{ kind: 'calendar-version', count: versions?.calendars }, { kind: 'log-key', count: 2 }, { kind: 'procedure-version', count: versions?.sops }])
    expect((await readFile(join(house.dataDir, 'log/facts.jsonl'), 'utf8')).split('\n').length).toBeGreaterThan(10)
  })

  it('logs the public figures of a day once, when the next begins in Jakarta, and nothing of secret reports', async () => {
    const figure = (secret: boolean, result: string, count: number) => rows(`insert into figure (figure_key, government, month, unit_id, sop_id, step, kind, nature, secret, result, count)
      select $1, unit_id, '2026-11', unit_id, 'x', '', 'step', '', $2, $3, $4 from unit where code = 'rembang'`, [`${secret} ${result}`, secret, result, count])
    for (const [secret, result, count] of [[false, 'met', 7], [false, 'missed', 2], [true, 'missed', 40]] as const) await figure(secret, result, count)
    const at = (time: string) => ({ ...sealing, now: () => Date.parse(time) })
    await sealAll(at('2026-11-30T16:59:59Z'))
    await rows(`update figure set count = count + 1 where figure_key = 'false met'`)
    await sealAll(at('2026-11-30T16:59:59.500Z'))
    await sealAll(at('2026-11-30T17:00:00Z'))
    const logged = (await readFile(join(house.dataDir, 'log/facts.jsonl'), 'utf8')).split('\n').filter((line) => line.includes('"statistics"')).map((line) => JSON.parse(line) as { subject: string; body: object })
    expect(logged.map(({ subject, body }) => ({ subject, body }))).toEqual([
      { subject: '2026-11-29', body: { figures: [{ government: 'rembang', year: '2026', met: 7, missed: 2 }] } },
      { subject: '2026-11-30', body: { figures: [{ government: 'rembang', year: '2026', met: 8, missed: 2 }] } },
    ])
    await rows('delete from figure')
    expect(await faults()).toEqual([])
  })

  it('has nothing to do where nothing is new', async () => {
    expect(await sealLog(sealing)).toEqual({ outcome: 'nothing-new' })
  })

  it('lets any number of processes seal at the same time, in turns small and large', async () => {
    const before = await shown()
    await take(12)
    const some = await Promise.all(Array.from({ length: 8 }, (_, index) => sealLog(sealing, 1 + index)))
    expect(some.filter(({ outcome }) => outcome === 'sealed').length).toBeGreaterThan(0)
    await sealAll()
    const [tree] = await rows<{ size: number; count: number; twice: number }>(`select max(leaf_index)::int + 1 as size, count(*)::int as count, (count(*) - count(distinct (report_id, seq, fact_id)))::int as twice from log_leaf`)
    expect(tree?.count).toBe(tree?.size)
    expect(tree?.twice).toBe(0)
    expect(await faults([before])).toEqual([])
  })

  const deaths: readonly (readonly [string, (sealing: Sealing) => Sealing])[] = [
    ['before it signs', (one) => ({ ...one, signers: (origin) => one.signers(origin).map((signer) => ({ ...signer, sign: () => Promise.reject(new Error('dies')) })) })],
    ['before it remembers what it signed', (one) => ({ ...one, memory: { ...one.memory, remember: () => { throw new Error('dies') } } })],
    ['after it remembered, before the database knew', (one) => ({ ...one, memory: { ...one.memory, remember: (note) => { one.memory.remember(note); throw new Error('dies') } } })],
  ]
  it.each(deaths)('goes on where it stopped when it dies %s', async (_when, dying) => {
    const before = await shown()
    await take(2)
    await expect(sealLog(dying(sealing))).rejects.toThrow('dies')
    expect(await shown()).toBe(before)
    expect(await faults()).toEqual([])
    await take(1)
    await sealAll()
    expect(sizeOf(await shown())).toBeGreaterThan(sizeOf(before) + 2)
    expect(await faults([before])).toEqual([])
    expect(await rows('select 1 from leaf_pending')).toEqual([])
  })

  it('makes tiles again that were lost or changed on the disk', async () => {
    const before = await shown()
    const tile = join(house.dataDir, 'log/tile')
    await rm(tile, { recursive: true })
    await mkdir(join(tile, '0'), { recursive: true })
    await writeFile(join(tile, '0/000'), 'rubbish')
    expect((await faults()).length).toBeGreaterThan(0)
    await take(1)
    await sealAll()
    expect(await faults([before])).toEqual([])
  })

  it('signs nothing for a database that went back, and says by how much', async () => {
    const before = await shown()
    await take(1)
    await rows('create table kept_leaf as select * from log_leaf')
    await rows('create table kept_checkpoint as select * from log_checkpoint')
    await rows('delete from log_checkpoint where size = (select max(size) from log_checkpoint)')
    await rows('delete from log_leaf where leaf_index >= (select max(size) from log_checkpoint)')
    expect(await sealLog(sealing)).toEqual({ outcome: 'halted', why: 'older' })
    expect(await rows('select why, signed_size::int from log_halt')).toEqual([{ why: 'older', signed_size: sizeOf(before) }])
    expect(await shown()).toBe(before)
    await rows('truncate log_leaf, log_checkpoint')
    await rows('insert into log_leaf select * from kept_leaf')
    await rows('insert into log_checkpoint select * from kept_checkpoint')
    expect((await sealLog(sealing)).outcome).toBe('sealed')
    expect(await rows('select 1 from log_halt')).toEqual([])
    expect(await faults([before])).toEqual([])
  })

  it('signs nothing where another past was signed, or where nobody remembers', async () => {
    const note = await shown()
    const remembering = (text: string | null): Sealing => ({ ...sealing, memory: { lastSigned: () => text, remember: () => undefined, forget: () => undefined } })
    await take(1)
    const other = note.replace(/\n[A-Za-z0-9+/]{43}=\n/, `\n${Buffer.alloc(32, 7).toString('base64')}\n`)
    expect(await sealLog(remembering(other))).toEqual({ outcome: 'halted', why: 'forked' })
    expect(await sealLog(remembering(null))).toEqual({ outcome: 'halted', why: 'no-memory' })
    expect(await sealLog(remembering(note.replace('lapor.example', 'other.example')))).toEqual({ outcome: 'halted', why: 'other-log' })
    expect((await sealLog(sealing)).outcome).toBe('sealed')
  })
})
