// The same contact found again: in every way to write it, never of whoever hides, gone with the report, and while the key is turned.
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { indexContacts } from '../../src/app/contacts/index-contacts.ts'
import { noteContacts, type ContactNotes } from '../../src/app/contacts/note-contacts.ts'
import { correctContact } from '../../src/app/correct-contact.ts'
import { readNumberedIdentity, reportKey } from '../../src/app/read-report.ts'
import { submitReport, type Submission } from '../../src/app/submit-report.ts'
import { vaultCommand } from '../../src/cli/vault.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { putContacts, SAME_CONTACT, sameContact } from '../../src/store/contact-index.ts'
import { contactKeyMadeAt, openContactKeys, type ContactKeys } from '../../src/vault/contact-keys.ts'
import { FOLLOWED_MS } from '../../src/app/rewrap-keys.ts'
import { acts } from '../acting.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

let house: Prepared
let contactKeys: ContactKeys
let notes: ContactNotes
const faults: unknown[] = []
beforeAll(async () => {
  house = await prepared()
  contactKeys = openContactKeys(join(house.dataDir, 'keys'), { now: Date.now })
  notes = noteContacts({ pool: house.database.pool, keys: contactKeys, log: { warn: (_message, { error }) => void faults.push(error) } })
})
afterAll(async () => {
  await house?.close()
  expect(faults).toEqual([])
})

const who = (phone: string, email = '') => ({ name: 'Siti', phone, email, address: '' })

async function sent(change: Partial<Submission>): Promise<ReportId> {
  const submitted = await submitReport({ ...house.taking, contacts: notes }, house.submission(change))
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  return submitted.receipt.reportId
}

const rowsOf = async (id: ReportId) => (await house.owner.query<{ keyNo: number; size: number }>('select key_no as "keyNo", length(digest) as size from contact_index where report_id = $1 order by 1', [id])).rows
const entryOf = (reportId: ReportId, wording: number, word: string) => ({ reportId, wording, keyNo: contactKeys.living().at(-1)?.no ?? 0, digest: createHash('sha256').update(word).digest().subarray(0, 16) })
const others = async (id: ReportId) => (await sameContact(house.database.pool, id)).toSorted()
/** Until a statement here waits for such a lock. */
async function someoneWaits(client: pg.PoolClient, kind: 'advisory' | 'transactionid'): Promise<void> {
  await vi.waitFor(async () => {
    const { rowCount } = await client.query(`select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and l.locktype = $1 and a.datname = current_database()`, [kind])
    expect(rowCount).toBeGreaterThan(0)
  }, { timeout: 4_000, interval: 20 })
}

const acting = () => ({ database: house.database, keys: house.taking.keys, handling: house.handling })

