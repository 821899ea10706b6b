// Each promise is broken once by hand, to see that the checks of the kill test notice.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addReply } from '../../src/app/add-reply.ts'
import { newFileId } from '../../src/app/new-file-id.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { storedEvidence } from '../../src/app/take-evidence.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import { parseSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { installationId } from '../../src/store/installation.ts'
import { newReportKey } from '../../src/vault/report-key.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { checkEverything } from './check-everything.ts'
import { idOf } from './check-filing.ts'
import type { Addition, Filing } from './history.ts'
import { newAddition, newFiling } from './new-filing.ts'
import { randomFrom } from './random.ts'

const TABLES = ['report', 'report_event', 'leaf_pending', 'holding', 'owed_step', 'warning', 'deadline', 'message', 'wording', 'evidence', 'vault.report_key', 'vault.identity']
const random = randomFrom(1)

let db: Prepared
let filings: Filing[]
let known: Filing[]
beforeAll(async () => {
  db = await prepared()
  await (await openLocalFiles(db.dataDir)).claim(await installationId(db.owner))
  db.clock.now = () => Date.now() - 10 * 86_400_000
  filings = [await filed(0), await filed(2), await filed(1)]
  db.clock.now = Date.now
  await sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 200 })
  await added(filings[0], newAddition(randomFrom(3), 'withdrawal'))
  for (const table of TABLES) await db.owner.query(`create table kept_${table.replace('.', '_')} as select * from ${table}`)
  cpSync(join(db.dataDir, 'files'), join(db.dataDir, 'kept-files'), { recursive: true })
  known = structuredClone(filings)
})
afterAll(() => db.close())

/** Everything as it was: rows, files, and what the clients know. */
afterEach(async () => {
  for (const table of TABLES) await db.owner.query(`truncate ${table}; insert into ${table} select * from kept_${table.replace('.', '_')}`)
  rmSync(join(db.dataDir, 'files'), { recursive: true })
  cpSync(join(db.dataDir, 'kept-files'), join(db.dataDir, 'files'), { recursive: true })
  filings = structuredClone(known)
})

async function filed(files: number): Promise<Filing> {
  const filing: Filing = { ...newFiling(random, files), sent: 1 }
  const submissionKey = parseSubmissionKey(filing.key, Date.now())
  if (submissionKey === null) throw new Error('no key')
  const key = newReportKey()
  const storage = await openLocalFiles(db.dataDir)
  const staged = await Promise.all(filing.files.map(async ({ bytes, name }) => {
    const one = await storage.stage([bytes], { reportId: idOf(filing), fileId: newFileId(), key, maxBytes: 1_000_000 })
    if ('refused' in one) throw new Error(one.refused)
    return { staged: one, kind: 'document' as const, mediaType: 'application/pdf', name }
  }))
  await storage.publish(staged.map((one) => one.staged))
  const submitted = await submitReport(db.taking, { ...db.submission({ submissionKey, key, words: filing.words, identity: filing.identity }), evidence: staged.map(storedEvidence) })
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  filing.receipts.push(submitted.receipt)
  await added(filing, { ...newAddition(random, 'reply'), files: [] })
  return filing
}

async function added(filing: Filing | undefined, addition: Addition): Promise<void> {
  if (filing === undefined) throw new Error('no report')
  const { rows } = await db.owner.query<{ epoch: number; wrapped: Buffer }>('select epoch, wrapped from vault.report_key where report_id = $1', [idOf(filing)])
  const [wrapped] = rows
  if (wrapped === undefined) throw new Error('no key')
  const common = { reportId: idOf(filing), commandKey: addition.command, key: db.taking.keys.unwrap(wrapped, idOf(filing)) }
  const { outcome } = addition.kind === 'reply'
    ? await addReply(db.handling, { ...common, text: addition.text, evidence: [] })
    : await withdrawReport(db.handling, { ...common, reason: addition.text })
  expect(outcome).toBe('done')
  filing.additions.push({ ...addition, sent: 1, acknowledged: true })
}

