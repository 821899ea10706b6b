import { expect, it } from 'vitest'
import type { ReportId } from '../report/numbers/public-number.ts'
import { eachAlone } from './each-alone.ts'

const MINUTE = 60_000
const [bad, good] = ['1' as ReportId, '2' as ReportId]

it('tries what failed again after a minute, then after twice as long each time, and keeps nobody else', async () => {
  let now = 0
  const failed: string[] = []
  const { alone } = eachAlone(() => now, (_, reportId) => failed.push(reportId))
  const fails = () => alone(bad, () => Promise.reject(new Error('A fault of one report.')))
  for (const at of [0, 1, MINUTE, 2 * MINUTE, 3 * MINUTE - 1, 3 * MINUTE]) {
    now = at
    expect(await fails()).toBe(null)
    expect(await alone(good, () => Promise.resolve(at))).toBe(at)
  }
  expect(failed).toEqual([bad, bad, bad])
  now = 7 * MINUTE
  expect(await alone(bad, () => Promise.resolve('done'))).toBe('done')
  expect([await fails(), await fails(), failed.length], 'once done it begins anew').toEqual([null, null, 4])
})

it('ends where the database is gone', async () => {
  const { alone } = eachAlone(() => 0, () => undefined)
  await expect(alone(bad, () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })))).rejects.toThrow('gone')
})