describe('a contact', () => {
  it('is found again by phone or by e-mail, however they are written, and not by anything else', async () => {
    const first = await sent({ identity: who('0812-9000-0001', 'Siti@Contoh.example') })
    const byPhone = await sent({ identity: who('+62 812 9000 0001') })
    const byMail = await sent({ identity: who('', 'siti@contoh.example') })
    const another = await sent({ identity: who('081290000002', 'budi@contoh.example') })
    await notes.flush()
    expect([await others(first), await others(byPhone), await others(another)]).toEqual([[byPhone, byMail].toSorted(), [first], []])
    expect((await rowsOf(first)).map(({ size }) => size)).toEqual([16, 16])
  })

  it('of an anonymous or a secret report is never noted', async () => {
    const hidden = await Promise.all([{ anonymous: true }, { secret: true }, { anonymous: true, secret: true }].map((change) => sent({ ...change, identity: who('081290000003') })))
    const open = await sent({ identity: who('081290000003') })
    // Told of it all the same, as by a correction of the contact: the database says no.
    for (const id of hidden) notes.note(id, { wording: 2, identity: who('081290000003') })
    await notes.flush()
    expect(await Promise.all(hidden.map(rowsOf))).toEqual([[], [], []])
    expect([await others(open), ...(await Promise.all(hidden.map(others)))]).toEqual([[], [], [], []])
  })

  it('is forgotten when its reporter begins to hide, also while it is being noted, and shown by nothing that was left', async () => {
    const [mine, other] = [await sent({ identity: who('081290000004') }), await sent({ identity: who('081290000004') })]
    await notes.flush()
    expect(await others(other)).toEqual([mine])
    notes.note(mine, { wording: 2, identity: who('081290000004') })
    await Promise.all([notes.flush(), acts(acting(), mine, { who: 'reporter' }, 'buka-kembali', { settings: { anonymous: true } })])
    expect([await rowsOf(mine), await others(other), await others(mine)]).toEqual([[], [], []])
    // As somebody else might write it: it is shown to nobody all the same.
    await house.owner.query('insert into contact_index (report_id, key_no, digest) select $1, key_no, digest from contact_index where report_id = $2', [mine, other])
    expect([await others(other), await others(mine)]).toEqual([[], []])
  })

  it('goes in the transaction that hides it: whoever notes it waits for that, and whoever hides it for what is being noted', async () => {
    const [early, late] = [await sent({ identity: who('081290000006') }), await sent({ identity: who('081290000007') })]
    await notes.flush()
    const [hiding, holding] = [await house.owner.connect(), await house.owner.connect()]
    try {
      await hiding.query('begin')
      await hiding.query('update report set anonymous = true where report_id = $1', [early])
      const noted = putContacts(house.database.pool, [entryOf(early, 2, 'early')])
      await someoneWaits(holding, 'advisory')
      await hiding.query('commit')
      await noted
      // Held up after it has seen that the report shows.
      await holding.query('begin')
      const { digest, keyNo } = entryOf(late, 2, 'late')
      await holding.query('insert into contact_index (report_id, key_no, digest) values ($1, $2, $3)', [late, keyNo, digest])
      const notedToo = putContacts(house.database.pool, [entryOf(late, 2, 'late')])
      await someoneWaits(hiding, 'transactionid')
      const hidden = hiding.query('update report set secret = true where report_id = $1', [late])
      await someoneWaits(holding, 'advisory')
      await holding.query('rollback')
      await Promise.all([notedToo, hidden])
    } finally {
      hiding.release()
      holding.release()
    }
    expect([await rowsOf(early), await rowsOf(late)]).toEqual([[], []])
  })

  it('that is corrected is no longer found by what it was, at once, and comes back by nobody who read it before', async () => {
    const [mine, as] = [await sent({ identity: who('081290000008') }), await sent({ identity: who('081290000008') })]
    const next = await sent({ identity: who('081290000009') })
    await notes.flush()
    const before = await readNumberedIdentity({ pool: house.database.pool, keys: house.taking.keys }, mine)
    const key = await reportKey({ pool: house.database.pool, keys: house.taking.keys }, mine)
    if (before === null || key === null) throw new Error('It has a contact and a key.')
    // By a process that dies before it notes anything.
    const dying = { note: () => undefined }
    const correction = { reportId: mine, commandKey: randomUUID(), key, by: { who: 'reporter' } as const, identity: who('081290000009'), reason: '' }
    expect((await correctContact({ handling: house.handling, contacts: dying }, correction)).outcome).toBe('done')
    expect([await rowsOf(mine), await others(as)]).toEqual([[], []])
    // What another process had read, or gathered, before.
    notes.note(mine, before)
    await notes.flush()
    expect(await rowsOf(mine)).toEqual([])
    await indexContacts({ pool: house.database.pool, keys: house.taking.keys, contactKeys, batch: 100, now: Date.now() })
    expect([(await rowsOf(mine)).length, await others(as), await others(next)]).toEqual([1, [], [mine]])
    const again = { ...correction, commandKey: randomUUID(), identity: who('081290000008') }
    expect((await correctContact({ handling: house.handling, contacts: notes }, again)).outcome).toBe('done')
    await notes.flush()
    expect([await others(as), await others(next)]).toEqual([[mine], []])
  })

  it('that thousands share costs no more than its newest hundred', async () => {
    const [first, last] = [await sent({ identity: who('081290000010') }), await sent({ identity: who('081290000010') })]
    await notes.flush()
    await house.owner.query(`insert into report select (jsonb_populate_record(r, jsonb_build_object('report_id', r.report_id - n, 'code_hash', sha256(n::text::bytea)))).* from report r, generate_series(1, 1000) n where report_id = $1`, [first])
    await house.owner.query('insert into contact_index (report_id, key_no, digest) select report_id - n, key_no, digest from contact_index, generate_series(1, 1000) n where report_id = $1', [first])
    await house.owner.query('analyze contact_index, report')
    const found = await sameContact(house.database.pool, last)
    expect([found.length, found[0]]).toEqual([100, first])
    const { rows } = await house.owner.query(`explain (analyze, format json) ${SAME_CONTACT.replaceAll('$1', last)}`)
    expect(Math.max(...[...JSON.stringify(rows).matchAll(/"Actual Rows":\s*([\d.]+)/g)].map(([, count]) => Number(count)))).toBe(100)
    await house.owner.query('delete from report where report_id < $1 and report_id >= $1::bigint - 1000', [first])
    await house.owner.query('delete from contact_index where report_id < $1 and report_id >= $1::bigint - 1000', [first])
  })

  it('goes with the key of an erased report', async () => {
    const id = await sent({ identity: who('081290000005') })
    await notes.flush()
    expect((await rowsOf(id)).length).toBe(1)
    await house.owner.query('delete from vault.report_key where report_id = $1', [id])
    expect(await rowsOf(id)).toEqual([])
  })
})

