// An older database that was put back is noticed at the start, and said, until a person, on record, goes on; so is a log that nobody outside has.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sealLog } from '../../src/app/log/seal-log.ts'
import { logCommand } from '../../src/cli/log.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { processLog } from '../../src/process-log.ts'
import { noticeLog } from '../../src/supervisor/notice-log.ts'
import { webMetrics } from '../../src/web/metrics.ts'
import { logHouse, type LogHouse } from './log-house.ts'

let house: LogHouse

beforeAll(async () => {
  house = await logHouse()
  await house.take()
  await house.sealAll()
}, 60_000)
afterAll(() => house.close())

function config(change: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig({ ...house.environment, ...change })
  if ('faults' in read) throw new Error(read.faults.join())
  return read.ok
}

/** What a start would say. */
async function said(change: Readonly<Record<string, string>> = {}): Promise<readonly { readonly level: string; readonly message: string; readonly refusal?: string }[]> {
  const lines: string[] = []
  await noticeLog({ url: String(house.environment['DATABASE_OWNER_URL']), config: config(change), log: processLog({ name: 'test', level: 'info', sink: { write: (line) => void lines.push(line) } }) })
  return lines.map((line) => JSON.parse(line) as { level: string; message: string; refusal?: string })
}

describe('a start', () => {
  it('says nothing of a log that is as it was signed', async () => {
    expect(await said()).toEqual([])
  })

  it('says that the database was put back, in the log and the figures, and nothing is signed until a person goes on by name', async () => {
    for (const table of ['log_leaf', 'log_checkpoint']) await house.sql(`create table yesterday_${table} as select * from ${table}`)
    await house.take()
    await house.sealAll()
    for (const table of ['log_leaf', 'log_checkpoint']) {
      await house.sql(`delete from ${table}`)
      await house.sql(`insert into ${table} select * from yesterday_${table}`)
    }
    expect(await said()).toMatchObject([{ message: expect.stringContaining('tuntas log status') as string, refusal: 'older' }])
    expect(await sealLog(house.sealing)).toEqual({ outcome: 'halted', why: 'older' })
    expect(await webMetrics(house.database).text()).toMatch(/^tuntas_log_halted 1$/m)
    await house.take()
    expect(await sealLog(house.sealing), 'reports are taken in meanwhile').toEqual({ outcome: 'halted', why: 'older' })
    const status = await logCommand(house.environment).run(['continue', '--reason', 'Cadangan kemarin, disk rusak', '--by', 'Siti'], { input: (async function* () {})(), write: async () => undefined, complain: () => undefined })
    expect(status).toBe(0)
    expect(await said()).toEqual([])
    await house.sealAll()
    expect(await webMetrics(house.database).text()).toMatch(/^tuntas_log_halted 0$/m)
    const { rows } = await house.owner.query<{ reason: string; decided_by: string }>('select reason, decided_by from public_log where log_no = 2')
    expect(rows).toEqual([{ reason: 'Cadangan kemarin, disk rusak', decided_by: 'Siti' }])
  })

  it('says in production that fewer than two outside have checkpoints', async () => {
    const production = { NODE_ENV: 'production', TUNTAS_BASE_URL: 'https://lapor.example' }
    expect(await said(production)).toMatchObject([{ message: expect.stringContaining('fewer than two addresses outside') as string }])
    expect(await said({ ...production, TUNTAS_LOG_WEBHOOKS: 'https://satu.example/titik' })).toHaveLength(1)
    expect(await said({ ...production, TUNTAS_LOG_WEBHOOKS: 'https://satu.example/titik, https://dua.example/titik' })).toEqual([])
  })
})
