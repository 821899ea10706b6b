// Several threads find what one finds, in the same order; one that dies makes the check fail, never pass.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowFaults } from '../../src/app/log/row-faults.ts'
import { checkDatabase, type DatabaseChecking } from '../../src/verify/database/check-database.ts'
import { gatherEntries } from '../../src/verify/database/logged-entries.ts'
import { checkLog } from '../../src/verify/log/check-log.ts'
import { logSource } from '../../src/verify/log/log-source.ts'
import { newProblems } from '../../src/verify/problem.ts'
import { logHouse, type LogHouse } from './log-house.ts'

const PROGRAM = new URL('../../src/cli/verify-thread.ts', import.meta.url)
const REPORTS = 24

let house: LogHouse
const ids: string[] = []

beforeAll(async () => {
  house = await logHouse()
  for (let count = 0; count < REPORTS; count += 1) ids.push(await house.take())
  await house.sealAll()
}, 60_000)
afterAll(() => house.close())

type Seen = { readonly events: number; readonly problems: readonly string[]; readonly count: number; readonly shares: readonly number[] }

async function seen(threads: DatabaseChecking['threads']): Promise<Seen> {
  const { put, gathered } = gatherEntries()
  const problems = newProblems()
  await checkLog({ source: logSource(join(house.dataDir, 'log')), keys: [], earlier: [], problems, entry: put })
  const shares: number[] = []
  const checking = { url: String(house.environment['DATABASE_OWNER_URL']), dataDir: house.dataDir, entries: gathered(), problems, examples: true, checkRow: rowFaults, threads, progress: ({ share }: { share: number }) => void shares.push(share) }
  const { events } = await checkDatabase(checking)
  return { events, problems: problems.list.map(({ what, where }) => `${what} ${where}`), count: problems.count(), shares }
}

describe('threads side by side', () => {
  it('see every event once, whatever share of the reports each takes', async () => {
    const { rows } = await house.owner.query<{ count: number }>('select count(*)::int as count from report_event')
    for (const reports of [1, 5, 100]) {
      const all = await seen({ most: 3, reports, program: PROGRAM })
      expect(all, `${reports} at a time`).toMatchObject({ events: rows[0]?.count, problems: [], count: 0 })
      expect(all.shares.at(-1)).toBe(1)
      expect(all.shares).toHaveLength(Math.floor(REPORTS / reports) + 1)
    }
  })

  it('name what one thread names, also where rows of reports are gone and ids lie beyond all reports', async () => {
    await house.sql(`update report_event set body = jsonb_set(body, '{secret}', 'true') where report_id = $1 and seq = 1`, [ids[0]])
    await house.sql('delete from report_event where report_id = $1 and seq = 2', [ids[7]])
    await house.sql('delete from report where report_id = any($1::bigint[])', [[ids[11], ids[REPORTS - 1]]])
    await house.sql(`update wording set sealed = sealed || '\\x00' where report_id = $1`, [ids[15]])
    await house.sql('insert into report_event (report_id, seq, at, kind, body, salt) select 9223372036854775807, seq, at, kind, body, salt from report_event where report_id = $1', [ids[3]])
    const alone = await seen({ most: 1, reports: 100, program: PROGRAM })
    expect(alone.problems.length).toBeGreaterThan(7)
    for (const reports of [1, 4]) expect({ ...(await seen({ most: 2, reports, program: PROGRAM })), shares: null }).toEqual({ ...alone, shares: null })
  })

  it('do not pass anything when one of them dies', async () => {
    const dying = (text: string) => seen({ most: 2, reports: 2, program: new URL(`data:text/javascript,${encodeURIComponent(text)}`) })
    await expect(dying('throw new Error("out of order")')).rejects.toThrow('out of order')
    await expect(dying('process.exit(0)')).rejects.toThrow('ended in the middle')
  })
})
