// A process that runs on reference data which another has replaced since: it learns of it when it meets what it doesn't know.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addReply } from '../../src/app/add-reply.ts'
import { currentReference, type CurrentReference } from '../../src/app/current-reference.ts'
import { MissingReference, withNewerReference } from '../../src/app/missing-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { writePath } from '../../src/app/write-path.ts'
import { nextStep } from '../../src/report/audience/next-step.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { loadReport } from '../../src/store/load-reports.ts'
import { bumpReferenceStamp } from '../../src/store/publish-reference.ts'
import type { ReportKey } from '../../src/vault/report-key.ts'
import { prepared, type Prepared } from './prepared.ts'

let db: Prepared
let stale: CurrentReference
beforeAll(async () => {
  db = await prepared()
  stale = await currentReference(db.database, publishedSop)
  await db.owner.query(`insert into sop_version (sop_id, version, digest, source) select sop_id, version + 1, digest || ' newer', source from sop_version`)
  await db.owner.query('update sop_in_force set version = version + 1')
  await db.owner.query(`insert into calendar_version (calendar_id, version, digest, source) select calendar_id, version + 1, digest || ' newer', source from calendar_version`)
  await bumpReferenceStamp(db.owner)
})
afterAll(() => db?.close())

async function pinnedToNewer(): Promise<{ readonly reportId: ReportId; readonly key: ReportKey }> {
  const fresh = await currentReference(db.database, publishedSop)
  const handling = writePath({ database: db.database, reference: fresh, clock: { now: Date.now }, batch: false, log: { error: (message) => { throw new Error(message) } } })
  const submission = db.submission()
  const submitted = await submitReport({ ...db.taking, handling }, submission)
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  return { reportId: submitted.receipt.reportId, key: submission.key }
}

describe('a report that runs a procedure published a moment ago', () => {
  it('is written by a process that has not heard of it, and shown', async () => {
    const { reportId, key } = await pinnedToNewer()
    const report = await loadReport(db.database.pool, reportId)
    if (report === null) throw new Error('no report')
    const next = () => nextStep(stale.get().worldAt(Date.now()), report.state)
    expect(next).toThrow(MissingReference)
    const handling = writePath({ database: db.database, reference: stale, clock: { now: Date.now }, batch: false, log: { error: (message) => { throw new Error(message) } } })
    const handled = await addReply(handling, { reportId: report.reportId, commandKey: crypto.randomUUID(), key, text: 'Masih gelap.', evidence: [] })
    expect(handled.outcome).toBe('done')
    expect(await withNewerReference(stale.refresh, next)).not.toBeNull()
  })

  it('whose procedure is not there at all is a fault, not an endless search', async () => {
    let refreshed = 0
    const refresh = async () => {
      refreshed += 1
      await stale.refresh()
    }
    await expect(withNewerReference(refresh, () => stale.get().worldAt(0).sop({ id: 'rembang-sp4n-lapor', version: 99 }))).rejects.toThrow('version 99')
    expect(refreshed).toBe(1)
  })
})

describe('a calendar of which a newer version is out', () => {
  it('is still there in the version that clocks were reckoned by', async () => {
    await stale.refresh()
    const { id, version } = stale.get().worldAt(0).calendarOf(stale.get().governments[0]?.id ?? 0)
    expect(version).toBe(2)
    expect([1, 2].map((one) => stale.get().calendar({ id, version: one }).version)).toEqual([1, 2])
    expect(() => stale.get().calendar({ id, version: 3 })).toThrow(MissingReference)
  })
})