describe('turning the key', () => {
  it('finds all the while, goes on where it was stopped, and lets the old key go ten minutes later', async () => {
    const pairs = await Promise.all(Array.from({ length: 5 }, async (_, no) => [await sent({ identity: who(`08139000000${no}`) }), await sent({ identity: who(`62 813 9000 000${no}`) })] as const))
    await notes.flush()
    const old = contactKeys.living().at(-1)?.no ?? 0
    const to = contactKeys.turn().no
    const indexing = { pool: house.database.pool, keys: house.taking.keys, contactKeys, batch: 3, now: contactKeyMadeAt(to) }
    const stops = () => {
      throw new Error('stopped')
    }
    await expect(indexContacts({ ...indexing, progress: stops })).rejects.toThrow('stopped')
    const found = async () => Promise.all(pairs.map(async ([one, other]) => (await others(one)).includes(other)))
    expect(await found()).toEqual(Array(5).fill(true))
    const between = await sent({ identity: who('081390000000') })
    await notes.flush()
    expect((await rowsOf(between)).map(({ keyNo }) => keyNo)).toEqual([old, to])
    expect(await indexContacts(indexing)).toMatchObject({ to, destroyed: [], kept: [old] })
    expect((await indexContacts(indexing)).reports).toBe(0)
    const done = await indexContacts({ ...indexing, now: contactKeyMadeAt(to) + FOLLOWED_MS })
    expect([done.destroyed, contactKeys.living().map(({ no }) => no)]).toEqual([[old], [to]])
    expect((await house.owner.query('select from contact_index where key_no <> $1', [to])).rowCount).toBe(0)
    expect([await found(), (await others(between)).length]).toEqual([Array(5).fill(true), 2])
  })

  it('is a command, which also notes what a process that died left out, and nothing of whoever hides', async () => {
    const [lost, hidden] = [await sent({ identity: who('081490000001') }), await sent({ anonymous: true, identity: who('081490000001') })]
    await notes.flush()
    await house.owner.query('delete from contact_index where report_id = $1', [lost])
    let out = ''
    const environment = { DATABASE_URL: house.appUrl, DATABASE_OWNER_URL: String(house.owner.options.connectionString), DATA_DIR: house.dataDir, NODE_ENV: 'test' }
    const status = await vaultCommand(environment).run(['contacts', '--json'], { input: (async function* () {})(), write: async (text) => void (out += text), complain: () => undefined })
    expect([status, (JSON.parse(out) as { reports: number }).reports, (await rowsOf(lost)).length, await rowsOf(hidden)]).toEqual([0, 1, 1, []])
  })
})
