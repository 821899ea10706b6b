// What is masked lies plain in one row, with the report's change or not at all; the sealed wording stays beside it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import type { By } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { acts, masked, type Acting } from '../acting.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

const verifier: By = { who: 'officer', officer: 2, unit: 2, office: 'admin' }

let db: Prepared
let acting: Acting
beforeAll(async () => {
  db = await prepared()
  acting = { database: db.database, keys: db.taking.keys, handling: db.handling }
})
afterAll(() => db?.close())

async function submitted(): Promise<ReportId> {
  const sent = await submitReport(db.taking, db.submission())
  if (sent.outcome !== 'taken-in') throw new Error(sent.outcome)
  return sent.receipt.reportId
}

async function rowOf(id: ReportId) {
  const { rows } = await db.owner.query<{ no: number; subject: string; description: string; places: number[]; words: string }>(
    'select wording_no as no, subject, description, places, words::text as words from masked_text where report_id = $1', [id])
  return rows[0]
}

const agency = 5
const toAgency = { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: agency, supporters: [] } } as const

describe('the masked text of a report', () => {
  it('is there once it is masked, trimmed, in stems without accents', async () => {
    const id = await submitted()
    expect(await rowOf(id)).toBeUndefined()
    await acts(acting, id, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('  Perbaikan jalan ', 'Warung Kafé di tepi jalan rusak.') } })
    const row = await rowOf(id)
    expect(row).toMatchObject({ no: 3, subject: 'Perbaikan jalan', description: 'Warung Kafé di tepi jalan rusak.' })
    expect(row?.words).toMatch(/'baik':1A/)
    expect(row?.words).toMatch(/'kafe'/)
    const { rows } = await db.owner.query('select from wording where report_id = $1 and kind = $2', [id, 'masked'])
    expect(rows).toHaveLength(1)
  })

  it('is the newest of several', async () => {
    const id = await submitted()
    for (const subject of ['Pertama', 'Kedua']) await acts(acting, id, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked(subject) } })
    expect(await rowOf(id)).toMatchObject({ no: 4, subject: 'Kedua' })
  })

  it('is found by every unit that has had a turn, also those that come after it was masked', async () => {
    const id = await submitted()
    await acts(acting, id, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('Jalan') } })
    const unitsOf = async () => (await rowOf(id))?.places.filter((place) => place > 0)
    expect(await unitsOf()).toEqual([2])
    await acts(acting, id, verifier, 'disposisi', toAgency)
    expect(await unitsOf()).toEqual([2, agency])
  })

  it('is not kept where the change is not', async () => {
    const id = await submitted()
    const failing = { ...acting, handling: { ...db.handling, commit: () => Promise.reject(new Error('no')) } }
    await expect(acts(failing, id, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('Jalan') } })).rejects.toThrow('no')
    expect(await rowOf(id)).toBeUndefined()
  })

  it.each(['', 'null', '[]', '{', '{"subject":"Jalan milik Bu Siti"}', JSON.stringify({ subject: ' ', description: 'x' })])('is refused as %j, without telling what was written', async (text) => {
    const id = await submitted()
    const refused = await acts(acting, id, verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': text } }).then(() => null, (error: Error) => error.message)
    expect(refused).toBe('A masked wording must be the JSON of a subject and a description.')
    expect(await rowOf(id)).toBeUndefined()
  })
})