async function problems(): Promise<string> {
  const checked = await checkEverything({ appUrl: db.appUrl, dataDir: db.dataDir, filings })
  return checked.problems.join('\n')
}

const anyReport = '(select max(report_id) from report where open)'

const breaks: readonly (readonly [what: string, sql: string, said: RegExp])[] = [
  ['a report is gone', `delete from report where report_id = ${anyReport}`, /acknowledged as .* and not there/],
  ['a report is gone and its rows are left', `delete from report where report_id = ${anyReport}`, /rows of report_event belong to no report/],
  ['an event is gone', `delete from report_event where report_id = ${anyReport} and seq = 2`, /its events are numbered 1, 3/],
  ['the last event is gone', `delete from report_event e where report_id = ${anyReport} and seq = (select version from report r where r.report_id = e.report_id)`, /its version is/],
  ['an event happened at another time', `update report_event set at = at + interval '1 second' where report_id = ${anyReport} and seq = 1`, /the commitment to event 1 is another/],
  ['an event says something else', `update report_event set body = jsonb_set(body, '{anonymous}', 'true') where report_id = ${anyReport} and seq = 1`, /its state is not what its events add up to/],
  ['the state is an older one', `update report set state = jsonb_set(state, '{replyWaits}', 'false') where report_id = ${anyReport}`, /its state is not/],
  ['a column is not what the state says', `update report set open = not open where report_id = ${anyReport}`, /its row: open is/],
  ['the next due time is wrong', `update report set next_due_at = next_due_at + interval '1 hour' where report_id = ${anyReport}`, /next_due_at/],
  ['a commitment is missing', `delete from leaf_pending where report_id = ${anyReport} and seq = 1`, /its commitments are numbered/],
  ['a commitment is another', `update leaf_pending set commitment = sha256(commitment) where report_id = ${anyReport} and seq = 2`, /the commitment to event 2/],
  ['a holder is missing', `delete from holding where report_id = ${anyReport}`, /its holders are numbered/],
  ['a holder stands at another step', `update holding set step = 'tanggapan' where report_id = ${anyReport}`, /holder 1: step/],
  ['a list of work lacks a step', `delete from owed_step where report_id = ${anyReport} and seat = '@unit'`, /the lists of work/],
  ['a list of work has a step too many', `insert into owed_step select report_id, 9, seat, unit_id, classification, nature, due_at, holding_no, step, kept_from from owed_step where report_id = ${anyReport} and step_no = 0`, /the lists of work/],
  ['a deadline is missing', `delete from deadline where report_id = ${anyReport} and clock_id = 1`, /its deadlines are numbered/],
  ['a deadline was not struck', `update deadline set struck_at = null where struck_at is not null`, /struck_at/],
  ['a deadline that ended still runs', `update deadline set ended_at = null where ended_at is not null`, /ended_at/],
  ['a deadline is due later', `update deadline set due_at = due_at + interval '1 day' where report_id = ${anyReport}`, /due_at/],
  ['a message is missing', `delete from message where report_id = ${anyReport} and message_no = (select min(message_no) from message where report_id = ${anyReport})`, /its messages are numbered/],
  ['a message is there twice', `insert into message select report_id, message_no + 1000000, event_seq, recipient, recipient_unit, channel, template, params, state, queued_at, next_attempt_at, attempts, lease_until, lease_token, delivered_at from message where report_id = ${anyReport} limit 1`, /its messages are numbered/],
  ['a message was never delivered', `update message set state = 'queued', delivered_at = null where report_id = ${anyReport}`, /it is queued/],
  ['a message goes to somebody else', `update message set recipient_unit = 1 where recipient = 'unit' and recipient_unit <> 1`, /recipient_unit/],
  ['a text is missing', `delete from wording where report_id = ${anyReport} and wording_no = 1`, /its texts are not those/],
  ['a text was changed', `update wording set sealed = set_byte(sealed, 20, (get_byte(sealed, 20) + 1) % 256) where report_id = ${anyReport} and wording_no = 1`, /it does not open/],
  ['a text was exchanged for one of another report', `update wording w set sealed = (select sealed from wording o where o.report_id <> w.report_id and wording_no = 1 limit 1) where wording_no = 1`, /it does not open/],
  ['an identity is missing', `delete from vault.identity`, /its texts are not those|who sent it/],
  ['a key is missing', `delete from vault.report_key where report_id = ${anyReport}`, /it has 0 keys/],
  ['an evidence row is missing', `delete from evidence where file_no = 2`, /its files are not those/],
  ['a checksum is another', `update evidence set sealed_hash = sha256(sealed_hash)`, /its file 1 is changed/],
  ['the code does not open it', `update report set code_hash = sha256(code_hash) where report_id = ${anyReport}`, /its code does not open it/],
]

/** A file of the second report, by its path. */
function someFile(): string {
  const entry = readdirSync(join(db.dataDir, 'files'), { recursive: true, withFileTypes: true }).find((one) => one.isFile() && one.name !== 'installation')
  if (entry === undefined) throw new Error('no file')
  return join(entry.parentPath, entry.name)
}

const fileBreaks: readonly (readonly [what: string, act: () => void, said: RegExp])[] = [
  ['a file is gone', () => rmSync(someFile()), /its file \d is missing/],
  ['a file lost its end', () => writeFileSync(someFile(), readFileSync(someFile()).subarray(0, -1)), /its file \d is changed/],
  ['a bit of a file has turned', () => writeFileSync(someFile(), readFileSync(someFile()).map((byte, at) => (at === 40 ? byte ^ 1 : byte))), /its file \d is changed/],
]

const clientBreaks: readonly (readonly [what: string, act: (filings: Filing[]) => void, said: RegExp])[] = [
  ['somebody has a receipt for a report that is not there', (all) => all.push({ ...newFiling(random, 0), sent: 1, receipts: [{ number: 'X', code: null }] }), /acknowledged as X and not there/],
  ['a report is there that nobody sent', (all) => void all.pop(), /nobody sent it/],
  ['a report is there that was never sent whole', (all) => all.forEach((filing) => Object.assign(filing, { sent: 0, receipts: [] })), /never sent whole/],
  ['a receipt showed another number', (all) => all[0]?.receipts.push({ number: 'AAAA-AAAA-AAAAA', code: null }), /receipts differ/],
  ['a receipt showed another code', (all) => all[0]?.receipts.push({ number: all[0].receipts[0]?.number ?? '', code: 'other' }), /receipts differ/],
  ['a report holds the words of another', (all) => all[0] && all[1] && Object.assign(all[0], { words: all[1].words }), /its words are not/],
  ['a report tells another name', (all) => all.forEach((filing) => Object.assign(filing, { identity: { name: 'Orang lain', phone: '', email: '', address: '' } })), /who sent it is not/],
  ['a file holds something else', (all) => all[1] && Object.assign(all[1], { files: all[2]?.files }), /its files are not what was sent/],
  ['a reply was acknowledged that is not there', (all) => all[1]?.additions.push({ ...newAddition(random, 'reply'), files: [], sent: 1, acknowledged: true }), /a reply that was acknowledged is there 0 times/],
  ['a reply was refused that is there', (all) => all[1]?.additions.forEach((addition) => Object.assign(addition, { acknowledged: false, refused: true })), /refused is there/],
  ['a reply was never sent that is there', (all) => all[1]?.additions.forEach((addition) => Object.assign(addition, { acknowledged: false, sent: 0 })), /a reply that was sent is there 1 times/],
  ['a reply says something else', (all) => all[1]?.additions.forEach((addition) => Object.assign(addition, { text: 'lain' })), /the text of a reply is there 0 times/],
]

describe('the checks', () => {
  it('find nothing wrong with what is right', async () => {
    expect(await problems()).toBe('')
  })

  it.each(breaks)('notice when %s', async (_what, sql, said) => {
    await db.owner.query(sql)
    expect(await problems()).toMatch(said)
  })

  it.each(fileBreaks)('notice when %s', async (_what, act, said) => {
    act()
    expect(await problems()).toMatch(said)
  })

  it.each(clientBreaks)('notice when %s', async (_what, act, said) => {
    act(filings)
    expect(await problems()).toMatch(said)
  })
})
